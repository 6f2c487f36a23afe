"""Between MkDocs and the package: what its events turn into. Only this module knows mkdocs-static-i18n.

Workarounds for the plugin, each for a reason found in its source (1.3.1): its locale pattern rejects
``es-419``, so an entry is made with an accepted tag and then given the right one; ``File.generated`` has no
path, which the plugin needs, so pages without a file are plain files at a path below ``docs/``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, cast
from weakref import WeakKeyDictionary, proxy

from jinja2 import Environment, FileSystemLoader
from jinja2.environment import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext
from mkdocs_static_i18n.config import RE_LOCALE, I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n

from noticepress import theme
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import ERROR_PAGE, error_path, pages
from noticepress.editions.page_views import page_view
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.published_files import SITE_MAP
from noticepress.files.kept import Pack
from noticepress.findings import NoticepressError, UsageError
from noticepress.model import Locale
from noticepress.site.drawing.render import OVERRIDES, CompiledTemplates, assets, encoded, speak
from noticepress.site.finish import finish_site
from noticepress.site.prepared import Request, prepare

_ACCEPTED_TAG = "en"
"""A tag that the plugin's pattern accepts, to be replaced by the real one."""
_ASIDE = "../docs/"


@dataclass(frozen=True, slots=True)
class Options:
    """What a build was asked for, and how."""

    request: Request = field(default_factory=Request)
    on_pass: Callable[[int, int], None] | None = None
    """Told (passes begun, passes in all) when a pass begins, for showing progress."""
    finished_later: bool = False
    """Whether the one who asks finishes the site, once no hook or plugin can change it any more."""


class SiteBuild:
    """One build of the site, over all its passes."""

    # By the configuration's own plugin instance: each reading of mkdocs.yml makes a new one, and with it the build is
    # forgotten, which is why no build holds its plugin.
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
        self._plugin: I18n = proxy(_i18n(config))
        self._options = options
        try:
            self.prepared = prepare(Project(Path(config.config_file_path).parent), options.request)
        except (NoticepressError, UsageError) as error:
            raise PluginError(f"noticepress:\n{error}") from error
        self._publication = self.prepared.publication
        self._locales = self.prepared.locales
        self._by_tag = {locale.tag: locale for locale in self._publication.inputs.locales}
        self._bytecode = CompiledTemplates(Pack(None))

    @property
    def _locale(self) -> Locale:
        """The locale of this pass (the page's own ``file.locale`` says ``en`` on every page)."""
        return self._by_tag[str(self._plugin.current_language)]

    def begin_pass(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in the plugin's languages in the first pass; use the package's theme in each."""
        if self._plugin.current_language is None:
            self._plugin.config.languages = [_language(locale) for locale in self._locales]
            # Of this instance alone: templates and site map take alternates from the table of locales, and the
            # plugin's own, every file for every locale in every pass, would cost a quarter of the build.
            self._plugin.reconfigure_files_alternates = lambda *_: None
            locale = self._locales[0]
        else:
            locale = self._locale
        # The package's site maps and error pages stand elsewhere than MkDocs' and the plugin's.
        config.theme.static_templates = {*config.theme.static_templates, ERROR_PAGE.address} - {SITE_MAP}
        _use_own_theme(config)
        if self._options.on_pass:
            self._options.on_pass(self._locales.index(locale) + 1, len(self._locales))
        return config

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """The site's pages and assets in place of what MkDocs collected."""
        for file in list(files):
            files.remove(file)
        for path, source in assets(self.prepared):
            folder = next(each for each in (*_own_folders(config), config.docs_dir) if source.is_relative_to(each))
            name = _unlike_a_language(path, self._by_tag) if folder == config.docs_dir else path
            file = File(name, folder, config.site_dir, config.use_directory_urls, dest_uri=path)
            file.inclusion = InclusionLevel.INCLUDED  # or a dot in the name would keep it out
            files.append(file)
        for page in pages(self._publication, self._locale):
            name = _unlike_a_language(page.source, self._by_tag)
            dest = f"{page.address}index.html"
            file = File(name, config.docs_dir, config.site_dir, config.use_directory_urls, dest_uri=dest)
            file.inclusion = InclusionLevel.INCLUDED
            files.append(file)
        return files

    def _page(self, page: MkDocsPage) -> Page | None:
        """The package's page that MkDocs draws; ``None`` for one that it has from elsewhere."""
        every = pages(self._publication, self._locale)
        return next((known for known in every if known.source == page.file.src_uri.removeprefix(_ASIDE)), None)

    def source(self, page: MkDocsPage) -> str | None:
        """Empty for the package's pages: their text comes with the view."""
        return "" if self._page(page) else None

    def environment(self, env: Environment) -> Environment:
        """Templates escape what they show, speak the pass's language, and are compiled once."""
        env.autoescape = True
        env.bytecode_cache = self._bytecode
        env.add_extension("jinja2.ext.i18n")
        speak(env, self._publication, self._locale)
        return env

    def page_context(self, context: TemplateContext, page: MkDocsPage) -> TemplateContext:
        """Add the page's ``view``."""
        shown = self._page(page)
        if shown is None:
            raise PluginError(f"noticepress: {page.file.src_uri} is no page of the project")
        return cast(TemplateContext, {**context, "view": page_view(self._publication, shown, self._locale)})

    def static_template(self, template: Template, name: str) -> Template:
        """Add a ``view`` to the error page."""
        if name == ERROR_PAGE.address:
            template.globals["view"] = page_view(self._publication, ERROR_PAGE, self._locale)
        return template

    def written_elsewhere(self, text: str, name: str, config: MkDocsConfig) -> str:
        """What MkDocs is to write for the whole site of a template; a locale's error page is written here."""
        if name != ERROR_PAGE.address or self._locale.prevailing:
            return text
        path = Path(config.site_dir, error_path(self._locale))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(text))
        return ""

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
        findings = finish_site(site, self.prepared)
        if findings:
            raise NoticepressError(findings)


