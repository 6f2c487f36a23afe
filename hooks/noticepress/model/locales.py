"""A locale, and how its translations were made, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

PREVAILING_LANGUAGE = "en"
"""Language tag of the authoritative text."""


class TranslationState(StrEnum):
    """How a translation was made, as its catalog's header says; ``None`` stands for one that does not say."""

    MACHINE = "machine"
    HUMAN = "human"
    COUNSEL = "counsel"

    @staticmethod
    def weakest(states: Iterable[TranslationState | None]) -> TranslationState | None:
        """What may be said of a whole by its parts: nothing where one says nothing, unless a part is a machine's."""
        order = (TranslationState.MACHINE, None, TranslationState.HUMAN, TranslationState.COUNSEL)
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
