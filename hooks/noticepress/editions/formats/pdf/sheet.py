"""The page of HTML that becomes a PDF: an edition's material comes in, HTML of the package's own template leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup, escape

from noticepress import theme
from noticepress.catalogs.words import filled
from noticepress.editions.formats.material import Material
from noticepress.editions.localizing import isolation
from noticepress.register.phases import midnight
from noticepress.theme.wording import TITLE

_FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "bn": "Bengali",
        "fa": "Arabic",
        "he": "Hebrew",
        "hi": "Devanagari",
        "ja": "CJK JP",
        "ko": "CJK KR",
        "th": "Thai",
        "ur": "Arabic",
        "zh": "CJK SC",
        "zh_Hant": "CJK TC",
        "zh_Hant_HK": "CJK HK",
    }
)
"""The Noto Sans of each language whose letters the plain one has not; for any other the machine finds one."""
_SARA_AM = re.compile("([\u0e48-\u0e4b]?)\u0e33")
"""Thai's vowel AM, behind a tone mark or not: drawn as two glyphs that other syllables use, it is copied out wrong."""
_SARA_AM_PARTED = "\u0e4d\\1\u0e32"
_APART: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"ltr": re.compile("(<bdi>)([^<]*)</bdi>"), "rtl": re.compile("(<bdi[^>]*>)([^<]*)</bdi>")}
)
"""What has a direction of its own, by that of the text: WeasyPrint knows the characters for it, and not the element."""


class Sheet(NamedTuple):
    """What the template shows."""

    lang: str
    direction: str
    title: str
    organisation: str
    description: str
    created: str
    """An instant in ISO 8601; empty for a draft without dates."""
    modified: str
    fonts: Markup
    running_title: str
    running_version: str
    foot: str
    """Which text prevails and, on a line of its own, where it is."""
    heading: str
    """The title's HTML element."""
    version: str
    prevails: Markup
    facts: tuple[Markup, ...]
    notes: tuple[str, ...]
    parts: tuple[str, ...]
    """HTML of the text below the title."""
    repeats: int
    """Behind how many parts stands once more which text prevails; 0 for nowhere."""


def sheet_html(material: Material) -> str:
    """The HTML of an edition."""
    html = _template().render(sheet=_sheet(material)).replace("\r\n", "\n")
    return _APART[material.locale.direction].sub("\\1\u2068\\2\u2069</bdi>", html)


def _sheet(material: Material) -> Sheet:
    edition, locale = material.edition, material.locale
    statement = Markup("<p>{}</p>").format(material.statement)
    prevails = Markup('<div class="prevailing">{}</div>').format(statement + _way_to_english(material))
    first, *others = ([*section.parts] for _, section in edition.sections)
    heading, end, first[0] = _shown(first[0]).partition("</h1>")
    sections = [first, *others]
    before = next((at for at, parts in enumerate(sections) if len(parts) > 1), None)
    version, *facts = material.facts()
    notes = (*([material.disclaimer] if material.disclaimer else []), *material.notes())
    created, modified = _instants(material)
    return Sheet(
        lang=locale.tag,
        direction=locale.direction,
        title=filled(material.words.gettext(TITLE), title=edition.title, number=material.number),
        organisation=material.publication.inputs.furniture.organisation,
        description=edition.description,
        created=created,
        modified=modified,
        fonts=_fonts(locale.cldr),
        running_title=edition.title,
        running_version=f"{version} · {locale.tag}",
        foot=_foot(material),
        heading=heading + end,
        version=_shown(version),
        prevails=Markup(_shown(prevails)),  # noqa: S704 (it is escaped)
        facts=tuple(Markup(isolation.fill(_shown(escape(fact)), {}, locale.direction, frozenset())) for fact in facts),  # noqa: S704 (they are escaped)
        notes=tuple(map(_shown, notes)),
        parts=tuple(_shown(part) for parts in sections for part in parts),
        repeats=0 if before is None else before + 1,
    )


def _way_to_english(material: Material) -> Markup:
    if material.locale.is_english:
        return Markup("")
    return Markup('<p><a href="{}">{}</a></p>').format(material.prevailing_address, material.read_in_english)


def _foot(material: Material) -> str:
    address = material.address if material.locale.is_english else material.prevailing_address
    held = address if material.locale.direction == "ltr" else f"\u2066{address}\u2069"
    return _shown(f"{material.statement}\n{held}")


def _instants(material: Material) -> tuple[str, str]:
    """When the version was published, and when the edition was changed last: midnights of the register's days."""
    version = material.version
    if version.published is None:
        return "", ""
    zone = ZoneInfo(material.edition.notice.time_zone)
    days: list[date] = [version.published, *(erratum.on for erratum in version.errata)]
    return midnight(version.published, zone), midnight(max((*days, material.revised or version.published)), zone)


def _fonts(cldr: str) -> Markup:
    """Families for a locale, the first one first."""
    language, *others = cldr.split("_")
    names = ["_".join([language, *others[:count]]) for count in range(len(others), -1, -1)]
    own = next((_FAMILIES[name] for name in names if name in _FAMILIES), "")
    families = ["Noto Sans", f"Noto Sans {own}"] if own else ["Noto Sans"]
    if own.startswith("CJK"):
        families.reverse()
    return Markup(", ".join(f'"{family}"' for family in families))  # noqa: S704 (names from the table above)


def _shown(text: str) -> str:
    """A text as its letters can be drawn and copied out again."""
    return _SARA_AM.sub(_SARA_AM_PARTED, text)


@cache
def _template() -> Template:
    env = Environment(loader=FileSystemLoader([theme.TEMPLATES]), autoescape=True, auto_reload=False)
    return env.get_template("pdf.html")
