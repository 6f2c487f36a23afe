"""Bad input is named with file, line and remedy, and nothing of it is published."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from small_project import DAY, SmallProject

WAY_OUT = "noticepress: 'noticepress build --quarantine'"
AS_OF = ("--as-of", str(DAY))
CATALOG = "locales/de/LC_MESSAGES/privacy.po"
DRAFT = "docs/privacy/1.2"


def replaced(path: str, old: str, new: str) -> Callable[[SmallProject], None]:
    return lambda small: small.replace(path, old, new)


def recoded(path: str, text: str) -> Callable[[SmallProject], None]:
    """Give one word of a file another encoding."""

    def edit(small: SmallProject) -> None:
        raw = (small.root / path).read_bytes()
        assert text.encode() in raw
        (small.root / path).write_bytes(raw.replace(text.encode(), text.encode("latin-1"), 1))

    return edit


def deleted(path: str) -> Callable[[SmallProject], None]:
    return lambda small: (small.root / path).unlink()


SCRIPT = replaced(CATALOG, '"Unterschreiben Sie Ihren Brief."', '"<script>evil()</script> Unterschreiben Sie."')
ADDRESS = replaced(CATALOG, "[unser Büro]({{ request_url }})", "[unser Büro](javascript:evil())")
FUZZY = replaced(
    CATALOG,
    'msgctxt "contact#contact"\nmsgid "Contact"\nmsgstr "Kontakt"',
    '#, fuzzy\nmsgctxt "contact#contact"\nmsgid "Contact"\nmsgstr "Ungewisses"',
)

BAD = [
    pytest.param(
        replaced(CATALOG, 'msgstr "Sprachen"', 'msgstr "Sprachen'),
        [f'{CATALOG}:63: IN003 not a line of a PO file: “msgstr "Sprachen”; close the quotation mark at its end'],
        id="catalog-with-an-open-quotation-mark",
    ),
    pytest.param(
        replaced(CATALOG, 'msgstr "Sprachen"', 'msgstring "Sprachen"'),
        [
            f'{CATALOG}:63: IN003 not a line of a PO file: “msgstring "Sprachen"”; '
            "mend the line, or restore it from version control"
        ],
        id="catalog-with-an-unknown-keyword",
    ),
    pytest.param(
        recoded(CATALOG, "Straße"),
        [f"{CATALOG}:109: IN003 the file is not UTF-8; save it as UTF-8 in your translation editor"],
        id="catalog-that-is-not-utf-8",
    ),
    pytest.param(
        deleted(CATALOG),
        [f"{CATALOG}: IN009 the catalog is missing; restore it, or create it with 'noticepress update de'"],
        id="catalog-missing",
    ),
    pytest.param(
        lambda small: (small.root / "docs/privacy").rename(small.root / "docs/data"),
        [
            f"locales/{name}/LC_MESSAGES/data.po: IN009 the catalog is missing; where docs/data was docs/privacy "
            "before, give it that name back, which is its address; else restore it, "
            f"or create it with 'noticepress update {name}'"
            for name in ("de", "zh_Hant")
        ],
        id="notice-with-another-name",
    ),
    pytest.param(
        replaced(f"{DRAFT}/index.md", "{{ organisation }}", "{{ organization }}"),
        [
            f"{DRAFT}/index.md:3: IN008 there is no fact “organization”; "
            "did you mean {{ organisation }}? Otherwise add the fact to docs/privacy/notice.yml"
        ],
        id="unknown-fact",
    ),
    pytest.param(
        replaced(f"{DRAFT}/20-contact.md", " {#contact}", ""),
        [f"{DRAFT}/20-contact.md:1: IN004 the heading “Contact” has no usable id; end the line with {{#contact}}"],
        id="heading-without-an-id",
    ),
    pytest.param(
        replaced("docs/privacy/notice.yml", "effective: 2030-01-01", "effective: 2018-13-45"),
        [
            "docs/privacy/notice.yml:20: VE004 versions.effective: 2018-13-45 is not a day of the calendar; "
            "write a date as YYYY-MM-DD"
        ],
        id="effective-date-that-does-not-exist",
    ),
    pytest.param(
        SCRIPT,
        [
            f"{CATALOG}:177: TR007 the translation adds <script>, </script>, tag script: "
            "“<script>evil()</script> Unterschreiben Sie.”; "
            "remove it; a translation holds text and the English text's own markup only",
        ],
        id="script-in-a-translation",
    ),
]

MISSING = ("TR002", "TR011")
"""An edited English text has no translation yet: 'check' says so too, and a build goes on."""


@pytest.mark.parametrize(("edit", "lines"), BAD)
def test_build_names_the_place_and_the_remedy(small: SmallProject, run, edit, lines: list[str]) -> None:
    edit(small)

    done = run(small.root, "build", *AS_OF)

    assert done.returncode == 1
    assert done.stdout == ""
    told = done.stderr.splitlines()
    assert told[: len(lines)] == lines
    # Where all of it is about what catalogs hold, one more line names the way out.
    assert [line.partition(" shows ")[0] for line in told[len(lines) :]] in ([], [WAY_OUT])
    assert not (small.root / "site").exists()


@pytest.mark.parametrize(("edit", "lines"), BAD)
def test_check_names_the_place_and_the_remedy(small: SmallProject, run, edit, lines: list[str]) -> None:
    edit(small)

    done = run(small.root, "check", *AS_OF)

    assert done.returncode == 1
    others = [line for line in done.stdout.splitlines() if not any(f": {code} " in line for code in MISSING)]
    assert others == lines


def test_findings_are_told_where_the_output_knows_only_ascii(small: SmallProject, run) -> None:
    SCRIPT(small)

    done = run(small.root, "check", *AS_OF, PYTHONIOENCODING="ascii:strict")

    assert done.returncode == 1
    assert f"{CATALOG}:177: TR007" in done.stdout
    assert "Traceback" not in done.stderr


def test_active_address_in_a_translation_is_found(small: SmallProject, run) -> None:
    ADDRESS(small)

    done = run(small.root, "build", *AS_OF)

    assert done.returncode == 1
    assert f"{CATALOG}:163: TR007 the translation adds scheme javascript" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (small.root / "site").exists()


@pytest.mark.parametrize(
    ("edit", "english"),
    [pytest.param(SCRIPT, "Sign your letter.", id="script"), pytest.param(ADDRESS, "our office</a>", id="address")],
)
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_active_translation_is_never_rendered(small: SmallProject, edit, english: str, version: str) -> None:
    """A preview shows a project with findings, so rendering itself must leave the payload out."""
    edit(small)
    publication = small.publication()
    german = next(locale for locale in publication.inputs.locales if locale.tag == "de-DE")

    edition = publication.edition("privacy", version, german)

    shown = "".join(section.html for _, section in edition.sections)
    assert english in shown
    assert len(edition.untranslated) == 1
    assert "evil" not in shown
    assert "javascript:" not in shown
    assert "<script" not in shown


def test_fuzzy_message_is_never_published(small: SmallProject, run) -> None:
    FUZZY(small)

    done = run(small.root, "build", *AS_OF)

    assert done.returncode == 0, done.stderr
    site = small.root / "site"
    for file in (path for path in site.rglob("*") if path.is_file()):
        assert b"Ungewisses" not in file.read_bytes(), file
    for address in ("privacy", "privacy/1.0", "privacy/1.1"):
        page = (site / "de-DE" / address / "index.html").read_text(encoding="utf-8")
        heading = next(line for line in page.splitlines() if 'id="contact"' in line)
        assert ">Contact</h2>" in heading
        assert 'lang="en"' in heading
        assert 'dir="ltr"' in heading
        assert "untranslated" in heading
        assert "1 Textstelle dieser Seite ist noch nicht übersetzt." in page


def test_fuzzy_message_is_told_by_check(small: SmallProject, run) -> None:
    FUZZY(small)

    done = run(small.root, "check", *AS_OF)

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{CATALOG}:157: TR001 the translation of “Contact” is fuzzy; "
        "compare the text with its English, then clear the mark in your translation editor"
    ]


def test_text_shown_in_english_is_marked_wherever_it_stands(small: SmallProject, run) -> None:
    FUZZY(small)

    assert run(small.root, "build", *AS_OF, "--locale", "de-DE").returncode == 0

    page = small.read("site/de-DE/privacy/1.1/index.html")
    naming = [line for line in page.splitlines() if ">Contact<" in line]
    assert len(naming) > 1
    assert [line for line in naming if 'lang="en"' not in line] == []
