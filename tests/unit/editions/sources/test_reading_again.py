"""A text that stands in several versions is read once, and told where it stands."""

from __future__ import annotations

from noticepress.catalogs.catalog import parse_catalog
from noticepress.editions.sources.reading_again import Read, catalog_again, section_again
from noticepress.files.kept import Kept
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

TEXT = "---\nunknown: x\n---\n## Data {#data}\n\nWe use da\u200bta.\n\n## No id\n\n- a\n- b\n"


def test_same_file_of_another_version_is_not_read_again() -> None:
    kept, dialect = Kept(), Dialect()
    parsed: list[str] = []

    def read(path: str) -> Read:
        def parse() -> Read:
            parsed.append(path)
            return parse_section(TEXT, path, dialect)

        return section_again(kept, TEXT.encode(), path, dialect.number, parse)

    paths = ("docs/p/1.0/10-data.md", "docs/p/1.1/10-data.md", "docs/p/1.1/20-other.md", "docs/q/1.0/10-data.md")
    found = [read(path) for path in paths]

    assert parsed == ["docs/p/1.0/10-data.md", "docs/p/1.1/20-other.md"]
    assert found == [parse_section(TEXT, path, Dialect()) for path in paths]
    assert all(findings for _, findings in found)


def test_catalog_is_the_same_when_it_is_read_again() -> None:
    raw = (
        b'msgid ""\nmsgstr "Language: de\\n"\n\nmsgctxt "a"\nmsgid "A third."\nmsgstr "Halb."\n\n'
        b'#~ msgctxt "a"\n#~ msgid "Half."\n#~ msgstr "Halb."\n\n#~ msgid "Other."\n#~ msgstr "Anderes."\n'
    )
    kept = Kept()

    first, again = (catalog_again(kept, raw, "x.po", lambda: parse_catalog(raw, "de", "x", "x.po")) for _ in range(2))

    assert again == first
    assert again is not first
    assert first.set_aside == {"Halb.": "Half."}
