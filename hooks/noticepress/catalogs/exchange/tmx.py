"""TMX 1.4b, a translation memory: finished units come in, a file's bytes leave, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from noticepress.catalogs.exchange.codes import Code, codes_of, pieces_of, put_together
from noticepress.catalogs.exchange.units import KEY, Returned, Sheet
from noticepress.catalogs.exchange.xml import (
    LANG,
    Element,
    add_text,
    child,
    children,
    code_in,
    line_of,
    pieces_in,
    text_of,
    write_xml,
)

_ENGLISH = "en"
_PATH, _CONTEXT = "x-noticepress-catalog", "x-noticepress-context"


def write_tmx(sheets: Iterable[Sheet]) -> bytes:
    """A memory of what is finished: other texts have no place in one."""
    root = etree.Element("tmx", {"version": "1.4"})
    about = {
        "creationtool": "noticepress",
        "creationtoolversion": "1",
        "segtype": "block",
        "o-tmf": "po",
        "adminlang": "en",
        "srclang": _ENGLISH,
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", about)
    body = etree.SubElement(root, "body")
    for sheet in sheets:
        for unit in sheet.units:
            if unit.finished:
                element = etree.SubElement(body, "tu", {"tuid": unit.key})
                etree.SubElement(element, "prop", {"type": _PATH}).text = sheet.path
                etree.SubElement(element, "prop", {"type": _CONTEXT}).text = unit.context
                for language, text in ((_ENGLISH, unit.english), (sheet.language, unit.text)):
                    variant = etree.SubElement(element, "tuv", {LANG: language})
                    add_text(etree.SubElement(variant, "seg"), pieces_of(text, unit.english), _code)
    return write_xml(root)


def _code(parent: Element, code: Code) -> Element:
    element = etree.SubElement(parent, "ph", {"x": str(code.number)})
    element.text = code.text
    return element


def read_tmx(root: Element) -> Iterator[Returned]:
    """What a memory has. Where a tool kept no key of ours, its texts are suggestions. Raises :class:`ValueError`."""
    if etree.QName(root).localname != "tmx":
        raise ValueError("its root is no TMX")
    for element in children(root, "tu"):
        props = {each.get("type", ""): each.text or "" for each in children(element, "prop")}
        texts = [(each.get(LANG) or each.get("lang") or "", child(each, "seg")) for each in children(element, "tuv")]
        source = next((seg for language, seg in texts if language.lower().split("-")[0] == _ENGLISH), None)
        if source is None:
            continue
        english = text_of(source)
        codes = codes_of(english)

        def code(element: Element, codes: tuple[str, ...] = codes) -> str | int | None:
            return (
                code_in(element, codes, element.get("x", "")) if element.tag == "ph" or "x" in element.attrib else None
            )

        key = element.get("tuid", "")
        for language, target in texts:
            if target is not None and language.lower().split("-")[0] != _ENGLISH:
                text = put_together(pieces_in(target, code), english)
                place, about = line_of(element), (props.get(_PATH, ""), key, props.get(_CONTEXT, ""))
                yield Returned(*about, english, text, KEY.fullmatch(key) is not None, place, language)
