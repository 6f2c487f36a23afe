"""VE013: what each locale shows of a published version, compared with the record of its editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noticepress.catalogs.messages import TITLE
from noticepress.editions.publication import Publication
from noticepress.editions.recording import ShownMessage, messages_of, recorded_key, shown_messages
from noticepress.editions.sources.files import EDITIONS
from noticepress.editions.sources.inputs import NoticeInputs
from noticepress.files.conflicts import RESTORE
from noticepress.findings import Finding, counted, quote
from noticepress.model import Locale, Version
from noticepress.register.editions import Editions
from noticepress.rules.checking import Violation, rule
from noticepress.texts.roles import fold

_REASON = '--reason "…"'
_REVISE = f"restore the translation, or record the revision: noticepress revise {{}}{_REASON}"
_AROUND = 24
"""How many characters before the first that differs are told."""
_FEW = 3
"""How many passages of a catalog that are in English again are told one by one: more have one cause, an empty file."""


class EditionsSubject(NamedTuple):
    """The published editions of a notice, in some locales."""

    publication: Publication
    notice_id: str
    locales: tuple[Locale, ...]

    @property
    def read(self) -> NoticeInputs:
        """The notice with its texts and records."""
        return self.publication.inputs.notices[self.notice_id]

    def path(self, version: Version) -> str:
        """Where the record of a version's editions lies."""
        return f"docs/{self.notice_id}/{version.number}/{EDITIONS}"


class Difference(NamedTuple):
    """A message that an edition shows otherwise than its record says."""

    shown: ShownMessage
    was: str
    """The digest of what was shown."""
    locale: Locale
    version: str


@rule(
    "VE013",
    summary="A published edition differs from its last entry",
    explanation="A notice binds in the language in which it is read. What each locale shows of a published version is "
    "recorded in editions.json beside the text, by 'noticepress publish' and 'noticepress revise'. A translation may "
    "be improved afterwards, and English be replaced by one: with an entry that says when and why. First "
    "translations of a catalog are told together ('noticepress revise' records them), and so are more than three "
    "passages that are in English again, as where a catalog was emptied. Of versions published "
    "before there were such records 'noticepress status' tells, until 'noticepress revise' records them.",
    example="A comma changed in locales/de/LC_MESSAGES/privacy.po, in a paragraph of version 2.1, which is published.",
    remedy="restore the translation, or record the revision with 'noticepress revise --reason \"…\"'",
)
def published_editions_are_recorded(subject: EditionsSubject) -> Iterator[Violation]:
    """Compare each published edition with its record."""
    read = subject.read
    differences: list[Difference] = []
    recorded_before = False
    for version in published_versions(read):
        record = read.editions.get(version.number)
        if record is None and recorded_before:
            message = f"the record of the editions of version {version.number} is gone"
            yield Violation(subject.path(version), 0, message, RESTORE)
        elif record is not None:
            recorded_before = True
            yield from _misfits(subject, version, record)
            yield from _unrecorded(subject, version, record)
            differences += differing(subject, version, record)
    yield from _changed(subject, differences)


def published_versions(read: NoticeInputs) -> list[Version]:
    """The versions whose editions are recorded: published ones that have a text."""
    versions = (version for version in read.notice.versions if not (version.is_draft or version.was_never_shown))
    return [version for version in versions if version.number in read.texts]


def unrecorded_line(read: NoticeInputs) -> str:
    """Which published versions have no record of their editions, and what to do about it; empty where all have one."""
    numbers = [version.number for version in published_versions(read) if version.number not in read.editions]
    if not numbers:
        return ""
    remedy = f'noticepress revise --notice {read.notice.id} --reason "First record."'
    return f"What each locale shows of {read.notice.id} {', '.join(numbers)} is not on record: {remedy}"


def differing(subject: EditionsSubject, version: Version, record: Editions) -> Iterator[Difference]:
    """The messages that recorded editions of a version show otherwise than their record says.

    What the record does not know is no difference: of a past day, a text before an erratum.
    """
    read = subject.read
    keys = messages_of(read.notice, version, read.texts[version.number])
    recorded = [recorded_key(key, record.scheme) for key in keys]
    for locale in subject.locales:
        was = record.shown(locale.tag)
        if not was:
            continue
        shown = shown_messages(subject.publication, subject.notice_id, keys, locale, record.scheme)
        for key, message in zip(recorded, shown, strict=True):
            if was.get(key, message.digest) != message.digest:
                yield Difference(message, was[key], locale, version.number)


def is_in_english_now(finding: Finding) -> bool:
    """Whether a finding is that a recorded translation is gone, so that English is shown and marked as such."""
    return finding.code == published_editions_are_recorded.code and finding.path.endswith(".po") and not finding.line


def _misfits(subject: EditionsSubject, version: Version, record: Editions) -> Iterator[Violation]:
    for tag, what in record.misfits(version.number, version.digest or ""):
        message = f"the record of the edition of version {version.number} in {tag} was changed: {what}"
        yield Violation(subject.path(version), 0, message, RESTORE)
    if (TITLE, record.scheme.of_text(subject.read.notice.title)) not in record.messages:
        message = f"the title is not the one with which the editions of version {version.number} are recorded"
        remedy = _REVISE.format("").replace("translation", "title")
        yield Violation(subject.read.notice.path, 1, message, remedy)


