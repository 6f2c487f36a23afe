"""Run by an interpreter that has ``weblate``: units come in as JSON, which of its checks tell something leaves.

No database is asked: a unit here is what the checks read of one.
"""

from __future__ import annotations

import json
import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import django
from django.conf import settings

COMPONENT = Path(__file__).parents[2] / "handbook" / "tools" / "weblate-component.json"
"""The settings that our page about Weblate gives."""
LEFT_OUT = ("render", "consistency", "glossary")
"""Modules of checks that need fonts, or what else the database has."""


def main() -> None:
    """Check each unit."""
    from weblate.checks.flags import Flags  # noqa: PLC0415 (needs settings)
    from weblate.checks.models import CHECKS  # noqa: PLC0415 (as above)
    from weblate.lang.models import Language, Plural  # noqa: PLC0415 (as above)

    languages: dict[str, Language] = {}

    def language(code: str) -> Language:
        if code not in languages:
            languages[code] = Language(code=code, name=code, pk=len(languages) + 1)
            languages[code].plural = Plural(language=languages[code])
        return languages[code]

    wanted = json.loads(COMPONENT.read_text(encoding="utf-8"))["check_flags"]
    told: dict[str, list[str]] = {}
    for name, code, source, target in json.load(sys.stdin):
        unit = _unit(name, (language(code), language("en")), (source, target), Flags(wanted))
        told[name] = sorted(key for key, check in CHECKS.target.items() if check.check_target([source], [target], unit))
    json.dump(told, sys.stdout)


def _checks() -> list[str]:
    """The names of its checks, read before it is imported: it imports them all at once."""
    (folder,) = find_spec("weblate").submodule_search_locations
    text = Path(folder, "checks", "models.py").read_text(encoding="utf-8")
    names = re.findall(r'"(weblate\.checks\.\w+\.\w+)"', text)
    return [name for name in names if name.split(".")[2] not in LEFT_OUT]


def _unit(name: str, languages: tuple[object, object], texts: tuple[str, str], flags: object) -> SimpleNamespace:
    own, english = languages
    source, target = texts
    project = SimpleNamespace(id=1, name="x", slug="x", glossaries=[])
    component = SimpleNamespace(
        id=1, name="x", project=project, source_language=english, file_format="po", is_multivalue=False
    )
    translation = SimpleNamespace(
        id=1,
        language=own,
        component=component,
        is_template=False,
        is_source=False,
        plural=getattr(own, "plural", None),
        log_debug=lambda *_: None,
    )
    return SimpleNamespace(
        id_hash=hash(name),
        flags=flags,
        all_flags=flags,
        translation=translation,
        source=source,
        sources=[source],
        target=target,
        targets=[target],
        source_string=source,
        fuzzy=False,
        translated=True,
        readonly=False,
        state=20,
        note="",
        context=name,
        check_cache={},
        is_source=False,
        is_plural=False,
        glossary_terms=None,
        get_source_plurals=lambda: [source],
        get_target_plurals=lambda: [target],
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weblate.settings_example")
    settings.CHECK_LIST = _checks()
    django.setup()
    main()
