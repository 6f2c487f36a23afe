"""Which files of SVG only draw."""

from __future__ import annotations

import pytest

from noticepress import theme
from noticepress.rules.inputs.drawings import beyond_a_drawing
from small_project import REPOSITORY

SVG = "http://www.w3.org/2000/svg"


def svg(content: str = "", attributes: str = "") -> bytes:
    return f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"{attributes}>{content}</svg>'.encode()


@pytest.mark.parametrize(
    "content",
    [
        (REPOSITORY / "overrides/assets/logo.svg").read_bytes(),
        (theme.FOLDER / "assets/icon.svg").read_bytes(),
        b'<?xml version="1.0" encoding="utf-8"?><!-- a -->\n' + svg("<!-- b --><title>c</title><desc>d</desc>"),
        svg('<linearGradient gradientTransform="rotate(45)"><stop offset="0" stop-color="#000"/></linearGradient>'),
        svg('<path fill="url(#a)" d="M0 0"/><path fill="url(\'#a\')"/><use xlink:href="#a"/><use href="#a"/>'),
        svg('<g transform="matrix(1 0 0 1 0 0) translate(1,2)" fill="hsla(1, 2%, 3%, .5)"/>', ' xml:space="preserve"'),
        svg('<text font-family="Arial, \'Noto Sans\'" aria-label="A (b)" data-name="c (d)">e</text>'),
        svg('<filter id="a"><feGaussianBlur in="SourceGraphic" stdDeviation="2"/></filter>', ' viewBox="0 0 1 1"'),
        svg("<rect/>").decode().encode("utf-16"),
    ],
)
def test_a_plain_drawing_has_nothing_else(content: bytes) -> None:
    assert list(beyond_a_drawing(content)) == []


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is no SVG that can be read"),
        (b"<svg>", "is no SVG that can be read"),
        (b"\x89PNG", "is no SVG that can be read"),
        (b"<svg/>", "holds <svg>"),
        (f'<path xmlns="{SVG}"/>'.encode(), "begins with <path>"),
        (svg("<metadata>a</metadata>"), "holds <metadata>"),
        (svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), "holds <script>"),
        (svg("<style>@im\\70ort 'a'</style>"), "holds <style>"),
        (svg("<set attributeName='href' to='javascript:1'/>"), "holds <set>"),
        (svg("<image href='#a'/>"), "holds <image>"),
        (svg("<foreignObject/>"), "holds <foreignObject>"),
        (svg("<rect onload='a'/>"), "has onload on <rect>"),
        (svg("<rect style='fill: red'/>"), "has style on <rect>"),
        (svg("<rect fill='u\\72l(//a.example/b)'/>"), "has fill on <rect>"),
        (svg("<rect fill='url(//a.example/b)'/>"), "has fill on <rect>"),
        (svg("<rect fill='url(\"#a)'/>"), "has fill on <rect>"),
        (svg("<use href='b.svg#a'/>"), "has href on <use>"),
        (svg("<use xlink:href='data:a'/>"), "has href on <use>"),
        (svg("<rect a:width='1' xmlns:a='urn:a'/>"), "has width on <rect>"),
        (b'<?xml-stylesheet href="a.css"?>' + svg(), 'has “<?xml-stylesheet href="a.css"?>”'),
        (svg() + b"<?a b?>", "has “<?a b?>”"),
        (svg("<?a b?>"), "has “<?a b?>”"),
        (b'<!DOCTYPE svg [<!ATTLIST rect onload CDATA "a">]>' + svg("<rect/>"), "has a <!DOCTYPE>"),
        (b'<!DOCTYPE svg SYSTEM "a.dtd">' + svg(), "has a <!DOCTYPE>"),
    ],
)
def test_what_is_no_part_of_a_drawing_is_named(content: bytes, what: str) -> None:
    assert list(beyond_a_drawing(content)) == [what]


@pytest.mark.parametrize(
    ("content", "every"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&a;</text>"), ["has a <!DOCTYPE>", "has “&a;”"]),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', ["holds <html>", "begins with <html>"]),
        (svg("<metadata><script/></metadata>"), ["holds <metadata>", "holds <script>"]),
        (svg("<style/><style/>"), ["holds <style>"]),
    ],
)
def test_each_is_named_once(content: bytes, every: list[str]) -> None:
    assert list(beyond_a_drawing(content)) == every
