"""The page of a file of evidence, in plain English and without a script: what was shown comes in, HTML leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from noticepress.commands.acts.evidence.past_words import PastWords
from noticepress.commands.acts.evidence.signatures import Signatures
from noticepress.editions.edition import Edition, Page
from noticepress.editions.formats.material import digest_of_text
from noticepress.editions.publication import Publication
from noticepress.editions.states import edition_state
from noticepress.findings import counted
from noticepress.model import Locale, Notice, TranslationState, Version
from noticepress.theme.wording import PREVAILING, STATEMENT

_MADE = {
    TranslationState.MACHINE: "a draft made with a machine’s help, which no lawyer has looked at",
    TranslationState.HUMAN: "made by a translator",
    TranslationState.REVIEWED: "reviewed, but not by counsel",
    TranslationState.COUNSEL: "looked at by counsel",
    None: "not stated",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition as it was shown on a day."""

    publication: Publication
    notice: Notice
    version: Version
    locale: Locale
    day: date
    past: PastWords | None
    """What is known of the translation; ``None`` for the English text."""
    told: tuple[str, ...] = ()
    """What is not known of the edition, in sentences."""
    has_manifest: bool = False
    signatures: Signatures = field(default_factory=Signatures)

    @property
    def edition(self) -> Edition:
        """The edition."""
        return self.publication.edition(self.notice.id, self.version.number, self.locale)

    @property
    def html(self) -> str:
        """The text."""
        return "".join(part for _, section in self.edition.sections for part in section.parts)

    @property
    def untranslated(self) -> str:
        """How many passages were in English for want of a translation, in words."""
        return counted(len(self.edition.untranslated), "passage")

    @property
    def address(self) -> str:
        """Where the edition stands."""
        return self.publication.address(Page.of_version(self.notice.id, self.version.number), self.locale)

    @property
    def statement(self) -> str:
        """What the page said of the text that prevails."""
        return self.publication.words(self.locale).gettext(PREVAILING if self.locale.is_english else STATEMENT)

    @property
    def digest(self) -> str:
        """Of the English text as it stood."""
        return digest_of_text(self.version)

    @property
    def made(self) -> str:
        """How the translation was made, as its catalogs say today."""
        return _MADE[edition_state(self.publication, self.notice.id, self.version.number, self.locale)]

    def proof(self) -> Iterator[str]:
        """What is on record of the edition, and what is not, in sentences."""
        yield from self.told
        yield from self.past.told(self.day) if self.past else ()


def page_html(shown: Shown) -> bytes:
    """The page."""
    return _drawn("page.html", shown)


def text_html(shown: Shown) -> bytes:
    """The English text by itself."""
    return _drawn("text.html", shown)


def _drawn(template: str, shown: Shown) -> bytes:
    loader = FileSystemLoader([Path(__file__).parent])
    env = Environment(loader=loader, autoescape=True, auto_reload=False, trim_blocks=True, lstrip_blocks=True)
    return env.get_template(template).render(it=shown, site=shown.publication.inputs.furniture).encode()
