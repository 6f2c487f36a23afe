"""Between MkDocs and the package: what its events turn into. Only this module knows mkdocs-static-i18n.

Workarounds for the plugin, each for a reason found in its source (1.3.1): its locale pattern rejects
``es-419``, so an entry is made with an accepted tag and then given the right one; ``File.generated`` has no
path, which the plugin needs, so pages without a file are plain files at a path below ``docs/``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar, cast
from weakref import WeakKeyDictionary

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from jinja2.environment import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext
from mkdocs_static_i18n.config import I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n

from noticepress.catalogs.words import EscapedWords
from noticepress.editions.past import inputs_on
from noticepress.editions.project import Project
from noticepress.editions.publication import Page, Publication
from noticepress.editions.view_builder import ViewBuilder
from noticepress.editions.views import ERROR, PageView
from noticepress.files.tree import is_leaving
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.model import Locale, Status
from noticepress.register.clock import as_of
from noticepress.rules.sources import check_sources, stopping
from noticepress.site.finish import finish_site
from noticepress.site.quarantine import quarantine

SITE_WIDE = {"404.html", "sitemap.xml"}
"""Templates that give one file for the whole site."""

_ACCEPTED_TAG = "en"
"""A tag that the plugin's pattern accepts, to be replaced by the real one."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build was asked for."""

    as_of: date | None = None
    drafts: bool = False
    locales: tuple[str, ...] = ()
    """Tags to build besides the prevailing locale; empty for all."""
    quarantine: bool = False
    """Whether entries of catalogs that would stop the build are shown in English instead."""
    on_pass: Callable[[str, int], None] | None = None
    """Told (locale tag, number of locales) when a pass begins, for showing progress."""
    finished_later: bool = False
    """Whether the one who asks finishes the site, once no hook or plugin can change it any more."""


