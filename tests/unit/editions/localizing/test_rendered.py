"""A section is filled with the values of its facts: once for the same ones, and never with those of others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noticepress.editions.localizing.isolation import fill, put_values
from noticepress.editions.localizing.rendered import Fillable, Heading, Rendered
from noticepress.register.facts import FactMarks

MARKS = FactMarks(("company", "date", "number:a"))
WORDS = (
    "<p>",
    "</p>",
    "we ",
    "&amp; ",
    "https://example.org/a ",
    *(MARKS.put(f"{{{{ {name} }}}}") for name in MARKS.names),
)
ENGLISH = tuple(MARKS.put_english(f"{{{{ {name} }}}}") for name in MARKS.names)
htmls = st.lists(st.sampled_from((*WORDS, *ENGLISH)), max_size=8).map("".join)
values = st.fixed_dictionaries(dict.fromkeys(MARKS.names, st.sampled_from(("a", "A & B", "شركة", "1", "<b>"))))
shown = st.tuples(values, values, st.sampled_from(("ltr", "rtl")))


def plainly(rendered: Rendered, facts: dict[str, str], english: dict[str, str], direction: str) -> Rendered:
    """A section with every value that there is, whether its mark stands there or not."""
    known = MARKS.values(facts, english)
    return Rendered(
        tuple(fill(part, known, direction, MARKS.english) for part in rendered.parts),
        tuple(Heading(each.id, each.level, put_values(each.title, known), each.lang) for each in rendered.headings),
        rendered.untranslated,
    )


@given(st.lists(htmls, min_size=1, max_size=2), htmls, st.lists(shown, min_size=1, max_size=4))
def test_one_after_the_other_each_has_its_own_values(
    parts: list[str], title: str, pages: list[tuple[dict[str, str], dict[str, str], str]]
) -> None:
    rendered = Rendered(tuple(parts), (Heading("a", 2, title),), ("a",))
    section = Fillable(rendered, MARKS)

    filled = [section.filled(*page) for page in pages]

    assert filled == [plainly(rendered, *page) for page in pages]
    assert all(section.filled(*page) is each for page, each in zip(pages, filled, strict=True))


def test_a_section_without_facts_is_one_for_every_version() -> None:
    section = Fillable(Rendered((f"<p>{WORDS[-1]}</p>",), (), ()), MARKS)
    one, other = ({"company": name, "date": name, "number:a": "1"} for name in ("A", "B"))

    assert section.filled(one, one, "ltr") is section.filled(other, other, "ltr")
