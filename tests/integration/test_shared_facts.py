"""Facts that notices share, and the one that completes links which begin with a slash."""

from __future__ import annotations

import shutil
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.register.register import SharedFacts, parse_facts
from small_project import DAY, SmallProject

OWN = "  retention_days: 1200\n"
BASE = "https://www.example.org"
OFFICE = "[our office]({{ request_url }})"


def told(small: SmallProject) -> list[str]:
    return [str(finding) for finding in small.findings() if finding.code not in ("TR001", "TR002", "TR011")]


def shared(small: SmallProject, text: str = f"facts:\n{OWN}") -> SmallProject:
    """Move a fact that a published text uses from the register into the file that notices share."""
    small.replace("docs/privacy/notice.yml", OWN, "")
    small.write("docs/facts.yml", text)
    return small


# Facts


def test_a_published_text_does_not_care_where_its_fact_stands(small: SmallProject) -> None:
    assert told(shared(small)) == []
    assert small.publication().inputs.notices["privacy"].notice.facts["retention_days"] == 1200


def test_a_version_is_published_where_facts_are_shared(small: SmallProject, run) -> None:
    shared(small)

    published = run(small.root, "publish", "1.2", "--as-of", str(DAY))

    assert published.returncode == 0, published.stderr
    assert told(small) == []


def test_a_shared_fact_cannot_change_under_a_published_text(small: SmallProject) -> None:
    (found,) = told(shared(small, "facts:\n  x: y\n  retention_days: 900\n"))

    assert found == (
        "docs/facts.yml:3: VE001 the text of published version 1.1 has changed: its fact 'retention_days' was the "
        "number “1200” when it was published; keep the earlier value: write 'retention_days' with it under 'facts' "
        "of version 1.1"
    )


def test_a_versions_own_value_keeps_a_published_text_as_it_was(small: SmallProject) -> None:
    shared(small, "facts:\n  retention_days: 900\n")
    small.replace(
        "docs/privacy/notice.yml",
        "    effective: 2021-04-01\n",
        "    effective: 2021-04-01\n    facts: {retention_days: 1200}\n",
    )

    assert told(small) == []


def test_a_notices_own_fact_goes_before_the_shared_one(small: SmallProject) -> None:
    small.write("docs/facts.yml", "facts:\n  retention_days: 900\n  shared: x\n")

    notice = small.publication().inputs.notices["privacy"].notice

    assert (notice.facts["retention_days"], notice.facts["shared"]) == (1200, "x")
    assert (notice.fact_place("retention_days"), notice.fact_place("shared")) == (
        ("docs/privacy/notice.yml", 7),
        ("docs/facts.yml", 3),
    )


def test_a_shared_fact_is_every_notices(small: SmallProject) -> None:
    shutil.copytree(small.root / "docs/privacy", small.root / "docs/terms")
    shared(small)
    small.replace("docs/terms/notice.yml", OWN, "")

    assert not [line for line in told(small) if "IN008" in line or "VE001" in line]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("fact:\n  x: y\n", "docs/facts.yml:1: IN002 the key “fact” is not known; did you mean 'facts'?"),
        ("facts:\n  Name: y\n", "docs/facts.yml:2: IN002 facts.Name: 'Name' cannot be the name of a fact; write lower"),
        ("facts:\n  version: y\n", "docs/facts.yml:2: IN002 facts.version: 'version' cannot be the name of a fact"),
        ("facts:\n  a: b\n  url: javascript:x\n", "docs/facts.yml:3: IN002 facts.url: the value of 'url' is an active"),
        ("facts:\n  name: a\u200bb\n", "docs/facts.yml:2: IN007"),
        ("facts: {a: 1, a: 2}\n", "docs/facts.yml:1: IN002"),
        ("", "docs/facts.yml:1: IN002 the file is empty"),
        ("facts:\n  x: Since 1 April 2021\n", "docs/facts.yml:2: VE008"),
        ("facts:\n  base_url: http://example.org\n", "docs/facts.yml:2: IN002 facts.base_url: base_url is “http://ex"),
    ],
)
def test_a_wrong_file_of_facts_is_found_once_with_its_line(small: SmallProject, text: str, finding: str) -> None:
    shutil.copytree(small.root / "docs/privacy", small.root / "docs/terms")
    for catalog in (small.root / "locales").glob("*/LC_MESSAGES/privacy.po"):
        shutil.copy(catalog, catalog.with_name("terms.po"))
    small.write("docs/facts.yml", text)

    assert sum(line.startswith(finding) for line in told(small)) == 1, told(small)


@pytest.mark.parametrize("name", ["facts.yaml", "Facts.yml"])
def test_a_file_of_another_name_is_not_passed_over(small: SmallProject, name: str) -> None:
    small.write(f"docs/{name}", f"facts:\n{OWN}")

    assert told(small) == [
        f"docs/{name}: IN009 the facts that notices share are in facts.yml, not {name}; rename it facts.yml"
    ]


def test_facts_are_read_with_their_lines() -> None:
    assert parse_facts("facts:\n  name: x\n  age: 16\n", "f.yml") == SharedFacts(
        {"name": "x", "age": 16}, {"name": ("f.yml", 2), "age": ("f.yml", 3)}
    )


# Links that begin with a slash


