"""What stands around the texts, from ``mkdocs.yml``."""

from __future__ import annotations

import pytest

from noticepress.editions.settings.furniture import Furniture, Link, LinkGroup, parse_furniture
from noticepress.findings import NoticepressError

CONFIG = """\
site_name: Notices
site_url: https://example.org/notices
extra:
  organisation: Example
  copyright_years: 2018
  analytics_id:
  other_program: [1]
  footer:
    - title: About
      links:
        - label: Us
          url: https://example.org/us
  legal:
    - label: Terms
      url: https://example.org/terms
"""


def test_furniture_is_read() -> None:
    assert parse_furniture(CONFIG, "mkdocs.yml") == Furniture(
        name="Notices",
        url="https://example.org/notices/",
        organisation="Example",
        copyright_years="2018",
        groups=(LinkGroup("About", (Link("Us", "https://example.org/us"),)),),
        legal=(Link("Terms", "https://example.org/terms"),),
    )


@pytest.mark.parametrize("extra", ["", "extra:\n", "extra: {footer: , legal: }\n"])
def test_nothing_around_the_texts_is_needed(extra: str) -> None:
    furniture = parse_furniture(f"site_name: N\nsite_url: https://example.org/\n{extra}", "mkdocs.yml")

    assert furniture == Furniture(name="N", url="https://example.org/", organisation="N")


ADDRESS = "write it as in https://legal.example.org/notices/"
WRONG = [
    ("site_url: https://example.org/notices\n", "", 1, "site_url is missing or is no address; set it to"),
    (
        "https://example.org/notices",
        "example.org",
        2,
        "site_url has no https:// at its beginning; write https://example.org",
    ),
    ("org/notices", "org/?a=1", 2, "has a query or a fragment, behind which no page can stand; " + ADDRESS),
    ("org/notices", "org/#a", 2, "has a query or a fragment, behind which no page can stand; " + ADDRESS),
    ("org/notices", "org/my notices", 2, "“https://example.org/my notices” holds a space; " + ADDRESS),
    ("org/notices", "org:99999/", 2, "“https://example.org:99999/” has no usable host and port; " + ADDRESS),
    ("org/notices", "org:x/", 2, "“https://example.org:x/” has no usable host and port; " + ADDRESS),
    ("org/notices", "org/a/../b", 2, "has a path that browsers and servers write in another way; " + ADDRESS),
    ("example.org/notices", "a:b@example.org/", 2, "“https://a:b@example.org/” names a user; " + ADDRESS),
    ("          url: https://example.org/us\n", "", 11, "extra.footer.links.url is missing; add a line 'url: …'"),
    ("url: https://example.org/us", "uri: https://example.org/us", 12, "links.uri” is not known; did you mean 'url'?"),
    ("label: Us", "label: ''", 11, "extra.footer.links.label is empty; write a text"),
    (
        "https://example.org/us",
        "javascript:alert(1)",
        12,
        "“javascript:alert(1)” is no address that a link may lead to",
    ),
    ("https://example.org/terms", "' VBScript:x'", 15, "“ VBScript:x” is no address that a link may lead to"),
    ("https://example.org/us", "www.example.org/us", 12, "that a link may lead to; write https://www.example.org/us"),
    *(
        (
            "https://example.org/terms",
            f"'{address}'",
            15,
            f"“{address}” is no address that a link may lead to; write an",
        )
        for address in (
            "../legal/",
            "legal",
            "#top",
            "//example.org/",
            "/\\example.org",
            "https:///",
            "ftp://example.org/",
            "https://exam ple.org/",
        )
    ),
    (
        "    - label: Terms\n      url: https://example.org/terms",
        "    Terms",
        13,
        "extra.legal is a text, where a list is due",
    ),
    ("https://example.org/terms", '"http://[bad"', 15, "“http://[bad” is no address that a link may lead to"),
    (
        "      links:\n        - label: Us\n          url: https://example.org/us\n",
        "      links: []\n",
        10,
        "extra.footer.links is empty; add an entry",
    ),
    ("  organisation: Example", "  copyright_year: 2020", 4, "is not known; did you mean 'copyright_years'?"),
    ("  organisation: Example", "  foter: []", 4, "is not known; did you mean 'footer'?"),
    ("  legal:", "  legals:", 13, "the key “legals” is not known; did you mean 'legal'?"),
    ("  organisation: Example", "  organization: Example", 4, "is not known; did you mean 'organisation'?"),
    # What YAML makes of a word is not what was typed: NO is false, and 1.10 is 1.1.
    ("  organisation: Example", "  country: NO", 4, "extra.country is true or false, where a text is due; put it in"),
    ("organisation: Example", "organisation: no", 4, "extra.organisation is true or false, where a text is due"),
    ("  organisation: Example", "  disclaimer: 1.10", 4, "extra.disclaimer is a number, where a text is due; put"),
    *(
        ("copyright_years: 2018", f"copyright_years: {typed}", 5, 'in their order; write "2018" or "2018–2026"')
        for typed in ("abc", "20262", "2026-01-01", "2026–2018")
    ),
    *(
        ("  analytics_id:", f'  analytics_id: "{typed}"', 6, "is measured; write it as in G-XXXXXXXXXX")
        for typed in ("5", "G-", "g-abc", "UA-12345-1", "G-ABC'")
    ),
    *(
        ("  footer:", f"  header:\n    - {{{entry}}}\n  footer:", 9, f"{key}” is not known; known are {known}")
        for entry, key, known in (
            ("title: A, links: [{label: B, url: /b/}], url: /c/", "group.url", "title, links"),
            ("label: A, url: /a/, icon: b", "link.icon", "label, url"),
        )
    ),
]


@pytest.mark.parametrize("years", ["2018", "2018–2026", "2018-2026", "2018, 2020 – 2026"])
def test_years_may_be_several(years: str) -> None:
    config = CONFIG.replace("copyright_years: 2018", f'copyright_years: "{years}"')

    assert parse_furniture(config, "mkdocs.yml").copyright_years == years


@pytest.mark.parametrize(("old", "new", "line", "message"), WRONG)
def test_what_cannot_be_is_named_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert old in CONFIG

    with pytest.raises(NoticepressError) as caught:
        parse_furniture(CONFIG.replace(old, new, 1), "mkdocs.yml")

    lines = str(caught.value).split("\n")
    assert any(found.startswith(f"mkdocs.yml:{line}: IN009 ") and message in found for found in lines), lines


@pytest.mark.parametrize(
    "address", ["http://example.org", "/legal/", "mailto:a@example.org", "tel:+886-2-1234", "HTTPS://x.org/?a#b"]
)
def test_link_leads_to_a_whole_address_or_a_path_from_the_root(address: str) -> None:
    furniture = parse_furniture(CONFIG.replace("https://example.org/terms", f"'{address}'"), "mkdocs.yml")

    assert furniture.legal == (Link("Terms", address),)


@pytest.mark.parametrize(
    "key", ["analytics", "copyright", "years", "id", "org", "foot", "legal_notice", "le", "social", "homepage"]
)
def test_key_of_another_program_is_left_alone(key: str) -> None:
    assert parse_furniture(CONFIG.replace("extra:\n", f"extra:\n  {key}: x\n"), "mkdocs.yml")


def test_file_that_holds_no_keys_is_refused() -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_furniture("- a\n", "mkdocs.yml")

    assert "IN009 mkdocs.yml is a list, where keys with values are due" in str(caught.value)
