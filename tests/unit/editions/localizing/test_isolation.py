"""Facts and addresses in a text of the other direction."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.localizing.isolation import fill
from noticepress.editions.sources.project import Project
from small_project import DAY, SmallProject

OWN, ENGLISH = "\U000f0000", "\U000f0001"
MARKS = frozenset({ord(ENGLISH)})
ARABIC = "  - tag: ar\n    label: العربية\n    catalogs: [ar]\n"
OFFICE = "Write to us at [our office]({{ request_url }}).[^post]"
OPENING = "{{ organisation }} wrote version {{ version }}; it applies from {{ effective_date }}."


def filled(html: str, value: str, direction: str) -> str:
    return fill(html, {ord(OWN): value, ord(ENGLISH): value}, direction, MARKS)


@pytest.mark.parametrize(
    ("direction", "mark", "value", "is_apart"),
    [
        ("ltr", OWN, "Example Ltd.", False),
        ("ltr", OWN, "+49 30 123", False),
        ("ltr", OWN, "شركة مثال", True),
        ("ltr", OWN, "Example (מדגם)", True),
        ("rtl", OWN, "Example Ltd.", True),
        ("rtl", OWN, "+49 30 123", True),
        ("rtl", OWN, "شركة مثال", False),
        ("rtl", OWN, "شركة Example", True),
        # What is shown in English stands in a left-to-right text on any page.
        ("rtl", ENGLISH, "Example Ltd.", False),
        ("rtl", ENGLISH, "شركة مثال", True),
    ],
)
def test_fact_is_set_apart_where_directions_may_differ(
    direction: str, mark: str, value: str, *, is_apart: bool
) -> None:
    shown = f"<bdi>{value}</bdi>" if is_apart else value

    assert filled(f"<p>a {mark}!</p>", value, direction) == f"<p>a {shown}!</p>"


def test_attributes_stay_plain() -> None:
    html = f"""<a href="{OWN}" title='a > {OWN}'>{OWN}</a>"""

    assert filled(html, "x", "rtl") == """<a href="x" title='a > x'><bdi>x</bdi></a>"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إلى privacy@example.org.", "إلى <bdi>privacy@example.org</bdi>."),
        ("انظر https://example.org/a?b=1&amp;c=2، أو", "انظر <bdi>https://example.org/a?b=1&amp;c=2</bdi>، أو"),
        ("(www.example.org)", "(<bdi>www.example.org</bdi>)"),
        (
            '<a href="https://e.org/">https://e.org/</a>',
            '<a href="https://e.org/"><bdi>https://e.org/</bdi></a>',
        ),
        (
            "<a href='x'>&#97;&#64;&#98;&#46;&#99;&#100;</a>",
            "<a href='x'><bdi>&#97;&#64;&#98;&#46;&#99;&#100;</bdi></a>",
        ),
        ("لا شيء", "لا شيء"),
    ],
)
def test_address_is_set_apart_in_a_right_to_left_text(text: str, expected: str) -> None:
    assert filled(text, "x", "rtl") == expected
    assert filled(text, "x", "ltr") == text


@pytest.fixture
def arabic(small: SmallProject) -> SmallProject:
    """The small project with a locale whose language runs from right to left, translated in part."""
    (small.root / "locales/ar/LC_MESSAGES").mkdir(parents=True)
    small.write("locales/locales.yml", small.read("locales/locales.yml").rstrip("\n") + "\n" + ARABIC)
    project = Project(small.root)
    update_catalogs(project, project.read_sources()[0], ["ar"], DAY)
    translate(
        small.root / "locales/ar/LC_MESSAGES/privacy.po",
        {
            OPENING: "كتبت {{ organisation }} النسخة {{ version }}؛ تسري منذ {{ effective_date }}.",
            OFFICE: "اكتبوا إلى [مكتبنا]({{ request_url }})، privacy@example.org.[^post]",
        },
    )
    return small


def translate(path: Path, texts: dict[str, str]) -> None:
    with path.open("rb") as file:
        catalog = read_po(file)
    for message in catalog:
        message.string = texts.get(str(message.id), message.string)
    with path.open("wb") as file:
        write_po(file, catalog)


def test_arabic_page_sets_latin_names_and_addresses_apart(arabic: SmallProject) -> None:
    publication = arabic.publication()
    locale = next(locale for locale in publication.inputs.locales if locale.tag == "ar")

    edition = publication.edition("privacy", "1.1", locale)

    html = "".join(section.html for _, section in edition.sections)
    assert "كتبت <bdi>Example Ltd.</bdi> النسخة <bdi>1.1</bdi>؛" in html
    assert '<a href="https://example.org/request">مكتبنا</a>، <bdi>privacy@example.org</bdi>.' in html
    # What is not translated runs from left to right, and its figures with it.
    assert 'dir="ltr" id="your-data.1" lang="en">We keep <strong>your data</strong> for 1,200 days' in html


def test_pages_from_left_to_right_have_no_marks(arabic: SmallProject) -> None:
    publication = arabic.publication()

    for locale in publication.inputs.locales[:-1]:
        edition = publication.edition("privacy", "1.1", locale)
        assert "<bdi>" not in "".join(section.html for _, section in edition.sections)
