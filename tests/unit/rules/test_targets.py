"""Where references lead: resolved by their segments, or by the standard library, it is the same file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.rules.site.targets import MalformedError, Target, Targets

URLS = ("https://example.org/", "https://example.org/legal/notices/")
BASES = ("", "privacy/", "de-DE/privacy/2.1/", "404.html")
SEGMENTS = st.sampled_from(["..", ".", "a", "de-DE", "2.1", "~x", "é", "", "index.html", "a b", "%41", "a:b", "?q"])
REFERENCES = st.builds(
    lambda start, segments, end, fragment: start + "/".join(segments) + end + fragment,
    st.sampled_from(["", "", "/", "//", "https://example.org/", "mailto:a"]),
    st.lists(SEGMENTS, max_size=5),
    st.sampled_from(["", "/"]),
    st.sampled_from(["", "#", "#a.1", "#%41", "#a b"]),
)


@given(st.sampled_from(URLS), st.sampled_from(BASES), REFERENCES)
def test_quick_way_and_long_way_are_one(url: str, base: str, reference: str) -> None:
    def target(where: Targets) -> Target | str | None:
        try:
            return where.target(base, reference)
        except MalformedError:
            return "malformed"

    with pytest.MonkeyPatch.context() as patch:
        quick = target(Targets(url))
        patch.setattr("noticepress.rules.site.targets._joined", lambda *_: None)
        assert quick == target(Targets(url))


@pytest.mark.parametrize(
    ("base", "reference", "path", "fragment"),
    [
        ("de-DE/privacy/2.1/", "../../../privacy/2.1/", "privacy/2.1/index.html", ""),
        ("privacy/", "../assets/x.css", "assets/x.css", ""),
        ("privacy/", "./", "privacy/index.html", ""),
        ("privacy/", "../", "index.html", ""),
        ("privacy/", "#retention.2", "privacy/index.html", "retention.2"),
        ("404.html", "#top", "404.html", "top"),
    ],
)
def test_links_of_the_site_go_the_quick_way(
    monkeypatch: pytest.MonkeyPatch, base: str, reference: str, path: str, fragment: str
) -> None:
    monkeypatch.setattr("noticepress.rules.site.targets._target", None)

    assert Targets(URLS[0]).target(base, reference) == Target(path, fragment)


def test_links_out_of_the_site_lead_nowhere_in_it() -> None:
    assert Targets(URLS[0]).target("", "..") == Target("index.html", "")
    assert Targets(URLS[1]).target("", "..") is None
    assert Targets(URLS[1]).target("", "https://example.org/legal/") is None


@pytest.mark.parametrize(
    ("reference", "elsewhere"),
    [
        ("//a.example/x", True),
        ("/\\a.example/x", True),
        ("\\\\a.example/x", True),
        ("/\t/a.example/x", True),
        ("\x0b//a.example/x", True),
        ("ht\ntps://a.example/x", True),
        ("https:\\\\example.org/x", False),
        ("/x", False),
        ("../a b.png", False),
        ("a\\b.png", False),
    ],
)
def test_what_leads_elsewhere_is_known_as_browsers_read_it(reference: str, elsewhere: bool) -> None:
    assert Targets(URLS[0]).is_elsewhere("privacy/", reference) is elsewhere
