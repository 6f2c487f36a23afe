"""A translation can add nothing active that its English has not."""

from __future__ import annotations

import lxml.html
import pytest

from noticepress.catalogs.added_markup import Markup
from noticepress.texts.dialect import Dialect

ENGLISH = "Write to [us](https://example.org/a) **now**."

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><a xlink:href=javascript:alert(1)>x</a></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<b onmouseover=alert(1)>x</b>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<div style='position:fixed'>x</div>",
    "<!-- --><script>alert(1)</script>",
    "<!-- comment -->",
    "</article>",
    "</p></div>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](<java\nscript:alert(1)>)",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example/a)",
    "[x](\\\\\\\\evil.example/a)",
    "[x](https:/evil.example/a)",
    "[x](https:evil.example/a)",
    "[x](/\\evil.example/a)",
    "[x](https:\\\\evil.example/a)",
    "[x](https://evil.example/a)",
    "[x](http://example.org/a)",
    "[x](https://example.org@evil.example/a)",
    "[x](https://example.org.evil.example/a)",
    "![x](https://evil.example/pixel.gif)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "<https://evil.example/a>",
    "<x@evil.example>",
    "*x*{: onclick=alert(1) }",
    "**x**{: style=color:red }",
    "text\n{: onclick=alert(1) }",
    "a\u202eb",
    "a\u2066b",
    "a\x00b",
    "a\x02wzxhzdk:0\x03b",
    "a\U000f0000b",
]

HARMLESS = [
    "Schreiben Sie [uns](https://example.org/a) **jetzt**.",
    "Schreiben Sie [uns](https://example.org/a), *jetzt*.",
    "1 < 2 & 3 > 2",
    "Preis: 5 €, „gut“ – so.",
    "{{ organisation }} & Co.",
    "請**立即**致函[我們](https://example.org/a)。",
    "اكتب [إلينا](https://example.org/a)\u200f.",
    "`code` und \\*Sternchen\\*",
]


@pytest.fixture(scope="module")
def markup() -> Markup:
    return Markup()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("frame", ["{}", "Text {} Text", "[us](https://example.org/a) {}"])
def test_active_addition_is_found(markup: Markup, payload: str, frame: str) -> None:
    assert markup.added(ENGLISH, frame.format(payload)) or is_dead(frame.format(payload))


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if "javascript" in payload.lower()])
def test_nothing_with_a_script_in_it_passes_alive(markup: Markup, payload: str) -> None:
    if not markup.added(ENGLISH, payload):
        assert is_dead(payload)


@pytest.mark.parametrize("role", ["heading 2", "cell", "header cell", "term"])
def test_attribute_list_at_the_end_is_found_where_it_would_take_effect(markup: Markup, role: str) -> None:
    assert markup.added("Contact", "Kontakt {: onclick=alert(1) }", role)
    assert markup.added("Contact", "Kontakt {#evil}", role)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_translation_is_not_found(markup: Markup, text: str) -> None:
    assert markup.added(ENGLISH, text) == ()


def test_html_of_the_english_text_may_stay(markup: Markup) -> None:
    assert markup.added("a <b>c</b>", "x <b>y</b>") == ()
    assert markup.added("a <b>c</b>", "x <b>y") != ()


def is_dead(text: str) -> bool:
    """Whether what the text renders to holds nothing but text, emphasis and links to where the English leads."""
    html, _ = Dialect().render_inline(text, "p")
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.iterdescendants():
        if element.tag not in ("div", "p", "em", "strong", "code", "a", "br"):
            return False
        if any(
            name != "href" or not value.startswith("https://example.org/") for name, value in element.attrib.items()
        ):
            return False
    return not any(char in text for char in "\x00\x01\x02\u202e\u2066\U000f0000")


@pytest.mark.parametrize(
    ("english", "translation", "role"),
    [
        ("*us*{: .mark }", "K {onclick=alert(1)", "heading 2"),
        ("*us*{: .mark }", "*K*{: .mark } {: onclick=alert(1)", "cell"),
        ("[us]({{ site }})", "[us](<{{ site }}\t.evil.example>)", "paragraph"),
        ("[us]({{ site }})", "[us](x){: href={{ site }}.evil.example }", "paragraph"),
        ("[us]({{ site }})", "[us]({{ site }}{{ site }})", "paragraph"),
    ],
)
def test_address_or_attribute_from_what_english_has_is_found(
    markup: Markup, english: str, translation: str, role: str
) -> None:
    assert markup.added(english, translation, role)


def test_own_braces_and_facts_of_the_english_text_may_stay(markup: Markup) -> None:
    assert markup.added("*us*{: .mark }", "*uns*{: .mark }", "heading 2") == ()
    assert markup.added("[us]({{ site }}) {{ a }}", "{{ a }} [uns]({{ site }})", "heading 2") == ()
