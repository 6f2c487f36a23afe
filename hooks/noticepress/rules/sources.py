"""Every rule that needs no build, over a publication's values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import product
from typing import NamedTuple

from noticepress import theme
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import NoticeInputs
from noticepress.editions.sources.published_files import HIDDEN
from noticepress.editions.sources.theme_words import WORDS_DOMAINS
from noticepress.files.kept import Pack
from noticepress.files.rules import FILES
from noticepress.files.write import is_half_written
from noticepress.findings import Finding
from noticepress.model import Locale, Status
from noticepress.register.rules import CHAIN
from noticepress.rules import blocking, inputs
from noticepress.rules.checking import apply
from noticepress.rules.inputs import addresses, brand, fill, published_files, templates, wording
from noticepress.rules.literals import literals, passages
from noticepress.rules.prevails import words
from noticepress.rules.site import overrides, sheets
from noticepress.rules.subject import NoticeSubject
from noticepress.rules.versions import authority, editions, register, reviews
from noticepress.rules.versions.left_seals import unclaimed

LACKS = (words.statement_is_translated.code, FILES.code)
"""What a locale lacks: words that it must have, or a whole catalog. A new notice's catalogs cannot have them yet."""


_SHOWN = "give it another name or place, or keep it outside of docs/ and overrides/"
_HIDDEN = "give it a name without one, put it below docs/.well-known/, or keep it outside of docs/"


class Asked(NamedTuple):
    """Catalogs to be checked."""

    name: str
    """Of their language or region."""
    clean: frozenset[str] | None = None
    """Digests of entries in which the rules on one text found nothing before; ``None`` where nobody keeps them."""


class OfCatalogs(NamedTuple):
    """What was found in catalogs."""

    name: str
    findings: list[Finding]
    clean: frozenset[str] = frozenset()
    """As :class:`Asked` has it, for the next time."""


CheckCatalogs = Callable[[Publication, Asked], OfCatalogs]
Each = Callable[[CheckCatalogs, Publication, Sequence[Asked]], AbstractContextManager[Iterable[OfCatalogs]]]
"""Has catalogs checked; one after another, side by side, or only where that is needed.

Work may begin when the context is entered, and none goes on when it is left.
"""


def one_by_one(
    check: CheckCatalogs, publication: Publication, asked: Sequence[Asked]
) -> AbstractContextManager[Iterable[OfCatalogs]]:
    """Check the catalogs of each name."""
    return nullcontext(check(publication, each) for each in asked)


def unchecked(
    _check: CheckCatalogs, _publication: Publication, _asked: Sequence[Asked]
) -> AbstractContextManager[Iterable[OfCatalogs]]:
    """Check no catalog: somebody else does, or has done it."""
    return nullcontext(())


def check_sources(
    publication: Publication,
    locales: Iterable[Locale] | None = None,
    *,
    notes: bool = True,
    each: Each = one_by_one,
    meanwhile: Callable[[], None] | None = None,
) -> list[Finding]:
    """The findings about register, texts, locales and catalogs, unsorted; given ``locales``, about these only.

    Without ``notes``, published texts, which are what they are, are not read for them: that takes a while.
    ``meanwhile`` is done while others may be checking catalogs, unless what was found already stops a build.
    """
    chosen = tuple(publication.inputs.locales if locales is None else locales)
    names = {name for locale in chosen for name in locale.catalogs}
    known = dict.fromkeys(name for locale in publication.inputs.locales for name in locale.catalogs if name in names)
    with each(check_catalogs, publication, tuple(map(Asked, known))) as of_catalogs:
        findings = _check_english(publication, notes=notes)
        findings += _check_editions(publication, chosen)
        if meanwhile and not stopping(publication, findings):
            meanwhile()
        return [*findings, *(finding for of in of_catalogs for finding in of.findings)]


def check_translations(publication: Publication, names: Sequence[str], *, each: Each = one_by_one) -> list[Finding]:
    """The findings about the catalogs of ``names``, and about the record of the editions that show them, unsorted."""
    shown = tuple(locale for locale in publication.inputs.locales if not set(names).isdisjoint(locale.catalogs))
    with each(check_catalogs, publication, tuple(map(Asked, dict.fromkeys(names)))) as of_catalogs:
        findings = _check_editions(publication, shown)
        return [*findings, *(finding for of in of_catalogs for finding in of.findings)]


def _check_english(publication: Publication, *, notes: bool) -> list[Finding]:
    """The findings about everything but what catalogs hold."""
    findings: list[Finding] = []
    tags = tuple(locale.tag for locale in publication.inputs.locales)
    for notice_id, read in publication.inputs.notices.items():
        day = publication.day(notice_id)
        subject = NoticeSubject(read.notice, read.texts, read.seals, day, read.folders, tags, read.editions)
        findings += apply((*register.RULES, *inputs.RULES, *fill.RULES), subject)
        findings += wording.check_notice(read.notice, read.texts, notes=notes, kept=_readings(publication))
    findings += apply((*addresses.RULES, *published_files.RULES), publication)
    findings += _check_pages(publication)
    findings += apply((*templates.RULES, *authority.RULES), publication.inputs)
    findings += _check_overrides(publication.inputs.overrides)
    findings += apply(brand.RULES, publication.inputs.furniture.brand)
    for literal in _english_literals(publication):
        findings += apply(literals.RULES, literal)
    return findings


