"""The register: what it holds, what its dates mean on a day, and what a version's digest covers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.findings import NoticepressError
from noticepress.model import Block, Erratum, Notice, Status, Text, Version, Withdrawal
from noticepress.register.register import facts_of, facts_used, parse_register
from noticepress.register.sealing.chain import version_digest as digest
from noticepress.register.sealing.seal import Seal, SealedBlock, parse_seal, seal_block, seal_text, write_seal
from noticepress.register.status import in_force_on, status_on
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

D = date.fromisoformat
A = f"sha256:{'a' * 64}"
B = f"sha256:{'b' * 64}"

REGISTER = f"""\
title: Data Privacy Notice
notice_period_days: 14
prevailing_clause: languages
time_zone: Asia/Taipei
signers:
  - ssh-ed25519 AAAA legal@example.org
facts:
  organisation: Example
  minimum_age: 16
  founded: 2004-04-20
  code: "16"
versions:
  - version: "2.0"
    published: 2017-05-02
    effective: 2017-06-01
    summary: >-
      The notice covers
      all products.
    digest: {A}
    facts:
      minimum_age: 13
    errata:
      - on: 2017-07-01
        section: your-data
        reason: A typing error.
        old_text: [Teh data.]
        new_text: [The data.]
        old_digest: {B}
        new_digest: {A}
  - version: "2.1"
    published: 2018-05-04
    effective: 2018-05-25
    digest: {B}
    short_notice: The law leaves no time.
    withdrawn:
      on: 2018-05-20
      reason: A section was missing.
      digest: sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
  - version: "2.2"
"""


@pytest.mark.parametrize(
    "typed", ["|\n  Data Privacy\n  Notice", ">\n  Data Privacy Notice\n", '"Data Privacy\\r\\nNotice"']
)
def test_a_title_is_on_one_line_however_it_is_typed(typed: str) -> None:
    text = REGISTER.replace("title: Data Privacy Notice", f"title: {typed}")

    assert parse_register(text, "n.yml", "n").title == "Data Privacy Notice"


def test_a_title_on_one_line_stays_as_it_is() -> None:
    text = REGISTER.replace("title: Data Privacy Notice", 'title: "Données\u00a0: avis"')

    assert parse_register(text, "n.yml", "n").title == "Données\u00a0: avis"


def test_register_is_read() -> None:
    notice = parse_register(REGISTER, "docs/privacy/notice.yml", "privacy")

    assert (notice.id, notice.path) == ("privacy", "docs/privacy/notice.yml")
    assert (notice.title, notice.notice_period_days) == ("Data Privacy Notice", 14)
    assert (notice.prevailing_clause, notice.time_zone) == ("languages", "Asia/Taipei")
    assert notice.signers == ("ssh-ed25519 AAAA legal@example.org",)
    assert notice.facts == {"organisation": "Example", "minimum_age": 16, "founded": D("2004-04-20"), "code": "16"}
    assert notice.fact_lines == {"organisation": 8, "minimum_age": 9, "founded": 10, "code": 11}
    assert notice.versions == (
        Version(
            "2.0",
            D("2017-05-02"),
            D("2017-06-01"),
            "The notice covers all products.",
            A,
            {"minimum_age": 13},
            13,
            errata=(Erratum(D("2017-07-01"), "your-data", "A typing error.", ("Teh data.",), ("The data.",), B, A),),
        ),
        Version(
            "2.1",
            D("2018-05-04"),
            D("2018-05-25"),
            "",
            B,
            line=30,
            withdrawn=Withdrawal(D("2018-05-20"), "A section was missing.", f"sha256:{'c' * 64}"),
            short_notice="The law leaves no time.",
        ),
        Version("2.2", None, None, "", None, line=39),
    )
    assert [version.is_draft for version in notice.versions] == [False, False, True]


LEAST = """\
title: T
prevailing_clause: c
versions:
  - version: "1.0"
