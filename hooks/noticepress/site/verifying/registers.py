"""A published register beside seals, records of editions and pages: a site's files come in, findings leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from noticepress.findings import Finding, NoticepressError, quote
from noticepress.model import Erratum, Status, Version, Withdrawal
from noticepress.register.sealing.chain import misfits
from noticepress.register.sealing.seal import parse_seal
from noticepress.register.status import in_force_on, status_on
from noticepress.rules.site.published import CHAIN, STALE
from noticepress.site.verifying.pages import pages_problems
from noticepress.site.verifying.recorded_editions import record_problems
from noticepress.site.verifying.served import RESTORE, Flaw, Site, read_json
from noticepress.site.verifying.told_files import other_files

_BUILD_ANEW = "build the site anew and publish it; the ready workflow does so daily"
_LONGEST_PATH = 1_000
_MOST_VERSIONS = 10_000


@dataclass(frozen=True, slots=True)
class CheckedRegister:
    """What was found in a register and beside it."""

    findings: tuple[Finding, ...]
    versions: int = 0
    drafts: tuple[str, ...] = ()
    unrecorded: tuple[str, ...] = ()
    """Versions whose translations are on no record."""


def check_register(
    path: str, site: Site, seals: list[str], wanted: date | None, manifest: dict[str, str]
) -> CheckedRegister:
    """Compute each version's digest anew from the published register and ``seals``, and each text's page."""
    try:
        register: dict[str, Any] = read_json(content_of(site, path))
        as_of, entries = date.fromisoformat(register["as_of"]), register["versions"]
        _refuse_too_many(entries, path)
        problems = [*_strangers(entries, path, seals)]
        dated = [(published_version(entry), entry) for entry in entries if entry["digest"]]
        versions = [version for version, _ in dated]
        problems += _misfits(versions, str(register["time_zone"]), path, site)
        told = {version.number: str(entry["status"]) for version, entry in dated}
        problems += _wrong_statuses(versions, told, as_of)
        is_sound = not problems
        problems += other_files(register, manifest)
        problems += record_problems(entries, folder_of(path), manifest, lambda name: content_of(site, name))
        pages = [*pages_problems(register, versions, manifest, site.contents)] if is_sound else []
        stale = [*_wrong_statuses(versions, told, wanted)] if wanted and not problems else []
        unrecorded = [each.number for each, entry in dated if _is_unrecorded(each, entry, register)]
    except NoticepressError as error:
        return CheckedRegister(tuple(CHAIN.at(found.path, 0, found.message, RESTORE) for found in error.findings))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return CheckedRegister((CHAIN.at(path, 0, "the published register cannot be read", RESTORE),))
    count = sum(not version.was_never_shown for version in versions)
    if not count and (versions or not entries):
        problems.append("the register has no published version")
    findings = [CHAIN.at(path, 0, problem, RESTORE) for problem in problems]
    findings += [*pages, *(STALE.at(path, 0, line, _BUILD_ANEW) for line in stale)]
    drafts = tuple(str(entry["version"]) for entry in entries if entry["status"] == Status.DRAFT)
    return CheckedRegister(tuple(findings), count, drafts, tuple(unrecorded))


def _is_unrecorded(version: Version, entry: dict[str, Any], register: dict[str, Any]) -> bool:
    return bool(register["translations"]) and not version.was_never_shown and not entry.get("recorded")


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
        if file.removeprefix(f"{folder_of(path)}/").removesuffix("/seal.json") not in numbers:
            yield f"{quote(file)} is the seal of no version in the register"


def _misfits(versions: list[Version], time_zone: str, path: str, site: Site) -> Iterator[str]:
    previous: str | None = None
    for version in versions:
        if not version.was_never_shown:
            seal_path = f"{path.rpartition('/')[0]}/{version.number}/seal.json"
            seal = parse_seal(content_of(site, seal_path).decode(), seal_path)
            yield from misfits(version, seal, previous)
            if seal.time_zone != time_zone:
                yield f"version {version.number} takes effect in the time zone {seal.time_zone}"
        previous = version.digest


def content_of(site: Site, path: str) -> bytes:
    """A file that the register needs; nothing where it cannot be had, which no reader takes for its content."""
    content = site.read(path) if is_plain(path) else Flaw.MISSING
    return b"" if isinstance(content, Flaw) else content


def is_plain(path: str) -> bool:
    """Whether a path of the manifest stays within the site."""
    if not path.isprintable() or len(path) > _LONGEST_PATH or path.startswith("/") or "\\" in path:
        return False
    parts = path.split("/")
    return ".." not in parts and ":" not in parts[0]


def folder_of(path: str) -> str:
    """The folder of a notice's file: its notice's id."""
    return path.partition("/")[0]


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
