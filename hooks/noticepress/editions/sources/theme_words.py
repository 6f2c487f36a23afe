"""The theme's own words: what the package's template and catalogs hold leaves, by message and by language.

They are shipped with the package and tested with it. A project may override one in its own ``site.po``; for a
language that the package has not, it has a catalog ``theme.po`` of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from noticepress import theme
from noticepress.catalogs.catalog import Catalog, parse_catalog
from noticepress.catalogs.language_tags import with_parents
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.pseudo import PSEUDOLOCALES
from noticepress.editions.sources.inputs import SITE_DOMAIN

THEME_DOMAIN = "theme"
WORDS_DOMAINS = (SITE_DOMAIN, THEME_DOMAIN)
"""Of the words around the texts; every other domain is a notice's."""
TEMPLATES = "templates"
"""A folder below ``docs/`` of which MkDocs publishes nothing."""
RESERVED_NAMES = frozenset({*WORDS_DOMAINS, theme.ASSETS, TEMPLATES})
"""Names that no notice can have: of other catalogs, of the theme's folder on the site, of what is not published."""
TEMPLATE = theme.LOCALES / "theme.pot"


@cache
def theme_messages() -> Mapping[Key, Message]:
    """Every message of the theme."""
    template = parse_catalog(TEMPLATE.read_bytes(), "en", THEME_DOMAIN, TEMPLATE.name)
    messages = {entry.key: Message(entry.context, entry.id, entry.plural_id) for entry in template}
    for message in messages.values():
        message.format = "python-format" if "%(" in message.id else ""
    return MappingProxyType(messages)


def is_shipped(name: str) -> bool:
    """Whether the package has a catalog for a project's of that name."""
    return bool(theme_chain([name]))


@cache
def theme_catalog(name: str) -> Catalog | None:
    """The package's catalog of a language, or ``None``."""
    path = theme.catalog_path(name)
    return parse_catalog(path.read_bytes(), name, THEME_DOMAIN, path.name) if path.is_file() else None


def theme_chain(names: Iterable[str]) -> tuple[Catalog, ...]:
    """The package's catalogs for a chain of catalogs' names, the most specific first.

    A pseudolocale has none: it is no language, though CLDR calls the one a kind of Arabic.
    """
    own = [name for name in names if name.replace("_", "-") not in PSEUDOLOCALES]
    every = dict.fromkeys(each for name in own for each in with_parents(name))
    return tuple(catalog for catalog in map(theme_catalog, every) if catalog)
