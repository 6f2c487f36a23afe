"""What MkDocs loads: the life of a build, from top to bottom. A project's ``hooks/events.py`` names these handlers.

Every handler only unpacks MkDocs' arguments, calls the package and hands its answer back.

mkdocs-static-i18n builds the site once for each locale, so the ``on_*`` events run once for each; the package's
:class:`~noticepress.site.mkdocs.site_build.SiteBuild` is made in the first pass and keeps what the passes share.
"""

from __future__ import annotations

from jinja2 import Environment
from jinja2.environment import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from noticepress.site.mkdocs.site_build import SiteBuild

BEFORE_I18N = 100
AFTER_I18N = -200


@event_priority(BEFORE_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """First pass: read and check the project, and tell the i18n plugin every locale."""
    return SiteBuild.of(config).begin_pass(config)


@event_priority(BEFORE_I18N)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace section files by one page for each edition, and drop the theme's files that no page uses."""
    return SiteBuild.of(config).files(files, config)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """A notice's page has its text from the package, not from a file."""
    return SiteBuild.of(config).source(page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates the words of the pass's locale."""
    return SiteBuild.of(config).environment(env)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Give the page's template its view."""
    return SiteBuild.of(config).page_context(context, page)


def on_pre_template(template: Template, template_name: str, config: MkDocsConfig) -> Template:
    """Give the error page its view."""
    return SiteBuild.of(config).static_template(template, template_name)


@event_priority(AFTER_I18N)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Put each locale's error page into its folder."""
    return SiteBuild.of(config).written_elsewhere(output_content, template_name, config)


@event_priority(AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last pass: check the built site; findings fail the build."""
    SiteBuild.of(config).end_pass(config)
