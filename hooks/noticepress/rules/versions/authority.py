"""VE016, VE017, VE018: whether those have signed who may: acts on record, and the authority itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from noticepress.editions.sources.authority_files import TIMESTAMP, acts_on_record
from noticepress.editions.sources.files import AUTHORITY, AUTHORITY_FILE
from noticepress.editions.sources.inputs import Inputs
from noticepress.files.conflicts import RESTORE
from noticepress.register.authority.acts import Act
from noticepress.register.authority.standing import AuthorityVersion, Standing
from noticepress.register.rules import AUTHORITY_CHAIN, SIGNATURES, TIMESTAMPS
from noticepress.rules.checking import Violation, checks

_FILE = f"{AUTHORITY}/{AUTHORITY_FILE}"
_OF_NOTICE = 2
"""How many words name a notice and a version: what follows is a part of them."""


@checks(SIGNATURES)
def acts_are_signed(inputs: Inputs) -> Iterator[Violation]:
    """Find acts without the signatures that the authority asks for; one finding for all editions of a version."""
    standing = inputs.standing
    for signature in standing.signatures:
        if not signature.key:
            message = "the signature does not fit what stands above it"
            yield Violation(signature.path, 0, message, f"{RESTORE}, or delete it")
    together: defaultdict[tuple[str, int, str, str], list[Act]] = defaultdict(list)
    for act, (path, line) in acts_on_record(inputs):
        for lack in standing.lacks(act):
            together[path, line, _named(act), str(lack)].append(act)
    for (path, line, name, lacking), acts in together.items():
        parts = [part for act in acts for part in act.about[_OF_NOTICE:]]
        of = f" ({', '.join(parts)})" if parts else ""
        yield Violation(path, line, f"'{name}'{of} {lacking}", f'have it signed: noticepress sign "{name}" --key KEY')


@checks(TIMESTAMPS)
def timestamps_are_good(inputs: Inputs) -> Iterator[Violation]:
    """Find timestamps that are of something else, or of nobody who is trusted with the time."""
    for signature in inputs.standing.signatures:
        if signature.flaw:
            path = signature.path.removesuffix(".txt") + TIMESTAMP
            yield Violation(path, 0, f"the timestamp is not good: {signature.flaw}")


def _named(act: Act) -> str:
    return " ".join((act.kind, *act.about[:_OF_NOTICE]))


@checks(AUTHORITY_CHAIN)
def authority_is_signed(inputs: Inputs) -> Iterator[Violation]:
    """Follow the versions of the authority, from the first, to ``authority.yml`` as it is."""
    standing = inputs.standing
    previous = ""
    for number, version in enumerate(standing.versions, 1):
        path = f"{AUTHORITY}/{version.number}.json"
        if (version.number, version.previous, version.sealed().digest) != (number, previous, version.digest):
            message = f"version {version.number} of the authority does not fit its digest, or the version before it"
            yield Violation(path, 0, message, "restore the files from version control")
            return
        yield from _unsigned(standing, version, path)
        previous = version.digest
    yield from _as_it_is(standing)


def _unsigned(standing: Standing, version: AuthorityVersion, path: str) -> Iterator[Violation]:
    for lack in dict.fromkeys(map(str, standing.lacks_of_version(version))):
        remedy = "have it signed: noticepress sign authority --key KEY"
        yield Violation(path, 0, f"version {version.number} of the authority {lack}", remedy)
    for line, lacking in standing.unsettled(version):
        message = f"version {version.number} of the authority has '{line}' as on record before it, which {lacking}"
        yield Violation(path, 0, message, "restore the signatures, or delete the version, and make it again")


def _as_it_is(standing: Standing) -> Iterator[Violation]:
    current = standing.current
    if standing.text is None and (current or standing.signatures):
        yield Violation(_FILE, 0, "the authority is gone, and was signed", RESTORE)
    elif standing.text is not None and current is None:
        yield Violation(_FILE, 0, "nobody has signed the authority", "sign it: noticepress sign authority --key KEY")
    elif current and standing.text != current.text:
        yield Violation(_FILE, 0, f"the authority is not version {current.number}, which was signed")


RULES = (acts_are_signed, timestamps_are_good, authority_is_signed)
