"""``notice.akn.xml``: an edition's material comes in, the document leaves."""

from __future__ import annotations

from noticepress.editions.formats.akn.body import BodyWriter
from noticepress.editions.formats.akn.markup import as_xml, block, element, holder, text
from noticepress.editions.formats.akn.metadata import PERIOD, Metadata
from noticepress.editions.formats.akn.uris import KIND
from noticepress.editions.formats.material import Material

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn_file(material: Material, address: str) -> bytes:
    """The document; ``address`` is its own. Its version has its dates."""
    body = BodyWriter(material.title, material.body)
    metadata = Metadata(material, address)
    period = {"period": PERIOD} if metadata.binds else {}
    document = holder(
        "doc",
        (
            metadata.element(body),
            _preface(material, body),
            body.preamble(),
            body.main_body(xml_lang=material.locale.tag, **period),
        ),
        name=KIND,
        contains="singleVersion",
    )
    root = as_xml(holder("akomaNtoso", (document,), xmlns=NAMESPACE))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode()


def _preface(material: Material, body: BodyWriter) -> str:
    """Title, number and dates, and which text prevails."""
    statement = text(material.statement)
    if not material.locale.is_english:
        statement += f" {element('a', text(material.read_in_english), href=material.prevailing_address)}"
    return holder(
        "preface",
        (
            block("p", body.title(material.title)),
            block("p", element("docNumber", text(material.version_line))),
            *(block("p", element("docDate", text(line), date=str(day))) for day, line in material.dates),
            block("p", element("b", statement)),
            *(block("p", text(line)) for line in (material.disclaimer, material.status, *material.notes()) if line),
        ),
        xml_lang=material.locale.tag,
    )
