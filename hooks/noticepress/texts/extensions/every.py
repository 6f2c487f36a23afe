"""The extensions of each dialect: an extension is added here."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.toc import TocExtension

from noticepress.texts.extensions import LABELLED_LISTS
from noticepress.texts.extensions.footnotes import Footnotes
from noticepress.texts.extensions.labelled_lists import LabelledLists
from noticepress.texts.extensions.stage import Stage
from noticepress.texts.extensions.tables import Tables


@dataclass(frozen=True)
class Extensions:
    """One instance of each extension that is asked about what it has read; the others are known by their names."""

    tables: Tables = field(default_factory=Tables)
    footnotes: Footnotes = field(default_factory=Footnotes)
    abbreviations: AbbrExtension = field(default_factory=AbbrExtension)
    stage: Stage = field(default_factory=Stage)

    def of_dialect(self, number: int) -> list[str | Extension]:
        """The extensions of a dialect, in the order in which Python-Markdown is to register them."""
        found: list[str | Extension] = ["admonition", "attr_list", "def_list", "sane_lists", self.tables]
        found += [self.footnotes, self.abbreviations, TocExtension(), self.stage]
        if number >= LABELLED_LISTS:
            found.append(LabelledLists())
        return found
