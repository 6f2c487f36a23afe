"""HTML that can be read in one way only, and where two pages differ."""

from __future__ import annotations

import pytest

from noticepress.rules.site.markup import DEEPEST, TEXT_ALONE, Element, UnclearError, difference, names_in, read


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
        ("<footer\x0bclass=x></footer>", 1),
        ("<main\xa0id=x></main>", 1),
        ("<p></p\u2028>", 1),
        ("<p>a\0b</p>", 1),
        ("<title><!-- x -->a</title>", 1),
        ("<title>\n<b>a</b></title>", 2),
        ("<svg><title><title/></title></svg>", 1),
        ("<svg><title><title><g d='</title>'></g></title></title></svg>", 1),
        ("<svg><desc><p>x</p></desc></svg>", 1),
        ("<script><!--<script></script>--></script>", 1),
        *((f"<{tag}><p></p></{tag}>", 1) for tag in sorted(TEXT_ALONE)),
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


def test_elements_within_one_another_are_counted() -> None:
    deep = "<b>" * (DEEPEST - 1) + "\n<i></i>" + "</b>" * (DEEPEST - 1)

    assert len([*read(deep.replace("<i></i>", "<br>")).walk()]) == DEEPEST
    with pytest.raises(UnclearError, match=f"^more than {DEEPEST} elements stand within one another$") as caught:
        read(deep)
    assert caught.value.line == 2


def test_a_page_without_its_doctype_is_another_page() -> None:
    with_doctype, without = read("\n<!DOCTYPE html><p></p>"), read("<p></p>")

    assert difference(without, with_doctype, closed) == (1, "<>", "<!doctype html>")
    assert difference(with_doctype, read("<!doctype html><p></p>"), closed) is None


@pytest.mark.parametrize("space", ["\x0b", "\x1c", "\x85", "\xa0", "\u2028", "\u3000"])
def test_names_are_parted_by_the_white_space_of_html_alone(space: str) -> None:
    assert names_in(f" a{space}b\tc\n\fd\re ") == [f"a{space}b", "c", "d", "e"]


def test_reading_takes_time_in_step_with_the_length() -> None:
    for text in ("<p" + " " * 200_000, "<p " + "a" * 200_000, "<!--" + "-a" * 100_000, "<p a" + " =" * 100_000):
        with pytest.raises(UnclearError):
            read(text)
