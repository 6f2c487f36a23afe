"""Pages as the package draws them: a prepared project and a page come in, its HTML leaves.

:mod:`noticepress.site.drawing.direct` writes them; MkDocs with mkdocs-static-i18n is a second engine over the same
views and templates. Both give the same bytes.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template, TemplateError
from jinja2.bccache import Bucket

from noticepress import theme
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import ERROR_PAGE
from noticepress.editions.page_views import page_view
from noticepress.editions.publication import Publication
from noticepress.files.kept import Pack
from noticepress.files.tree import files_below
from noticepress.model import Locale
from noticepress.site.drawing.addresses import address_here
from noticepress.site.drawing.kept_parts import KeptParts
from noticepress.site.drawing.spoken import SpokenWords, teach
from noticepress.site.prepared import Prepared
from noticepress.theme import wording

OVERRIDES = "overrides"
_MOST_TEMPLATES = 256
"""The package's and a project's, as they are and as some were lately: few builds ask for all."""


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
        has_own = own and any(name.endswith(".html") for name in prepared.publication.inputs.overrides)
        self._parts = None if has_own else KeptParts(self._env)

    def compile(self) -> None:
        """Have every template at hand, before processes are forked that would each compile it."""
        self._speak(self._prepared.locales[0])  # which decides how they are compiled
        for name in self._env.list_templates(extensions=["html"]):
            with suppress(TemplateError):  # of one that nothing may ask for: else it is raised where it is drawn
                self._env.get_template(name)

    def page(self, page: Page, locale: Locale) -> bytes:
        """A page in a locale."""
        address = f"{locale.prefix}{page.address}"
        view = page_view(self._prepared.publication, page, locale)
        template = self._template("main.html", locale)
        parts = self._parts.around(view, address) if self._parts else {}
        return encoded(template.render(view=view, page_address=address, parts=parts))

    def error_page(self, locale: Locale) -> bytes:
        """A locale's page for every address at which there is none."""
        root = urlsplit(self._prepared.publication.inputs.furniture.url).path
        view = page_view(self._prepared.publication, ERROR_PAGE, locale)
        return encoded(self._template(ERROR_PAGE.address, locale).render(view=view, site_root=root))

    def _template(self, name: str, locale: Locale) -> Template:
        self._speak(locale)
        return self._env.get_template(name)

    def _speak(self, locale: Locale) -> None:
        if locale is not self._spoken:
            speak(self._env, self._prepared.publication, locale)
            self._spoken = locale


def encoded(text: str) -> bytes:
    """A page's text as it is written. Raises ``UnicodeEncodeError`` for half of a character."""
    return text.encode("utf-8")


def environment(prepared: Prepared, *, own: bool = True) -> Environment:
    """Templates of the project, where its ``own`` are wanted, else of the package; they escape what they show."""
    folders = (*([prepared.root / OVERRIDES] if own else []), theme.TEMPLATES)
    compiled = CompiledTemplates(prepared.kept.pack("templates", _MOST_TEMPLATES))
    env = Environment(
        loader=FileSystemLoader(folders), autoescape=True, auto_reload=False, bytecode_cache=compiled, cache_size=-1
    )
    env.filters["url"] = address_here
    env.add_extension("jinja2.ext.i18n")
    return env


def speak(env: Environment, publication: Publication, locale: Locale) -> None:
    """Let the templates speak a locale's language, and say the sentences that they share."""
    env.globals["say"] = wording
    teach(env, publication.once(("spoken", *locale.catalogs), lambda: SpokenWords(publication.words(locale))))
    env.globals["assets"] = {name: asset.path for name, asset in publication.assets.items()}
    env.globals["sheets"] = publication.inputs.sheets


def assets(prepared: Prepared) -> Iterator[tuple[str, Path]]:
    """(path below the site, file) of every file that an engine copies as it is; the project's go before the theme's."""
    own, hashed = prepared.publication.inputs.files, prepared.hashed_assets
    for path, source in own.items():
        if not (path in hashed and source.startswith(f"{OVERRIDES}/")):
            yield path, prepared.root / source
    for name in files_below(theme.FOLDER, theme.ASSETS):
        if name not in prepared.unused_assets and name not in own and name not in hashed:
            yield name, theme.FOLDER / name
