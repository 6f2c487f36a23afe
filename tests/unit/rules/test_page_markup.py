"""HTML that can be read in one way only, and where two pages differ."""

from __future__ import annotations

import pytest

from noticepress.rules.site.markup import Element, UnclearError, difference, read


def closed(_element: Element) -> bool:
    return False


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<p>a</div>", 1),
        ("<ul>\n<li>a\n</ul>", 3),
        ("<p>\n<b>a</p>", 2),
        ("a\n<p/>", 2),
        ("<!-->x-->", 1),
        ("<!--->x-->", 1),
        ("<!-- a -- b -->", 1),
        ("<!-- <p> -->", 1),
        ("<?php x ?>", 1),
        ("<![CDATA[x]]>", 1),
        ("<p class=a class=b></p>", 1),
        ("<p class='a></p>", 1),
        ("<p", 1),
        ("a < b", 1),
        ("</p>", 1),
        ("<p></p a>", 1),
        ("<p \x0b=x></p>x</b>", 1),
    ],
)
def test_what_readers_take_differently_is_refused(text: str, line: int) -> None:
    with pytest.raises(UnclearError) as raised:
        read(text)

    assert raised.value.line == line


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("<p id=a\n class='b c'>x</p>", '<P CLASS="b c" id="a">x</P>'),
        ("<ul> <li> a </li>\n</ul>", "<ul><li>a</li></ul>"),
        ("<p>a<!-- b -->c</p>", "<p>a c</p>"),
        ("<p>&uuml;&#252;&lt;</p>", "<p>üü&lt;</p>"),
        ("<br/><svg><path d='a'/></svg>", "<br><svg><path d=a></path></svg>"),
        ("<!doctype html><p hidden>a</p>", '<!DOCTYPE html>\n<p hidden="">a</p>'),
    ],
)
def test_pages_of_one_meaning_do_not_differ(here: str, there: str) -> None:
    assert difference(read(here), read(there), closed) is None


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        ("<p>a</p>\n<p hidden>b</p>", "<p>a</p><p>b</p>", (2, "<p hidden=“”>", "<p>")),
        ("<p>a</p>", "<p>b</p>", (1, "“a”", "“b”")),
        ("<p>a</p>", "<p>a</p><p>b</p>", (1, "nothing", "<p>")),
        ("<p>a\u00a0b</p>", "<p>a b</p>", (1, "“a[U+00A0]b”", "“a b”")),
        (
            f"<p>{'a ' * 40}b</p>",
            f"<p>{'a ' * 40}c{'d' * 99}</p>",
            (1, f"“…{'a ' * 10}b”", f"“…{'a ' * 10}c{'d' * 37}…”"),
        ),
        ("<i>\n<b></b></i>", "<i>x</i>", (2, "<b>", "“x”")),
    ],
)
def test_first_difference_is_told(here: str, there: str, found: tuple[int, str, str]) -> None:
    assert difference(read(here), read(there), closed) == found


def test_reading_takes_time_in_step_with_the_length() -> None:
    for text in ("<p" + " " * 200_000, "<p " + "a" * 200_000, "<!--" + "-a" * 100_000, "<p a" + " =" * 100_000):
        with pytest.raises(UnclearError):
            read(text)
