"""What stands around the texts: the site's name, its address, its links, from ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from noticepress import located_yaml
from noticepress.errors import Finding, NoticepressError, quote
from noticepress.register import is_active_address


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the site's furniture."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """A titled group of links in the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text, from ``mkdocs.yml``."""

    name: str = ""
    url: str = ""
    organisation: str = ""
    copyright_years: str = ""
    disclaimer: str = ""
    groups: tuple[LinkGroup, ...] = ()
    legal: tuple[Link, ...] = ()
    analytics_id: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every label that translators see."""
        labels = [self.disclaimer] if self.disclaimer else []
        for group in self.groups:
            labels += [group.title, *(link.label for link in group.links)]
        return tuple(dict.fromkeys([*labels, *(link.label for link in self.legal)]))


def parse_furniture(text: str, path: str) -> Furniture:
    """The site's name and address, and ``extra``. Raises :class:`NoticepressError` (IN009) for what cannot be."""
    located = located_yaml.parse(text, path, "IN009", any_tag=True)
    config = _mapping(located.data)
    extra = _mapping(config.get("extra"))
    url = str(config.get("site_url") or "")
    if not url.startswith(("https://", "http://")):
        message = "site_url is missing or is no address"
        remedy = "set it to the address at which the site is published: canonical and hreflang links need it"
        raise NoticepressError([Finding(path, located.line(("site_url",)), "IN009", message, remedy)])
    _refuse_active_addresses(extra, located)
    return Furniture(
        name=str(config.get("site_name") or ""),
        url=url.rstrip("/") + "/",
        organisation=str(extra.get("organisation") or config.get("site_name") or ""),
        copyright_years=str(extra.get("copyright_years") or ""),
        disclaimer=str(extra.get("disclaimer") or ""),
        groups=tuple(
            LinkGroup(str(group.get("title") or ""), _links(group.get("links")))
            for group in map(_mapping, _sequence(extra.get("footer")))
        ),
        legal=_links(extra.get("legal")),
        analytics_id=str(extra.get("analytics_id") or ""),
    )


def _refuse_active_addresses(extra: Mapping[str, located_yaml.Node], located: located_yaml.LocatedYaml) -> None:
    findings = []
    links = [("legal", index, link) for index, link in enumerate(_sequence(extra.get("legal")))]
    for number, group in enumerate(_sequence(extra.get("footer"))):
        links += [("footer", number, link) for link in _sequence(_mapping(group).get("links"))]
    for key, index, link in links:
        url = str(_mapping(link).get("url") or "")
        if is_active_address(url):
            line = located.line(("extra", key, index))
            message = f"{quote(url)} is no address that a link may lead to"
            findings.append(Finding(located.path, line, "IN009", message, "write an address that begins with https://"))
    if findings:
        raise NoticepressError(findings)


def _mapping(value: object) -> Mapping[str, located_yaml.Node]:
    return value if isinstance(value, dict) else {}


def _sequence(value: object) -> Iterable[located_yaml.Node]:
    return value if isinstance(value, list) else []


def _links(value: object) -> tuple[Link, ...]:
    entries = map(_mapping, _sequence(value))
    return tuple(Link(str(entry.get("label") or ""), str(entry.get("url") or "")) for entry in entries)
