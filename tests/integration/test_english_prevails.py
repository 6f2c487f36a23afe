"""Every way that was found to hide, change or contradict what a built page must say, and what must stay allowed.

The small project is built once; each case breaks a copy of its HTML or CSS and asks the rules.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from noticepress.building import Request, build
from noticepress.checks.active import SCRIPTS
from noticepress.errors import Finding, NoticepressError
from noticepress.project import Project
from noticepress.publication import Publication
from noticepress.site import check_site
from small_project import DAY, REPOSITORY, SmallProject

GERMAN, ENGLISH = "de-DE/privacy/1.1/index.html", "privacy/1.1/index.html"
CSS, CATALOG = "assets/noticepress.css", "locales/de/LC_MESSAGES/privacy.po"
STATEMENT = "Dies ist eine Übersetzung. Weicht sie vom englischen Text ab, so ist der englische Text maßgeblich."
PREVAILING = "This is the prevailing text of the notice. If a translation differs from it, this text prevails."
STATUS = "Diese Version ist in Kraft."
GERMAN_PREVAILING = (
    "Dies ist der maßgebliche Text des Hinweises. Weicht eine Übersetzung von ihm ab, so ist dieser Text maßgeblich."
)
P = '<p class="prevailing" role="note">'
LINK = '<a href="../../../privacy/1.1/" hreflang="en">'
LINK_TEXT = "Diese Version auf Englisch lesen"
WHOLE = re.compile(r'<p class="prevailing" role="note">.*?</p>', re.DOTALL)

Edit = Callable[[str], str]


@dataclass(frozen=True)
class BuiltSite:
    """A built site and the publication that it was built from."""

    root: Path
    publication: Publication

    def broken(self, target: Path, edits: dict[str, Edit]) -> list[Finding]:
        """The findings about a copy with edits, by path or pattern; each must change its file."""
        shutil.copytree(self.root, target)
        for path, edit in edits.items():
            for file in list(target.glob(path)) if "*" in path else [target / path]:
                before = file.read_text(encoding="utf-8") if file.exists() else ""
                after = edit(before)
                assert after != before, path
                file.write_text(after, encoding="utf-8")
        return check_site(target, self.publication, self.publication.inputs.locales)


def built(small: SmallProject) -> BuiltSite:
    build(Project(small.root), Request(DAY))
    return BuiltSite(small.root / "site", small.publication())


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> BuiltSite:
    return built(SmallProject.copy(tmp_path_factory.mktemp("whole") / "small"))


@pytest.fixture(scope="module")
def lagging_site(tmp_path_factory) -> BuiltSite:
    """Without three German translations: of a heading, a paragraph and a table cell."""
    small = SmallProject.copy(tmp_path_factory.mktemp("lagging") / "small")
    for text in ("Kontakt", "Unterschreiben Sie Ihren Brief.", "Vorname"):
        small.replace(CATALOG, f'msgstr "{text}"', 'msgstr ""')
    return built(small)


def swap(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new)


def sub(pattern: str, new: str) -> Edit:
    return lambda text: re.sub(pattern, new, text, flags=re.DOTALL)


def css(rule: str) -> dict[str, Edit]:
    return {CSS: lambda text: text + rule}


def on(path: str, *edits: Edit) -> dict[str, Edit]:
    def every(text: str) -> str:
        for edit in edits:
            text = edit(text)
        return text

    return {path: every}


def german(*edits: Edit) -> dict[str, Edit]:
    return on(GERMAN, *edits)


def statement(attributes: str) -> dict[str, Edit]:
    """Put attributes on the statement's paragraph."""
    return german(swap(P, f"{P[:-1]} {attributes}>"))


def within(before: str, after: str) -> dict[str, Edit]:
    """Put the statement's paragraph into something."""
    return german(lambda text: WHOLE.sub(lambda found: before + found[0] + after, text))


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
    "to a script": (german(swap(LINK, '<a href="java\nscript:void 0">')), "ST007 <a> leads to a script"),
}

