"""Templates are given what Jinja's own functions of gettext would give them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from babel.support import NullTranslations as BabelTranslations
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, Template
from markupsafe import Markup

from noticepress.catalogs.catalog import Chain, parse_catalog
from noticepress.catalogs.words import EscapedWords, translations
from noticepress.site.drawing.spoken import SpokenWords, teach

TEMPLATES = (
    "{{ _(message) }}",
    "{{ gettext(message, name=value, other=number) }}",
    "{{ _(message, name=_(value) ~ value) }}",
    "{{ ngettext(message, plural, number) }}",
    "{{ ngettext(message, plural, number, name=value) }}",
    "{{ pgettext(value, message, name=value) }}",
    "{{ npgettext(value, message, plural, number, name=value) }}",
    "{% trans name=value %}{{ name }} & <b>100 %</b>{% endtrans %}",
    "{% trans name=value, num=number %}one {{ name }}{% pluralize num %}{{ num }} of {{ name }}{% endtrans %}",
    "{{ missing_name }}{{ _(message, name=missing_name) }}",
)
pieces = st.sampled_from(("a", " ", "<b>", "&", "&amp;", "%", "%%", "%s", "100 %", '"', "'", "\u00a0", "ü"))
texts = st.lists(pieces, max_size=6).map("".join)


class Upper(BabelTranslations):
    """A language in which every word is shouted, but for what placeholders are called."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("%(NAME)S", "%(name)s")


LANGUAGES = (BabelTranslations(), Upper())


@cache
def template(source: str, words: BabelTranslations, *, own: bool) -> Template:
    env = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    if own:
        teach(env, SpokenWords(BabelTranslations()))  # of another language, which is left
        teach(env, SpokenWords(words))
    else:
        spoken = EscapedWords(words)
        env.install_gettext_callables(  # type: ignore[attr-defined]  # the i18n extension adds it
            spoken.gettext, spoken.ngettext, newstyle=True, pgettext=spoken.pgettext, npgettext=spoken.npgettext
        )
    return env.from_string(source)


def said(source: str, words: BabelTranslations, *, own: bool, **values: Any) -> str:
    try:
        return template(source, words, own=own).render(values)
    except KeyError as error:
        return repr(error)


@pytest.mark.parametrize("source", TEMPLATES)
@given(message=texts, plural=texts, value=texts, number=st.integers(0, 3), named=st.booleans())
def test_what_is_said_is_what_jinja_would_say(
    source: str, *, message: str, plural: str, value: str, number: int, named: bool
) -> None:
    if named:
        message, plural = f"{message} %(name)s", f"%(name)s {plural}"
    values = {"message": message, "plural": plural, "value": value, "number": number}

    for words in LANGUAGES:
        assert said(source, words, own=True, **values) == said(source, words, own=False, **values)


def test_a_macro_speaks_the_language_that_is_spoken_when_it_is_called() -> None:
    env = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    teach(env, SpokenWords(BabelTranslations()))
    macros = env.from_string('{% macro said(word) %}{{ _("a") }}{{ pgettext("b", word) }}{% endmacro %}').module

    before = macros.said("c")  # type: ignore[attr-defined]  # the template has it
    teach(env, SpokenWords(Upper()))

    assert (before, macros.said("c")) == ("ac", "Ac")  # type: ignore[attr-defined]  # see above


PAGE = """{% filter english %}<html lang="ar"><title>{{ _("Versions") }}</title><a aria-label="{{ _("Versions") }}">
{{- _("Correction of %(date)s.", date=date) }} {{ _("Version %(number)s", number="2.1") }}</a>
{{- _("Known") }}{% endfilter %}"""


def test_english_words_that_stand_in_for_others_are_marked_where_a_page_can_say_so() -> None:
    catalog = 'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "Known"\nmsgstr "معروف"\n'
    chain = Chain((parse_catalog(catalog.encode(), "ar", "site", "locales/ar/LC_MESSAGES/site.po"),), lambda _: True)
    env = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    teach(env, SpokenWords(translations(chain, "rtl")))

    page = env.from_string(PAGE).render(date=Markup("<time>1 أبريل.</time>"))

    assert re.sub("[\u2066\u2069]", "", page) == (
        '<html lang="ar"><title>Versions</title><a aria-label="Versions">'
        '<span lang="en" dir="ltr">Correction of <bdi lang="ar"><time>1 أبريل.</time></bdi></span> '
        '<span lang="en" dir="ltr">Version 2.1</span></a>معروف'
    )
