"""A built or served site against its manifest and its register. A folder or an address comes in, findings leave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from noticepress.editions.artefacts.registry import MANIFEST, SIGNATURE
from noticepress.findings import Finding, NoticepressError, UsageError, quote
from noticepress.model import Erratum, Status, Version, Withdrawal
from noticepress.register.authority.authority_yml import Role
from noticepress.register.sealing.chain import misfits
from noticepress.register.sealing.seal import parse_seal
from noticepress.register.status import in_force_on, status_on
from noticepress.rules.site.published import CHAIN, CHANGED, EXTRA, MISSING, STALE
from noticepress.site.verifying.addresses import AddressSite
from noticepress.site.verifying.proving import check_signature, digests_of, no_such_digest, signer_of
from noticepress.site.verifying.recorded_editions import record_problems
from noticepress.site.verifying.served import RESTORE, Flaw, FolderSite, Site, read_json, read_manifest, read_notices
from noticepress.site.verifying.signing import public_keys
from noticepress.site.verifying.told_files import other_files

SECONDS = 600
"""How long a site at an address may take in all."""

_BUILD_ANEW = "build the site anew and publish it; the ready workflow does so daily"
_LONGEST_PATH = 1_000
_MOST_OF_A_KIND = 100
_MOST_VERSIONS = 10_000


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

    @property
    def proves(self) -> str:
        """What was proved, in words: not more than what is compared with something from elsewhere."""
        parts = ["that the site agrees with itself"]
        parts += [f"that {self.signer} signed it"] if self.signer else []
        parts += [f"that its texts and dates up to {self.known} are those that you know"] if self.known else []
        lacking = "" if self.signer else "; whoever can write all of it can write it anew, so ask for a key: --signer"
        return f"This proves {', and '.join(parts)}{lacking}"


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
        raise UsageError(f"{place} has no {MANIFEST}; name a site's folder or address")
    if isinstance(raw, Flaw):
        raise NoticepressError([CHANGED.at(MANIFEST, 0, raw.value, RESTORE)])
    expected, notices = read_manifest(raw), read_notices(raw)
    findings = [*_compare(expected, site), *site.stray]
    versions = 0
    drafts: list[str] = []
    digests: dict[str, str] = {}
    registers = [path for path in sorted(expected) if path.endswith("/notice.json") and path.count("/") == 1]
    seals = _seals(expected)
    for path in registers:
        found, count, shown = _check_chain(path, site, seals[_folder(path)], as_of, expected)
        findings += found
        versions += count
        drafts += (f"{_folder(path)} {number}" for number in shown)
        digests |= digests_of(_folder(path), _content(site, path)) if known else {}
    findings += _check_registers(notices, [_folder(path) for path in registers], seals)
    signature = site.read(SIGNATURE) if keys or roles else Flaw.MISSING
    findings += check_signature(raw, signature, keys, roles)
    if known and known not in digests:
        findings.append(no_such_digest(known))
    signer = signer_of(raw, signature, keys, roles) if isinstance(signature, bytes) and not findings else ""
    told = tuple(_summed_up(findings))
    signed = bool(keys or roles)
    return Verified(len(expected), versions, signed, told, signer, digests.get(known, ""), raw, tuple(drafts))


def _compare(expected: dict[str, str], site: Site) -> Iterator[Finding]:
    if not expected:
        yield CHANGED.at(MANIFEST, 0, "the manifest lists no file", RESTORE)
    plain = [path for path in sorted(expected) if _is_plain(path)]
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


def _is_plain(path: str) -> bool:
    """Whether a path of the manifest stays within the site."""
    if not path.isprintable() or len(path) > _LONGEST_PATH or path.startswith("/") or "\\" in path:
        return False
    parts = path.split("/")
    return ".." not in parts and ":" not in parts[0]


def _check_registers(notices: list[str] | None, found: list[str], sealed: Iterable[str]) -> Iterator[Finding]:
    """Whether the site has the registers that its manifest tells; one that says that it has no notice needs none."""
    if not found and notices != []:
        yield CHAIN.at(MANIFEST, 0, "the site has no register: no */notice.json", RESTORE)
    elif notices is not None and sorted(notices) != sorted(found):
        yield CHAIN.at(MANIFEST, 0, "the registers are not those of the notices that the manifest tells", RESTORE)
    for notice_id in sorted(set(sealed) - set(found)):
        yield CHAIN.at(MANIFEST, 0, f"there are seals of {quote(notice_id)}, which has no register", RESTORE)


def _folder(path: str) -> str:
    return path.partition("/")[0]


def _seals(paths: Iterable[str]) -> defaultdict[str, list[str]]:
    """The seals among ``paths``, by the folder of their notice."""
    seals: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        if path.endswith("/seal.json"):
            seals[_folder(path)].append(path)
    return seals


def _check_chain(
    path: str, site: Site, seals: list[str], wanted: date | None, manifest: dict[str, str]
) -> tuple[list[Finding], int, list[str]]:
    """Compute each version's digest anew from the published register and ``seals``.

    Gives the findings, how many versions there are, and the numbers of drafts.
    """
    try:
        register: dict[str, Any] = read_json(_content(site, path))
        as_of, entries = date.fromisoformat(register["as_of"]), register["versions"]
        _refuse_too_many(entries, path)
        problems = [*_strangers(entries, path, seals)]
        dated = [(published_version(entry), entry) for entry in entries if entry["digest"]]
        versions = [version for version, _ in dated]
        problems += _misfits(versions, str(register["time_zone"]), path, site)
        told = {version.number: str(entry["status"]) for version, entry in dated}
        problems += _wrong_statuses(versions, told, as_of)
        problems += other_files(register, manifest)
        problems += record_problems(entries, _folder(path), manifest, lambda name: _content(site, name))
        stale = [*_wrong_statuses(versions, told, wanted)] if wanted and not problems else []
    except NoticepressError as error:
        return [CHAIN.at(found.path, 0, found.message, RESTORE) for found in error.findings], 0, []
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return [CHAIN.at(path, 0, "the published register cannot be read", RESTORE)], 0, []
    count = sum(not version.was_never_shown for version in versions)
    if not count and (versions or not entries):
        problems.append("the register has no published version")
    findings = [CHAIN.at(path, 0, problem, RESTORE) for problem in problems]
    drafts = [str(entry["version"]) for entry in entries if entry["status"] == Status.DRAFT]
    return findings + [STALE.at(path, 0, line, _BUILD_ANEW) for line in stale], count, drafts


def _wrong_statuses(versions: list[Version], told: dict[str, str], day: date) -> Iterator[str]:
    current = in_force_on(versions, day)
    for version in versions:
        status = status_on(version, (current,) if current else (), day)
        if str(status) != told[version.number]:
            yield f"version {version.number} is {status} on {day}, and not {quote(told[version.number])}"


def _refuse_too_many(entries: list[dict[str, Any]], path: str) -> None:
    """Raise (SV004) for a register with more entries than any has, or with two of a version: each costs time."""
    if len(entries) > _MOST_VERSIONS:
        message = f"the register has {len(entries)} entries, more than any has"
        raise NoticepressError([CHAIN.at(path, 0, message, RESTORE)])
    counts = Counter(str(entry["version"]) for entry in entries)
    twice = sorted(number for number, count in counts.items() if count > 1)
    messages = (f"version {quote(number)} stands in the register twice" for number in twice)
    findings = [CHAIN.at(path, 0, message, RESTORE) for message in messages]
    if findings:
        raise NoticepressError(findings)


def _strangers(entries: list[dict[str, Any]], path: str, seals: list[str]) -> Iterator[str]:
    """What no register that this program writes has: an entry without a digest, a seal of no entry."""
    numbers = {str(entry["version"]) for entry in entries if entry["digest"]}
    for entry in entries:
        if not entry["digest"] and entry["status"] != Status.DRAFT:
            yield f"version {quote(str(entry['version']))} has no digest and is no draft"
    for file in seals:
        if file.removeprefix(f"{_folder(path)}/").removesuffix("/seal.json") not in numbers:
            yield f"{quote(file)} is the seal of no version in the register"


def _misfits(versions: list[Version], time_zone: str, path: str, site: Site) -> Iterator[str]:
    previous: str | None = None
    for version in versions:
        if not version.was_never_shown:
            seal_path = f"{path.rpartition('/')[0]}/{version.number}/seal.json"
            seal = parse_seal(_content(site, seal_path).decode(), seal_path)
            yield from misfits(version, seal, previous)
            if seal.time_zone != time_zone:
                yield f"version {version.number} takes effect in the time zone {seal.time_zone}"
        previous = version.digest


def _content(site: Site, path: str) -> bytes:
    """A file that the register needs; nothing where it cannot be had, which no reader takes for its content."""
    content = site.read(path) if _is_plain(path) else Flaw.MISSING
    return b"" if isinstance(content, Flaw) else content


def published_version(entry: dict[str, Any]) -> Version:
    """An entry of the published register. One without dates stands for a version that was never shown."""
    withdrawn = entry["withdrawn"]
    recall = (
        Withdrawal(date.fromisoformat(withdrawn["on"]), str(withdrawn["reason"]), str(withdrawn["digest"]))
        if withdrawn
        else None
    )
    if "published" not in entry and recall:
        return Version(str(entry["version"]), date.max, date.max, "", str(entry["digest"]), withdrawn=recall)
    return Version(
        number=str(entry["version"]),
        published=date.fromisoformat(entry["published"]),
        effective=date.fromisoformat(entry["effective"]),
        summary=str(entry["summary"]),
        digest=str(entry["digest"]),
        short_notice=str(entry["short_notice"]),
        material=entry.get("material", False) is True,
        withdrawn=recall,
        errata=tuple(_erratum(erratum) for erratum in entry["errata"]),
    )


def _erratum(entry: dict[str, Any]) -> Erratum:
    texts = {name: tuple(map(str, entry[name])) for name in ("old_text", "new_text")}
    plain = {name: str(entry[name]) for name in ("section", "reason", "old_digest", "new_digest")}
    unchanged = entry.get("translations_unchanged", False) is True
    return Erratum(date.fromisoformat(entry["on"]), translations_unchanged=unchanged, **plain, **texts)  # type: ignore[arg-type]  # two kinds of keys
