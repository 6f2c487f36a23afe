"""A built or served site against its manifest and its register. A folder or an address comes in, findings leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noticepress.editions.artefacts.registry import MANIFEST, SIGNATURE
from noticepress.findings import Finding, NoticepressError, UsageError, quote
from noticepress.register.authority.authority_yml import Role
from noticepress.rules.site.published import CHAIN, CHANGED, EXTRA, MISSING
from noticepress.site.verifying.addresses import AddressSite
from noticepress.site.verifying.proving import check_signature, digests_of, no_such_digest, signer_of
from noticepress.site.verifying.registers import check_register, content_of, folder_of, is_plain
from noticepress.site.verifying.served import RESTORE, Flaw, FolderSite, Site, read_manifest, read_notices
from noticepress.site.verifying.signing import public_keys

SECONDS = 600
"""How long a site at an address may take in all."""

_MOST_OF_A_KIND = 100


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what was found."""

    files: int
    versions: int
    signed: bool
    findings: tuple[Finding, ...]
    signer: str = ""
    """The key that signed the manifest, where one was asked for."""
    known: str = ""
    """What the digest that was given is of, such as ``privacy 2.1``; empty where none was given or found."""
    manifest: bytes = b""
    drafts: tuple[str, ...] = ()
    """Drafts that the site shows, as in ``privacy 2.2``: it was built to be looked at, and not for the public."""
    unrecorded: tuple[str, ...] = ()
    """Versions whose translations are on no record, as in ``privacy 1.0``."""

    @property
    def proves(self) -> str:
        """What was proved, in words: not more than what is compared with something from elsewhere."""
        parts = ["that the site agrees with itself"]
        parts += [f"that {self.signer} signed it"] if self.signer else []
        parts += [f"that its texts and dates up to {self.known} are those that you know"] if self.known else []
        lacking = "" if self.signer else "; whoever can write all of it can write it anew, so ask for a key: --signer"
        unproved = (
            f". Nothing is on record of the translations of {', '.join(self.unrecorded)}" if self.unrecorded else ""
        )
        return f"This proves {', and '.join(parts)}{lacking}{unproved}"


def verify(
    place: str,
    signers: Iterable[str] = (),
    seconds: float = SECONDS,
    as_of: date | None = None,
    known: str = "",
    *,
    roles: tuple[Role, ...] = (),
) -> Verified:
    """Verify the site in a folder or at an address, which has ``seconds`` in all.

    Where a day ``as_of`` is named, the site must say of each version what it is on that day. ``known`` is a digest
    of a version, from elsewhere, that one of its registers must have.
    ``roles`` must have signed the manifest, each by as many keys as it says.
    ``signers`` are SSH public keys, or files that hold them: where there are any, the manifest must be signed
    by one of them. Raises :class:`UsageError` where there is no site to verify.
    """
    keys = public_keys(signers)
    site: Site = AddressSite(place, seconds) if "://" in place else FolderSite(Path(place))
    raw = site.read(MANIFEST)
    if raw is Flaw.MISSING:
        raise UsageError(f"{place} has no {MANIFEST}; name the folder or address of a whole site, not of a page of it")
    if isinstance(raw, Flaw):
        raise NoticepressError([CHANGED.at(MANIFEST, 0, raw.value, RESTORE)])
    expected, notices = read_manifest(raw), read_notices(raw)
    findings = [*_compare(expected, site), *site.stray]
    versions = 0
    drafts: list[str] = []
    unrecorded: list[str] = []
    digests: dict[str, str] = {}
    registers = [path for path in sorted(expected) if path.endswith("/notice.json") and path.count("/") == 1]
    seals = _seals(expected)
    for path in registers:
        checked = check_register(path, site, seals[folder_of(path)], as_of, expected)
        findings += checked.findings
        versions += checked.versions
        drafts += (f"{folder_of(path)} {number}" for number in checked.drafts)
        unrecorded += (f"{folder_of(path)} {number}" for number in checked.unrecorded)
        digests |= digests_of(folder_of(path), content_of(site, path)) if known else {}
    findings += _check_registers(notices, [folder_of(path) for path in registers], seals)
    signature = site.read(SIGNATURE) if keys or roles else Flaw.MISSING
    findings += check_signature(raw, signature, keys, roles)
    if known and known not in digests:
        findings.append(no_such_digest(known))
    signer = signer_of(raw, signature, keys, roles) if isinstance(signature, bytes) and not findings else ""
    return Verified(
        len(expected),
        versions,
        bool(keys or roles),
        tuple(_summed_up(findings)),
        signer,
        digests.get(known, ""),
        raw,
        tuple(drafts),
        tuple(unrecorded),
    )


def _compare(expected: dict[str, str], site: Site) -> Iterator[Finding]:
    if not expected:
        yield CHANGED.at(MANIFEST, 0, "the manifest lists no file", RESTORE)
    plain = [path for path in sorted(expected) if is_plain(path)]
    for path in expected.keys() - set(plain):
        yield CHANGED.at(path, 0, "the manifest names a path outside the site", RESTORE)
    for path, found in site.digests(plain).items():
        if isinstance(found, Flaw):
            yield (MISSING if found is Flaw.MISSING else CHANGED).at(path, 0, found.value, RESTORE)
        elif found != expected[path]:
            yield CHANGED.at(path, 0, "the file is not what the manifest says", RESTORE)
    for path in sorted(site.listed - set(expected) - {MANIFEST, SIGNATURE}):
        yield EXTRA.at(path, 0, "the file is not in the manifest", "remove it, or find out who put it there")


def _summed_up(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, sorted; where there are very many of a code, the first of them and how many more."""
    by_code: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(set(findings)):
        by_code[finding.code].append(finding)
    shown = [finding for of_code in by_code.values() for finding in of_code[:_MOST_OF_A_KIND]]
    for of_code in by_code.values():
        if len(of_code) > _MOST_OF_A_KIND:
            more = len(of_code) - _MOST_OF_A_KIND
            last = of_code[0]
            shown.append(replace(last, path=MANIFEST, line=0, message=f"the same of {more} more files"))
    yield from sorted(shown)


def _check_registers(notices: list[str] | None, found: list[str], sealed: Iterable[str]) -> Iterator[Finding]:
    """Whether the site has the registers that its manifest tells; one that says that it has no notice needs none."""
    if not found and notices != []:
        yield CHAIN.at(MANIFEST, 0, "the site has no register: no */notice.json", RESTORE)
    elif notices is not None and sorted(notices) != sorted(found):
        yield CHAIN.at(MANIFEST, 0, "the registers are not those of the notices that the manifest tells", RESTORE)
    for notice_id in sorted(set(sealed) - set(found)):
        yield CHAIN.at(MANIFEST, 0, f"there are seals of {quote(notice_id)}, which has no register", RESTORE)


def _seals(paths: Iterable[str]) -> defaultdict[str, list[str]]:
    """The seals among ``paths``, by the folder of their notice."""
    seals: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        if path.endswith("/seal.json"):
            seals[folder_of(path)].append(path)
    return seals
