"""What was drawn before leaves no trace in a page: not of another page, another locale, another day."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from noticepress.editions.page_kinds import ERROR_PAGE
from noticepress.editions.page_views import page_view
from noticepress.editions.publication import Publication
from noticepress.site.drawing.render import Drawing, environment, speak
from noticepress.site.executing.units import Unit, units_of
from noticepress.site.prepared import Prepared
from small_project import DAY, SmallProject

ABOUT = "# About {#about}\n\nThis site. See [the notice](/privacy/).\n"
OWN_PAGES = ("about.md", "translations/how.md", "privacy-team/index.md")
DAYS = (DAY, date(2030, 2, 1))


@cache
def publications() -> tuple[Publication, ...]:
    """The same project on two days."""
    with TemporaryDirectory() as folder:
        small = SmallProject.copy(Path(folder) / "small")
        for number, path in enumerate(OWN_PAGES):
            small.write(f"docs/{path}", ABOUT.replace("about", f"about-{number}"))
        return small.publication(), small.later()


def prepared(publication: Publication) -> Prepared:
    """A project that nothing has been drawn of."""
    fresh = publication.of(publication.inputs)
    return Prepared(Path(), fresh, fresh.inputs.locales, frozenset(fresh.inputs.notices))


@cache
def templates() -> Environment:
    """Compiled once: what they are given is each page's own."""
    return environment(prepared(publications()[0]))


def drawn_alone(publication: Publication, unit: Unit) -> bytes:
    """A page by the templates as they stand, of a publication of which nothing else has been drawn."""
    fresh = prepared(publication).publication
    speak(templates(), fresh, unit.locale)
    view = page_view(fresh, unit.page, unit.locale)
    address = f"{unit.locale.prefix}{unit.page.address}"
    return templates().get_template("main.html").render(view=view, page_address=address).encode()


@cache
def alone() -> dict[tuple[int, str], bytes]:
    """Every page of both days, each drawn alone."""
    return {
        (place, unit.path): drawn_alone(publication, unit)
        for place, publication in enumerate(publications())
        for unit in units_of(prepared(publication))
    }


@settings(max_examples=3)
@given(st.randoms(use_true_random=False))
def test_pages_drawn_in_any_order_are_those_drawn_alone(random: Random) -> None:
    projects = [prepared(publication) for publication in publications()]
    drawings = [Drawing(project) for project in projects]
    units = [(place, unit) for place, project in enumerate(projects) for unit in units_of(project)]
    random.shuffle(units)

    different = [
        (place, unit.path)
        for place, unit in units
        if drawings[place].page(unit.page, unit.locale) != alone()[place, unit.path]
    ]

    assert (different, len(units)) == ([], len(alone()))


def test_the_days_differ() -> None:
    assert len({alone()[place, "de-DE/privacy/index.html"] for place in range(len(DAYS))}) == len(DAYS)


@pytest.mark.parametrize("name", ["header", "footer"])
def test_a_part_of_the_projects_own_may_show_what_only_its_page_has(small: SmallProject, name: str) -> None:
    small.write(f"overrides/partials/{name}.html", f'<{name} class="site-{name}">{{{{ view.title }}}}</{name}>')
    publication = small.publication()
    project = Prepared(small.root, publication, publication.inputs.locales, frozenset(publication.inputs.notices))
    drawing = Drawing(project)

    for unit in units_of(project):
        title = page_view(publication, unit.page, unit.locale).title
        assert f'<{name} class="site-{name}">{title}</{name}>' in drawing.page(unit.page, unit.locale).decode()


def test_an_error_page_between_pages_leads_from_the_root() -> None:
    project = prepared(publications()[0])
    drawing, locale = Drawing(project), project.locales[1]
    before = drawing.error_page(locale)
    for unit in units_of(project):
        drawing.page(unit.page, unit.locale)

    assert drawing.error_page(locale) == before == Drawing(prepared(publications()[0])).error_page(locale)
    assert ERROR_PAGE.address not in before.decode()
