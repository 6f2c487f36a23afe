"""What makes the files of an edition beside its page: its material comes in, bytes leave.

Apart from the list of forms, which many ask that make none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from noticepress.editions.formats.akn.document import akn_file
from noticepress.editions.formats.citation import csl_file
from noticepress.editions.formats.letters import markdown_file, text_file
from noticepress.editions.formats.material import Material
from noticepress.editions.formats.pdf.file import pdf_file, pdf_key


class Maker(NamedTuple):
    """What makes a form."""

    make: Callable[[Material, str], bytes]
    """The file of an edition; the text is its own address."""
    key: Callable[[Material], str] = lambda _: ""
    """What a slow form is made from."""


MAKERS: Mapping[str, Maker] = {
    "pdf": Maker(pdf_file, pdf_key),
    "text": Maker(lambda material, _: text_file(material)),
    "markdown": Maker(lambda material, _: markdown_file(material)),
    "akn": Maker(akn_file),
    "csl": Maker(lambda material, _: csl_file(material)),
}
"""By the name of a form."""
