"""What a project's template asks for is told before it is drawn, and so is what no engine could draw."""

from __future__ import annotations

import pytest

from noticepress import theme
from noticepress.editions.sources.own_templates import read_template, unknown_names

DEEP = 5000


@pytest.mark.parametrize(
    ("text", "names", "templates", "filters"),
    [
        ("{{ view.title }}{{ _('a') }}{% trans %}b{% endtrans %}{{ 'a/' | url }}", "", "", ""),
        ("{% set a = 1 %}{{ a }}{% for b in [a] %}{{ loop.index }}{{ b }}{% endfor %}{{ range(3) }}", "", "", ""),
        ("{% macro a(b) %}{{ b }}{% endmacro %}{{ a(1) }}", "", "", ""),
        ("{{ config.site_name }}{{ sitemap | length }}{{ page_address }}", "config page_address sitemap", "", ""),
        ("{{ i18n_page_locale }}{% if nav %}{% endif %}", "i18n_page_locale nav", "", ""),
        ("{% include 'a.html' %}{% import 'b.html' as b %}{% from 'c' import d %}", "", "a.html b.html c", ""),
        ("{% extends 'a.html' %}{% include ['b.html', 'c.html'] ignore missing %}", "", "a.html b.html c.html", ""),
        ("{{ 'a.js' | script_tag }}{{ 1 is known }}", "", "", "known script_tag"),
    ],
)
def test_what_is_asked_for_is_named(text: str, names: str, templates: str, filters: str) -> None:
    found = read_template(text)

    assert (found.names, found.templates, found.filters, found.flaw) == (
        set(names.split()),
        set(templates.split()),
        set(filters.split()),
        None,
    )


def test_a_template_of_any_name_is_told() -> None:
    assert read_template("{% include view.template %}").templates == {""}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{{ 10**10000 }}", 2, "too many digits"),
        ("{% macro a(b=10**5000) %}{% endmacro %}", 1, "too many digits"),
        ('\n\n{{ "\\ud83d" }}', 3, "half of a character"),
        ('{{ "%c" | format(55357) }}', 1, "half of a character"),
        ("{{ a" + ".b" * DEEP + " }}", 1, "nested too deeply"),
        ("{{ " + "(" * DEEP + "1" + ")" * DEEP + " }}", 0, "nested too deeply"),
        ("{{ " + "-" * DEEP + "1 }}", 0, "nested too deeply"),
        ("{% for a in b %}" * 25 + "{% endfor %}" * 25, 0, "too many statically nested blocks"),
        ("{% if a %}" * 70 + "{% endif %}" * 70, 1, "nested too deeply"),
    ],
    ids=range(9),
)
def test_what_cannot_be_drawn_is_told_with_its_line(text: str, line: int, said: str) -> None:
    flaw = read_template(text).flaw

    assert flaw is not None
    assert (flaw[0], said in flaw[1]) == (line, True)


@pytest.mark.parametrize("text", ["{{", "{% if %}", "{{ 1/0 }}", "{% raw %}", "\0", "{{ 1e999 }}"])
def test_what_readers_tell_or_drawing_tells_is_no_flaw(text: str) -> None:
    assert read_template(text).flaw is None


def test_a_template_has_what_is_set_around_it() -> None:
    texts = {
        "header.html": "{% set a = 1 %}{% for b in [a] %}{% include 'inner.html' %}{% endfor %}{{ c }}",
        "footer.html": "{% set a = 2 %}{% set c = 2 %}{% include 'inner.html' %}",
        "inner.html": "{% set d = a %}{% include 'innermost.html' %}{{ b }}",
        "innermost.html": "{{ a }}{{ b }}{{ c }}{{ d }}{% include 'innermost.html' %}",
        "alone.html": "{{ a }}",
    }
    found = unknown_names({name: read_template(text) for name, text in texts.items()}, ("header.html", "footer.html"))

    assert {name: "".join(sorted(names)) for name, names in found.items()} == {
        "header.html": "c",
        "footer.html": "",
        "inner.html": "b",
        "innermost.html": "bc",
        "alone.html": "a",
    }


def test_the_packages_own_templates_ask_for_what_is_given_alone() -> None:
    paths = {path.relative_to(theme.TEMPLATES).as_posix(): path for path in theme.TEMPLATES.rglob("*.*")}
    found = {name: read_template(path.read_text("utf-8")) for name, path in paths.items()}

    assert found["main.html"].names == {"parts"}  # what has been drawn already, where something has
    assert found["404.html"].names == set()
    assert [name for name, each in found.items() if each.flaw or each.filters] == []
    assert {name for each in found.values() for name in each.templates if name} <= paths.keys()
