"""A text that stands in several versions is read once, and told where it stands."""

from __future__ import annotations

from noticepress.editions.sources.reading_again import Read, section_again
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
