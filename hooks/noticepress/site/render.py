"""Pages as the package draws them: a prepared project and a page come in, its HTML leaves.

:mod:`noticepress.site.direct` writes them; MkDocs with mkdocs-static-i18n is a second engine over the same views and
templates. Both give the same bytes.
"""

from __future__ import annotations

import marshal
import posixpath
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from noticepress import theme
from noticepress.catalogs.words import EscapedWords
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import ERROR_PAGE, page_view
from noticepress.editions.publication import Publication
from noticepress.files.kept import Pack
from noticepress.files.tree import MARKDOWN, files_below
from noticepress.model import Locale
from noticepress.site.prepared import Prepared
from noticepress.theme import wording

OVERRIDES = "overrides"

_NO_ASSETS = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*")
"""Files of a theme's folder that MkDocs does not publish, as patterns."""


class CompiledTemplates(BytecodeCache):
    """Templates compiled once: for the next environment (MkDocs makes one in each pass), and for the next run."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known of a template, as its source is now."""
        code = self._pack.get(f"{bucket.key} {bucket.checksum}")
        if isinstance(code, bytes):
            bucket.code = marshal.loads(code)  # noqa: S302 (the pack is verified: this package's own bytes, whole)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._pack.keep(f"{bucket.key} {bucket.checksum}", marshal.dumps(bucket.code))


class Drawing:
    """The pages of a prepared project, with its own header, footer and the like, or without."""

    def __init__(self, prepared: Prepared, *, own: bool = True) -> None:
        self._prepared = prepared
        self._env = environment(prepared, own=own)
        self._spoken: Locale | None = None

    def page(self, page: Page, locale: Locale) -> bytes:
        """A page in a locale."""
        address = f"{locale.prefix}{page.address}"
        view = page_view(self._prepared.publication, page, locale)
        return encoded(self._template("main.html", locale).render(view=view, page_address=address))

    def error_page(self, locale: Locale) -> bytes:
        """A locale's page for every address at which there is none."""
        root = urlsplit(self._prepared.publication.inputs.furniture.url).path
        view = page_view(self._prepared.publication, ERROR_PAGE, locale)
        return encoded(self._template(ERROR_PAGE.address, locale).render(view=view, site_root=root))

    def _template(self, name: str, locale: Locale) -> Template:
        if locale is not self._spoken:
            speak(self._env, self._prepared.publication, locale)
            self._spoken = locale
        return self._env.get_template(name)


def encoded(text: str) -> bytes:
    """A page's text as it is written."""
    return text.encode("utf-8", "xmlcharrefreplace")


def environment(prepared: Prepared, *, own: bool = True) -> Environment:
    """Templates of the project, where its ``own`` are wanted, else of the package; they escape what they show."""
    folders = (*([prepared.root / OVERRIDES] if own else []), theme.TEMPLATES)
    compiled = CompiledTemplates(prepared.kept.pack("templates"))
    env = Environment(loader=FileSystemLoader(folders), autoescape=True, auto_reload=False, bytecode_cache=compiled)
    env.filters["url"] = _address
    env.add_extension("jinja2.ext.i18n")
    return env


def speak(env: Environment, publication: Publication, locale: Locale) -> None:
    """Let the templates speak a locale's language, and say the sentences that they share."""
    env.globals["say"] = wording
    words = EscapedWords(publication.words(locale))
    install: Callable[..., None] = env.install_gettext_callables  # type: ignore[attr-defined]  # the i18n extension adds it
    install(words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext)
    env.globals["assets"] = {name: asset.path for name, asset in publication.assets.items()}
    env.globals["sheets"] = publication.inputs.sheets


def assets(prepared: Prepared) -> Iterator[tuple[str, Path]]:
    """(path below the site, file) of every file that an engine copies as it is; the first of one path counts."""
    overrides = prepared.root / OVERRIDES
    seen = set(prepared.unused_assets)
    for name in prepared.publication.inputs.files:
        if name not in seen:
            seen.add(name)
            yield name, prepared.root / "docs" / name
    for folder, names in ((overrides, files_below(overrides)), (theme.FOLDER, files_below(theme.FOLDER, theme.ASSETS))):
        for name in names:
            is_asset = not any(fnmatch(name.lower(), pattern) for pattern in _NO_ASSETS)
            is_asset = is_asset and name not in prepared.hashed_assets
            if is_asset and not name.lower().endswith(MARKDOWN) and name not in seen:
                seen.add(name)
                yield name, folder / name


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