def _unrecorded(subject: EditionsSubject, version: Version, record: Editions) -> Iterator[Violation]:
    lacking = [locale.tag for locale in subject.locales if locale.tag not in record.editions]
    if lacking:
        message = f"version {version.number} is published in {', '.join(lacking)}, and its editions there not recorded"
        options = " ".join(f"--locale {tag}" for tag in lacking)
        remedy = f'record {"it" if len(lacking) == 1 else "them"}: noticepress revise {options} --reason "…"'
        yield Violation(subject.path(version), 0, message, remedy)


def _changed(subject: EditionsSubject, differences: Iterable[Difference]) -> Iterator[Violation]:
    """One finding for an entry, however many editions it stands in.

    First translations of a catalog have one together, of which there is nothing to restore; and so have those that
    are gone from it, unless they are few.
    """
    together: defaultdict[tuple[str, int, str | None, str], list[Difference]] = defaultdict(list)
    first_ones: defaultdict[str, list[Difference]] = defaultdict(list)
    for each in differences:
        if not each.was and each.shown.catalog and each.shown.entry:
            first_ones[each.shown.catalog.path].append(each)
            continue
        catalog, entry = each.shown.catalog, each.shown.entry
        place = (catalog.path if catalog else "", entry.text_line if entry else 0)
        together[(*place, each.shown.words, each.was)].append(each)
    gone: defaultdict[str, list[Difference]] = defaultdict(list)
    for (path, *_), group in together.items():
        gone[path] += (each for each in group if _is_english(each.shown))
    many = {path: group for path, group in gone.items() if len({each.shown.key for each in group}) > _FEW}
    for (path, line, *_), group in together.items():
        first = group[0]
        if path in many and _is_english(first.shown):
            continue
        versions, tags = _names(each.version for each in group), _names(each.locale.tag for each in group)
        before, after = _before_and_after(subject, first)
        message = (
            f"{_where(first.shown)} of published version {versions} in {tags} is not as recorded: "
            f"was {before}, is {after}"
        )
        yield Violation(path, line, message, _REVISE.format(""))
    for path, group in many.items():
        yield _in_english_again(subject, path, group)
    for path, group in first_ones.items():
        yield _translated_now(subject, path, group)


def _is_english(shown: ShownMessage) -> bool:
    return shown.words is None or shown.words == fold(shown.key[1])


def _in_english_again(subject: EditionsSubject, path: str, group: Sequence[Difference]) -> Violation:
    versions, tags = _names(each.version for each in group), _names(each.locale.tag for each in group)
    lines = sorted({each.shown.entry.text_line for each in group if each.shown.entry})
    before, _ = _before_and_after(subject, group[0])
    count = len({each.shown.key for each in group})
    message = (
        f"of published version {versions} in {tags}, {counted(count, 'passage')} that the record has translated "
        f"are in English now: first {_where(group[0].shown)}, was {before}"
    )
    remedy = f"restore the catalog from version control, or record the revision: noticepress revise {_REASON}"
    return Violation(path, lines[0] if lines else 0, message, remedy, also=tuple(lines[1:]))


def _translated_now(subject: EditionsSubject, path: str, group: Sequence[Difference]) -> Violation:
    versions, tags = _names(each.version for each in group), _names(each.locale.tag for each in group)
    lines = sorted({each.shown.entry.text_line for each in group if each.shown.entry})
    message = (
        f"of published version {versions} in {tags}, {counted(len(lines), 'passage')} that the record has in English "
        f"{'is' if len(lines) == 1 else 'are'} translated now"
    )
    remedy = f'record it: noticepress revise --notice {subject.notice_id} --reason "Translated."'
    return Violation(path, lines[0], message, remedy, also=tuple(lines[1:]))


def _before_and_after(subject: EditionsSubject, difference: Difference) -> tuple[str, str]:
    words, was = difference.shown.words, difference.was
    scheme = subject.read.editions[difference.version].scheme
    kept = subject.publication.inputs.sealed_words.find(difference.locale, subject.notice_id, was, scheme)
    before, after = told(kept, words)
    return (before, after) if kept or not was else ("said otherwise", after)


def _where(shown: ShownMessage) -> str:
    return f"{quote(shown.key[1], 30)} ({shown.key[0].rstrip('#')})"


def _names(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def told(old: str | None, new: str | None) -> tuple[str, str]:
    """Two texts in a message, each from a little before the first character that differs; ``None`` is English."""
    if old is None or new is None:
        return quote(old) if old is not None else "English", quote(new) if new is not None else "English"
    start = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    begin = 0 if start <= _AROUND * 2 else start - _AROUND
    mark = "…" if begin else ""
    return quote(mark + old[begin:]), quote(mark + new[begin:])


RULES = (published_editions_are_recorded,)
