"""Links whose texts have changed places."""

from __future__ import annotations

import pytest

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.link_texts import swapped

ELSEWHERE = [
    ("See [rights](#rights).", "Siehe [Rechte](#rights)."),
    ("See [contact](#contact).", "Siehe [Kontakt](#contact)."),
]
BOTH = "See [rights](#rights) and [contact](#contact)."


def of(*texts: tuple[str, str]) -> CatalogSubject:
    entries = [Entry("a#b", english, "", (text,), fuzzy=False, line=1, waivers={}) for english, text in texts]
    messages = {entry.key: Message(*entry.key) for entry in entries}
    catalog = Catalog("de", "privacy", "x.po", {entry.key: entry for entry in entries})
    return CatalogSubject(catalog, messages, Markup())


def test_texts_that_are_usual_for_each_others_targets_have_changed_places() -> None:
    found = list(swapped(of(*ELSEWHERE, (BOTH, "Siehe [Kontakt](#rights) und [Rechte](#contact)."))))

    assert [texts for _, texts in found] == [("Rechte", "Kontakt")]


@pytest.mark.parametrize(
    ("elsewhere", "english", "text"),
    [
        (ELSEWHERE, BOTH, "Siehe [Kontakt](#contact) und [Rechte](#rights)."),
        (ELSEWHERE[:1], BOTH, "Siehe [Kontakt](#rights) und [Rechte](#contact)."),
        (ELSEWHERE, BOTH, "Siehe [hier](#rights) und [dort](#contact)."),
        (ELSEWHERE, "See [here](#rights) and [here](#contact).", "Siehe [hier](#rights) und [hier](#contact)."),
    ],
)
def test_other_texts_are_the_translators(elsewhere: list[tuple[str, str]], english: str, text: str) -> None:
    assert list(swapped(of(*elsewhere, (english, text)))) == []