"""


def test_least_register_has_defaults() -> None:
    notice = parse_register(LEAST, "n.yml", "n")

    assert (notice.notice_period_days, notice.time_zone, notice.facts, notice.signers) == (0, "UTC", {}, ())


WRONG = [
    ("title: T\n", "", 1, "IN002", "title"),
    ("title: T", "title: ''", 1, "IN002", "title"),
    ("title: T", "title: 5", 1, "IN002", "title"),
    ("prevailing_clause: c\n", "", 1, "IN002", "prevailing_clause"),
    ("title: T", "title: T\ntitel: T", 2, "IN002", "titel"),
    ("title: T", "title: T\nnotice_period_days: 99999999999", 2, "IN002", "is too great; write at most 3650"),
    ("title: T", "title: T\nnotice_period_days: -1", 2, "IN002", "notice_period_days"),
    ("title: T", 'title: T\nnotice_period_days: "14"', 2, "IN002", "notice_period_days"),
    ("title: T", "title: T\nnotice_period_days: 14.0", 2, "IN002", "notice_period_days"),
    ("title: T", "title: T\ntime_zone: Mars/Olympus", 2, "IN002", "not a time zone"),
    ("title: T", "title: T\ntime_zone: ../../etc/passwd", 2, "IN002", "not a time zone"),
    ("title: T", "title: T\ntime_zone: ''", 2, "IN002", "not a time zone"),
    ("title: T", "title: T\nfacts:\n  Bad: x", 3, "IN002", "cannot be the name of a fact"),
    ("title: T", "title: T\nfacts:\n  version: x", 3, "IN002", "cannot be the name of a fact"),
    ("title: T", "title: T\nfacts:\n  effective_date: 2017-01-01", 3, "IN002", "cannot be the name of a fact"),
    ("title: T", "title: T\nfacts:\n  url: javascript:alert(1)", 3, "IN002", "active address"),
    ("title: T", "title: T\nfacts:\n  url: ' DATA:text/html,x'", 3, "IN002", "active address"),
    ("title: T", "title: T\nfacts:\n  rate: 1.5", 3, "IN002", "rate"),
    ("title: T", "title: T\nfacts:\n  day: 2017-02-29", 3, "IN002", "2017-02-29 is not a day of the calendar"),
    ('  - version: "1.0"\n', "", 3, "IN002", "versions"),
    ('  - version: "1.0"\n', "  []\n", 3, "IN002", "versions"),
    ('version: "1.0"', "version: 1.0", 4, "IN002", "version"),
    ('version: "1.0"', 'version: "1"', 4, "IN002", "version"),
    ('version: "1.0"', 'version: "1.0.0.0"', 4, "IN002", "version"),
    ('version: "1.0"', 'version: "01.0"', 4, "IN002", "version"),
    ('version: "1.0"', 'version: "1２.0"', 4, "IN002", "version"),
    ('version: "1.0"', 'version: "1.0"\n    efective: 2017-01-01', 5, "IN002", "efective"),
    ('version: "1.0"', 'version: "1.0"\n    effective: 2017-02-29', 5, "VE004", "not a day of the calendar"),
    ('version: "1.0"', 'version: "1.0"\n    effective: 1.6.2017', 5, "VE004", "is not a date"),
    ('version: "1.0"', 'version: "1.0"\n    effective: 2017-6-1', 5, "VE004", "is not a date"),
    ('version: "1.0"', 'version: "1.0"\n    effective: 20170601', 5, "VE004", "is not a date"),
    ('version: "1.0"', 'version: "1.0"\n    effective: 2017-06-01 12:00:00', 5, "VE004", "is not a date"),
    ('version: "1.0"', 'version: "1.0"\n    effective: true', 5, "VE004", "is not a date"),
    ('version: "1.0"', 'version: "1.0"\n    published: 2017-13-01', 5, "VE004", "not a day of the calendar"),
    ('version: "1.0"', f'version: "1.0"\n    digest: sha256:{"g" * 64}', 5, "IN002", "digest"),
    ('version: "1.0"', f'version: "1.0"\n    digest: {"a" * 64}', 5, "IN002", "digest"),
    ('version: "1.0"', f'version: "1.0"\n    digest: {A}0', 5, "IN002", "digest"),
    (
        'version: "1.0"',
        'version: "1.0"\n    withdrawn: {on: 2017-02-30, reason: x, digest: ' + A + "}",
        5,
        "VE004",
        "not a day",
    ),
    (
        'version: "1.0"',
        f'version: "1.0"\n    withdrawn: {{on: 2017-02-03, reason: "", digest: "{A}"}}',
        5,
        "IN002",
        "reason",
    ),
    ('version: "1.0"', 'version: "1.0"\n    facts:\n      url: javascript:alert(1)', 6, "IN002", "active address"),
    ('version: "1.0"', 'version: "1.0"\n    facts:\n      Bad: x', 6, "IN002", "cannot be the name of a fact"),
    ('version: "1.0"', 'version: "1.0"\n    facts:\n      version: x', 6, "IN002", "cannot be the name of a fact"),
    ("title: T", "[]", 1, "IN002", "the register"),
]


@pytest.mark.parametrize(("old", "new", "line", "code", "message"), WRONG)
def test_wrong_register_is_refused_with_its_line(old: str, new: str, line: int, code: str, message: str) -> None:
    assert old in LEAST
    text = "- a\n- b\n" if new == "[]" else LEAST.replace(old, new)

    with pytest.raises(NoticepressError) as caught:
        parse_register(text, "docs/n/notice.yml", "n")

    found = [(finding.path, finding.line, finding.code) for finding in caught.value.findings]
    assert set(found) == {("docs/n/notice.yml", line, code)}
    assert message in str(caught.value)


def test_every_fault_is_reported_at_once() -> None:
    text = 'title: T\nversions:\n  - version: "1"\n    effective: 2017-02-30\n  - version: "2.0"\n    x: 1\n'

    with pytest.raises(NoticepressError) as caught:
        parse_register(text, "n.yml", "n")

    assert [(finding.line, finding.code) for finding in caught.value.findings] == [
        (1, "IN002"),
        (3, "IN002"),
        (4, "VE004"),
        (6, "IN002"),
    ]


# Status

ONE = Version("1.0", D("2017-05-02"), D("2017-06-01"), "", A)
TWO = Version("1.1", D("2018-05-04"), D("2018-05-25"), "", A)
RECALLED = Version("1.2", D("2019-01-01"), D("2019-02-01"), "", A, withdrawn=Withdrawal(D("2019-01-15"), "r"))
THREE = Version("2.0", D("2020-01-01"), D("2020-01-01"), "", A)
DRAFT = Version("2.1", D("2017-01-01"), D("2017-01-01"), "", None)
UNDATED = Version("2.2", None, None, "", None)
VERSIONS = (ONE, TWO, RECALLED, THREE, DRAFT, UNDATED)

DAYS = [
    # day, then 1.0, 1.1, 1.2, 2.0, and what is in force
    ("2017-05-01", "pending", "pending", "pending", "pending", None),
    ("2017-05-02", "announced", "pending", "pending", "pending", None),
    ("2017-05-31", "announced", "pending", "pending", "pending", None),
    ("2017-06-01", "in force", "pending", "pending", "pending", "1.0"),
    ("2018-05-03", "in force", "pending", "pending", "pending", "1.0"),
    ("2018-05-04", "in force", "announced", "pending", "pending", "1.0"),
    ("2018-05-24", "in force", "announced", "pending", "pending", "1.0"),
    ("2018-05-25", "superseded", "in force", "pending", "pending", "1.1"),
    ("2018-12-31", "superseded", "in force", "pending", "pending", "1.1"),
    ("2019-01-01", "superseded", "in force", "announced", "pending", "1.1"),
    ("2019-01-14", "superseded", "in force", "announced", "pending", "1.1"),
    ("2019-01-15", "superseded", "in force", "withdrawn", "pending", "1.1"),
    ("2019-02-01", "superseded", "in force", "withdrawn", "pending", "1.1"),
    ("2019-12-31", "superseded", "in force", "withdrawn", "pending", "1.1"),
    ("2020-01-01", "superseded", "superseded", "withdrawn", "in force", "2.0"),
    ("9999-12-31", "superseded", "superseded", "withdrawn", "in force", "2.0"),
]


@pytest.mark.parametrize(("day", "statuses", "binding"), [(row[0], row[1:5], row[5]) for row in DAYS])
def test_status_on_a_day(day: str, statuses: tuple[str, ...], binding: str | None) -> None:
    expected = [*statuses, "draft", "draft"]

    assert [str(status_on(version, VERSIONS, D(day))) for version in VERSIONS] == expected
    in_force = in_force_on(VERSIONS, D(day))
    assert (in_force.number if in_force else None) == binding


@pytest.mark.parametrize(("published", "effective"), [(None, D("2017-01-01")), (D("2017-01-01"), None), (None, None)])
def test_version_without_its_dates_is_a_draft(published: date | None, effective: date | None) -> None:
    version = Version("1.0", published, effective, "", A)

    assert status_on(version, [version], D("2020-01-01")) is Status.DRAFT
    assert in_force_on([version], D("2020-01-01")) is None


def test_nothing_is_in_force_without_versions() -> None:
    assert in_force_on([], D("2020-01-01")) is None
    assert in_force_on([DRAFT, UNDATED], D("2020-01-01")) is None


def test_newest_effective_date_binds_whatever_the_order() -> None:
    assert in_force_on(reversed(VERSIONS), D("2030-01-01")) == THREE


days = st.dates(D("2017-01-01"), D("2021-12-31"))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Version, ...]:
    """Versions with rising effective dates, some withdrawn before they bind, some drafts."""
    effective = sorted(draw(st.lists(days, min_size=1, max_size=6, unique=True)))
    versions = []
    for number, day in enumerate(effective):
        published = day - timedelta(draw(st.integers(0, 60)))
        recalled = draw(st.one_of(st.none(), st.none(), st.dates(published, day)))
        withdrawn = Withdrawal(recalled, "r") if recalled and recalled < day else None
        seal = draw(st.sampled_from([A, A, A, None]))
        versions.append(Version(f"1.{number}", published, day, "", seal, withdrawn=withdrawn, line=number))
    return tuple(versions)


@given(histories(), days)
def test_at_most_one_version_is_in_force_and_it_is_the_one_that_binds(versions: tuple[Version, ...], day: date) -> None:
    in_force = [version for version in versions if status_on(version, versions, day) is Status.IN_FORCE]
    binding = in_force_on(versions, day)

    assert in_force == ([binding] if binding else [])


@given(histories())
def test_status_only_ever_goes_forward(versions: tuple[Version, ...]) -> None:
    order = [Status.PENDING, Status.ANNOUNCED, Status.IN_FORCE, Status.SUPERSEDED, Status.WITHDRAWN]
    for version in versions:
        steps = [status_on(version, versions, D("2016-10-01") + timedelta(30 * n)) for n in range(70)]
        assert set(steps) == {Status.DRAFT} or steps == sorted(steps, key=order.index)


# Facts

FIRST = Version("1.0", D("2017-05-02"), D("2017-06-01"), "", A, line=1)
SECOND = Version("1.1", D("2018-05-04"), D("2018-05-25"), "", None, {"age": 13, "own": "x"}, line=2)
THIRD = Version("1.2", None, None, "", None, line=3)
NOTICE = Notice(
    "n", "docs/n/notice.yml", "N", 0, "c", {"age": 16, "organisation": "Example"}, {}, (FIRST, SECOND, THIRD)
)


@pytest.mark.parametrize(
    ("version", "facts"),
    [
        (
            FIRST,
            {
                "age": 16,
                "organisation": "Example",
                "version": "1.0",
                "published_date": D("2017-05-02"),
                "effective_date": D("2017-06-01"),
            },
        ),
        (
            SECOND,
            {
                "age": 13,
                "own": "x",
                "organisation": "Example",
                "version": "1.1",
                "published_date": D("2018-05-04"),
                "effective_date": D("2018-05-25"),
                "previous_version": "1.0",
                "previous_effective_date": D("2017-06-01"),
            },
        ),
        (
            THIRD,
            {
                "age": 16,
                "organisation": "Example",
                "version": "1.2",
                "previous_version": "1.1",
                "previous_effective_date": D("2018-05-25"),
            },
        ),
    ],
)
def test_facts_of_a_version(version: Version, facts: dict[str, object]) -> None:
    assert facts_of(NOTICE, version) == facts


def test_what_the_register_implies_cannot_be_overridden() -> None:
    sly = replace(FIRST, facts={"version": "9.9", "effective_date": D("2000-01-01")})

    facts = facts_of(replace(NOTICE, versions=(sly,)), sly)

    assert (facts["version"], facts["effective_date"]) == ("1.0", D("2017-06-01"))


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        ([], ()),
        (["no fact"], ()),
        (["{{ b }} and {{a}}", "{{ b }}"], ("a", "b")),
        (["{{\u00a0a\t}}"], ("a",)),
        (["{{ not closed", "{ a }", "{{ {a} }}"], ()),
        (["[x]({{ url }})", "`{{ code }}`"], ("code", "url")),
    ],
)
def test_facts_used_are_named_once_and_sorted(texts: list[str], names: tuple[str, ...]) -> None:
    assert facts_used(Block("s", "h", "paragraph", "", text) for text in texts) == names


# Seal and digest

SEALED = Seal(
    (
        SealedBlock("index#title", "heading 1", "", "0" * 64),
        SealedBlock("index#title", "paragraph", "", "1" * 64),
        SealedBlock("data#data", "item", "ul", "2" * 64),
    ),
    {"organisation": ("text", "Example")},
)
VERSION = Version("2.0", D("2017-05-02"), D("2017-06-01"), "All products.", A, short_notice="")


def with_block(index: int, **changes: object) -> Seal:
    blocks = list(SEALED.blocks)
    blocks[index] = blocks[index]._replace(**changes)
    return replace(SEALED, blocks=tuple(blocks))


COVERED = [
    (replace(VERSION, number="2.1"), SEALED, A),
    (replace(VERSION, number="2.0.0"), SEALED, A),
    (replace(VERSION, published=D("2017-05-03")), SEALED, A),
    (replace(VERSION, published=None), SEALED, A),
    (replace(VERSION, effective=D("2017-06-02")), SEALED, A),
    (replace(VERSION, published=D("2017-06-01"), effective=D("2017-05-02")), SEALED, A),
    (replace(VERSION, summary="All products"), SEALED, A),
    (replace(VERSION, short_notice="Law."), SEALED, A),
    (replace(VERSION, summary="", short_notice="All products."), SEALED, A),
    (VERSION, SEALED, B),
    (VERSION, SEALED, None),
    (VERSION, replace(SEALED, facts={}), A),
    (VERSION, replace(SEALED, facts={"organisation": ("text", "Other")}), A),
    (VERSION, replace(SEALED, facts={"organization": ("text", "Example")}), A),
    (VERSION, replace(SEALED, facts={"organisation": ("text", "Example"), "x": ("text", "")}), A),
    (VERSION, replace(SEALED, blocks=SEALED.blocks[::-1]), A),
    (VERSION, replace(SEALED, blocks=SEALED.blocks[:-1]), A),
    (VERSION, replace(SEALED, blocks=(*SEALED.blocks, SEALED.blocks[-1])), A),
    (VERSION, replace(SEALED, blocks=()), A),
    (VERSION, with_block(1, context="index#other"), A),
    (VERSION, with_block(1, role="item"), A),
    (VERSION, with_block(1, within="ul"), A),
    (VERSION, with_block(1, digest="3" * 64), A),
]


def test_digest_changes_with_everything_that_it_covers() -> None:
    digests = [digest(VERSION, SEALED, A), *(digest(*case) for case in COVERED)]

    assert len(set(digests)) == len(COVERED) + 1
    assert all(value.startswith("sha256:") and len(value) == 71 for value in digests)


NOT_COVERED = [
    replace(VERSION, line=99),
    replace(VERSION, digest=None),
    replace(VERSION, errata=(Erratum(D("2018-01-01"), "s", "r", ("a",), ("b",), A, B),)),
    replace(VERSION, withdrawn=Withdrawal(D("2017-05-05"), "r")),
    replace(VERSION, facts={"unused": "x"}),
]


@pytest.mark.parametrize("version", NOT_COVERED)
def test_digest_does_not_cover_what_may_be_added_later(version: Version) -> None:
    assert digest(version, SEALED, A) == digest(VERSION, SEALED, A)


def test_digest_of_the_sample_values_is_known() -> None:
    """Were it to change, every published digest of every project would be wrong."""
    version = Version("1.0", D("2017-05-02"), D("2017-06-01"), "Größe", None)

    assert digest(version, Seal((), {}), None) == (
        "sha256:603c566c7e06e58bf0cd4eecad2f8e9606216de5265d3e5ed7c9aad1b1186ebe"
    )


TEXT = """\
# Title {#title}

