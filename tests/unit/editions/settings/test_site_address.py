"""A site is published at an address that every browser and server writes alike."""

from __future__ import annotations

import pytest

from noticepress.editions.settings.site_address import address_problem

HOST = "has no usable host and port"
PATH = "has a path that browsers and servers write in another way"


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://a.example",
            "HTTPS://A.Example/",
            "https://a.example./b/",
            "http://localhost:8000/",
            "https://1.2.3.4",
        ),
        *(
            "https://[::1]:8000/a/",
            "https://münchen.example/ü/",
            "https://xn--mnchen-3ya.example/",
            "https://推荐.example/隐私",
        ),
        *(
            "https://a.example/b.c/~d/e-f_g/(h)/i;j/k=l,m!n$o'p*q+r:s@t&u",
            "https://a.example/.a/..b/...",
            "https://my_host/",
        ),
        "https://a.example/%C3%BC/a%20b/",
    ],
)
def test_addresses_that_can_be(address: str) -> None:
    assert address_problem(address) == ""


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        *(
            (f"https://{host}/", HOST)
            for host in ("", "-", "a..b", ".a", "a-.b", "a:0", "a:", "a:99999", "[a", "a b"[:1] * 64)
        ),
        *(
            (f"https://a.example/{path}", PATH)
            for path in ("..", ".", "a/../b", "a//b", "/", "a/./", "%2e%2e/", "%zz", "%41")
        ),
        *((f"https://a.example/{path}", PATH) for path in ('"', "<b>", "{a}", "a|b", "^", "`", "a%2Fb", "%5C")),
        ("https://a\\b.example/", HOST),
        ("https://a.example/\\b", PATH),
        ("https://a.example/b c", "holds a space"),
        ("https://a.example/\u202e", "holds a space"),
        ("https://a@b.example/", "names a user"),
        ("https://a.example/?b", "has a query or a fragment, behind which no page can stand"),
    ],
)
def test_addresses_that_cannot(address: str, problem: str) -> None:
    assert address_problem(address) == problem
