"""The selector's groups: links to a page's locales come in, and leave by parts of the world, each with its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from babel import Locale as CldrLocale

from noticepress.editions.views.pieces import LocaleLink

_WORLD = "001"
_BETWEEN = " - "
"""What stands in a label between the region and the language."""
_TERRITORIES = {
    "002": "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML "
    "MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW 011 014 015 "
    "017 018 202",
    "019": "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT "
    "JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI 003 005 013 021 029 "
    "419",
    "142": "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV "
    "MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE 030 034 035 143 145",
    "150": "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV "
    "MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK 039 151 154 155",
    "009": "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS 053 054 057 061",
}
"""Territories of each continent, as the United Nations' M49 has them."""
_CONTINENTS: Mapping[str, str] = MappingProxyType(
    {territory: continent for continent, codes in _TERRITORIES.items() for territory in codes.split()}
)


class PartOfTheWorld(NamedTuple):
    """A continent, or the whole, with the links to its locales."""

    name: str
    locales: tuple[LocaleLink, ...]


def parts_of_the_world(links: Iterable[LocaleLink], cldr: str) -> tuple[PartOfTheWorld, ...]:
    """The links by continent, named as a locale of CLDR's has it; each group where its first link stands."""
    groups: dict[str, list[LocaleLink]] = {}
    for link in links:
        groups.setdefault(continent_of(link.tag), []).append(link)
    return tuple(PartOfTheWorld(_name(code, cldr), tuple(group)) for code, group in groups.items())


@lru_cache(maxsize=1024)
def continent_of(tag: str) -> str:
    """The M49 code of the continent that a language tag names a part of; the world's where it names none."""
    return next((_CONTINENTS[part] for part in tag.split("-")[1:] if part in _CONTINENTS), _WORLD)


@lru_cache(maxsize=1024)
def _name(code: str, cldr: str) -> str:
    """The name of a continent as a heading.

    CLDR writes names as within a sentence ("world"); none that is asked for begins with a Turkish i.
    """
    name: str = CldrLocale.parse(cldr).territories.get(code, "")
    return name[:1].upper() + name[1:]


def short_label(label: str) -> str:
    """What of a locale's label stands on a narrow screen: the language."""
    return label.rpartition(_BETWEEN)[2]
