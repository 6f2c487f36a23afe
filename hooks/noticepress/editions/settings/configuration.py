"""``mkdocs.yml`` before MkDocs reads it. Text comes in, findings leave.

MkDocs makes whatever Python object a tag names, and so would run a command that stands in the file. What can
do that is refused here; the hooks and plugins that the file names are code, and trusted as such.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import urlsplit

from noticepress.editions.settings.furniture import LIKE, ExtraEntry
from noticepress.files import yaml as located_yaml
from noticepress.files.rules import FILES
from noticepress.findings import Finding, quote
from noticepress.nearest import nearest
from noticepress.texts.unseen import unseen_in_yaml

EVENTS = "hooks/events.py"
OWN_EVENTS = "noticepress.site.mkdocs.events"
"""The module whose handlers that file imports."""
HANDLERS = frozenset(
    {
        "on_config",
        "on_env",
        "on_files",
        "on_page_context",
        "on_page_read_source",
        "on_post_build",
        "on_post_template",
        "on_pre_template",
    }
)
_PYTHON = "tag:yaml.org,2002:python/"
_NAMED_ONLY = f"{_PYTHON}name:"
"""Names a function without calling it: how MkDocs' own handbook configures extensions."""

_MKDOCS = frozenset(
    {
        *("site_name", "site_url", "site_description", "site_author", "site_dir", "docs_dir", "copyright", "theme"),
        *("nav", "not_in_nav", "exclude_docs", "draft_docs", "validation", "strict", "watch", "dev_addr"),
        *("use_directory_urls", "repo_url", "repo_name", "edit_uri", "edit_uri_template", "remote_branch"),
        *("remote_name", "extra", "extra_css", "extra_javascript", "extra_templates", "markdown_extensions"),
        *("mdx_configs", "plugins", "hooks", "INHERIT"),
    }
)
"""Every key that MkDocs knows; of another it says that it does not know it, and no more."""

_THEME = "material"
_DOCS = "docs"
_OVERRIDES = "overrides"


def check_configuration(text: str, path: str) -> tuple[Finding, ...]:
    """Findings (IN009). Raises :class:`NoticepressError` where the file is not plain YAML."""
    located = located_yaml.parse_settings(text, path, FILES)
    data = located.data if isinstance(located.data, dict) else {}
    problems = (*_objects(located), *_slips(data), *_keys(data), *_folders(data), *_parts(data))
    return (
        *unseen_in_yaml(located),
        *(
            FILES.at(path, line or located.line(tuple(key.split("."))), message, remedy)
            for key, line, message, remedy in problems
        ),
    )


_Problem = tuple[str, int, str, str]
"""Key, with a dot between its parts, line (0: where the key stands), message, remedy."""


def _objects(located: located_yaml.LocatedYaml) -> Iterator[_Problem]:
    for tag, line in located.foreign:
        if tag.startswith(_PYTHON) and not tag.startswith(_NAMED_ONLY):
            message = f"the tag {quote('!!' + tag.removeprefix('tag:yaml.org,2002:'))} would run code"
            yield "", line, message, "remove it; of Python's tags only !!python/name: is allowed"


def _slips(data: dict[str, located_yaml.Node]) -> Iterator[_Problem]:
    """Keys that are like one of MkDocs', or stand a level too high; and keys that must not be empty."""
    for key in sorted(data.keys() - _MKDOCS):
        if key in ExtraEntry.model_fields:
            message = f"the key {quote(key)} stands beside 'extra:', where nothing reads it"
            yield key, 0, message, "write it below 'extra:'"
        elif found := nearest(key, sorted(_MKDOCS), LIKE, by_letters=True):
            yield key, 0, f"the key {quote(key)} is not known", f"did you mean '{found}'?"
    if not str(data.get("site_name") or "").strip() and data.get("site_name") is not False:
        yield "site_name", 0, "site_name is missing or empty", "write the name of the site"
    if "extra" in data and data["extra"] is None:
        yield "extra", 0, "extra is empty, which MkDocs does not take", "write a key below it, or take the line out"
    if not isinstance(data.get("site_dir"), str | None):
        yield "site_dir", 0, "site_dir is no text", "write a folder's name, in quotation marks"