def _check_editions(publication: Publication, locales: Sequence[Locale]) -> list[Finding]:
    findings: list[Finding] = []
    for notice_id, read in publication.inputs.notices.items():
        shown = tuple(each for each in locales if not each.is_english and read.notice.is_in(each))
        findings += apply(editions.RULES, editions.EditionsSubject(publication, notice_id, shown))
        drafts = [
            version.number for version in read.notice.versions if version.is_draft and version.number in read.texts
        ]
        for number, locale in product(drafts, shown if read.notice.reviews else ()):
            subject = reviews.EditionSubject(publication, notice_id, number, locale, is_to_come=True)
            findings += apply(reviews.RULES, subject)
    return findings


def check_catalogs(publication: Publication, asked: Asked) -> OfCatalogs:
    """The findings about the catalogs of a language or region."""
    from noticepress.rules import of_catalogs  # noqa: PLC0415 (they are kept, mostly: then no rule about catalogs is needed)

    return OfCatalogs(asked.name, *of_catalogs.check_catalogs(publication, asked.name, asked.clean))


def with_rules(publication: Publication) -> Publication:
    """The same, and the rules about catalogs are imported: before processes are forked that would each import them."""
    import noticepress.rules.of_catalogs  # noqa: F401, PLC0415 (as above)

    return publication


def _check_pages(publication: Publication) -> list[Finding]:
    findings = apply(wording.TYPING_RULES, wording.typed_on_site(publication.inputs.furniture))
    for source, reason in publication.inputs.unpublished.items():
        remedy = _HIDDEN if reason == HIDDEN else _SHOWN
        if is_half_written(source):
            remedy = "delete it: something was ended while it wrote a file here"
        findings.append(FILES.at(source, 0, f"is not published: {reason}", remedy, note=True))
    for page in publication.inputs.pages.values():
        findings += wording.check_section(wording.SectionSubject(page), _readings(publication))
    return findings


def _readings(publication: Publication) -> Pack:
    return publication.kept.pack("readings", wording.MOST_KEPT)


def _check_overrides(texts: Mapping[str, str]) -> list[Finding]:
    theme_templates = frozenset(path.relative_to(theme.TEMPLATES).as_posix() for path in theme.TEMPLATES.rglob("*.*"))
    style = {f"{overrides.FOLDER}{name}": text for name, text in texts.items() if name.endswith(".css")}
    found = apply(overrides.RULES, overrides.Overrides(texts, theme_templates))
    return [*found, *apply(sheets.RULES, sheets.Sheets(style))]


def stopping(publication: Publication, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop a build: none about a notice that is not on the site stops the others.

    A notice that has drafts alone, in a preview, may do without catalogs and without a translated title.
    """
    return [finding for finding in blocking(findings) if not _is_spared(publication, finding)]


def _is_spared(publication: Publication, finding: Finding) -> bool:
    notice_id, of_catalog = _subject_of(finding.path)
    inputs_, name = publication.inputs, finding.path.removeprefix("docs/")
    if not notice_id or name in inputs_.pages or finding.path in inputs_.files.values():
        return False
    read = publication.inputs.notices.get(notice_id)
    if read and (finding.code == CHAIN.code or _is_doubtful(read)):
        return False  # it may have been on the site: what the register says of its days cannot be relied on
    if notice_id not in publication.notices:
        # In a preview of drafts, one that could not even be read is what somebody wants to see.
        return not publication.drafts or notice_id in publication.inputs.notices
    only_drafts = all(status is Status.DRAFT for _, status in publication.register(notice_id))
    return only_drafts and of_catalog and finding.code in LACKS


def _is_doubtful(read: NoticeInputs) -> bool:
    """Whether a register does not say what was published, or says other days than those that were sealed."""
    zones = {seal.time_zone for seal in read.seals.values()}
    return bool(unclaimed(read.notice, {*read.seals, *read.editions}) or zones - {read.notice.time_zone})


def _subject_of(path: str) -> tuple[str, bool]:
    """(id of the notice that a file belongs to, whether the file is a catalog); empty for what is no notice's."""
    folder, _, rest = path.partition("/")
    if folder == "docs" and "/" in rest:
        return rest.partition("/")[0], False
    name = path.rpartition("/")[2].removesuffix(".po")
    of_notice = folder == "locales" and path.endswith(".po") and name not in WORDS_DOMAINS
    return (name, True) if of_notice else ("", False)


def _english_literals(publication: Publication) -> Iterator[literals.LiteralSubject]:
    """Every text in English."""
    inputs_ = publication.inputs
    notices = tuple(inputs_.notices[notice_id].notice for notice_id in publication.notices)
    yield literals.LiteralSubject(notices, tuple(passages.site_passages(inputs_.site_messages)))
    for read in inputs_.notices.values():
        yield literals.LiteralSubject((read.notice,), tuple(passages.notice_passages(read.notice, read.texts)))
