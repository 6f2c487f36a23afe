"""What of ``mkdocs.yml`` the package's own engine knows: settings come in, what it does not know leaves, in words.

A list of what it knows, down to the kind of each value: MkDocs refuses what is of another kind, or does with it what
this package does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from noticepress.editions.settings.configuration import EVENTS
from noticepress.files.yaml import Node

_Text = str | None
_Level = Literal["warn", "info", "ignore"]
_Nothing = Annotated[list[str], Field(max_length=0)] | None


class _Language(BaseModel):
    """The prevailing language; the others are filled in."""

    model_config = ConfigDict(extra="forbid", strict=True)

    locale: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    name: str
    default: Literal[True]
    build: Literal[True] = True


_LATER = ConfigDict(defer_build=True)
"""Each is made when a key of that name is met."""


def _known(**kinds: Any) -> Mapping[str, TypeAdapter[Any]]:  # noqa: ANN401 (whatever pydantic takes for a type)
    return {name: TypeAdapter(kind, config=_LATER) for name, kind in kinds.items()}


_KEYS = _known(
    site_name=str, site_url=str, site_dir=str, site_author=_Text, site_description=_Text, copyright=_Text,
    repo_name=_Text, repo_url=Annotated[str, Field(pattern=r"^https?://[^\s/]+/\S*$")] | None,
    dev_addr=Annotated[str, Field(pattern=r"^[\w.-]+:\d{1,4}$")], docs_dir=str, strict=bool,
    use_directory_urls=Literal[True], watch=list[str], extra=dict[str, object], extra_css=_Nothing,
    extra_javascript=_Nothing, validation=dict[Literal["omitted_files", "not_found", "unrecognized_links"], _Level],
)  # fmt: skip
_THEME = _known(
    name=Literal["material"], custom_dir=str, logo=str, favicon=str, font=object, palette=object, language=str,
    direction=str, features=list[str], icon=dict[str, str],
)  # fmt: skip
_I18N = _known(
    docs_structure=Literal["folder"], fallback_to_default=Literal[True], reconfigure_material=bool,
    reconfigure_search=bool, languages=Annotated[list[_Language], Field(min_length=1, max_length=1)],
)  # fmt: skip


def unknown_settings(settings: Mapping[str, Node], root: Path) -> Iterator[str]:
    """What only MkDocs knows of the settings of the project in the folder ``root``."""
    for key, value in settings.items():
        if key == "plugins":
            yield from _in_plugins(value)
        elif key == "hooks":
            yield from (f"the hook {name}" for name, _ in _entries(value) if name != EVENTS)
            yield from (["the hooks, which are no list"] if not isinstance(value, list) else [])
        elif key == "theme" and isinstance(value, dict):
            yield from (f"the theme's {name}" for name in _unknown(value, _THEME))
        elif [*_unknown({key: value}, _KEYS)]:
            yield f"the key {key}"
    watched = settings.get("watch")
    if isinstance(watched, list) and not all((root / str(name)).exists() for name in watched):
        yield "the key watch, of which something is missing"


def _in_plugins(value: Node) -> Iterator[str]:
    for name, options in _entries(value):
        if name != "i18n":
            yield f"the plugin {name}"
            continue
        yield from (f"the option {key} of i18n" for key in _unknown(options, _I18N))
        yield from (f"i18n without {key}" for key in ("docs_structure", "languages") if key not in options)


def _unknown(values: Mapping[str, Node], known: Mapping[str, TypeAdapter[Any]]) -> Iterator[str]:
    """Keys that are not known, or whose values are of another kind."""
    for key, value in values.items():
        try:
            if key in known:
                known[key].validate_python(value, strict=True)
                continue
        except ValidationError:
            pass
        yield key


def _entries(value: Node) -> Iterator[tuple[str, Mapping[str, Node]]]:
    """(name, options) of a list of plugins or hooks."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield entry, {}
        elif isinstance(entry, dict):
            for name, options in entry.items():
                yield name, options if isinstance(options, dict) else {}
