"""``notice.pdf``: an edition's material comes in, the PDF leaves."""

from __future__ import annotations

from noticepress.editions.formats.material import Material
from noticepress.editions.formats.pdf.setting import made_with, set_pdf
from noticepress.editions.formats.pdf.sheet import sheet_html
from noticepress.files.kept import digest_of


def pdf_key(material: Material) -> str:
    """What the file is made from. Raises :class:`UsageError` for what is missing on the machine."""
    return digest_of(sheet_html(material), made_with())


def pdf_file(material: Material, address: str) -> bytes:
    """The file at ``address``. Raises :class:`UsageError` for what is missing on the machine."""
    return set_pdf(sheet_html(material), material.address, address)
