"""The corpus as a site of others: ready-made translated Markdown for plain MkDocs, and for Hugo."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml
from corpus import Corpus, markdown

HUGO_PAGE = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}">
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}</head>
<body><header><nav>{{ range .Site.Home.AllTranslations }}
<a href="{{ .Permalink }}">{{ .Language.Lang }}</a>{{ end }}</nav></header>
<main>{{ .TableOfContents }}{{ .Content }}</main></body>
</html>
"""


def write_mkdocs(root: Path, corpus: Corpus, languages: Mapping[str, str]) -> None:
    """Pages in a folder for each locale; ``languages`` has the language of each tag, in which its texts are."""
    for tag, language in languages.items():
        folder = root / "docs" / _short(tag)
        folder.mkdir(parents=True)
        (folder / "index.md").write_text("# Notices\n", "utf-8")
        for index in range(len(corpus.versions)):
            text = "\n".join(markdown(corpus, language, index))
            (folder / f"version-{index}.md").write_text(text, "utf-8")
    entries = [
        {"locale": _short(tag), "name": tag, "default": place == 0, "build": True}
        for place, tag in enumerate(languages)
    ]
    config = {
        "site_name": "Plain",
        "site_url": "https://plain.example/",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["admonition", "attr_list", "def_list", "footnotes", "abbr", "tables", "sane_lists"],
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": entries, "reconfigure_material": False}}],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


def write_hugo(root: Path, corpus: Corpus, languages: Mapping[str, str]) -> None:
    """The same pages for Hugo, with the smallest template that has a list of languages and contents."""
    sites: dict[str, object] = {}
    for place, (tag, language) in enumerate(languages.items()):
        folder = root / "content" / tag.lower()
        folder.mkdir(parents=True)
        for index in range(len(corpus.versions)):
            lines = markdown(corpus, language, index)
            text = f'---\ntitle: "Version {index}"\n---\n' + "\n".join(lines)
            (folder / f"version-{index}.md").write_text(text, "utf-8")
        sites[tag.lower()] = {"contentDir": f"content/{tag.lower()}", "weight": place + 1}
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(HUGO_PAGE, "utf-8")
    config = {"baseURL": "https://hugo.example/", "defaultContentLanguage": "en", "languages": sites}
    (root / "hugo.yaml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


def _short(tag: str) -> str:
    """The plugin takes no code of an area."""
    return "es-MX" if tag == "es-419" else tag


def mkdocs_page(tag: str, place: int, index: int) -> str:
    """Where MkDocs puts a version in a locale."""
    return f"{'' if place == 0 else _short(tag) + '/'}version-{index}/index.html"