TEXTS = {
    "emptied": (german(sub(r'(id="your-data\.1">).*?</p>', r"\1</p>")), "EP006 block 'your-data.1' reads “”"),
    "number changed": (german(swap("1.200", "1.300")), "aten 1.300 Tage auf, nicht länger.”, where the edition has"),
    "nested item changed": (german(swap("die Straße", "der Weg")), "EP006 block 'your-data.4' reads “der Weg”"),
    "title changed": (german(swap("Datenschutzhinweis</h1>", "Hinweis</h1>")), "EP006 block 'privacy-notice' reads"),
    "hidden": (
        german(swap('id="your-data.1"', 'id="your-data.1" hidden')),
        "block 'your-data.1' is hidden by the attribute",
    ),
    "hidden in part": (german(swap("nicht länger", "<i hidden>nicht</i> länger")), "block 'your-data.1' is hidden by"),
    "hidden with all others": (css(".notice { display: none }"), "is hidden by “.notice { display: none }”"),
    "hidden on paper": (css("@media print { .notice li { display: none } }"), "is hidden by “.notice li {"),
    "in a template": (
        german(sub(r'(<p id="your-data\.1".*?</p>)', r"<template>\1</template>")),
        "EP006 block 'your-data.1' is hidden by <template>",
    ),
    "in a comment": (
        german(sub(r'(<p id="your-data\.1".*?</p>)', r"<!--\1-->")),
        "EP005 block 'your-data.1' is missing",
    ),
    "words besides": (
        german(swap('<p id="your-data.1"', '<p>Wir haften nicht.</p><p id="your-data.1"')),
        "EP006 “Wir haften nicht.” stands in the notice's text and is none of its blocks",
    ),
    "words between items": (
        german(swap('<li id="your-data.2"', '<li>Ihr Haus</li><li id="your-data.2"')),
        "EP006 “Ihr Haus” stands in the notice's text",
    ),
    "English changed": (on(ENGLISH, swap("not longer", "much longer")), f"{ENGLISH}:"),
    "no notice": (german(swap('<div class="notice">', "<div>")), "EP006 no element has the class notice"),
    "last one dropped": (
        german(sub(r'<p id="contact\.4">.*?</p>', "")),
        "EP005 block 'contact.4' is missing (1 in all)",
    ),
    "order changed": (
        german(
            swap('id="your-data.2"', 'id="x"'),
            swap('id="your-data.4"', 'id="your-data.2"'),
            swap('"x"', '"your-data.4"'),
        ),
        "EP005 the blocks stand in another order",
    ),
    "translated and marked as English": (
        german(swap('id="contact.1"', 'id="contact.1" lang="en" dir="ltr"')),
        "EP004 block 'contact.1' is marked en, not de-DE",
    ),
    "around it marked as English": (
        german(swap('<div class="admonition note">', '<div class="admonition note" lang="en">')),
        "EP004 block 'contact.3' is marked en, not de-DE",
    ),
}

ENGLISH_PAGES = {
    "does not say that it prevails": (on(ENGLISH, swap(PREVAILING, "")), "EP007 the English page does not say that"),
    "hides that it prevails": (
        on(ENGLISH, swap(P, f"{P[:-1]} hidden>")),
        "EP007 the English page does not say that its text prevails: the statement is hidden by the attribute hidden",
    ),
    "says that it is a translation": (
        on(
            ENGLISH,
            swap(PREVAILING, "This is a translation. If it differs from the English text, the English text prevails."),
        ),
        "EP007 the page says: “This is a translation.",
    ),
}