We keep your data for {{ days }} days.
It is ours.

- one
- two
    - three

| a | b |
| - | - |
| c | d |

Term
:   Definition.

> Quoted text.

Note[^1].

[^1]: The note.

*[GDPR]: General Data Protection Regulation
"""


def digest_of(markdown: str) -> str:
    section, _ = parse_section(markdown, "docs/n/1.0/index.md", Dialect())
    notice = replace(NOTICE, facts={"days": 30}, versions=(FIRST,))
    return digest(FIRST, seal_text(Text("1.0", "docs/n/1.0", (section,)), notice, FIRST), None)


LAYOUT = [
    ("days.\nIt", "days. It"),
    ("for {{ days }}", "for\n{{ days }}"),
    ("It is ours.", "It is ours.   "),
    ("It is ours.\n\n", "It is ours.\n\n\n\n"),
    ("# Title {#title}", "# Title #  {#title}"),
    ("# Title {#title}", "# Title {: #title }"),
    ("# Title {#title}\n\n", "Title {#title}\n=====\n\n"),
    ("- one\n- two\n", "* one\n* two\n"),
    ("| a | b |\n| - | - |\n| c | d |", "a | b\n--- | ---\nc   |   d"),
    ("> Quoted text.", "> Quoted\ntext."),
    ("Term\n:   Definition.", "Term\n:    Definition."),
    ("[^1]: The note.", "[^1]:\n    The\n    note."),
]


@pytest.mark.parametrize(("old", "new"), LAYOUT)
def test_layout_keeps_the_digest(old: str, new: str) -> None:
    assert old in TEXT

    assert digest_of(TEXT.replace(old, new)) == digest_of(TEXT)


@pytest.mark.parametrize("after", ["\n\n\n\nmore\n", "\n\n[r]: https://example.org/\n\nmore\n", "\n   \n\nmore\n"])
def test_empty_lines_behind_code_keep_the_digest(after: str) -> None:
    reference = "\n[r]: https://example.org/\n" if "[r]" in after else ""

    assert digest_of(f"# T {{#t}}\n\n    code{after}") == digest_of(f"# T {{#t}}\n\n    code\n\nmore\n{reference}")


@pytest.mark.parametrize("markdown", [TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, TEXT.replace("\n", "\r")])
def test_line_ends_and_a_mark_of_byte_order_keep_the_digest(markdown: str) -> None:
    assert digest_of(markdown) == digest_of(TEXT)


CHANGES = [
    ("We keep", "We  keep"),
    ("We keep", "we keep"),
    ("ours.", "ours"),
    ("days.\nIt", "days.  \nIt"),
    ("days.\nIt", "days.\n\nIt"),
    ("It is ours.", "It is **ours**."),
    ("{{ days }}", "30"),
    ("{#title}", "{#other}"),
    ("# Title", "## Title"),
    ("- one\n- two\n", "- two\n- one\n"),
    ("    - three", "- three"),
    ("- one\n- two\n    - three\n", "one\n\ntwo\n\nthree\n"),
    ("> Quoted text.", "Quoted text."),
    ("| c | d |", "| d | c |"),
    ("| - | - |", "| - | --: |"),
    ("The note.", "A note."),
    ("*[GDPR]: General", "*[GDPR]: Global"),
    ("*[GDPR]", "*[DPR]"),
    ("Note[^1].", "Note."),
]


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_change_of_text_or_structure_changes_the_digest(old: str, new: str) -> None:
    assert old in TEXT

    assert digest_of(TEXT.replace(old, new)) != digest_of(TEXT)


def test_digests_form_a_chain() -> None:
    """A change in the first version is seen in the digest of the last."""

    def chain(summaries: list[str]) -> list[str]:
        digests: list[str] = []
        for number, summary in enumerate(summaries):
            version = replace(VERSION, number=f"1.{number}", summary=summary)
            digests.append(digest(version, SEALED, digests[-1] if digests else None))
        return digests

    before, after = chain(["a", "b", "c", "d"]), chain(["a", "x", "c", "d"])

    assert before[0] == after[0]
    assert all(old != new for old, new in zip(before[1:], after[1:], strict=True))


def test_seal_holds_the_facts_that_the_text_uses_and_no_dates_of_the_register() -> None:
    section, _ = parse_section(
        "# T {#t}\n\n{{ age }} {{ version }} {{ effective_date }} {{ unknown }}\n", "docs/n/1.1/index.md", Dialect()
    )

    seal = seal_text(Text("1.1", "docs/n/1.1", (section,)), NOTICE, SECOND)

    assert seal.facts == {"age": ("number", "13")}
    assert [block.role for block in seal.blocks] == ["heading 1", "paragraph"]


def test_seal_of_a_block_is_that_of_its_text() -> None:
    block = Block("s", "h", "item", "ul ul", "Größe", line=7, id="h.1")

    assert seal_block(block) == SealedBlock(
        "s#h", "item", "ul ul", "aedc3f80989a6546962705852b2f4a481dbd1e490760693525c3724bacab3f50"
    )
    assert seal_block(replace(block, line=0, id="")) == seal_block(block)


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
seals = st.builds(
    Seal,
    st.lists(st.builds(SealedBlock, text, text, text, text), max_size=6).map(tuple),
    st.dictionaries(text, st.tuples(st.sampled_from(["text", "number", "date"]), text), max_size=4),
)


@given(seals)
def test_write_seal_and_parse_seal_are_inverses(seal: Seal) -> None:
    written = write_seal(seal)

    assert parse_seal(written, "seal.json") == seal
    assert write_seal(parse_seal(written, "seal.json")) == written


def test_seal_is_written_one_block_a_line() -> None:
    lines = write_seal(SEALED).splitlines()

    assert [line for line in lines if line.startswith("  [")] == [
        f'  ["{block.context}", "{block.role}", "{block.within}", "{block.digest}"]{comma}'
        for block, comma in zip(SEALED.blocks, (",", ",", ""), strict=True)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "blocks": []}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": [], "blocks": []}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}, "blocks": [["a", "b", ""]]}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}, "blocks": [["a", "b", 0, "c"]]}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}, "blocks": [["a", "b", "", "c", "d", "e"]]}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}, "blocks": {"a": 1}}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}, "blocks": 5}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}, "blocks": [5]}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {}, "blocks": [',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {"a": "b"}, "blocks": []}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {"a": ["text"]}, "blocks": []}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {"a": ["word", "b"]}, "blocks": []}',
        '{"scheme": 1, "time_zone": "UTC", "corrections": [], "facts": {"a": 1}, "blocks": []}',
        "[" * 100_000,
    ],
)
def test_damaged_seal_is_a_finding(written: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_seal(written, "docs/n/1.0/seal.json")

    (finding,) = caught.value.findings
    assert (finding.path, finding.code) == ("docs/n/1.0/seal.json", "VE006")
