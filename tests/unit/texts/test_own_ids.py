"""Ids by hand: those that made ones may be are refused where they are written, and those of the templates in drafts."""

from __future__ import annotations

import re

import pytest

from noticepress.model import Text
from noticepress.texts.dialect import Dialect
from noticepress.texts.own_ids import taken, template_ids
from noticepress.texts.section import parse_section
from noticepress.texts.whole_text import check_text

MADE = [
    "A *word*{: #use.1 } here.",
    "A [link](#use){#use.2}.",
    "A paragraph.\n{: #use.1 }",
    "- an item\n{: #use.7 }",
    "> a quotation\n{: #other.1 }",
    '<span id="use.1">Words</span> here.',
    "| a {#use.1} | b |\n| --- | --- |\n| c | d |",
    "| a | b |\n| --- | --- |\n| c {#fn:post} | d |",
    "### Below {#use.1}",
]


def findings(body: str) -> list[str]:
    section, found = parse_section(f"## Use {{#use}}\n\nFirst.\n\n{body}\n", "docs/p/1/10-use.md", Dialect())
    return [str(each) for each in (*found, *check_text(Text("1", "docs/p/1", (section,))))]


@pytest.mark.parametrize("body", MADE)
def test_id_like_one_that_is_made_is_refused_where_it_stands(body: str) -> None:
    told = findings(body)
    assert any(
        "IN004 the id “" in each and "ids with a point or a colon are given by the program" in each for each in told
    )
    assert all(re.search(":[57]: ", each) for each in told)


@pytest.mark.parametrize("body", ["A paragraph.\n{: #use-1 }", "A *word*{: #a-word } here.", "### Below {#use-more}"])
def test_id_by_hand_without_a_point_is_free(body: str) -> None:
    assert findings(body) == []


@pytest.mark.parametrize(
    "body", ["A *word*{: #use } here.", "One.\n{: #twice }\n\n*Two*{: #twice }", "One.\n{: #use }"]
)
def test_no_id_stands_twice_in_a_version(body: str) -> None:
    assert any("is used already in docs/p/1/10-use.md" in each for each in findings(body))


TEMPLATES = {
    "overrides/main.html": '<main id="text" class="x"><p id=\'quoted\'></p><i id="{{ view.id }}"></i>',
    "overrides/errata.html": '<li id="erratum-{% if prefix %}{{ prefix }}-{% endif %}{{ loop.index }}">',
    "overrides/footer.html": '<b id="footer-{{ loop.index }}"></b><b id="version-{{ version.number }}"></b>',
}


@pytest.mark.parametrize("name", ["text", "quoted", "erratum-1", "erratum-a-1", "footer-12", "version-a"])
def test_id_of_a_template_is_taken(name: str) -> None:
    section, _ = parse_section(f"## Use {{#use}}\n\nFirst.\n{{: #{name} }}\n", "docs/p/1/10-use.md", Dialect())
    (found,) = taken(Text("1", "docs/p/1", (section,)), template_ids(TEMPLATES))
    assert str(found).startswith(
        f"docs/p/1/10-use.md:3: IN004 the id “{name}” is that of a part of the page (overrides/"
    )


@pytest.mark.parametrize("name", ["texts", "erratum", "footer-note", "main", "use-text"])
def test_other_ids_are_not_taken(name: str) -> None:
    section, _ = parse_section(f"## Use {{#use}}\n\nFirst.\n{{: #{name} }}\n", "docs/p/1/10-use.md", Dialect())
    assert [*taken(Text("1", "docs/p/1", (section,)), template_ids(TEMPLATES))] == []