class _CompiledTemplates(BytecodeCache):
    """Templates compiled in one pass for the next: MkDocs makes a new environment in each."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is known."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


class SiteBuild:
    """One build of the site, over all its passes."""

    # By the configuration's own plugin instance: each reading of mkdocs.yml makes a new one.
    _builds: ClassVar[WeakKeyDictionary[I18n, SiteBuild]] = WeakKeyDictionary()
    _wanted: ClassVar[WeakKeyDictionary[I18n, Options]] = WeakKeyDictionary()

    @classmethod
    def set_options(cls, config: MkDocsConfig, options: Options) -> None:
        """Say what is wanted of the build with ``config``, before it begins."""
        cls._wanted[_i18n(config)] = options

    @classmethod
    def of(cls, config: MkDocsConfig) -> SiteBuild:
        """The build that ``config`` belongs to. Raises MkDocs' ``PluginError`` with the findings about its inputs."""
        plugin = _i18n(config)
        if plugin not in cls._builds:
            cls._builds[plugin] = cls(config, cls._wanted.get(plugin, Options()))
        return cls._builds[plugin]

    def __init__(self, config: MkDocsConfig, options: Options) -> None:
        self._plugin = _i18n(config)
        self._options = options
        self._root = Path(config.config_file_path).parent
        self._project = Project(self._root)
        self._notice_ids = frozenset(self._project.notice_ids)
        self.quarantined: tuple[Finding, ...] = ()
        """About what is shown in English instead, where that was asked for."""
        try:
            self._locales, self._publication = self._read(options)
        except (NoticepressError, UsageError) as error:
            raise PluginError(f"noticepress:\n{error}") from error
        self._views = ViewBuilder(self._publication)
        self._by_tag = {locale.tag: locale for locale in self._publication.inputs.locales}
        self._bytecode = _CompiledTemplates()
        self._shown: dict[tuple[str, str], PageView] = {}

    def _read(self, options: Options) -> tuple[tuple[Locale, ...], Publication]:
        """The locales to build, and what is on the site. Raises :class:`NoticepressError` for what stops a build."""
        spared: list[Finding] = []
        inputs, findings = self._project.read(options.locales, spared)
        when = as_of(options.as_of, os.environ)
        publication = Publication(inputs, when, options.drafts)
        locales = _chosen(inputs.locales, options.locales)
        if options.quarantine:
            done = quarantine(publication, (*spared, *findings), locales)
            self.quarantined, publication = done.findings, done.publication
        else:
            if stopping(publication, spared):
                raise NoticepressError(stopping(publication, (*spared, *findings)))
            findings = stopping(publication, (*findings, *check_sources(publication, locales, notes=False)))
            if findings:
                raise NoticepressError(findings)
        # The sources are checked as they are; what is shown is what stood on the day.
        stood = inputs_on(publication.inputs, when)
        return locales, publication if stood is publication.inputs else Publication(stood, when, options.drafts)

    @property
    def _locale(self) -> Locale:
        """The locale of this pass (the page's own ``file.locale`` says ``en`` on every page)."""
        return self._by_tag[str(self._plugin.current_language)]

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The locales that are built."""
        return self._locales

    @property
    def edition_count(self) -> int:
        """How many editions are built: versions on the site times locales."""
        publication = self._publication
        return len(self._locales) * sum(len(publication.versions(notice_id)) for notice_id in publication.notices)

    def begin_pass(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in the plugin's languages in the first pass; set the theme's language in each."""
        if self._plugin.current_language is None:
            self._plugin.config.languages = [_language(locale) for locale in self._locales]
            # Of this instance alone: templates and site map take alternates from the table of locales, and the
            # plugin's own, every file for every locale in every pass, would cost a quarter of the build.
            self._plugin.reconfigure_files_alternates = lambda *_: None
            locale = self._locales[0]
        else:
            locale = self._locale
        if not locale.prevailing:
            # Written by the first pass, for the whole site.
            config.theme.static_templates -= SITE_WIDE
        config.theme["language"] = locale.theme_language
        _list_own_files_only(config)
        if self._options.on_pass:
            self._options.on_pass(locale.tag, len(self._locales))
        return config

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """The site's pages and assets in place of what MkDocs collected."""
        # As MkDocs names them, with no link followed: a link within the project may lead anywhere in it.
        own = tuple(Path(folder).absolute() for folder in (config.docs_dir, config.theme.custom_dir or "overrides"))
        unused = self._unused
        for file in list(files):
            source = Path(file.abs_src_path or "").absolute()
            own_page = file.is_documentation_page() or file.src_uri.split("/")[0] in self._notice_ids
            theme_asset = not any(source.is_relative_to(folder) for folder in own)
            if own_page or theme_asset or file.src_uri in unused or is_leaving(file.src_uri):
                files.remove(file)
        for page in self._publication.pages:
            files.append(File(page.source, config.docs_dir, config.site_dir, config.use_directory_urls))
        return files

    @property
    def _unused(self) -> set[str]:
        """Files below ``overrides/`` that no page of this build asks for, or that are templates."""
        publication = self._publication
        statuses = {status for notice in publication.notices for _, status in publication.versions(notice)}
        unused = set(SITE_WIDE)
        if not publication.inputs.furniture.analytics_id:
            unused.add("assets/consent.js")
        if Status.ANNOUNCED not in statuses:
            unused.add("assets/effective.js")
        return unused

    def source(self, page: MkDocsPage) -> str | None:
        """Empty for the package's pages: their text comes with the view."""
        return "" if self._publication.page(page.file.src_uri) else None

    def environment(self, env: Environment) -> Environment:
        """Templates escape what they show, speak the pass's language, and are compiled once."""
        env.autoescape = True
        env.bytecode_cache = self._bytecode
        env.add_extension("jinja2.ext.i18n")
        words = EscapedWords(self._publication.words(self._locale))
        install = cast("Callable[..., None]", getattr(env, "install_gettext_callables"))  # noqa: B009 (no type knows it: the extension adds it)
        install(words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext)
        env.globals["sitemap"] = self._site_map() if self._locale.prevailing else []
        return env

    def page_context(self, context: TemplateContext, page: MkDocsPage) -> TemplateContext:
        """Add the page's ``view``."""
        shown = self._publication.page(page.file.src_uri)
        if shown is None:
            raise PluginError(f"noticepress: {page.file.src_uri} is no page of the project")
        return cast(TemplateContext, {**context, "view": self._views.page(shown, self._locale)})

    def static_template(self, template: Template, name: str) -> Template:
        """Add a ``view`` to the error page."""
        if name == "404.html":
            template.globals["view"] = self._views.page(Page(ERROR, "404.html", "404.md"), self._locale)
        return template

    def end_pass(self, config: MkDocsConfig) -> None:
        """After the last pass, where the builder does not do it: finish the site. Raises ``PluginError``."""
        last = not self._plugin.building and self._plugin.current_language == self._locales[-1].tag
        if last and not self._options.finished_later:
            try:
                self.finish(Path(config.site_dir))
            except NoticepressError as error:
                raise PluginError(f"noticepress:\n{error}") from error

    def finish(self, site: Path) -> None:
        """Complete and check the built site. Raises :class:`NoticepressError` with the findings."""
        findings = finish_site(site, self._publication, self._locales)
        if findings:
            raise NoticepressError(findings)

    def _site_map(self) -> list[dict[str, object]]:
        return [
            {
                "canonical": self._publication.address(page, locale),
                "alternates": self._publication.alternates(page),
            }
            for locale in self._locales
            for page in self._publication.pages
        ]


def _list_own_files_only(config: MkDocsConfig) -> None:
    """Let MkDocs list the files of ``overrides/`` alone as the theme's.

    Material has some 14,500, which no page uses; listing and dropping them in every pass took a quarter of a build.
    """
    theme = config.theme
    own = Environment(loader=FileSystemLoader(theme.custom_dir or "overrides"))  # noqa: S701 (renders nothing)

    def get_env() -> Environment:
        environment = Theme.get_env(theme)
        environment.list_templates = own.list_templates  # type: ignore[method-assign]  # of this instance alone
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # the same


def _i18n(config: MkDocsConfig) -> I18n:
    plugin = config.plugins.get("i18n")
    if not isinstance(plugin, I18n):
        raise PluginError("noticepress: mkdocs.yml lists no plugin 'i18n'; add it as the handbook shows")
    return plugin


def _language(locale: Locale) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict(
        {
            "locale": _ACCEPTED_TAG,
            "name": locale.label,
            "default": locale.prevailing,
            "build": True,
            "link": f"/{locale.prefix}",
        }
    )
    failed, _ = language.validate()
    if failed:
        raise PluginError(f"noticepress: the i18n plugin refuses {locale.tag}: {failed[0][1]}")
    language.locale = locale.tag
    return language


def _chosen(locales: tuple[Locale, ...], tags: tuple[str, ...]) -> tuple[Locale, ...]:
    unknown = sorted(set(tags) - {locale.tag for locale in locales})
    if unknown:
        known = ", ".join(locale.tag for locale in locales)
        raise UsageError(f"there is no locale {unknown[0]!r}; choose from {known}")
    return tuple(locale for locale in locales if not tags or locale.prevailing or locale.tag in tags)
