"""A value that ends with a full stop ends its sentence with it."""

from __future__ import annotations

import pytest
from babel.support import NullTranslations
from jinja2 import Environment
from markupsafe import Markup

from noticepress.catalogs.words import filled
from noticepress.editions.localizing.isolation import fill, put_values
from noticepress.register.facts import fill_text
from noticepress.site.drawing.spoken import SpokenWords, teach

CASES = [
    ("Sold by @.", "Example Ltd.", "Sold by Example Ltd."),
    ("It binds from @. So it is.", "1. ožujka 2026.", "It binds from 1. ožujka 2026. So it is."),
    ("Sold by @.", "Example", "Sold by Example."),
    ("@, and @: @?", "Example Ltd.", "Example Ltd., and Example Ltd.: Example Ltd.?"),
    ("@...", "Example Ltd.", "Example Ltd...."),
    ("@5, www.@example", "No.", "No.5, www.No.example"),
    ("@.5, www.@.example", "No.", "No..5, www.No..example"),
    ("@ .", "Example Ltd.", "Example Ltd. ."),
]


@pytest.mark.parametrize(("text", "value", "shown"), CASES)
def test_the_stop_of_a_value_is_the_sentence_s(text: str, value: str, shown: str) -> None:
    assert filled(text.replace("@", "%(a)s"), a=value) == shown
    assert fill_text(text.replace("@", "{{ a }}"), {"a": value}) == shown
    assert put_values(text.replace("@", "\U000f0000"), {0xF0000: value}) == shown
    assert fill(text.replace("@", "\U000f0000"), {0xF0000: value}, "ltr", frozenset()) == shown


def test_marks_of_emphasis_and_isolation_may_stand_between() -> None:
    text = "<p>Sold by <strong>\U000f0000</strong>. Or by <strong>\U000f0001</strong>.</p>"
    values = {0xF0000: "Example Ltd.", 0xF0001: "Example"}

    shown = fill(text, values, "rtl", frozenset())

    assert "<bdi>Example Ltd.</bdi></strong> Or by" in shown
    assert "<bdi>Example</bdi></strong>.</p>" in shown


def test_so_it_is_in_templates() -> None:
    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    teach(env, SpokenWords(NullTranslations()))
    template = env.from_string('{{ _("Date: %(date)s. Other: %(other)s.", date=date, other=date | striptags) }}')

    shown = template.render(date=Markup('<time datetime="2026-03-01">1 марта 2026 г.</time>'))

    assert shown == 'Date: <time datetime="2026-03-01">1 марта 2026 г.</time> Other: 1 марта 2026 г.'