def _own_folders(config: MkDocsConfig) -> tuple[str, ...]:
    """The folders of templates and assets that go before Material's."""
    return (config.theme.custom_dir or OVERRIDES, str(theme.TEMPLATES), str(theme.FOLDER))


def _unlike_a_language(path: str, tags: Collection[str]) -> str:
    """The path below ``docs/`` of the same file in which the plugin sees no language's folder.

    It takes any two letters for one, such as those of a notice ``hr``, and would look for the file in that language.
    """
    first = path.partition("/")[0]
    return f"{_ASIDE}{path}" if first in tags or RE_LOCALE.match(first) else path


def _use_own_theme(config: MkDocsConfig) -> None:
    """Put the package's theme between ``overrides/`` and Material, and let MkDocs list its assets alone.

    Material has some 14,500 files, which no page uses; listing and dropping them in every pass took a quarter of
    a build.
    """
    first = _own_folders(config)
    overrides, used = first[0], config.theme
    # Whatever stands before them: in each pass the plugin puts a folder of its own there.
    used.dirs = [*first, *(folder for folder in used.dirs if folder not in first)]
    # Taken now: the plugin puts its own site map before all of them where ``overrides/`` has none.
    loader = FileSystemLoader([*used.dirs])
    project = Environment(loader=FileSystemLoader(overrides))  # noqa: S701 (renders nothing)
    assets = [f"{theme.ASSETS}/{path.name}" for path in sorted((theme.FOLDER / theme.ASSETS).iterdir())]

    def list_templates(
        extensions: Collection[str] | None = None, filter_func: Callable[[str], bool] | None = None
    ) -> list[str]:
        names = {*project.list_templates(extensions), *assets}
        return sorted(name for name in names if filter_func is None or filter_func(name))

    def get_env() -> Environment:
        environment = Theme.get_env(used)
        environment.loader = loader
        environment.list_templates = list_templates  # type: ignore[method-assign]  # of this instance alone
        return environment

    used.get_env = get_env  # type: ignore[method-assign]  # the same


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
