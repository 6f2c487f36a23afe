"""What an English text may hold, and what is refused as foreign or active."""

from __future__ import annotations

import pytest

from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

PATH = "docs/privacy/1.0/60-your-data.md"

REFUSED = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "[x](ftp://example.org/)",
    "[x](blob:https://example.org/1)",
    "<javascript:alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x][y]\n\n[y]: java&#115;cript:alert(1)",
    '*x*{: onmouseover="alert(1)" }',
    '*x*{onmouseover="alert(1)"}',
    '[x](#a){: href="javascript:alert(1)" }',
    '[x](#a){: target="_blank" }',
    '*x*{: style="position:fixed" }',
    'x\n{: onclick="alert(1)" }',
    '- x\n{: onclick="alert(1)" }',
    'x\n{: style="color:red" }',
    '### x {: #x onclick="alert(1)" }',
    '### x {: #x title="}" onclick="alert(1)" }',
    '| a | b |\n| - | - |\n| x {: onclick="alert(1)" } | y |',
    '| a | b |\n| - | - |\n| x {: title="{" onclick="alert(1)" } | y |',
    'x {: onclick="alert(1)" }\n:   y',
    "<b onclick=alert(1)>x</b>",
    "<b style='position:fixed'>x</b>",
    "one <img src=x onerror=alert(1)>",
    "![x](x.png)",
    "![x][y]\n\n[y]: x.png",
    "one <svg onload=alert(1)></svg>",
    "one <svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='#a' ping='https://evil.example/'>x</a>",
    "one <base href=//evil.example/>",
    "one <link rel=stylesheet href=x.css>",
    "one <meta http-equiv=refresh content='0;url=x'>",
    "one <embed src=x>",
    "one <input autofocus onfocus=alert(1)>",
    "one <x-y>two</x-y>",
    "one </x-y>",
    "one <!-- two --> three",
    *(f"one <b{space}title=x>two</b>" for space in "\xa0\u3000\u2003"),
    "one <b>two",
    "one two</b>",
    "one <kbd>two <kbd>three</kbd>",
    "> <b onclick=alert(1)>x</b>",
    '!!! note "<b onclick=alert(1)>x</b>"\n    x',
    "x[^1]\n\n[^1]: <b onclick=alert(1)>x</b>",
]


@pytest.mark.parametrize("markdown", REFUSED)
def test_foreign_content_is_refused_with_its_line(markdown: str) -> None:
    _, found = parse_section(f"## A {{#a}}\n\n{markdown}\n", PATH, Dialect())

    assert {finding.code for finding in found} - {"IN004"} == {"IN012"}
    assert all(finding.line >= 3 and finding.path == PATH for finding in found)


ALLOWED = [
    "*a* **b** `c` [d](#a) <https://example.org/> <post@example.org>",
    "[x](https://example.org/?a=1&copy=2) [x](mailto:a@example.org) [x](tel:+123) [x](http://example.org)",
    "[x](#a) [x][y]\n\n[y]: https://example.org/",
    "[x]({{ request_url }}) [x]({{ a }}{{ b }})",
    "Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, <br> <BR/> <abbr title='x'>y</abbr>, <time datetime='2020'>z</time>",
    "*x*{: .lead #x-y title='t' lang=de dir=ltr }",
    "### x {: #x .lead }",
    "x\n{: .lead }",
    "`<script>alert(1)</script>` `[x](javascript:alert(1))` `<b>`",
    "1 < 2 > 0 &lt;b onclick&gt;",
    "    <script>alert(1)</script>",
    "See javascript:alert(1) in your browser.",
    "| a | b |\n| :- | -: |\n| x | y |",
    "x[^1]\n\n[^1]: y\n\n*[z]: <b onclick=alert(1)>",
]


@pytest.mark.parametrize("markdown", ALLOWED)
def test_ordinary_markdown_is_allowed(markdown: str) -> None:
    _, found = parse_section(f"## A {{#a}}\n\n{markdown}\n", PATH, Dialect())

    assert found == []


def test_message_names_what_is_refused_and_what_is_allowed() -> None:
    _, found = parse_section("## A {#a}\n\n[x](ftp://example.org/) ![p](p.png) *x*{: rel=x }\n", PATH, Dialect())

    assert [str(finding) for finding in found] == [
        f"{PATH}:3: IN012 a text holds no pictures: “p.png”; say it in words, or link to the picture's whole address",
        f"{PATH}:3: IN012 the attribute “rel” of <em> is not allowed; "
        "remove it; allowed are class, id, title, lang, dir, datetime and cite",
        f"{PATH}:3: IN012 the address “ftp://example.org/” begins with “ftp:”; "
        "a link may lead to https:, http:, mailto: or tel:",
    ]
