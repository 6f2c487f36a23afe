"""An organisation's look: what its settings and its ``brand.css`` become."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress import theme
from noticepress.editions.branding import palette
from noticepress.editions.branding.brand import Brand, Picture
from noticepress.editions.branding.brand_css import parse_brand
from noticepress.editions.branding.colour import colour, contrast
from noticepress.editions.branding.fonts import faces, families, font_files, listed
from noticepress.editions.branding.tokens import DEFAULTS, MATERIALS, PAIRS, PROPERTIES, Kind, Scheme
from noticepress.editions.settings.furniture import parse_furniture
from noticepress.findings import NoticepressError
from noticepress.rules.inputs.brand import files_are_usable
from small_project import REPOSITORY, SmallProject

SHEET = (theme.FOLDER / theme.ASSETS / "noticepress.css").read_text(encoding="utf-8")
SHEETS = SHEET + (theme.FOLDER / theme.BESIDE_SHEET).read_text(encoding="utf-8")
FRAME = "site_name: N\nsite_url: https://example.org/\ntheme:\n  name: material\n"


def brand(settings: str = "", css: str = "") -> Brand:
    """What ``mkdocs.yml`` with these settings below ``theme`` and a ``brand.css`` give."""
    read = parse_furniture(FRAME + settings, "mkdocs.yml").brand
    return Brand(read.theme, sheet=parse_brand(css))


def declarations(text: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+): ([^;]+);", text))


@pytest.mark.parametrize(
    ("text", "other", "ratio"),
    [("#000", "#fff", 21), ("#777", "#fff", 4.48), ("#767676", "#fff", 4.54), ("red", "rgb(255, 255, 255)", 4.0)],
)
def test_contrast_is_that_of_wcag(text: str, other: str, ratio: float) -> None:
    one, two = colour(text), colour(other)
    assert one
    assert two
    assert contrast(one, two) == contrast(two, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("text", ["", "currentcolor", "#12345", "rgb(0 0 0 / .5)", "var(--x)", "transparent", "blu"])
def test_what_is_no_opaque_colour_is_none(text: str) -> None:
    assert colour(text) is None


_NUMBERS = st.one_of(st.integers(-999, 999), st.sampled_from(["none", "nan", "1e999", "-1e308", "50%", "calc(1)", ""]))


@given(
    st.sampled_from(["rgb", "rgba", "hsl", "hwb", "lab", "lch", "oklab", "oklch", "color", "device-cmyk", "x"]),
    st.sampled_from(["", "srgb", "srgb-linear", "display-p3", "xyz", "--own", "from red"]),
    st.lists(_NUMBERS, max_size=5),
)
def test_whatever_a_function_of_colours_is_given_is_a_colour_or_none(name: str, space: str, parts: list) -> None:
    found = colour(f"{name}({space} {' '.join(map(str, parts))})")

    assert found is None or re.fullmatch(r"#[0-9a-f]{6}", str(found))


def test_the_style_sheet_has_the_colours_that_are_checked() -> None:
    light, dark = SHEET.split("@media screen and (prefers-color-scheme: dark)")
    for scheme, text in ((Scheme.LIGHT, light), (Scheme.DARK, dark.split("}")[0])):
        found = declarations(text)
        assert {name: found[name] for name in DEFAULTS[scheme]} == dict(DEFAULTS[scheme])


def test_the_style_sheets_define_and_use_every_property() -> None:
    assert {name for name in PROPERTIES if name not in declarations(SHEET)} == set()
    assert {name for name in PROPERTIES if f"var({name})" not in SHEETS} == set()
    assert set(MATERIALS.values()) <= set(PROPERTIES)
    assert set(DEFAULTS[Scheme.LIGHT]) == {name for name, kind in PROPERTIES.items() if kind is Kind.COLOUR}


@pytest.mark.parametrize("primary", ["", *palette.PRIMARY])
@pytest.mark.parametrize("scheme", Scheme, ids=str)
def test_material_s_names_give_colours_that_can_be_told_apart(primary: str, scheme: Scheme) -> None:
    for accent in ("", *palette.ACCENT):
        shown = brand(f"  palette: {{primary: '{primary}', accent: '{accent}'}}\n").colours(scheme)
        ratios = {
            (pair.front, pair.ground): contrast(front, ground) - pair.least
            for pair in PAIRS
            if (front := colour(shown[pair.front])) and (ground := colour(shown[pair.ground]))
        }
        assert len(ratios) == len(PAIRS)
        assert {pair: ratio for pair, ratio in ratios.items() if ratio < 0} == {}, accent


def test_nothing_set_adds_nothing() -> None:
    assert brand().css() == brand("  font: false\n  features: [a]\n").css() == ""


LIGHT_AND_DARK = """\
  palette:
    - media: "(prefers-color-scheme)"
      toggle: {icon: a, name: b}
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: red
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: lime
"""


def test_each_scheme_has_its_entry_of_the_palette() -> None:
    light, dark = brand(LIGHT_AND_DARK).css().split("@media screen and (prefers-color-scheme: dark)")

    assert declarations(light)["--on-header"] == "#ffffff"
    assert declarations(dark)["--header"] == "#cbdc38"


@pytest.mark.parametrize(("name", "other"), [("default", "dark"), ("slate", "light")])
def test_one_scheme_alone_is_shown_to_everybody(name: str, other: str) -> None:
    css = brand(f"  palette: {{scheme: {name}}}\n").css()
    shown = DEFAULTS[Scheme.LIGHT if other == "dark" else Scheme.DARK]

    assert f"color-scheme: {'light' if other == 'dark' else 'dark'};" in css
    last = css.rpartition("@media")[2]
    assert {**declarations(last)} == dict(shown)
    assert "prefers-color-scheme" not in css


def test_own_values_go_before_named_ones() -> None:
    css = (
        ":root { --accent: #123456; --radius: 0 }\n@media (prefers-color-scheme: dark) { :root { --accent: #abcdef } }"
    )
    both = brand("  palette: {primary: teal}\n", css)

    assert both.colours(Scheme.LIGHT)["--accent"] == "#123456"
    assert both.colours(Scheme.DARK)["--accent"] == "#abcdef"
    assert "--radius: 0;" in both.css().splitlines()[0]


WRONG = [
    (
        "  palette: {primary: tael}\n",
        5,
        "“tael” is none of Material's names for it; did you mean 'teal'? Otherwise a colour",
    ),
    ("  palette: {primary: '#123456'}\n", 5, "a colour of your own stands in overrides/assets/brand.css"),
    ("  palette: {accent: grey}\n", 5, "none of Material's names for it; did you mean"),
    ("  palette:\n    - scheme: dark\n", 6, "“dark” is none of Material's names for it; known are default, slate"),
    ("  palette:\n    - media: print\n", 6, "“print” is none of Material's names for it"),
    ("  palette: {colour: red}\n", 5, "the key “theme.palette.colour” is not known"),
    ("  palette: [red]\n", 5, "theme.palette is a text, where keys with values are due"),
    ("  pallete: {primary: teal}\n", 5, "the key “pallete” is not known; did you mean 'palette'?"),
    ("  logo: https://example.org/a.svg\n", 5, "is no path below docs/ or overrides/; put the file under"),
    ("  favicon: ../a.svg\n", 5, "“../a.svg” is no path below docs/ or overrides/; put the file under"),
    ("  font: Inter\n", 5, "theme.font is a text, where keys with values are due"),
    ("  font: {head: Inter}\n", 5, "the key “theme.font.head” is not known"),
    *(
        (f"  font: {{text: 'Inter, {name}'}}\n", 5, f"“{name}” is no name of a font; write names of letters")
        for name in ('x"} p {color: red', "a\\b", "a;b", "a/*", "(a)", "<a>", "@a", "#a", "!a", "-a", "_")
    ),
]


@pytest.mark.parametrize(("settings", "line", "message"), WRONG, ids=[case[0].strip() for case in WRONG])
def test_what_is_no_setting_is_named_with_its_line(settings: str, line: int, message: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        brand(settings)

    lines = str(caught.value).split("\n")
    assert any(found.startswith(f"mkdocs.yml:{line}: IN009 ") and message in found for found in lines), lines


REFUSED = [
    ("body { color: red }", "“body” stands where the file holds custom properties of :root alone"),
    (":root { color: red }", "“color” is none of the properties that can be set; they are --accent, "),
    (":root { --acent: red }", "“--acent” is none of the properties that can be set; did you mean --accent?"),
    (":root { --md-primary-fg-color: red }", "it is called --header here"),
    (":root { --accent: red !important }", "--accent has !important; remove it"),
    (
        ":root { --accent: rgb(0 0 0 / 0) }",
        "--accent: “rgb(0 0 0 / 0)” is no opaque colour of sRGB; write one like #0b4f8a, or",
    ),
    (":root { --accent: oklch(40% 0.1 250) }", "is no opaque colour of sRGB; write one like #0b4f8a, or with rgb()"),
    (":root { --accent: var(--ink) }", "is no opaque colour"),
    (":root { --logo-size: 0 }", "is too small or too large; write a length from 1 to 6 rem"),
    (":root { --logo-size: calc(1rem) }", "is no length in rem, em or px"),
    (":root { --radius: 400px }", "is too small or too large; write a length from 0 to 1.5 rem"),
    (":root { --font-ui: url(x) }", "is no list of fonts"),
    *((f":root {{ --font-ui: {name} }}", "is no list of fonts") for name in ('"a}b"', "'a\"b'", '"a,b"', '""', "a b!")),
    (":root { --font-ui: a; }}", "stands where the file holds custom properties of :root alone"),
    (":root { --accent }", "this is no declaration"),
    (":root, p { --accent: red }", "“:root, p” stands where"),
    ("@import url(data:text/css,p{})", "stands where the file holds custom properties of :root alone"),
    ("@media print { :root { --accent: red } }", "stands where the file holds custom properties of :root alone"),
    ("@media (prefers-color-scheme: dark) { p { --accent: red } }", "“p” stands where"),
    ("@media (prefers-color-scheme: dark) { :root { --radius: 0 } }", "--radius is no colour, and the same in every"),
]


@pytest.mark.parametrize(("css", "message"), REFUSED, ids=[case[0] for case in REFUSED])
def test_brand_css_holds_nothing_else(css: str, message: str) -> None:
    sheet = parse_brand(f"\n{css}\n")

    lines = [str(finding) for finding in sheet.findings]
    assert any(line.startswith("overrides/assets/brand.css:2: IN009 ") and message in line for line in lines), lines
    assert sheet.common == sheet.dark == {} or "--font-ui: a" in css


def test_what_reaches_the_site_is_read_back_as_the_same_values() -> None:
    text = (REPOSITORY / "overrides/assets/brand.css").read_text(encoding="utf-8")
    sheet = parse_brand(text)

    assert sheet.findings == []
    written = re.sub(r"^@media screen \{ (.*) \}$", r"\1", brand(css=text).css(), flags=re.MULTILINE)
    again = parse_brand(written.replace("screen and ", ""))
    assert again.findings == []
    read, back = (
        {name: value for scheme in Scheme for name, (value, _) in each.of(scheme).items() if name != "--note"}
        for each in (sheet, again)
    )
    assert read == back


def test_fonts_are_known_by_their_files() -> None:
    names = [
        "Source-Sans-3-Bold.woff2",
        "SourceSans3-Variable.woff2",
        "Source_Sans_3-BoldItalic.woff2",
        "x.woff",
        "OFL",
    ]

    files = font_files(names)

    assert [(each.family, each.weight, each.italic) for each in files] == [
        ("sourcesans3", "700", False),
        ("sourcesans3", "100 900", False),
        ("sourcesans3", "700", True),
    ]
    assert faces("Source Sans 3", files).count("@font-face") == 3
    assert 'url("fonts/SourceSans3-Variable.woff2")' in faces("Source Sans 3", files)
    assert faces("Source Sans", files) == ""


def test_names_of_fonts_and_files_are_written_as_such() -> None:
    names = ["書体-Bold.woff2", "Ärzte Sans.woff2", 'a")} p {color: red} x {y: ("b.woff2', "a\\b.woff2", "c;d.woff2"]
    files = font_files(names)

    assert [each.family for each in files] == ["ärztesans", "書体"]
    assert 'src: url("fonts/%E6%9B%B8%E4%BD%93-Bold.woff2")' in faces("書体", files)
    assert faces("字体", files) == ""
    assert listed(families("Inter Tight, 'Source Sans 3',serif")) == '"Inter Tight", "Source Sans 3", serif'


@pytest.mark.parametrize(
    "settings", ["", "  palette: {scheme: default}\n", "  palette: {scheme: slate, primary: teal}\n"]
)
def test_on_paper_the_colours_are_the_package_s(settings: str) -> None:
    dark = ":root { --paper: #14181e; --ink: #e6eaf0; --radius: 0; }"
    on_paper = [line for line in brand(settings, dark).css().splitlines() if not line.startswith("@media screen")]

    assert on_paper == [":root { --radius: 0; }"]


def test_the_handbook_lists_every_property_with_its_type() -> None:
    page = (REPOSITORY / "handbook/branding.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(--[\w-]+)` \| (\w+) \|", page, re.MULTILINE))

    assert listed == {name: str(kind) for name, kind in PROPERTIES.items()}


def test_the_handbook_s_examples_are_accepted() -> None:
    page = (REPOSITORY / "handbook/branding.md").read_text(encoding="utf-8")
    (css,) = re.findall(r"```css\n(.*?)```", page, re.DOTALL)
    settings = next(block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "palette" in block)
    read = parse_furniture(f"site_name: N\nsite_url: https://example.org/\n{settings}", "mkdocs.yml").brand

    assert parse_brand(css).findings == []
    assert read.theme.schemes == tuple(Scheme)
    assert set(read.theme.model_dump()) == {"logo", "favicon", "palette", "font"}


def test_brand_css_at_another_place_is_named(small: SmallProject) -> None:
    small.write("docs/assets/brand.css", ":root { --radius: 0; }")

    expected = "docs/assets/brand.css: IN009 brand.css is read from overrides/assets/brand.css; move it there"
    assert [str(finding) for finding in small.findings()] == [expected]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\n\0\0\0\0IEND\xaeB`\x82"),
        ("x.PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\n\0\0\0\0IEND\xaeB`\x82and more"),
        ("x.webp", b"RIFF\x24\0\0\0WEBPVP8 \n"),
        ("x.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\n\xff\xd9"),
        ("x.jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\n\xff\xd9\n"),
        ("x.ico", b"\0\0\1\0\1\0\x10\x10"),
    ],
)
def test_a_picture_is_what_its_name_says_and_whole(name: str, content: bytes) -> None:
    setting = "favicon" if name.endswith("ico") else "logo"

    def problems(held: bytes) -> list[str]:
        shown = Brand(pictures={setting: Picture(f"docs/{name}", held)})
        return [violation.message for violation in files_are_usable.check(shown)]

    assert problems(content) == []
    for half in (b"", content[:4], b"<!doctype html>" + content):
        assert problems(half) == [
            f"theme.{setting}: “docs/{name}” is no {name.rpartition('.')[2].upper()}, or half of one"
        ]