def _keys(data: dict[str, located_yaml.Node]) -> Iterator[_Problem]:
    sheets = "; put style sheets for header and footer into overrides/assets/, where every page loads them"
    for key, kind, instead in (("extra_css", "style sheet", sheets), ("extra_javascript", "script", "")):
        if data.get(key):
            yield key, 0, f"{key} has no effect: no page loads a {kind} but its own", f"remove the key{instead}"
    if "INHERIT" in data:
        yield "INHERIT", 0, "INHERIT reads another file", "write its settings into mkdocs.yml itself"
    if not str(data.get("site_dir", "")).isprintable():
        yield "site_dir", 0, f"site_dir {quote(str(data['site_dir']))} is no name of a folder", "write a folder's name"
    if data.get("use_directory_urls") is False:
        message = "use_directory_urls is off: a page's address would not be the one that is promised for ever"
        yield "use_directory_urls", 0, message, "leave the line out"
    try:
        address = urlsplit(str(data.get("site_url") or ""))
        is_address = bool(address.hostname or not address.scheme) and address.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        message = f"site_url {quote(str(data['site_url']))} is no address"
        yield "site_url", 0, message, "write it like https://notices.example.com/"


def _folders(data: dict[str, located_yaml.Node]) -> Iterator[_Problem]:
    """Folders that would not be read: every command reads ``docs/`` and ``overrides/``."""
    docs = data.get("docs_dir")
    if docs is not None and normpath(str(docs)) != _DOCS:
        yield (
            "docs_dir",
            0,
            f"docs_dir is {quote(str(docs))}, and the texts are read from {_DOCS}/",
            "leave the line out",
        )
    theme = data.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name != _THEME:
        named = f"the theme is {quote(str(name))}" if name else "the theme has no name"
        message = f"{named}, and the package's templates stand before {_THEME}'s alone"
        yield "theme.name", 0, message, f"write 'name: {_THEME}' under theme:"
    if custom is None:
        message = f"the theme has no custom_dir, so that no template of {_OVERRIDES}/ is used"
        yield "theme", 0, message, f"add 'custom_dir: {_OVERRIDES}' under theme:"
    elif normpath(str(custom)) != _OVERRIDES:
        message = f"theme.custom_dir is {quote(str(custom))}, and the templates are in {_OVERRIDES}/"
        yield "theme.custom_dir", 0, message, f"write 'custom_dir: {_OVERRIDES}'"


def _parts(data: dict[str, located_yaml.Node]) -> Iterator[_Problem]:
    if EVENTS not in map(normpath, _names(data.get("hooks"))):
        remedy = f"add it under hooks: as '- {EVENTS}'"
        yield "hooks", 0, f"mkdocs.yml does not list {EVENTS}, without which there are no notices", remedy
    if "i18n" not in _names(data.get("plugins")):
        remedy = "add it under plugins: as '- i18n:' with docs_structure: folder; the handbook shows it in locales.md"
        yield "plugins", 0, "mkdocs.yml does not list the plugin i18n, which builds the locales", remedy


def check_events(text: str | None) -> Iterator[Finding]:
    """Findings (IN009) about the file of the package's handlers; ``None`` where it is missing."""
    remedy = f"write 'from {OWN_EVENTS} import *' into it"
    if text is None:
        yield FILES.at(EVENTS, 0, "the file is missing, without which there are no notices", remedy)
        return
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError) as error:
        line, why = (error.lineno, error.msg) if isinstance(error, SyntaxError) else (None, str(error))
        yield FILES.at(EVENTS, line or 0, f"the file cannot be read as Python: {why}", "mend the line")
        return
    bound = {name for node in body for name in _bound(node)}
    if lacking := [] if "*" in bound else sorted(HANDLERS - bound):
        yield FILES.at(EVENTS, 0, f"it has no {', '.join(lacking)}, without which notices are not drawn", remedy)


def _bound(node: ast.stmt) -> Iterator[str]:
    """Names that a statement gives to something."""
    if isinstance(node, ast.ImportFrom):
        yield from (each.asname or each.name for each in node.names)
    elif isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (each.id for each in node.targets if isinstance(each, ast.Name))


def _names(value: located_yaml.Node) -> set[str]:
    """What a list of plugins or hooks names; each may be a word, or a mapping from it to its settings."""
    entries = value if isinstance(value, list) else [value]
    words = {entry for entry in entries if isinstance(entry, str)}
    return words | {key for entry in entries if isinstance(entry, dict) for key in entry}
