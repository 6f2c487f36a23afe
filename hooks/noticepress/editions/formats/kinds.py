"""The files of an edition beside its page: its other forms, and its citation. A new one is one value here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Version
from noticepress.theme.wording import PLAIN_TEXT

if TYPE_CHECKING:
    from noticepress.editions.formats.making import Maker
    from noticepress.editions.formats.material import Material


class Format(NamedTuple):
    """A form of an edition."""

    name: str
    """Its key in ``notice.json``."""
    file: str
    """Its file, beside the page of the version."""
    media_type: str
    label: str
    """How links call it: a name that is the same in every language, or a ``msgid``."""
    has: Callable[[Publication, Version], bool] = lambda _publication, _version: True
    """Whether the site has it of a version."""
    is_text: bool = True
    """Whether it is the edition itself, and no file about it."""
    is_slow: bool = False
    """Whether it takes long to make, and is kept by what it is made from; the others come with the page."""

    def make(self, material: Material, address: str) -> bytes:
        """The file of an edition, at ``address``."""
        return makers()[self.name].make(material, address)

    def key(self, material: Material) -> str:
        """What a slow form of an edition is made from."""
        return makers()[self.name].key(material)

    def path(self, notice_id: str, number: str, locale: Locale) -> str:
        """Where it is, below the site."""
        return f"{locale.prefix}{Page.of_version(notice_id, number).address}{self.file}"


CITATION = Format("csl", "cite.json", "application/vnd.citationstyles.csl+json", "CSL-JSON", is_text=False)
FORMATS = (
    Format("pdf", "notice.pdf", "application/pdf", "PDF", lambda publication, _: publication.pdf, is_slow=True),
    Format("text", "notice.txt", "text/plain", PLAIN_TEXT),
    Format("markdown", "notice.md", "text/markdown", "Markdown"),
    Format("akn", "notice.akn.xml", "application/akn+xml", "Akoma Ntoso", lambda _, version: not version.is_draft),
    CITATION,
)
"""Every form, in the order of the links to them."""


def makers() -> Mapping[str, Maker]:
    """What makes the forms, by their names: imported when the first is made, or before processes are forked that do."""
    from noticepress.editions.formats.making import MAKERS  # noqa: PLC0415 (few commands make any, and it takes a while)

    return MAKERS


def formats_of(publication: Publication, version: Version) -> tuple[Format, ...]:
    """The forms of its text that the site has of a version."""
    return tuple(each for each in files_of(publication, version) if each.is_text)


def files_of(publication: Publication, version: Version) -> tuple[Format, ...]:
    """All that the site has of a version beside its page."""
    return tuple(each for each in FORMATS if each.has(publication, version))
