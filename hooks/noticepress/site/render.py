"""The package's own engine: a prepared project comes in, the files of its pages and assets are written.

MkDocs with mkdocs-static-i18n is a second engine over the same views and templates; both give the same bytes.
"""

from __future__ import annotations

import os
import posixpath
import shutil
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from noticepress import theme
from noticepress.catalogs.words import EscapedWords
from noticepress.editions.publication import Page
from noticepress.editions.views import ERROR
from noticepress.files.tree import is_leaving
from noticepress.model import Locale
from noticepress.site.prepared import Prepared

OVERRIDES = "overrides"
ERROR_PAGE, SITE_MAP = "404.html", "sitemap.xml"
SITE_WIDE = frozenset({ERROR_PAGE, SITE_MAP})
"""Templates that give one file for the whole site."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_NO_ASSETS = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*")
"""Files of a theme's folder that MkDocs does not publish, as patterns."""


class CompiledTemplates(BytecodeCache):
    """Templates compiled for one locale, for the next: each has an environment with its own words."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def render_site(prepared: Prepared, site: Path, on_locale: Callable[[str, int], None]) -> None:
    """Write pages and assets into ``site``; ``on_locale`` is told (tag, number of locales) as each begins.

    Raises what Jinja raises for a template of the project's.
    """
    for target, source in assets(prepared):
        _folder(site / target)
        shutil.copyfile(source, site / target)
    compiled = CompiledTemplates()
    for locale in prepared.locales:
        on_locale(locale.tag, len(prepared.locales))
        _render_locale(prepared, locale, site, compiled)


def environment(prepared: Prepared) -> Environment:
    """Templates of the project, else of the package; they escape what they show."""
    folders = (prepared.root / OVERRIDES, theme.TEMPLATES)
    env = Environment(loader=FileSystemLoader(folders), autoescape=True, auto_reload=False)
    env.filters["url"] = _address
    env.add_extension("jinja2.ext.i18n")
    return env


def speak(env: Environment, prepared: Prepared, locale: Locale) -> None:
    """Let the templates speak a locale's language."""
    words = EscapedWords(prepared.publication.words(locale))
    install: Callable[..., None] = env.install_gettext_callables  # type: ignore[attr-defined]  # the i18n extension adds it
    install(words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext)


def assets(prepared: Prepared) -> Iterator[tuple[str, Path]]:
    """(path below the site, file) of every file that is published as it is; the first of one path counts."""
    docs, overrides = prepared.root / "docs", prepared.root / OVERRIDES
    seen = set(prepared.unused_assets | SITE_WIDE)
    for name in _names(docs):
        parts = name.split("/")
        hidden = any(part.startswith(".") for part in parts) or parts[0] in ("templates", *prepared.notice_ids)
        if not hidden and not name.lower().endswith(_MARKDOWN) and name not in seen:
            seen.add(name)
            yield name, docs / name
    for folder, names in ((overrides, _names(overrides)), (theme.FOLDER, _names(theme.FOLDER, theme.ASSETS))):
        for name in names:
            is_asset = not any(fnmatch(name.lower(), pattern) for pattern in _NO_ASSETS)
            if is_asset and not name.lower().endswith(_MARKDOWN) and name not in seen:
                seen.add(name)
                yield name, folder / name


def _render_locale(prepared: Prepared, locale: Locale, site: Path, compiled: BytecodeCache) -> None:
    env = environment(prepared)
    env.bytecode_cache = compiled
    speak(env, prepared, locale)
    template = env.get_template("main.html")
    for page in prepared.publication.pages:
        view = prepared.views.page(page, locale)
        address = f"{locale.prefix}{page.address}"
        _write(site / address / "index.html", template.render(view=view, page_address=address))
    if locale.prevailing:
        root = urlsplit(prepared.publication.inputs.furniture.url).path
        view = prepared.views.page(Page(ERROR, ERROR_PAGE, "404.md"), locale)
        _write(site / ERROR_PAGE, env.get_template(ERROR_PAGE).render(view=view, site_root=root))
        _write(site / SITE_MAP, env.get_template(SITE_MAP).render(sitemap=prepared.site_map))


@pass_context
def _address(context: Context, address: str) -> str:
    """An address below the site as it reads on the page that is drawn: relative, on the error page from the root."""
    address = address or "."
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith(("/", "#")):
        return address
    if "site_root" in context:
        return posixpath.join(str(context["site_root"]), address)
    here = [part for part in str(context.get("page_address", "")).split("/") if part]
    there = [part for part in posixpath.normpath(address).split("/") if part != "."]
    common = len(posixpath.commonprefix([here, there]))
    steps = "/".join([*[".."] * (len(here) - common), *there[common:]]) or "."
    return f"{steps}/" if address.endswith("/") else steps


def _names(folder: Path, below: str = "") -> list[str]:
    """Files in a folder as paths below it, sorted. What leads out of the project was refused before."""
    found = (
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder / below, followlinks=True)
        for name in names
    )
    return sorted(name for name in found if not is_leaving(name))


def _write(path: Path, text: str) -> None:
    if text.strip():
        _folder(path)
        path.write_bytes(text.encode("utf-8", "xmlcharrefreplace"))


def _folder(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
