"""Every way that was found to hide, contradict or sidestep the prevailing statement, and what must stay allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from built_site import (
    CSS,
    GERMAN,
    JS,
    LINK,
    LINK_TEXT,
    SEARCH_JS,
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
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> BuiltSite:
    small = SmallProject.copy(tmp_path_factory.mktemp("whole") / "small")
    small.write("docs/about.md", "# About {#about}\n\nText.\n")
    return built(small)


NOT_SAID = "EP001 the page does not say that the English text prevails"
CHANGED = f"{GERMAN}:"
DRAWN = "stands where the package draws"
SHEET = f"{CSS}: ST013 the package's style sheet is not the one that it ships; find the plugin or hook that changes it"

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
        "ST011 <style> stands in the head",
    ),
    "by a style element in the body": (
        german(swap("<body>", "<body><style>.prevailing{display:none}</style>")),
        "ST011 <style> stands where <a class=“skip” href=“#text”> belongs",
    ),
    "by the package's style sheet, changed": (css("\n.prevailing { display: none; }"), SHEET),
    "by the package's style sheet, emptied": ({CSS: lambda _: ""}, SHEET),
    "by a second style sheet": (
        {
            **german(swap("</head>", '<link rel="stylesheet" href="../../../assets/x.css"></head>')),
            "assets/x.css": lambda _: ".prevailing{display:none}",
        },
        "ST011 <link href=“../../../assets/x.css” rel=“stylesheet”> stands in the head",
    ),
    "by the package's style sheet, taken away": (
        german(sub(r'<link rel="stylesheet"[^>]*>', "")),
        f"ST011 <link href=“../../../{CSS}” rel=“stylesheet”> is missing in the head",
    ),
    "by a policy that loads no style": (
        german(swap("<head>", '<head><meta http-equiv="Content-Security-Policy" content="style-src none">')),
        "ST011 <meta content=“style-src none” http-equiv=“Content-Security-Policy”> stands in the head",
    ),
    "by the package's own class": (
        german(swap(P, '<p class="hidden" role="note">')),
        f"ST010 <p class=“hidden” role=“note”> {DRAWN} <p class=“prevailing” role=“note”>",
    ),
    **{
        f"by {attribute}": (statement(attribute), f"{DRAWN} <p class=“prevailing” role=“note”>")
        for attribute in (
            "hidden",
            'hidden="until-found"',
            'aria-hidden="true"',
            "inert",
            "popover",
            'lang="en"',
            'dir="rtl"',
            'style="display:none"',
            'style="filter:blur(9px)"',
            'style="font-size:clamp(0px, 0vw, 0px)"',
            'style="display:var(--x)"',
            'style="left:1rem"',
        )
    },
    "in part": (
        german(swap(STATEMENT, STATEMENT.replace("so ist", "<b hidden>so ist") + "</b>")),
        "ST010 “…",
    ),
    **{
        f"in <{tag}>": (within(f"<{tag}>", f"</{tag}>"), f"ST010 <{tag}> {DRAWN} <p class=“prevailing” role=“note”>")
        for tag in ("details", "dialog", "template", "progress", "meter", "object")
    },
    **{
        f"in <{tag}>": (within(f"<{tag}>", f"</{tag}>"), f"stands within <{tag}>, which holds text alone")
        for tag in ("noscript", "noembed", "iframe", "textarea", "xmp")
    },
    "struck out": (german(swap(f"<span>{STATEMENT}</span>", f"<del>{STATEMENT}</del>")), f"ST010 <del> {DRAWN} <span>"),
    "behind a comment that browsers end early": (
        german(swap(P, f"<!--><p hidden>-->{P}")),
        "ST011 “<!--><p hidden>-->",
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
}

AROUND = {
    "a hidden body": (german(swap("<body>", "<body hidden>")), "ST011 <body hidden=“”> stands where <body> belongs"),
    "a body with a class": (german(swap("<body>", '<body class="hidden">')), "stands where <body> belongs"),
    "a style on <html>": (
        german(swap("<html ", '<html style="opacity:0" ')),
        "lang=“de-DE” style=“opacity:0”> stands where <html ",
    ),
    "a main part that is hidden": (
        german(swap("<main ", '<main aria-hidden="true" ')),
        "stands where <main id=“text” tabindex=“-1”> belongs",
    ),
    "a second main part": (
        german(swap("</main>", "</main><main>Nichts gilt.</main>")),
        "ST011 <main> stands where <search data-index=",
    ),
    "something over the text": (
        german(swap("</body>", "<div popover>x</div></body>")),
        "ST011 <div popover=“”> stands where nothing belongs",
    ),
    "words in the body": (german(swap("</body>", "Nichts gilt.</body>")), "ST011 “Nichts gilt.” stands where nothing"),
    "no header": (german(sub("<header.*?</header>", "")), "stands where <header class=“site-header”> belongs"),
    "a header with a style": (
        german(swap('<header class="site-header"', '<header class="site-header" style="position:fixed"')),
        "stands where <header class=“site-header”> belongs",
    ),
    **{
        f"{what} in the footer": (
            german(swap('<footer class="site-footer">', f'<footer class="site-footer">{html}')),
            f"ST011 {what} stands in what is the project's own, in <footer>",
        )
        for what, html in {
            "<iframe>": '<iframe src="../../"></iframe>',
            "<object>": "<object></object>",
            "<embed>": "<embed>",
            "<dialog>": "<dialog open>Nichts gilt.</dialog>",
            "<style>": "<style>main{opacity:0}</style>",
            "<form>": "<form></form>",
            "<progress>": "<progress>x</progress>",
            "style=“position: fixed” of <p>": '<p style="position: fixed">x</p>',
            "class=“site-header” of <p>": '<p class="site-header">x</p>',
            "<time datetime=“1”>, a date that is not the day of the build,": '<time datetime="1">x</time>',
            "<foreignobject>": "<svg><foreignObject></foreignObject></svg>",
            "<p>": "<svg><p>x</p></svg>",
        }.items()
    },
    "an element that is never closed": (
        german(swap('<footer class="site-footer">', '<footer class="site-footer"><div>')),
        "ST011 </footer> closes nothing that is open there",
    ),
    "a date of a template's own": (
        german(sub(r'<time datetime="2021-04-01">[^<]*</time>', '<time datetime="2030-01-01">1. Januar 2030</time>')),
        f"ST010 <time datetime=“2030-01-01”> {DRAWN} <time datetime=“2021-04-01”>",
    ),
    "another date on the front page": (
        on("de-DE/index.html", sub(r"<dd><time[^>]*>[^<]*</time></dd>", "<dd>1. Januar 2030</dd>")),
        "de-DE/index.html:",
    ),
    "another status in the list of versions": (
        on("de-DE/privacy/versions/index.html", sub(r"(status-name[^>]*>)[^<]*<", r"\1Gilt<")),
        "de-DE/privacy/versions/index.html:",
    ),
    "another state of the translations": (
        on("de-DE/translations/index.html", sub(r"(<td[^>]*>)[^<]*(</td>)", r"\1x\2")),
        "de-DE/translations/index.html:",
    ),
    "the error page": (on("404.html", swap("<body>", "<body inert>")), "404.html:"),
    "another page": (
        on("about/index.html", swap("<p>", "<style>p{color:red}</style><p>")),
        "about/index.html:",
    ),
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
        f"ST010 <a hidden=“” href=“../../../privacy/1.1/” hreflang=“en”> {DRAWN}",
    ),
    "by a base": (
        german(swap("<head>", '<head><base href="https://evil.example/">')),
        "ST011 <base href=“https://evil.example/”> stands in the head",
    ),
    "left by itself": (
        german(swap("<head>", '<head><meta http-equiv="Refresh" content="0;url=../../">')),
        "ST011 <meta content=“0;url=../../” http-equiv=“Refresh”> stands in the head",
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
            JS: lambda _: "0",
        },
        f"{JS}: ST007 the script is not the one that the package ships",
    ),
    "the script of the search, changed": (
        {
            SEARCH_JS: lambda text: f"{text}0",
        },
        f"{SEARCH_JS}: ST007 the script is not the one that the package ships",
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
        "around it": AROUND,
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
    "white space taken out": german(sub(r">\s+<", "><")),
    "quotes taken off": german(swap('class="prevailing"', "class=prevailing"), swap('tabindex="-1"', "tabindex=-1")),
    "comments and other names of letters": german(
        swap("<body>", "<body><!-- a note -->"), swap("Übersetzung", "&Uuml;bersetzung")
    ),
    "attributes in another order": german(swap(P, '<p role="note" class="prevailing">')),
    "data about the page": german(
        swap(
            "</head>",
            '<script type="application/ld+json">{}</script><meta name="generator" content="x">'
            '<meta property="og:title" content="x"><link rel="icon" href="../../../assets/icon.svg"></head>',
        )
    ),
    "a header of the project's own": german(
        sub(
            '<header class="site-header">.*?</header>',
            '<header class="site-header"><p><svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg> <b>Ä &amp; Ö</b></p>'
            '<ul><li><a href="../../">Start</a></li></ul></header>',
        )
    ),
    "words above the list of notices": on(
        "de-DE/index.html", sub('<div class="own" data-own>.*?</h1>', '<div class="own" data-own><h1>Guten Tag</h1>')
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_harmless_page_is_not_found(site: BuiltSite, tmp_path: Path, name: str) -> None:
    found = site.broken(tmp_path / "site", ALLOWED[name])

    assert [str(finding) for finding in found if finding.code != "ST001"] == []  # the list of locales is linked


def test_finding_names_the_place_what_is_there_and_what_belongs_there(site: BuiltSite, tmp_path: Path) -> None:
    found = site.broken(tmp_path / "site", statement("hidden"))

    line = (site.root / GERMAN).read_text(encoding="utf-8").partition(P)[0].count("\n") + 1
    assert str(next(finding for finding in found if finding.path == GERMAN)) == (
        f"{GERMAN}:{line}: ST010 <p class=“prevailing” hidden=“” role=“note”> {DRAWN} "
        "<p class=“prevailing” role=“note”>; find the plugin or hook that changes it, and mend or remove it; keep "
        "closing tags where pages are minified"
    )


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
