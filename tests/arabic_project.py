"""The small project with a locale that is written from right to left."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import yaml
from babel.messages.pofile import read_po, write_po

from noticepress import theme
from small_project import REPOSITORY, SmallProject

WORDS: dict[str, str] = yaml.safe_load((REPOSITORY / "tests/cases/arabic.yml").read_text(encoding="utf-8"))
"""Arabic for each ``msgid`` that has any."""


def arabic_project(target: Path) -> SmallProject:
    """A copy of the small project at ``target`` with a locale in Arabic; what :data:`WORDS` lacks is in English.

    It is told to be Urdu, which the package has no words for: those of its Arabic would stand in for what is lacking.
    """
    small = SmallProject.copy(target)
    domains = {name: small.root / f"locales/de/LC_MESSAGES/{name}.po" for name in ("privacy", "site")}
    for name, path in {**domains, "theme": theme.catalog_path("de")}.items():
        small.write(f"locales/ur/LC_MESSAGES/{name}.po", _arabic(path))
    small.write("locales/locales.yml", small.read("locales/locales.yml").rstrip() + _LOCALE)
    return small


_LOCALE = "\n  - tag: ur\n    label: العالم العربي - العربية\n    catalogs: [ur]\n"


def _arabic(path: Path) -> str:
    """A German catalog's messages with their Arabic."""
    with path.open("rb") as file:
        german = read_po(file)
    german.locale = "ur"
    for message in german:
        if message.id:
            several = isinstance(message.id, tuple)
            arabic = WORDS.get(message.id[0] if several else message.id, "")
            message.string = (arabic,) * german.num_plurals if several else arabic
    out = BytesIO()
    write_po(out, german)
    return out.getvalue().decode().replace('"Language: de\\n"', '"Language: ur\\n"')
