"""``check --fix`` in a project: drafts and other pages, nothing else; what it did is shown."""

from __future__ import annotations

from commandline import Run
from small_project import SmallProject

DRAFT, SEALED = "docs/privacy/1.2/20-contact.md", "docs/privacy/1.1/20-contact.md"
AS_OF = ("--as-of", "2026-11-24")
WRONG = 'You may:\n- write;\n- call the user\'s "office".\n\nWrite to us'
RIGHT = "You may:\n\n- write;\n- call the user’s “office”.\n\nWrite to us"


def test_drafts_and_pages_are_mended_and_the_difference_is_shown(small: SmallProject, run: Run) -> None:
    small.replace(DRAFT, "Write to us", WRONG)
    small.replace("docs/index.md", "What binds us", "It's what binds us")

    done = run(small.root, "check", "--fix", *AS_OF)

    assert RIGHT in small.read(DRAFT)
    assert "It’s what binds us" in small.read("docs/index.md")
    assert "-It's what binds us and you." in done.stdout.splitlines()
    assert "+It’s what binds us and you." in done.stdout.splitlines()
    assert "Mended: 2 files" in done.stdout
    assert not [line for line in done.stdout.splitlines() if ": IN" in line]


def test_published_text_is_not_touched_and_its_finding_stops_nothing(small: SmallProject, run: Run) -> None:
    small.replace(SEALED, "Write to us", WRONG)
    small.seal_anew()
    before = small.read(SEALED)

    done = run(small.root, "check", "--fix", *AS_OF)
    blocking = run(small.root, "check", "--blocking", *AS_OF)

    assert small.read(SEALED) == before
    assert "Nothing to mend in drafts and other pages" in done.stdout
    assert f"{SEALED}:4: IN015 note: " in done.stdout
    assert f"{SEALED}:3: IN016 note: " in done.stdout
    assert blocking.returncode == 0, blocking.stderr


def test_notes_alone_fail_nothing(small: SmallProject, run: Run) -> None:
    small.replace(SEALED, "Write to us", "    GET /v1\n\nWrite to us")  # code has no message that catalogs would lack
    small.seal_anew()

    done = run(small.root, "check", *AS_OF)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{SEALED}:3: IN005 note: the block “GET /v1” is code")


def test_front_matter_line_ends_and_the_mark_at_the_beginning_stay(small: SmallProject, run: Run) -> None:
    path = small.root / "docs/index.md"
    head = '---\ndescription: It\'s "here".\n---\n# Our notices {#our-notices}\n\n'
    path.write_bytes(b"\xef\xbb\xbf" + f"{head}It's one:\n- a\n- b\n".replace("\n", "\r\n").encode())

    run(small.root, "check", "--fix", *AS_OF)

    expected = f"{head}It’s one:\n\n- a\n- b\n".replace("\n", "\r\n").encode()
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected


def test_draft_that_reads_otherwise_to_commonmark_is_not_sealed(small: SmallProject, run: Run) -> None:
    small.replace(DRAFT, "Write to us", "You may:\n- write;\n- call.\n\nWrite to us")

    done = run(small.root, "publish", "1.2", *AS_OF)

    assert done.returncode == 1
    assert f"{DRAFT}:4: IN015 " in done.stderr
    assert "digest" not in small.read("docs/privacy/notice.yml").partition('"1.2"')[2]


def test_code_of_a_published_text_is_marked_as_english_and_missed_where_the_mark_is_gone(
    small: SmallProject, run: Run
) -> None:
    small.replace(SEALED, "Write to us", "    GET /v1\n\nWrite to us")
    small.seal_anew()

    done = run(small.root, "build", *AS_OF)

    assert done.returncode == 0, done.stderr
    marked = '<pre class="untranslated" dir="ltr" lang="en"><code>GET /v1'
    assert marked in small.read("site/de-DE/privacy/1.1/index.html")
    assert "<pre><code>GET /v1" in small.read("site/privacy/1.1/index.html")

    small.change_pages(('<pre class="untranslated" dir="ltr" lang="en"', "<pre"))
    done = run(small.root, "build", *AS_OF)

    assert done.returncode == 1
    assert "de-DE/privacy/1.1/index.html: EP004 “GET /v1” is English and not marked so" in done.stderr
