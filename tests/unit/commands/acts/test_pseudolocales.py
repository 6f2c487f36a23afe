"""A copy of a project in pseudolocales."""

from __future__ import annotations

from noticepress.commands.acts.pseudolocales import in_pseudolocales
from noticepress.editions.sources.project import Project
from small_project import SmallProject


def test_a_label_may_hold_any_character(small: SmallProject) -> None:
    label = "🇩🇪 “Deutsch” \\ 𠮷"
    small.replace("locales/locales.yml", "label: Deutschland - Deutsch", f"label: '{label}'")

    with in_pseudolocales(small.root) as copy:
        labels = [locale.label for locale in Project(copy).read_locales()]

    assert label in labels
    assert len(labels) == 5
