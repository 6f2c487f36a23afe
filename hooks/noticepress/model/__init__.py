"""The words of the domain as values. Everything here is frozen; nothing here reads a file or a clock."""

from __future__ import annotations

from noticepress.model.locales import PREVAILING_LANGUAGE, Locale, ReviewState, TranslationState
from noticepress.model.notices import (
    OTHERS,
    VERSION_NUMBER,
    Erratum,
    FactValue,
    Notice,
    Status,
    Version,
    VersionNumber,
    Withdrawal,
)
from noticepress.model.texts import DECIMAL, NOT_NUMBERED, Block, Section, Text

__all__ = [
    "DECIMAL",
    "NOT_NUMBERED",
    "OTHERS",
    "PREVAILING_LANGUAGE",
    "VERSION_NUMBER",
    "Block",
    "Erratum",
    "FactValue",
    "Locale",
    "Notice",
    "ReviewState",
    "Section",
    "Status",
    "Text",
    "TranslationState",
    "Version",
    "VersionNumber",
    "Withdrawal",
]
