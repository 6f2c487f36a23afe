"""How each language is typed (``locales/style.yml``): its text comes in, a :class:`Style` for each language leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, StrictBool

from noticepress.catalogs.rules import STYLE
from noticepress.files.schema import KEYS, Reader, refuse
from noticepress.findings import quote

PATH = "locales/style.yml"
_PAIR = 2


def _pair(value: str) -> str:
    if len(value) != _PAIR:
        refuse("quotes", f"{quote(value)} is no pair of marks", "write the opening and the closing mark, as in „“")
    return value


def _share(value: str) -> str:
    if value.count("0") != 1 or value.replace("0", "", 1).strip() != "%":
        refuse("per_cent", f"{quote(value)} is no share", 'write how nought per cent is written, as in "0 %" or "%0"')
    return value


class Style(BaseModel):
    """How a language is typed. Of what a key does not say, nothing is checked."""

    model_config = KEYS

    quotes: list[Annotated[str, AfterValidator(_pair)]] = Field(
        default_factory=list, description="Pairs of quotation marks, opening and closing, the outer ones first."
    )
    inside_quotes: str | None = Field(None, description="What stands inside the first pair: nothing, or a space.")
    apostrophe: str | None = Field(None, min_length=1, max_length=1, description="The apostrophe.")
    before: dict[str, str] = Field(
        default_factory=dict, description="What stands before a sign: nothing, or a certain space."
    )
    no_break_after: list[str] = Field(default_factory=list, description="Words with a no-break space behind them.")
    group: str | None = Field(None, description="What stands between thousands.")
    decimal: str | None = Field(None, min_length=1, max_length=1, description="What stands before decimals.")
    minus: str | None = Field(None, min_length=1, max_length=1, description="The sign before a negative number.")
    per_cent: Annotated[str, AfterValidator(_share)] | None = Field(None, description="Nought per cent: “0 %”, “%0”.")
    only_ascii_digits: StrictBool = Field(default=False, description="Whether no digits but 0 to 9 are used.")
    full_width: StrictBool = Field(default=False, description="Whether signs beside Chinese and Japanese are wide.")
    no_space_between_scripts: StrictBool = Field(
        default=False, description="Whether none stands between Chinese or Japanese and other letters or digits."
    )


class StyleFile(BaseModel):
    """How each language is typed: ``locales/style.yml``."""

    model_config = KEYS

    languages: dict[str, Style]


_READER = Reader(StyleFile, STYLE, "the languages' style")


@dataclass(frozen=True, slots=True)
class Styles:
    """The style of each language; none where a project declares none."""

    languages: Mapping[str, Style] = field(default_factory=dict)

    def of(self, name: str) -> Style:
        """The style of a catalog's language; what a region does not say, its language does."""
        parts = name.split("_")
        known = [self.languages.get("_".join(parts[:length])) for length in range(1, len(parts) + 1)]
        said: dict[str, Any] = {}
        for style in known:
            said |= {key: getattr(style, key) for key in style.model_fields_set} if style else {}
        return Style(**said)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``style.yml``, for editors."""
    return StyleFile.model_json_schema()


def parse_styles(text: str, path: str) -> Styles:
    """Read the file. Raises :class:`NoticepressError` with every IN025 finding in it."""
    file, _ = _READER.read(text, path)
    return Styles(dict(file.languages))
