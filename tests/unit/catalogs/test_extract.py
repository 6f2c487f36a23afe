"""From sources to messages."""

from __future__ import annotations

from datetime import date

from noticepress.catalogs.messages import Message, notice_messages
from noticepress.commands.acts.theme_words import messages
from noticepress.editions.sources.project import Project
from noticepress.model import Erratum, Notice, Text, Version, Withdrawal
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from small_project import REPOSITORY

DAY = date(2026, 11, 24)


def text(number: str, markdown: str) -> Text:
    path = f"docs/privacy/{number}/10-data.md"
    section, _ = parse_section(markdown, path, Dialect())
    return Text(number, f"docs/privacy/{number}", (section,))


ONE = text("1.0", "## Data {#data}\n\nWe keep it.\n\n- one\n\n### Use {#use}\n\nWe keep it.\n")
TWO = text("1.1", "## Data {#data}\n\nWe keep it\nsafe.\n\n- one\n\n*[AB]: Alpha\n\nAB [r].\n\n[r]: http://r/ 'T'\n")
NOTICE = Notice(
    "privacy",
    "docs/privacy/notice.yml",
    "Data Privacy Notice",
    14,
    "data",
    {},
    {},
    (
        Version("1.0", DAY, DAY, "First.", None, line=9, errata=(Erratum(DAY, "s", "A slip.", "", "", "", ""),)),
        Version("1.1", DAY, DAY, "First.", None, line=20, withdrawn=Withdrawal(DAY, "Wrong."), short_notice="Law."),
        Version("1.2", DAY, DAY, "", None, line=30),
    ),
)


def test_messages_of_a_notice() -> None:
    found = [
        (message.context, message.id, message.role, message.versions, message.places)
        for message in notice_messages(NOTICE, [ONE, TWO]).values()
    ]

    register, one, two = "docs/privacy/notice.yml", "docs/privacy/1.0/10-data.md", "docs/privacy/1.1/10-data.md"
    assert found == [
        ("register#title", "Data Privacy Notice", "title of the notice", [], [(register, 1)]),
        ("register#summary", "First.", "summary", ["1.0", "1.1"], [(register, 9), (register, 20)]),
        ("register#erratum", "A slip.", "erratum", ["1.0"], [(register, 9)]),
        ("register#withdrawal", "Wrong.", "withdrawal", ["1.1"], [(register, 20)]),
        ("register#short notice", "Law.", "short notice", ["1.1"], [(register, 20)]),
        ("data#data", "Data", "heading 2", ["1.0", "1.1"], [(one, 1), (two, 1)]),
        ("data#data", "We keep it.", "paragraph", ["1.0"], [(one, 3)]),
        ("data#data", "one", "item", ["1.0", "1.1"], [(one, 5), (two, 6)]),
        ("data#use", "Use", "heading 3", ["1.0"], [(one, 7)]),
        ("data#use", "We keep it.", "paragraph", ["1.0"], [(one, 9)]),
        ("data#data", "We keep it safe.", "paragraph", ["1.1"], [(two, 3)]),
        ("data#data", "AB [r].", "paragraph", ["1.1"], [(two, 10)]),
        ("data#", "AB", "abbreviation", ["1.1"], [(two, 0)]),
        ("data#", "Alpha", "abbreviation in full", ["1.1"], [(two, 0)]),
        ("data#", "T", "link title", ["1.1"], [(two, 0)]),
    ]


def test_key_of_a_message_is_what_it_is_found_by() -> None:
    messages = notice_messages(NOTICE, [ONE, TWO])

    assert all(message.key == key for key, message in messages.items())


def test_comments_say_role_versions_and_note() -> None:
    message = Message("c", "id", role="item", versions=["1.0", "1.1"], note="A name.")

    assert message.comments == ["A name.", "item", "versions: 1.0, 1.1"]
    assert Message("", "id").comments == []


def test_words_of_templates_and_package_are_referred_to_without_lines() -> None:
    """Or each edit of a template would change the catalogs of every language."""
    own = Project(REPOSITORY).read_sources()[0].site_messages.values()

    lines = {(path.rpartition(".")[2], line > 0) for message in (*own, *messages()) for path, line in message.places}
    assert lines == {("html", False), ("py", False), ("md", True), ("yml", True)}