STATES = {
    "a translation that says that it prevails": (
        german(swap("</h1>", f"</h1><p>{GERMAN_PREVAILING}</p>")),
        f"EP007 the page says: “{GERMAN_PREVAILING}”",
    ),
    "status line dropped": (german(sub(r'<p class="status.*?</p>', "")), f"EP008 the page does not say: “{STATUS}"),
    "status line hidden": (css(".status { display: none }"), f"“{STATUS}"),
    "status line with another date": (
        german(swap("1. April 2021.", "1. April 2022.")),
        f"EP008 the page does not say: “{STATUS}",
    ),
    "English status line dropped": (on(ENGLISH, sub(r'<p class="status.*?</p>', "")), f"{ENGLISH}: EP008"),
    "revision dropped": (german(sub("Diese Übersetzung wurde zuletzt.*?<a", "<a")), "EP008 the page does not say: “"),
    "review dropped": (german(sub("Diese Übersetzung ist ein maschinell.*?geprüft wurde.", "")), "EP008"),
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
        "text": TEXTS,
        "English page": ENGLISH_PAGES,
        "state": STATES,
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


LAGGING = {
    "mark of the language removed": (
        german(swap(' id="contact.3" lang="en"', ' id="contact.3"')),
        "'contact.3' is English",
    ),
    "direction removed": (
        german(swap(' dir="ltr" id="contact.3"', ' id="contact.3"')),
        "'contact.3' is English and not",
    ),
    "another language": (
        german(swap('id="contact.3" lang="en"', 'id="contact.3" lang="de"')),
        "'contact.3' is English",
    ),
    "English of a country": (german(swap('id="contact.3" lang="en"', 'id="contact.3" lang="en-GB"')), "'contact.3' is"),
    "visible mark removed": (
        german(swap('class="untranslated" dir', "dir")),
        "EP004 block 'contact' is English and has no",
    ),
    "mark of a link removed": (
        german(swap('<a href="#contact" lang="en" dir="ltr">', '<a href="#contact">')),
        "EP004 the link to block 'contact' is English and not marked so",
    ),
    "English emptied": (german(swap("Sign your letter.", "")), "EP006 block 'contact.3' reads “”"),
    "English hidden": (german(swap('id="contact.3"', 'id="contact.3" hidden')), "EP006 block 'contact.3' is hidden by"),
    "count dropped": (german(sub("<p>3 Textstellen.*?</p>", "")), "EP008 the page does not say: “3 Textstellen"),
    "count changed": (german(swap("3 Textstellen", "1 Textstellen")), "EP008 the page does not say: “3 Textstellen"),
    "count hidden": (css(".fallback-count { display: none }"), "is hidden by “.fallback-count { display: none }”"),
    "sections dropped": (
        german(sub(r"(abgeschlossen ist:</p>\s*<ul>).*?</ul>", r"\1</ul>")),
        "EP008 the page does not name section 'contact' among those with passages in English",
    ),
}


@pytest.mark.parametrize("name", LAGGING)
def test_broken_account_of_untranslated_passages_is_found(lagging_site: BuiltSite, tmp_path: Path, name: str) -> None:
    edits, expected = LAGGING[name]

    found = [str(finding) for finding in lagging_site.broken(tmp_path / "site", edits)]

    assert any(expected in line for line in found), found


ALLOWED = {
    "open details": within("<details open>", "</details>"),
    "a frame around it": within("<aside><div>", "</div></aside>"),
    "emphasis around it": german(swap(STATEMENT, f"<em><strong>{STATEMENT}</strong></em>")),
    "emphasis in it": german(swap("englische Text maßgeblich", "<b>englische Text</b> maßgeblich")),
    "cells of a table": german(
        sub(
            r'<p class="prevailing" role="note">\s*<span>(.*?)</span>\s*(<a.*?</a>)\s*</p>',
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
    assert [str(finding) for finding in site.broken(tmp_path / "site", ALLOWED[name])] == []


def test_whole_sites_are_not_found(site: BuiltSite, lagging_site: BuiltSite) -> None:
    for each in (site, lagging_site):
        assert check_site(each.root, each.publication, each.publication.inputs.locales) == []


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
        for file in (REPOSITORY / "overrides" / "assets").glob("*.js")
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
