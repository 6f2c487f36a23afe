"""A locale, and how its translations were made, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

PREVAILING_LANGUAGE = "en"
"""Language tag of the authoritative text."""


class ReviewState(StrEnum):
    """Who has looked at an entry's two texts, as its comment says; ``None`` stands for nobody."""

    REVIEWED = "reviewed"
    APPROVED = "approved"
    """By counsel."""

    def is_enough(self, found: ReviewState | None) -> bool:
        """Whether what was ``found`` is at least this."""
        return found is ReviewState.APPROVED or found is self


class TranslationState(StrEnum):
    """What is said of a translation; ``None`` stands for nothing."""

    MACHINE = "machine"
    """Made with a machine's help, as its catalog's header says."""
    HUMAN = "human"
    """Made by people, as its catalog's header says."""
    REVIEWED = "reviewed"
    """Every entry has been reviewed."""
    COUNSEL = "counsel"
    """Counsel has approved every entry."""

    @staticmethod
    def weakest(states: Iterable[TranslationState | None]) -> TranslationState | None:
        """What may be said of a whole by its parts: nothing where one says nothing, unless a part is a machine's."""
        made = (TranslationState.MACHINE, None, TranslationState.HUMAN)
        order = (*made, TranslationState.REVIEWED, TranslationState.COUNSEL)
        return min(states, key=order.index, default=None)


@dataclass(frozen=True, slots=True)
class Locale:
    """One country/region site."""

    tag: str
    """BCP 47 tag: the locale's folder and ``<html lang>``."""
    label: str
    catalogs: tuple[str, ...]
    """Catalog chain, the most specific first; empty where the prevailing text itself is shown."""
    hreflang: tuple[str, ...]
    cldr: str
    """CLDR locale identifier that dates and numbers are formatted with, such as ``zh_Hant_HK``."""
    direction: str
    prevailing: bool
    """Whether this locale is built at the root of the site."""
    line: int = 0

    @property
    def is_english(self) -> bool:
        """Whether the locale shows the prevailing text itself."""
        return not self.catalogs

    @property
    def prefix(self) -> str:
        """The locale's folder in an address: empty, or ``de-DE/``."""
        return "" if self.prevailing else f"{self.tag}/"