def links(small: SmallProject, engine: str = "direct") -> dict[str, list[str]]:
    """Where the draft leads, by locale; no file of facts is published."""
    site = small.root / f"site-{engine}"
    arguments = ["build", "--drafts", "--as-of", str(DAY), "--engine", engine, "--output", str(site)]
    done = CliRunner().invoke(main, ["-C", str(small.root), *arguments])
    assert done.exit_code == 0, done.output
    assert not (site / "facts.yml").exists()
    return {
        tag or "en": [
            link
            for link in lxml.html.fromstring((site / tag / "privacy/1.2/index.html").read_bytes()).xpath(
                "//*[@class='notice']//a/@href"
            )
            if "contact" in link and not link.startswith("#")
        ]
        for tag in ("", "de-DE", "zh-HK")
    }


def rooted(small: SmallProject) -> SmallProject:
    """Let the draft link to the organisation's site in three ways; German has a translation, Chinese none."""
    text = "[our office](/contact), <a href='/contact/post'>post</a>, [by phone][phone] or `<a href=\"/contact\">`"
    small.replace("docs/privacy/1.2/20-contact.md", OFFICE, text)
    small.replace("docs/privacy/1.2/20-contact.md", "!!! note", "[phone]: /contact/phone\n\n!!! note")
    return small


@pytest.mark.parametrize("engine", ["direct", "mkdocs"])
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("docs/privacy/notice.yml", "facts:", f"facts:\n  base_url: {BASE}"),
        ("mkdocs.yml", "extra:", f"extra:\n  base_url: {BASE}"),
        ("docs/facts.yml", "", f"facts: {{base_url: {BASE}}}\n"),
    ],
)
def test_a_link_is_completed_in_every_locale(small: SmallProject, path: str, old: str, new: str, engine: str) -> None:
    rooted(small)
    if old:
        small.replace(path, old, new)
    else:
        small.write(path, new)

    whole = [f"{BASE}/contact", f"{BASE}/contact/post", f"{BASE}/contact/phone"]
    assert links(small, engine) == {"en": whole, "de-DE": whole, "zh-HK": whole}


def test_a_setting_of_mkdocs_yml_is_named_with_its_line(small: SmallProject) -> None:
    small.replace("mkdocs.yml", "extra:", f"extra:\n  base_url: {BASE}")

    assert small.publication().inputs.notices["privacy"].notice.fact_place("base_url") == ("mkdocs.yml", 23)


def test_the_nearest_base_url_counts(small: SmallProject) -> None:
    rooted(small)
    small.replace("mkdocs.yml", "extra:", "extra:\n  base_url: https://c.example.org")
    small.write("docs/facts.yml", "facts:\n  base_url: https://b.example.org\n")
    assert links(small)["en"][0] == "https://b.example.org/contact"

    small.replace("docs/privacy/notice.yml", "facts:", "facts:\n  base_url: https://a.example.org/int")
    assert links(small)["en"][0] == "https://a.example.org/int/contact"


def test_a_translated_link_is_completed(small: SmallProject) -> None:
    small.replace("docs/privacy/notice.yml", "facts:", f"facts:\n  base_url: {BASE}")
    small.replace("docs/privacy/1.2/20-contact.md", f"Write to us at {OFFICE}.", "Go to [the office](/contact).")
    entry = 'msgctxt "contact#contact"\nmsgid "Go to [the office](/contact).[^post]"\n'
    path = "locales/de/LC_MESSAGES/privacy.po"
    small.write(path, f'{small.read(path)}\n{entry}msgstr "Zum [Büro](/contact).[^post]"\n')

    assert links(small)["de-DE"] == [f"{BASE}/contact"]
    assert "Zum <a" in (small.root / "site-direct/de-DE/privacy/1.2/index.html").read_text("utf-8")


def test_where_a_published_link_leads_cannot_change(small: SmallProject) -> None:
    rooted(small)
    shutil.rmtree(small.root / "docs/privacy/1.1")
    (small.root / "docs/privacy/1.2").rename(small.root / "docs/privacy/1.1")
    small.replace(
        "docs/privacy/notice.yml", '  - version: "1.2"\n    effective: 2030-01-01\n    summary: A new address.\n', ""
    )
    small.write("docs/privacy/1.1/seal.json", small.read("docs/privacy/1.0/seal.json"))
    small.write("docs/facts.yml", f"facts:\n  base_url: {BASE}\n")
    small.seal_anew()
    assert told(small) == []

    small.write("docs/facts.yml", "facts:\n  base_url: https://other.example.org\n")
    (changed,) = told(small)
    assert changed.startswith(
        "docs/facts.yml:2: VE001 the text of published version 1.1 has changed: its fact 'base_url'"
    )

    (small.root / "docs/facts.yml").unlink()
    assert any("IN013 the link “/contact” has no beginning" in line for line in told(small))


@pytest.mark.parametrize(
    "value",
    [
        "http://example.org",
        "https://example.org/",
        "https://example.org?x=1",
        "https://example.org#x",
        "https://user@example.org",
        "https://example",
        "//example.org",
        "javascript:alert(1)",
        "https://exa mple.org",
        "16",
    ],
)
def test_a_base_url_is_the_address_of_a_site(small: SmallProject, value: str) -> None:
    small.replace("mkdocs.yml", "extra:", f"extra:\n  base_url: '{value}'")

    (found,) = told(small)

    assert found.startswith("mkdocs.yml:")
    assert "IN009" in found
    assert "write the address of your own site as in https://www.example.com" in found


def test_the_site_is_the_same_by_both_engines(small: SmallProject) -> None:
    rooted(small)
    small.write("docs/facts.yml", f"facts:\n  base_url: {BASE}\n")
    assert links(small) == links(small, "mkdocs")

    one, other = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (small.root / "site-direct", small.root / "site-mkdocs")
    )
    assert one == other
    assert Path("facts.yml") not in one
