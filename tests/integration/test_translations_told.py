"""What is said of a translation: by status, page and notice.json alike; and what cannot be published stops nothing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from noticepress.catalogs.po.file import PoEntry
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.editions.states import translation_state
from noticepress.model import TranslationState
from noticepress.rules import blocking
from small_project import DAY, SmallProject

AS_OF = ("--as-of", str(DAY))
CATALOG = "locales/de/LC_MESSAGES/privacy.po"
OVERLAY = "locales/zh_Hant_HK/LC_MESSAGES/privacy.po"
HEADER = '"X-Translation-State: machine\\n"\n'
NOTES = {
    "machine": "Diese Übersetzung ist ein maschinell unterstützter Entwurf, der nicht juristisch geprüft wurde.",
    "human": "Diese Übersetzung wurde von Menschen angefertigt und nicht juristisch geprüft.",
    "reviewed": "Diese Übersetzung wurde überprüft, jedoch nicht juristisch.",
    "counsel": "Diese Übersetzung wurde juristisch geprüft.",
}
CELLS = {
    "machine": "Maschinell unterstützter Entwurf, nicht juristisch geprüft",
    "human": "Von Menschen übersetzt, nicht juristisch geprüft",
    "reviewed": "Überprüft, jedoch nicht juristisch",
    "counsel": "Juristisch geprüft",
}


@pytest.mark.parametrize("state", [*TranslationState, None])
def test_status_page_and_register_say_the_same_of_a_translation(
    small: SmallProject, run, state: TranslationState | None
) -> None:
    if command := {"reviewed": "review", "counsel": "approve"}.get(state or ""):
        assert run(small.root, command, "de", "--notice", "privacy", "--by", "A. Weber", *AS_OF).returncode == 0
    else:
        small.replace(CATALOG, HEADER, HEADER.replace("machine", state) if state else "")

    built = run(small.root, "build", *AS_OF, "--locale", "de-DE")
    assert built.returncode == 0, built.stderr

    data = json.loads(small.read("site/privacy/notice.json"))
    assert data["translations"] == {"de-DE": state}
    page = small.read("site/de-DE/privacy/1.1/index.html")
    assert {each for each, note in NOTES.items() if note in page} == ({state} if state else set())
    table = small.read("site/de-DE/translations/index.html")
    row = table[table.index("<tbody") :].partition("</tr>")[0]
    assert {each for each, cell in CELLS.items() if f">{cell}<" in row} == ({state} if state else set())
    told = json.loads(run(small.root, "status", *AS_OF, "--format", "json").stdout)["locales"]["de-DE"]
    assert told["privacy"]["state"] == state
    assert told["site"]["state"] == "machine"
    shown = run(small.root, "status", *AS_OF, COLUMNS="200").stdout
    (line,) = (line for line in shown.splitlines() if "de-DE" in line)
    cell = line.strip("│ ").split("│")[-1].strip()
    assert cell.partition(" (")[0] == (state or "—")
    assert ("reviewed, " in cell) == (state in ("reviewed", "counsel"))


def test_locale_of_two_catalogs_has_the_weaker_state(small: SmallProject) -> None:
    small.replace(OVERLAY, HEADER, "")
    small.replace("locales/zh_Hant/LC_MESSAGES/privacy.po", HEADER, HEADER.replace("machine", "human"))

    publication = small.publication()
    locale = next(each for each in publication.inputs.locales if each.tag == "zh-HK")
    assert translation_state(publication, locale, ["privacy"]) is None


def test_state_must_be_translated_where_a_page_says_it(small: SmallProject) -> None:
    small.leave_the_package()
    small.replace("locales/et/LC_MESSAGES/theme.po", f'msgstr "{NOTES["machine"]}"', 'msgstr ""')

    assert [finding.code for finding in small.findings()] == ["EP003", "TR002"]


def test_link_that_goes_from_the_english_stops_no_build(small: SmallProject, run) -> None:
    english = small.read("docs/privacy/1.2/20-contact.md")
    assert "[our office]({{ request_url }})" in english
    small.write("docs/privacy/1.2/20-contact.md", english.replace("[our office]({{ request_url }})", "our office"))

    told = run(small.root, "update", "de", *AS_OF).stdout
    found = small.findings()

    assert "1 fuzzy" in told
    assert not blocking(found)
    fuzzy = [finding.message for finding in found if finding.code == "TR001"]
    assert len(fuzzy) == 1
    assert "is fuzzy; as it stands, TR" in fuzzy[0]
    assert run(small.root, "build", *AS_OF).returncode == 0
    waiting = json.loads(run(small.root, "status", *AS_OF, "--format", "json").stdout)["locales"]["de-DE"]["privacy"]
    assert waiting["fuzzy"] == 1


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "Version 1.1", "{{ nothing }} 7", "[x](https://evil.example)"]
)
@pytest.mark.parametrize("kind", ["fuzzy", "unused", "set aside"])
def test_no_rule_blocks_what_cannot_be_published(small: SmallProject, kind: str, text: str) -> None:
    file = read_po_file(small.read(CATALOG), CATALOG)
    if kind == "fuzzy":
        entries = tuple(
            replace(each, texts=(text,), flags=("fuzzy",)) if each.id == "Contact" else each for each in file.entries
        )
        file = replace(file, entries=entries)
    else:
        more = (PoEntry("contact#contact", "Nobody needs it", texts=(text,)),)
        file = replace(file, obsolete=more) if kind == "set aside" else replace(file, entries=(*file.entries, *more))
    small.write(CATALOG, write_catalog(file).decode())

    assert not blocking(small.findings())


def test_overlay_that_a_tool_filled_is_cleaned_and_told(small: SmallProject, run) -> None:
    before = small.read(OVERLAY)
    file = read_po_file(before, OVERLAY)
    template = read_po_file(small.read("locales/zh_Hant/LC_MESSAGES/privacy.po"), "x.po")
    own = {entry.key for entry in file.entries}
    filled = tuple(PoEntry(*entry.key) for entry in template.entries if entry.key not in own)
    small.write(OVERLAY, write_catalog(replace(file, entries=(*filled, *file.entries))).decode())
    assert not blocking(small.findings())
    assert [finding for finding in small.findings() if finding.path == OVERLAY] == []

    told = run(small.root, "update", "zh_Hant_HK", *AS_OF).stdout

    assert f"{len(filled)} entries that a tool had filled in were taken out" in told
    assert small.read(OVERLAY) == before


def test_overlays_own_wording_is_never_lost_in_silence(small: SmallProject, run) -> None:
    """What the region says differently is suggested for what takes its place, or named."""
    path = "docs/privacy/1.2/20-contact.md"
    small.replace(path, "Sign and date your letter.", "Sign and post your letter.")
    file = read_po_file(small.read(OVERLAY), OVERLAY)
    letter = PoEntry("contact#contact", "Sign and date your letter.", texts=("請在信件上簽署及註明日期。",))
    gone = PoEntry("contact#contact", "An English that has gone.", texts=("舊句。",))
    small.write(OVERLAY, write_catalog(replace(file, entries=(*file.entries, letter, gone))).decode())

    told = run(small.root, "update", *AS_OF).stdout
    again = run(small.root, "update", *AS_OF).stdout

    assert "the region's own wording of “An English that has gone.” was set aside" in told
    assert "set aside (#~)" not in again
    suggested = next(
        each for each in read_po_file(small.read(OVERLAY), OVERLAY).entries if each.id == "Sign and post your letter."
    )
    assert (suggested.fuzzy, suggested.texts) == (True, letter.texts)
    status = json.loads(run(small.root, "status", *AS_OF, "--format", "json").stdout)
    assert status["locales"]["zh-HK"]["privacy"]["fuzzy"] == 1
