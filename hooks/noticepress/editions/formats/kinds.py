"""The files of an edition beside its page: its other forms, and its citation. A new one is one value here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from noticepress.editions.edition import Page
from noticepress.editions.formats.akn.document import akn_file
from noticepress.editions.formats.akn.metadata import MEDIA_TYPE as AKN
from noticepress.editions.formats.citation import csl_file
from noticepress.editions.formats.letters import markdown_file, text_file
from noticepress.editions.formats.material import Material
from noticepress.editions.formats.pdf.file import pdf_file, pdf_key
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Version
from noticepress.theme.wording import PLAIN_TEXT


@dataclass(frozen=True, slots=True)
class Format:
    """A form of an edition."""

    name: str
    """Its key in ``notice.json``."""
    file: str
    """Its file, beside the page of the version."""
    media_type: str
    label: str
    """How links call it: a name that is the same in every language, or a ``msgid``."""
    make: Callable[[Material, str], bytes]
    """The file of an edition; the text is its own address."""
    key: Callable[[Material], str] | None = None
    """Of a form that takes long to make: what it is made from, by which it is kept; the others come with the page."""
    has: Callable[[Publication, Version], bool] = lambda _publication, _version: True
    """Whether the site has it of a version."""
    is_text: bool = True
    """Whether it is the edition itself, and no file about it."""

    def path(self, notice_id: str, number: str, locale: Locale) -> str:
        """Where it is, below the site."""
        return f"{locale.prefix}{Page.of_version(notice_id, number).address}{self.file}"


CITATION = Format(
    "csl",
    "cite.json",
    "application/vnd.citationstyles.csl+json",
    "CSL-JSON",
    lambda material, _: csl_file(material),
    is_text=False,
)
FORMATS = (
    Format("pdf", "notice.pdf", "application/pdf", "PDF", pdf_file, pdf_key, lambda publication, _: publication.pdf),
    Format("text", "notice.txt", "text/plain", PLAIN_TEXT, lambda material, _: text_file(material)),
    Format("markdown", "notice.md", "text/markdown", "Markdown", lambda material, _: markdown_file(material)),
    Format("akn", "notice.akn.xml", AKN, "Akoma Ntoso", akn_file, has=lambda _, version: not version.is_draft),
    CITATION,
)
"""Every form, in the order of the links to them."""


def formats_of(publication: Publication, version: Version) -> tuple[Format, ...]:
    """The forms of its text that the site has of a version."""
    return tuple(each for each in files_of(publication, version) if each.is_text)


def files_of(publication: Publication, version: Version) -> tuple[Format, ...]:
    """All that the site has of a version beside its page."""
    return tuple(each for each in FORMATS if each.has(publication, version))
