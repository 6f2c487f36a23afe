"""``check --against`` compares every promise with a git revision; one ends by a recorded act alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from commandline import call
from committed import commit
from small_project import SmallProject

LOCALES, SETTINGS, REGISTER = "locales/locales.yml", "mkdocs.yml", "docs/privacy/notice.yml"
HONG_KONG = "  - tag: zh-HK\n    label: 香港 - 繁體中文\n    catalogs: [zh_Hant_HK, zh_Hant]\n"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6Ik8Qn2m8oR0hTnE1n3v5Qq0lF8mC0o2wU3a7dYxZ1"
FILE = "docs/.well-known/security.txt"
TEMPLATE = "overrides/partials/footer.html"


def against(small: SmallProject) -> Result:
    return call(small, "check", "--as-of", "2026-12-31", "--against", "HEAD")


@pytest.fixture
def promised(small: SmallProject) -> SmallProject:
    """With something of each kind to be promised, committed."""
    small.seal_editions()
    small.write(FILE, "Contact: https://legal.example.org/\n")
    small.write(TEMPLATE, small.read(TEMPLATE))
    small.replace(REGISTER, "versions:", f"signers:\n  - {KEY}\nversions:")
    commit(small.root)
    return small


def instead(path: str, old: str, new: str) -> Callable[[SmallProject], None]:
    return lambda small: small.replace(path, old, new)


def without(path: str) -> Callable[[SmallProject], None]:
    return lambda small: (small.root / path).unlink()


def rewritten(small: SmallProject) -> None:
    """The history of an edition made anew, as somebody with the package at hand could."""
    small.replace("locales/de/LC_MESSAGES/privacy.po", "Tage auf, nicht länger", "Jahre auf, und länger")
    for number in ("1.0", "1.1"):
        (small.root / f"docs/privacy/{number}/editions.json").unlink()
    small.seal_editions()


BROKEN = {
    "a locale": (instead(LOCALES, HONG_KONG, ""), "VE015 the locale zh-HK, there at HEAD, is gone"),
    "an address": (instead(LOCALES, "tag: de-DE", "tag: de-AT"), "VE015 the locale de-DE, there at HEAD, is gone"),
    "a label": (instead(LOCALES, "Deutschland - Deutsch", "Deutsch"), "VE015 the label of de-DE is “Deutsch”, and was"),
    "a language code": (
        instead(LOCALES, "catalogs: [de]", "catalogs: [de]\n    hreflang: [de]"),
        "VE015 the hreflang of de-DE is “de”, and was “",
    ),
    "the site's address": (
        instead(SETTINGS, "https://legal.example.org/notices/", "https://legal.example.org/other/"),
        "VE015 the site_url is “https://legal.example.org/other/”, and was",
    ),
    "a signer": (instead(REGISTER, f"signers:\n  - {KEY}\n", ""), "VE015 the signer of privacy AAAAC3NzaC1lZDI1NTE5"),
    "the clause": (
        instead(REGISTER, "prevailing_clause: languages", "prevailing_clause: contact"),
        "VE015 the prevailing_clause of privacy is “contact”, and was “languages” at HEAD",
    ),
    "a file": (without(FILE), "VE015 the file .well-known/security.txt, there at HEAD, is gone"),
    "a template": (
        instead(TEMPLATE, "<footer", "<footer data-own"),
        "VE015 note: the override overrides/partials/footer.html has changed since HEAD",
    ),
    "a record": (without("docs/privacy/1.0/editions.json"), "VE015 the record of editions, there at HEAD, is gone"),
    "a history": (rewritten, "VE015 the history of the edition in de-DE is not what it was at HEAD"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_promise_is_found_against_a_commit(promised: SmallProject, name: str) -> None:
    breach, told = BROKEN[name]
    breach(promised)

    output = against(promised).output

    assert told in output, output


HISTORY = "VE015 the history of the edition in de-DE is not what it was at HEAD"


@pytest.mark.parametrize("attributes", ["* export-ignore", "editions.json export-ignore", "*.json export-subst ident"])
def test_no_attribute_of_git_hides_a_promise(promised: SmallProject, attributes: str) -> None:
    promised.write(".gitattributes", f"{attributes}\n")
    commit(promised.root)
    assert "VE015" not in against(promised).output
    rewritten(promised)

    assert HISTORY in against(promised).output


def test_a_project_below_its_repository_is_compared_with_what_its_links_lead_to(tmp_path: Path) -> None:
    small = SmallProject.copy(tmp_path / "a repository" / "Rechtliches ä")
    small.seal_editions()
    catalog = small.root / "locales/de/LC_MESSAGES/privacy.po"
    catalog.rename(catalog.with_name("kept.txt")).with_name("privacy.po").symlink_to("kept.txt")
    commit(tmp_path / "a repository")
    assert "VE015" not in against(small).output
    rewritten(small)

    assert HISTORY in against(small).output


def test_a_notice_that_is_not_published_any_more_ends_none_of_its_promises(promised: SmallProject) -> None:
    promised.write(REGISTER, re.sub(r"    digest: .*\n", "", promised.read(REGISTER)))

    output = against(promised).output

    assert "VE006 version 1.0, published at HEAD, is no longer published" in output
    assert "VE015" not in output


def test_what_is_added_breaks_no_promise(promised: SmallProject) -> None:
    promised.replace(
        LOCALES, "  - tag: zh-HK", "  - tag: de-AT\n    label: Österreich\n    catalogs: [de]\n  - tag: zh-HK"
    )
    promised.replace("locales/de/LC_MESSAGES/privacy.po", "Tage auf, nicht länger", "Tage lang auf, nicht länger")
    promised.write("docs/.well-known/terms.txt", "More.\n")
    assert call(promised, "revise", "--reason", "Better words.", "--as-of", "2026-12-31").exit_code == 0

    assert "VE015" not in against(promised).output


def test_a_promise_ends_on_record(promised: SmallProject) -> None:
    promised.replace(LOCALES, HONG_KONG, "")
    told = against(promised)
    assert 'noticepress retire "locale zh-HK" --against HEAD --reason "…"' in told.output

    done = call(promised, "retire", "locale zh-HK", "--reason", "We have left the market.", "--as-of", "2026-12-31")

    assert (done.exit_code, done.output) == (0, "locales/retired.json: the locale zh-HK has ended on 2026-12-31\n")
    assert "VE015" not in against(promised).output
    (entry,) = json.loads(promised.read("locales/retired.json"))
    assert (entry["what"], entry["reason"]) == ("locale zh-HK", "We have left the market.")

    promised.replace("locales/retired.json", "We have left", "We have never been in")
    assert "VE015 the entry about locale zh-HK does not fit its digest" in against(promised).output


def test_a_promise_ends_once(promised: SmallProject) -> None:
    promised.replace(LOCALES, HONG_KONG, "")
    ended = ["retire", "locale zh-HK", "--reason", "We have left.", "--as-of", "2026-12-31"]
    assert call(promised, *ended).exit_code == 0
    written = promised.read("locales/retired.json")

    again, part = call(promised, *ended), call(promised, "retire", "label of zh-HK", "--reason", "x")

    assert (again.exit_code, "the locale zh-HK was ended already, on 2026-12-31" in again.output) == (2, True)
    assert 'ends with its locale: noticepress retire "locale zh-HK" --against HEAD' in part.output
    assert promised.read("locales/retired.json") == written


def test_what_a_promise_was_may_end_where_it_is_another_now(promised: SmallProject) -> None:
    promised.replace(LOCALES, "Deutschland - Deutsch", "Deutsch")

    assert call(promised, "retire", "label of de-DE", "--reason", "Shorter.").exit_code == 0
    assert "VE015" not in against(promised).output


def test_with_dry_run_the_end_of_a_promise_is_only_told(promised: SmallProject) -> None:
    promised.replace(LOCALES, HONG_KONG, "")

    told = call(promised, "retire", "locale zh-HK", "--reason", "x", "--as-of", "2026-12-31", "--dry-run")

    assert told.output == "locales/retired.json: the locale zh-HK would have ended on 2026-12-31\n"
    assert not (promised.root / "locales/retired.json").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("locale xx-XX", "--reason", "x"), "HEAD has no 'locale xx-XX'; it has locale de-DE, locale en, locale zh-HK"),
        (
            ("locale zh-HK", "--reason", "x"),
            "the locale zh-HK is in locales/locales.yml:7 as it was at HEAD; take it out",
        ),
        (("label of zh-HK", "--reason", "x"), "the label of zh-HK is in locales/locales.yml:7 as it was at HEAD"),
        (("site_url", "--reason", "x"), "the site_url is in mkdocs.yml as it was at HEAD; take it out there"),
        (("title of privacy", "--reason", "x"), "the title of privacy is in docs/privacy/notice.yml as it was at HEAD"),
        (("file .well-known/security.txt", "--reason", "x"), f"the file .well-known/security.txt is in {FILE} as"),
        (("locale zh-HK", "--reason", " "), "the record says why a promise ends; give a --reason"),
        (("locale zh-HK", "--reason", "x", "--against", "v9"), "git knows no commit 'v9' here"),
    ],
)
def test_a_mistake_of_whoever_retires_is_told_in_a_line(
    promised: SmallProject, arguments: tuple[str, ...], told: str
) -> None:
    result = call(promised, "retire", *arguments)

    assert (result.exit_code, told in result.output) == (2, True), result.output
