"""Every way that was found to hide, contradict or sidestep the prevailing statement, and what must stay allowed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from built_site import (
    CSS,
    GERMAN,
    LINK,
    LINK_TEXT,
    STATEMENT,
    WHOLE,
    BuiltSite,
    P,
    built,
    css,
    german,
    on,
    statement,
    sub,
    swap,
    within,
)
from noticepress import theme
from noticepress.editions.project import Project
from noticepress.findings import NoticepressError
from noticepress.rules.site.active import SCRIPTS
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> BuiltSite:
    return built(SmallProject.copy(tmp_path_factory.mktemp("whole") / "small"))


NOT_SAID = "EP001 the page does not say that the English text prevails"
HIDDEN = f"{NOT_SAID}: the statement is hidden by "


def hidden_css(selector: str, declaration: str, place: str = CSS) -> str:
    return f"{HIDDEN}“{selector} {{ {declaration} }}” in {place}:"


STATEMENTS = {
    "nowhere": (german(swap(STATEMENT, "")), NOT_SAID),
    "in English": (german(swap(STATEMENT, "English prevails.")), NOT_SAID),
    "in the head only": (
        german(swap(STATEMENT, ""), swap("</head>", f'<meta name="x" content="{STATEMENT}"></head>')),
        NOT_SAID,
    ),
    "in a comment": (within("<!--", "-->"), NOT_SAID),
    "in a title only": (german(swap(f"<span>{STATEMENT}</span>", f'<span title="{STATEMENT}"></span>')), NOT_SAID),
    "by a style element": (
        german(swap("</head>", "<style>.prevailing{display:none}</style></head>")),
        hidden_css(".prevailing", "display: none", "a <style> of the page"),
    ),
    "by the style sheet": (css("\n.prevailing { display: none; }"), hidden_css(".prevailing", "display: none")),
    "by visibility": (css(".prevailing { visibility: hidden }"), hidden_css(".prevailing", "visibility: hidden")),
    "on paper": (css("@media print { p[role] { display: none } }"), hidden_css("p[role]", "display: none")),
    "above the text, and not at the clause": (
        css("@media print { .notes p { display: none } }"),
        "EP001 the statement does not stand before the text: the statement is hidden by “.notes p { display: none }”",
    ),
    "on a screen": (css("@media screen { p.prevailing { opacity: 0 } }"), hidden_css("p.prevailing", "opacity: 0")),
    "in a layer": (css("@layer a { @supports (display: grid) { .prevailing { font: 0/0 a } } }"), "font: 0/0 a"),
    "nested": (
        css("main { & p { &.prevailing { display: none } } }"),
        hidden_css("main p.prevailing", "display: none"),
    ),
    "important": (css(".prevailing { display: none !important }"), hidden_css(".prevailing", "display: none")),
    "by an ancestor": (css("main { max-height: 0 }"), hidden_css("main", "max-height: 0")),
    "while pointed at": (css(".prevailing:hover { display: none }"), hidden_css(".prevailing:hover", "display: none")),
    "by an animation": (
        css("@keyframes fade { to { opacity: 0 } } .prevailing { animation: fade 1s forwards }"),
        hidden_css(".prevailing", "animation: fade 1s forwards"),
    ),
    "by a second style sheet": (
        {
            **german(swap("</head>", '<link rel="stylesheet" href="../../../assets/x.css"></head>')),
            "assets/x.css": lambda _: ".prevailing{display:none}",
        },
        hidden_css(".prevailing", "display: none", "assets/x.css"),
    ),
    "by an imported style sheet": (
        {CSS: lambda text: f'@import "x.css";{text}', "assets/x.css": lambda _: ".prevailing{display:none}"},
        hidden_css(".prevailing", "display: none", "assets/x.css"),
    ),
    "by the package's own class": (german(swap(P, '<p class="hidden" role="note">')), "“.hidden { "),
    "by its attribute": (statement("hidden"), f"{HIDDEN}the attribute hidden;"),
    "until found": (statement('hidden="until-found"'), f"{HIDDEN}the attribute hidden;"),
    "from screen readers": (statement('aria-hidden="true"'), f"{HIDDEN}the attribute aria-hidden;"),
    "inert": (statement("inert"), f"{HIDDEN}the attribute inert;"),
    "in part": (
        german(swap(STATEMENT, STATEMENT.replace("so ist", "<b hidden>so ist") + "</b>")),
        f"{HIDDEN}the attribute hidden;",
    ),
    "in an inner element": (german(swap(f"<span>{STATEMENT}", f"<span><b hidden>{STATEMENT}</b>")), HIDDEN),
    "struck out": (german(swap(f"<span>{STATEMENT}</span>", f"<del>{STATEMENT}</del>")), f"{HIDDEN}<del>;"),
    "in closed details": (within("<details><summary>i</summary>", "</details>"), f"{HIDDEN}a closed <details>;"),
    "in a closed dialog": (within("<dialog>", "</dialog>"), f"{HIDDEN}a closed <dialog>;"),
    "in a template": (within("<template>", "</template>"), f"{HIDDEN}<template>;"),
    "without scripts only": (within("<noscript>", "</noscript>"), f"{HIDDEN}<noscript>;"),
    "in a text field": (within("<textarea>", "</textarea>"), NOT_SAID),
    "in a picture": (
        german(swap("<span>Dies", "<svg><title>Dies"), swap("blich.</span>", "blich.</title></svg>")),
        HIDDEN,
    ),
    "after the text": (
        german(
            lambda text: WHOLE.sub("", text).replace("</main>", f"{WHOLE.search(text)[0]}</main>"),
        ),
        "EP001 the statement does not stand before the text",
    ),
    "at the clause only": (
        german(lambda text: WHOLE.sub("", text, count=1)),
        "EP001 the statement does not stand before the text",
    ),
    "not at the clause": (
        german(lambda text: text[: text.rindex(P)] + text[text.rindex(P) :].replace(STATEMENT, "")),
        "EP001 the statement is not repeated at the notice's own clause",
    ),
    "contradicted beside it": (
        german(swap(f"{STATEMENT}</span>", f"{STATEMENT}</span> Der deutsche Text geht vor.")),
        "EP001 the statement stands together with other words: “Der deutsche Text geht vor.”",
    ),
    "contradicted in its element": (
        german(swap(STATEMENT, f"{STATEMENT} Der deutsche Text geht vor.")),
        "EP001 the statement stands together with other words: “Der deutsche Text geht vor.”",
    ),
    "marked as English": (statement('lang="en"'), "EP001 the statement is marked en, not de-DE"),
    **{
        f"style {style!r}": (statement(f'style="{style}"'), f'{HIDDEN}style="')
        for style in (
            "display : none",
            "display:\tnone",
            "display:/**/none",
            "DISPLAY:NONE",
            "color:red;display:none",
            "visibility:collapse",
            "content-visibility:hidden",
            "opacity:0",
            "opacity:0%",
            "opacity:.01",
            "filter:opacity(0)",
            "font-size:0",
            "font-size:1px",
            "font:0/0 a",
            "height:0;overflow:hidden;padding:0",
            "max-width:1px;overflow:hidden",
            "position:absolute;left:-9999px",
            "position:fixed;top:-100vh",
            "margin-left:-9999px",
            "text-indent:-9999px",
            "transform:scale(0)",
            "transform:translateX(-9999px)",
            "transform:rotateY(90deg)",
            "scale:0",
            "translate:-9999px",
            "clip-path:inset(50%)",
            "position:absolute;clip:rect(0,0,0,0)",
            "color:transparent",
            "color:#fff;background:#fff",
            "color:white;background-color:rgb(255 255 255)",
        )
    },
}

LINKS = {
    "to the text in force": (
        german(swap(LINK, '<a href="../../../privacy/">')),
        "EP002 the statement links to https://",
    ),
    "none": (german(swap(LINK, "<b>"), swap(f"{LINK_TEXT}</a>", "</b>")), "EP002 the statement links to nothing"),
    "by another scheme": (german(swap(LINK, '<a href="http://legal.example.org/notices/privacy/1.1/">')), "EP002"),
    "to a place within": (german(swap(LINK, '<a href="../../../privacy/1.1/#contact">')), "EP002"),
    "without text": (german(swap(LINK_TEXT, "")), "EP002 the statement links to nothing"),
    "hidden": (
        german(swap('hreflang="en">Diese', 'hreflang="en" hidden>Diese')),
        "a link is hidden by the attribute hidden",
    ),
    "hidden by style": (
        german(swap('hreflang="en">Diese', 'hreflang="en" style="display:none">Diese')),
        'a link is hidden by style="display: none"',
    ),
    "hidden by the style sheet": (css(".prevailing a { display: none }"), "EP002 the statement links to nothing"),
    "wrong, and the right one hidden": (
        german(swap(LINK, f'<a href="../../../privacy/">Englisch</a>{LINK[:-1]} hidden>')),
        "EP002 the statement links to https://legal.example.org/notices/privacy/, not to",
    ),
    "by a base": (german(swap("<head>", '<head><base href="https://evil.example/">')), "ST008 <base> changes where"),
    "left by itself": (
        german(swap("<head>", '<head><meta http-equiv="Refresh" content="0;url=../../">')),
        "ST008 <meta> refreshes the page",
    ),
    "with a handler": (
        german(swap(LINK, f'{LINK[:-1]} onclick="return false">')),
        "ST007 <a> has a script in its onclick",
    ),
    "to a script": (german(swap(LINK, '<a href="java\nscript:void 0">')), "ST009 <a> has href=“java script:void 0”"),
}

SCRIPTED = {
    "a script in the page": (
        german(swap("</body>", "<script>document.querySelector('.prevailing').remove()</script></body>")),
        "ST007 a script stands in the page itself",
    ),
    "a script of another kind": (
        german(swap("</body>", '<script type="module">0</script></body>')),
        "ST007 a script stands",
    ),
    "a script of the project": (
        {
            **german(swap("</body>", '<script src="../../../assets/x.js"></script></body>')),
            "assets/x.js": lambda _: "0",
        },
        "ST007 the page loads the script ../../../assets/x.js",
    ),
    "the package's script, changed": (
        {
            **german(swap("</body>", '<script src="../../../assets/effective.js"></script></body>')),
            "assets/effective.js": lambda _: "0",
        },
        "assets/effective.js: ST007 the script is not the one that the package ships",
    ),
    "a frame with a text": (
        german(swap("</body>", '<iframe srcdoc="x"></iframe></body>')),
        "ST007 <iframe> has a script",
    ),
}

BROKEN = {
    f"{table}: {name}": case
    for table, cases in {
        "statement": STATEMENTS,
        "link": LINKS,
        "script": SCRIPTED,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_page_is_found(site: BuiltSite, tmp_path: Path, name: str) -> None:
    edits, expected = BROKEN[name]

    found = [str(finding) for finding in site.broken(tmp_path / "site", edits)]

    assert any(expected in line for line in found), found
    assert all("\n" not in line for line in found)


ALLOWED = {
    "open details": within("<details open>", "</details>"),
    "a frame around it": within("<aside><div>", "</div></aside>"),
    "emphasis around it": german(swap(STATEMENT, f"<em><strong>{STATEMENT}</strong></em>")),
    "emphasis in it": german(swap("englische Text maßgeblich", "<b>englische Text</b> maßgeblich")),
    "cells of a table": german(
        sub(
            r'<p class="prevailing" role="note">\s*<span>(.*?)</span>\s*(<a.*?</a>)\s*<small.*?</small>\s*</p>',
            r"<table><tr><td>\1</td><td>\2</td></tr></table>",
        ),
    ),
    "an absolute link": german(swap(LINK, '<a href="https://legal.example.org/notices/privacy/1.1/">')),
    "a space that does not break": german(swap("Dies ist", "Dies&nbsp;ist")),
    "white space taken out": german(sub(r">\s+<", "><")),
    "an address for paper": {
        **german(swap(f"{LINK_TEXT}</a>", f'{LINK_TEXT}</a> <span class="address">https://legal.example.org</span>')),
        CSS: lambda text: text + ".address { display: none } @media print { .address { display: inline } }",
    },
    "a date that does not break": german(swap("1. April 2021.", "1.&nbsp;April\u2060&nbsp;2021.")),
    "something else hidden": css(".top, .bottom, footer p { display: none } .prevailing::before { display: none }"),
    "a style that hides nothing": statement(
        'style="left:1rem;margin:0 auto;opacity:1;font:700 1rem/1.5 serif;clip:auto"'
    ),
    "an animation that shows": css("@keyframes show { from { opacity: 0 } } .prevailing { animation: show 1s }"),
    "a part of the style sheet that cannot be read": css(".nobody { display: none } }}} :foo((( { display: none }"),
    "data about the page": german(swap("</head>", '<script type="application/ld+json">{}</script></head>')),
    "a table's head said in each cell": {
        **on("**/privacy/1.?/index.html", swap("<td", '<td data-label="x"')),
        **on("**/privacy/index.html", swap("<td", '<td data-label="x"')),
        CSS: lambda text: text + "@media (max-width: 40rem) { thead { display: none } }",
    },
}


@pytest.mark.parametrize("name", ALLOWED)
def test_harmless_page_is_not_found(site: BuiltSite, tmp_path: Path, name: str) -> None:
    found = site.broken(tmp_path / "site", ALLOWED[name])

    # ST009 refuses every style attribute within the notice; here is asked what hides.
    assert [str(finding) for finding in found if finding.code != "ST009"] == []


def test_finding_says_what_hides_and_what_to_do(site: BuiltSite, tmp_path: Path) -> None:
    found = site.broken(tmp_path / "site", css("\n.prevailing { display: none }"))

    line = (site.root / CSS).read_text(encoding="utf-8").count("\n") + 2
    assert str(next(finding for finding in found if finding.path == GERMAN)) == (
        f"{GERMAN}: {NOT_SAID}: the statement is hidden by “.prevailing {{ display: none }}” in {CSS}:{line}; "
        "remove what hides it, or keep that off the sentence and what is around it"
    )


def test_scripts_of_the_package_are_those_it_knows() -> None:
    shipped = {
        f"assets/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (theme.FOLDER / theme.ASSETS).glob("*.js")
    }

    assert shipped == SCRIPTS


LATE_HOOK = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-300)
def on_post_build(config):
    for file in Path(config.site_dir).rglob("*.html"):
        file.write_text(file.read_text(encoding="utf-8").replace("{statement}", ""), encoding="utf-8")
"""


def test_hook_that_runs_after_all_others_is_found(small: SmallProject) -> None:
    small.write("hooks/late.py", LATE_HOOK.format(statement=STATEMENT))
    small.replace("mkdocs.yml", "- hooks/events.py", "- hooks/events.py\n  - hooks/late.py")

    with pytest.raises(NoticepressError) as raised:
        build(Project(small.root), Request(DAY))

    assert f"{GERMAN}: {NOT_SAID}" in str(raised.value)
    assert not (small.root / "site").exists()
