"""What a locale's translators have to do: a publication comes in, entries leave, each with what changed and where.

An entry is done when visitors read its translation: whichever catalog of the chain has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from noticepress.catalogs.catalog import read_catalog
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key, PoEntry
from noticepress.editions.comparing.words.changed import Run, compare_words
from noticepress.editions.comparing.words.tokens import joined, tokens_of
from noticepress.editions.edition import Page
from noticepress.editions.progress import Progress, progress_by_section, unread
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.model import Block, Locale


@dataclass(frozen=True, slots=True)
class Todo:
    """One entry that is to be translated, or looked at."""

    domain: str
    state: str
    """``fuzzy``: a text waits to be looked at; ``missing``: none; ``refused``: ``check`` says why it is not used."""
    place: str
    """Catalog and line, or the catalog alone where it has no such entry."""
    source: str
    """Where the English stands, with its line."""
    heading: str
    """The nearest heading, in English."""
    address: str
    """The paragraph on the site, or in the preview while its version is a draft; empty where it is on no page."""
    english: str
    previous: str
    """The English that the waiting text was written for; empty where it was for this one, or there is none."""
    waiting: str
    """The text that is to be looked at."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """What changed in the English, word by word; one run where nothing did."""
        old = self.previous or self.english
        return compare_words(tuple(tokens_of(old)), tuple(tokens_of(self.english)))

    @property
    def words(self) -> int:
        """Words of the English."""
        return len(self.english.split())

    def data(self) -> dict[str, object]:
        """The same for programs."""
        changes = [{"stayed": run.stayed, "old": joined(run.old), "new": joined(run.new)} for run in self.runs]
        return {**asdict(self), "words": self.words, "changes": changes}


@dataclass(frozen=True, slots=True)
class Bench:
    """How a locale's translation stands."""

    locale: Locale
    sections: tuple[tuple[str, str, Progress], ...]
    """(domain, section, progress)."""
    todo: tuple[Todo, ...]

    def data(self) -> dict[str, object]:
        """The same for programs."""
        return {
            "locale": self.locale.tag,
            "catalogs": list(self.locale.catalogs),
            "sections": [
                {"domain": domain, "section": section, **progress._asdict()}
                for domain, section, progress in self.sections
            ],
            "todo": [each.data() for each in self.todo],
        }


def bench(project: Project, publication: Publication, locale: Locale) -> Bench:
    """How the translation of a locale stands, section by section, and what is to be done."""
    domains = publication.domains_of(locale)
    sections = (
        (domain, section, progress)
        for domain in domains
        for section, progress in progress_by_section(
            publication.messages(domain), publication.chain(locale, domain)
        ).items()
    )
    todo = (each for domain in domains for each in _of_domain(project, publication, locale, domain))
    return Bench(locale, tuple(sections), tuple(todo))


class _Places:
    """Where the messages of a notice stand: of each the newest version that has it, and its block there."""

    def __init__(self, publication: Publication, locale: Locale, domain: str) -> None:
        self._prefix, self._domain = locale.prefix, domain
        read = publication.inputs.notices.get(domain)
        self._blocks: dict[Key, tuple[str, Block]] = {
            block.key: (version.number, block)
            for version in (read.notice.versions if read else ())
            if read and version.number in read.texts
            for block in read.texts[version.number].blocks
        }
        self._headings = {
            block.id: block.text for _, block in self._blocks.values() if block.role.startswith("heading")
        }

    def of(self, message: Message) -> tuple[str, str]:
        """(the nearest heading, the address) of a message; both empty where it stands in no text."""
        if message.key not in self._blocks:
            return "", ""
        number, block = self._blocks[message.key]
        page = f"/{self._prefix}{Page.of_version(self._domain, number).address}"
        return self._headings.get(block.heading, ""), f"{page}#{block.id}" if block.id else page


def _of_domain(project: Project, publication: Publication, locale: Locale, domain: str) -> Iterator[Todo]:
    chain = publication.chain(locale, domain)
    if chain is None:
        return
    places = _Places(publication, locale, domain)
    files = [
        (catalog.path, {entry.key: entry for entry in _entries(project, catalog.name, domain)})
        for catalog in chain.catalogs
    ]
    path = files[-1][0] if files else project.name(project.catalog_path(locale.catalogs[-1], domain))
    for key, message in publication.messages(domain).items():
        if chain.find(key) is None:
            found = [(where, entries[key]) for where, entries in files if key in entries]
            found.sort(key=lambda each: not each[1].has_text)
            where, entry = found[0] if found else (path, None)
            yield _todo(domain, message, places.of(message), where, entry)


def _entries(project: Project, name: str, domain: str) -> tuple[PoEntry, ...]:
    path = project.catalog_path(name, domain)
    return read_catalog(project.read_bytes(path), name, project.name(path))[0].entries


def _todo(domain: str, message: Message, place: tuple[str, str], path: str, entry: PoEntry | None) -> Todo:
    """What is to be done about a message; ``entry`` is what its catalog has, a text that waits before an empty one."""
    source, line = message.places[0] if message.places else ("", 0)
    return Todo(
        domain=domain,
        state=unread(has_text=bool(entry and entry.has_text), fuzzy=bool(entry and entry.fuzzy)),
        place=f"{path}:{entry.text_line}" if entry else path,
        source=f"{source}:{line}" if line else source,
        heading=place[0],
        address=place[1],
        english=message.id,
        previous=entry.previous.id if entry and entry.previous else "",
        waiting=entry.texts[0] if entry else "",
    )
