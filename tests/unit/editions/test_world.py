"""Groups of the selector: which locales stand together, and under which name."""

from __future__ import annotations

import pytest

from noticepress.editions.views.pieces import LocaleLink
from noticepress.editions.views.world import parts_of_the_world


def links(*tags: str) -> list[LocaleLink]:
    return [LocaleLink(tag, tag, tag, tag, f"{tag}/", current=False) for tag in tags]


@pytest.mark.parametrize(
    ("cldr", "names"),
    [
        ("en", ["World", "Europe", "Asia"]),
        ("es", ["Mundo", "Europa", "Asia"]),
        ("ru", ["Весь мир", "Европа", "Азия"]),
        ("ja", ["世界", "ヨーロッパ", "アジア"]),
    ],
)
def test_names_are_written_as_headings(cldr: str, names: list[str]) -> None:
    parts = parts_of_the_world(links("en", "de-DE", "ja-JP", "fr-FR"), cldr)

    assert [part.name for part in parts] == names
    assert [[link.tag for link in part.locales] for part in parts] == [["en"], ["de-DE", "fr-FR"], ["ja-JP"]]
