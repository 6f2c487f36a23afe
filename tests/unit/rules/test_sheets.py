"""Which style sheets of a project stay within header and footer."""

from __future__ import annotations

import pytest

from noticepress.editions.branding.brand_css import parse_brand
from noticepress.rules.site.sheets import slips

OUTSIDE = [
    "main",
    "body:has(.site-header)",
    ":is(.site-header, main)",
    ".site-header, main",
    ".site-header + main",
    ".site-header~main",
    ".site-header:hover /**/ ~ main",
    ".site-header.x + main",
    ".site-headers",
    ".site-header:has(~ main)",
    ".site-header:not(a, main)",
    ".site-header:nth-child(1 of main)",
    ".site-header || col",
    "div .site-header",
    "#site-header",
    ":root",
    "",
    "& .site-header",
    ".site-header & main",
    ".site-header::part(x)",
    ".site-header::backdrop",
    "html|*.site-header",
]


@pytest.mark.parametrize("selector", OUTSIDE)
def test_selector_that_may_lead_out_is_told(selector: str) -> None:
    assert any("selector" in what for _, what in slips(f"{selector} {{ color: red }}"))


@pytest.mark.parametrize(
    "selector",
    [
        ".site-header",
        ".site-footer > a",
        ".site-header a + a",
        ".site-header a ~ .b > *",
        ".site-footer.dark#x [href^='https:']::before",
        ".site-header li:nth-child(2n + 1):hover",
        ".site-header:lang(de) a:focus-visible",
        ".site-header\ta,\n.site-footer p",
    ],
)
def test_selector_within_header_or_footer_is_not_told(selector: str) -> None:
    assert list(slips(f"{selector} {{ color: red }}")) == []


@pytest.mark.parametrize(
    "declaration",
    [
        "position: fixed",
        "float: left",
        "z-index: 9",
        "transform: scale(9)",
        "inset: 0",
        "filter: blur(9px)",
        "clip-path: inset(50%)",
        "box-shadow: 0 0 0 999px #fff",
        "outline: 999px solid",
        "contain: none",
        "all: unset",
        "animation: x 1s",
        "font: 0/0 a",
        "display: contents",
        "display: inline",
        "display: var(--x)",
        "margin: -9rem",
        "margin-top: calc(0px - 99rem)",
        "margin-block-start: min(-99px, 0px)",
        "padding: 5000px",
        "padding: 121rem",
        "min-height: 200vh",
        "width: clamp(0px, 1vw, 2px)",
        "color: var(--x)",
        "color: var(--ink, red)",
        "background: url(https://a.example/b)",
        "background: url('//a.example/b')",
        "background: url('\\1 //a.example/b')",
        "background: url('/\\9 /a.example/b')",
        "background: image-set('a.png' 1x)",
        "content: attr(title)",
        "--paper: #000",
        "& a { color: red }",
        "@media print { color: red }",
        "color red",
    ],
)
def test_declaration_that_is_not_on_the_list_is_told(declaration: str) -> None:
    assert len(list(slips(f".site-header {{ {declaration} }}"))) == 1


@pytest.mark.parametrize(
    "declaration",
    [
        "display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)) auto",
        "margin: 0 auto !important; padding-inline: 2.5em",
        "color: light-dark(#000, oklch(60% .2 -20)); background: linear-gradient(90deg, red, var(--accent))",
        "background: var(--paper) url(../img/logo.svg) no-repeat right / 3rem",
        "border-block-end: 2px solid currentColor",
        "font-family: Inter, sans-serif; font-size: 1.1rem; font-weight: 700; line-height: 1.5",
        'content: "→"; text-transform: uppercase',
    ],
)
def test_declaration_on_the_list_is_not_told(declaration: str) -> None:
    assert list(slips(f".site-footer {{ {declaration} }}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "@import 'a.css';",
        "@import url(data:text/css,main{opacity:0});",
        "@layer a { .site-header { color: red } }",
        "@layer a;",
        "@scope (main) { .site-header { color: red } }",
        "@supports (top: 0) { .site-header { color: red } }",
        "@container (width > 0) { .site-header { color: red } }",
        "@keyframes a { to { opacity: 0 } }",
        "@font-face { font-family: system-ui; src: url(blank.woff2) }",
        "@property --ink { syntax: '*'; inherits: true; initial-value: red }",
        "@media print { main { display: none } }",
        "@media print { @media screen { main { display: none } } }",
        "@media print;",
        "@namespace url(http://www.w3.org/1999/xhtml);",
        "main { opacity: 0",
        ".site-header { color: red } } main { opacity: 0 }",
        "<!-- main { opacity: 0 } -->",
    ],
)
def test_what_is_no_rule_for_header_or_footer_is_told(text: str) -> None:
    assert list(slips(text)) != []


def test_lines_are_those_of_the_sheet() -> None:
    text = "/* a\nb */\n.site-header {\n  color: red;\n  top: 0;\n}\n@media print {\n  p { color: red }\n}\n"

    assert [line for line, _ in slips(text)] == [5, 8]


@pytest.mark.parametrize(
    "text",
    [
        ":root { --ink: var(--paper) }",
        ":root { --ink: inherit }",
        ":root { --ink: #0008 }",
        ":root { --ink: currentColor }",
        ":root { --ink: red blue }",
        ":root { --ink: }",
        ":root { --shade: #000 }",
        ":root { --page: 5000rem }",
        ":root { --page: 50% }",
        ":root { --page: calc(50rem) }",
        ":root { & main { --ink: #000 } }",
        ":root, main { --ink: #000 }",
        ":root:has(main) { --ink: #000 }",
        "@media print { :root { --ink: #fff } }",
        "@media (prefers-color-scheme: dark) { main { --ink: #fff } }",
        "@media (prefers-color-scheme: dark) { @media (prefers-color-scheme: dark) { :root { --ink: #fff } } }",
        "@import 'a.css';",
        ":root { --ink: #000 } }",
    ],
)
def test_brand_holds_nothing_but_known_properties(text: str) -> None:
    assert len(parse_brand(text).findings) == 1
