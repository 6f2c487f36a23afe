"""What stands around the texts: the site's name, its address, its links, from ``mkdocs.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    field_validator,
    model_validator,
)

from noticepress.catalogs.language_tags import is_country
from noticepress.editions.branding.brand import Brand
from noticepress.editions.branding.theme_settings import ThemeEntry
from noticepress.editions.settings.site_address import address_problem
from noticepress.files import yaml
from noticepress.files.rules import FILES
from noticepress.files.schema import KEYS, Reader, Words, refuse, refuse_slips
from noticepress.files.tree import VARIABLE
from noticepress.findings import Finding, NoticepressError, quote
from noticepress.register.notice_yml import BASE_URL_REMEDY, base_url_problem

LIKE = 87
"""How alike a key and a known one are, of 100, to be a slip and no other program's key."""
_WHOLE = re.compile(r"(?:https?://(?![/?#])|mailto:|tel:|/(?!/))[^\s\\]*", re.IGNORECASE)
"""What a link may lead to; an address relative to its page would lead elsewhere from each."""
_YEARS = re.compile(r"[0-9]{4}(?:\s*[-–,]\s*[0-9]{4})*")
_ANALYTICS_ID = re.compile(r"(?:G|GT|AW|DC)-[A-Z0-9]+")
"""Of a Google tag, as its owner finds it."""
_WHOLE_REMEDY = (
    "write an address that begins with https:// or mailto:, or a path from the root of the host, as in /legal/"
)


class Link(NamedTuple):
    """A link of the site's furniture."""

    label: str
    url: str


