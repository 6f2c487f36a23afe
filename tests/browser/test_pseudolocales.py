"""Pseudolocales show what a translation would meet: English that nobody can translate, text cut off, the wrong side."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsing import serving
from commandline import run_command
from noticepress.editions.sources.project import Project
from small_project import DAY, REPOSITORY
from visit import Screen

NARROW = Screen(320, 640)
PAGES = ("", "privacy/", "privacy/versions/", "privacy/2.1/changes/", "privacy/2.1/cite/", "translations/", "404.html")
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OWN_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const own = element.closest("[lang]").lang === document.documentElement.lang;
    const read = own && element.checkVisibility() && !element.closest("script, style, code, time");
    if (read) found.push(walker.currentNode.data);
  }
  return found;
}"""
SIDE = """() => [...document.querySelectorAll("main p, main li, main h1")]
  .filter(element => element.checkVisibility() && element.closest("[dir]") === document.documentElement)
  .filter(element => {
    const style = getComputedStyle(element);
    return style.direction !== "rtl" || !["start", "right"].includes(style.textAlign);
  })
  .map(element => element.outerHTML.slice(0, 120))"""
NO_WORD = re.compile(r"\S+://\S+|\S+@\S+|sha256:\w+|\(\w{1,4}\)|\b[ivxlc]+\b")
"""Addresses, digests, labels: what no language translates."""
FORMATS = {"Akoma", "Ntoso", "Markdown"}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("pseudo") / "site"
    done = run_command(REPOSITORY, "build", "--pseudo", "--no-cache", "--as-of", str(DAY), "--output", str(site))
    assert done.returncode == 0, done.stderr
    with serving(site) as address:
        yield address


def names() -> set[str]:
    """Words that every language keeps: of facts, of kept names, of months, and of the site's own names."""
    project = Project(Path(REPOSITORY))
    inputs, _ = project.read()
    facts = (str(value) for read in inputs.notices.values() for value in read.notice.facts.values())
    every = " ".join([*facts, *inputs.glossary.kept, inputs.furniture.name, *calendar.month_name])
    return {*re.findall(r"[A-Za-z]+", every), *FORMATS}


@pytest.mark.parametrize("screen", [NARROW], ids=str)
def test_nothing_is_in_plain_english_or_cut_off_or_on_the_wrong_side(page: Page) -> None:
    kept = names()
    for tag in ("en-XA", "ar-XB"):
        for name in PAGES:
            page.goto(f"/{tag}/{name}")
            assert page.evaluate(SIDEWAYS) == 0, (tag, name)
            texts = [NO_WORD.sub("", text) for text in page.evaluate(OWN_TEXTS)]
            english = {word for text in texts for word in re.findall(r"(?<!\w)[A-Za-z]{3,}(?!\w)", text)} - kept
            assert english == set(), (tag, name)
    for name in PAGES:
        page.goto(f"/ar-XB/{name}")
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert page.evaluate(SIDE) == []