class LinkGroup(NamedTuple):
    """A titled group of links; in the header, one with an address and no links is a link itself."""

    title: str
    links: tuple[Link, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text, from ``mkdocs.yml``."""

    name: str = ""
    url: str = ""
    organisation: str = ""
    copyright_years: str = ""
    disclaimer: str = ""
    groups: tuple[LinkGroup, ...] = ()
    menu: tuple[LinkGroup, ...] = ()
    """The organisation's own navigation, in the header."""
    legal: tuple[Link, ...] = ()
    analytics_id: str = ""
    country: str = ""
    """Of the organisation, by ISO 3166-1; empty where it is not told."""
    base_url: str = ""
    """Completes links of texts that begin with a slash, where no file of facts says another."""
    site_dir: str = "site"
    """Folder of the built site, from the project's."""
    brand: Brand = field(default_factory=Brand)
    """Logo, icon, colours and fonts; :class:`Project` adds what it finds in ``overrides/``."""
    variables: tuple[tuple[str, str | None], ...] = ()
    """Environment variables that the file names, and what they held."""
    published_files: Mapping[str, int] = field(default_factory=dict)
    """Paths below the site of files that are published unread, and the lines that name them."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every label that translators see."""
        labels = [self.disclaimer] if self.disclaimer else []
        for group in (*self.menu, *self.groups):
            labels += [group.title, *(link.label for link in group.links)]
        return tuple(dict.fromkeys([*labels, *(link.label for link in self.legal)]))


def _is_whole(address: str) -> bool:
    """Whether it leads to the same place from every page."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return bool(_WHOLE.fullmatch(address))


class LinkEntry(BaseModel):
    """A link in ``mkdocs.yml``."""

    model_config = KEYS

    label: Words
    url: str = Field(min_length=1)

    @field_validator("url")
    @classmethod
    def _leads_somewhere(cls, value: str) -> str:
        if not _is_whole(value):
            begun = f"https://{value}"
            remedy = f"write {begun}" if value.lower().startswith("www.") and _is_whole(begun) else _WHOLE_REMEDY
            refuse("address", f"{quote(value)} is no address that a link may lead to", remedy)
        return value


class GroupEntry(BaseModel):
    """A group of links in ``mkdocs.yml``."""

    model_config = KEYS

    title: str = Field(min_length=1)
    links: list[LinkEntry] = Field(min_length=1)


def _kind_of_entry(value: object) -> str:
    """Whether an entry of the header is a link or a group of links."""
    return "link" if isinstance(value, dict) and not value.keys() & {"title", "links"} else "group"


def _as_text(value: object) -> object:
    """A whole number as it is typed; not what YAML makes of other words, such as false of NO, or 1.1 of 1.10."""
    return str(value) if type(value) is int else "" if value is None else value


def _words_alone(value: object) -> object:
    if isinstance(value, bool | int | float):
        refuse("words", f"{str(value).lower()} is no text", "put it in quotation marks")
    return "" if value is None else value


def _as_list(value: object) -> object:
    return [] if value is None else value


MenuEntry = Annotated[
    Annotated[LinkEntry, Tag("link")] | Annotated[GroupEntry, Tag("group")], Discriminator(_kind_of_entry)
]
PlainText = Annotated[str, BeforeValidator(_as_text)]
_Words = Annotated[str, BeforeValidator(_words_alone)]
"""What MkDocs reads too, and takes no number for."""


class ExtraEntry(BaseModel):
    """What noticepress reads of ``extra``; other programs may have keys of their own there."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    organisation: PlainText = ""
    copyright_years: PlainText = ""
    disclaimer: PlainText = ""
    analytics_id: PlainText = ""
    country: PlainText = ""
    base_url: PlainText = ""
    logo_alt: PlainText = ""
    header: Annotated[list[MenuEntry], BeforeValidator(_as_list)] = []
    footer: Annotated[list[GroupEntry], BeforeValidator(_as_list)] = []
    legal: Annotated[list[LinkEntry], BeforeValidator(_as_list)] = []
    published_files: Annotated[list[str], BeforeValidator(_as_list)] = []

    @field_validator("base_url")
    @classmethod
    def _can_be_completed(cls, value: str) -> str:
        if value and (problem := base_url_problem(value)):
            refuse("base_url", f"base_url {problem}", BASE_URL_REMEDY)
        return value

    @field_validator("copyright_years")
    @classmethod
    def _are_years(cls, value: str) -> str:
        years = re.findall(r"\d+", value)
        if value and not (_YEARS.fullmatch(value) and years == sorted(years)):
            refuse("years", f"{quote(value)} is no year and no years in their order", 'write "2018" or "2018–2026"')
        return value

    @field_validator("analytics_id")
    @classmethod
    def _is_an_id(cls, value: str) -> str:
        if value and not _ANALYTICS_ID.fullmatch(value):
            refuse("id", f"{quote(value)} is no id by which anything is measured", "write it as in G-XXXXXXXXXX")
        return value

    @field_validator("country")
    @classmethod
    def _is_a_country(cls, value: str) -> str:
        if value and not is_country(value):
            remedy = "write its two letters, as in 'country: TW'"
            refuse("country", f"{quote(value)} is no country of ISO 3166-1", remedy)
        return value

    @model_validator(mode="before")
    @classmethod
    def _no_slips(cls, value: object) -> object:
        refuse_slips(value if isinstance(value, dict) else (), list(cls.model_fields), LIKE)
        return value or {}


class MkdocsFile(BaseModel):
    """What noticepress reads of ``mkdocs.yml``."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    site_name: _Words = ""
    site_author: _Words = ""
    site_description: _Words = ""
    copyright: _Words = ""
    site_url: PlainText = ""
    site_dir: PlainText = ""
    theme: ThemeEntry = ThemeEntry()
    extra: ExtraEntry = ExtraEntry()

    @field_validator("site_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if "://" not in value and not address_problem(f"https://{value}"):
            refuse("address", "site_url has no https:// at its beginning", f"write https://{value}")
        if not value.startswith(("https://", "http://")):
            remedy = "set it to the address at which the site is published: canonical and hreflang links need it"
            refuse("address", "site_url is missing or is no address", remedy)
        problem = address_problem(value)
        if problem:
            refuse("address", f"{quote(value)} {problem}", "write it as in https://legal.example.org/notices/")
        return value


_THEME_KEYS = ("logo", "favicon", "palette", "font")
_MAPPINGS: Mapping[str, type[BaseModel]] = {"theme": ThemeEntry, "extra": ExtraEntry}
_READER = Reader(MkdocsFile, FILES, "mkdocs.yml")


def parse_furniture(text: str, path: str) -> Furniture:
    """The site's name and address, and ``extra``. Raises :class:`NoticepressError` (IN009) for what cannot be."""
    located = yaml.parse_settings(text, path, FILES)
    data = located.data
    if findings := [*_tagged(located)]:
        raise NoticepressError(findings)
    try:
        file = MkdocsFile.model_validate({"site_url": "", **data} if isinstance(data, dict) else data)
    except ValidationError as error:
        raise NoticepressError(_READER.findings(error, located)) from error
    extra = file.extra
    return Furniture(
        name=file.site_name,
        url=file.site_url.rstrip("/") + "/",
        organisation=extra.organisation or file.site_name,
        copyright_years=extra.copyright_years,
        disclaimer=extra.disclaimer,
        groups=tuple(LinkGroup(group.title, _links(group.links)) for group in extra.footer),
        menu=tuple(_menu_entry(entry) for entry in extra.header),
        legal=_links(extra.legal),
        analytics_id=extra.analytics_id,
        country=extra.country,
        base_url=extra.base_url,
        site_dir=file.site_dir or "site",
        brand=Brand(file.theme, extra.logo_alt, lines={key: located.line(("theme", key)) for key in _THEME_KEYS}),
        variables=tuple(sorted(located.variables.items())),
        published_files={
            name: located.line(("extra", "published_files", index)) for index, name in enumerate(extra.published_files)
        },
    )


def _tagged(located: yaml.LocatedYaml) -> Iterator[Finding]:
    """Values that are read here and that a tag of another program makes something else of."""
    own = {*(f"{key}" for key in MkdocsFile.model_fields if key not in _MAPPINGS)}
    own |= {f"{key}.{name}" for key, model in _MAPPINGS.items() for name in model.model_fields}
    for location, tag in located.tags.items():
        names = [".".join(map(str, location[:length])) for length in range(1, len(location) + 1)]
        if own.intersection(names) or names[-1] in _MAPPINGS:
            message = f"{names[-1]} has the tag {quote(tag)}, which is read by MkDocs alone"
            remedy = f"write the value, or take it with {VARIABLE}"
            yield FILES.at(located.path, located.line(location), message, remedy)


def _menu_entry(entry: LinkEntry | GroupEntry) -> LinkGroup:
    if isinstance(entry, LinkEntry):
        return LinkGroup(entry.label, (), entry.url)
    return LinkGroup(entry.title, _links(entry.links))


def _links(entries: Iterable[LinkEntry]) -> tuple[Link, ...]:
    return tuple(Link(entry.label, entry.url) for entry in entries)
