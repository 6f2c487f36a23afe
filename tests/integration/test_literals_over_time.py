"""Literals in published texts, through the command line: later versions ask nothing of them, and errata cure them."""

from __future__ import annotations

from commandline import done
from noticepress.editions.sources.project import Project
from noticepress.register.sealing.chain import version_digest
from noticepress.register.sealing.seal import seal_text, write_seal
from small_project import SmallProject

REGISTER = "docs/privacy/notice.yml"


def literals(small: SmallProject) -> list[str]:
    return [str(finding) for finding in small.findings() if finding.code == "VE008"]


def seal_with(small: SmallProject, old: str, new: str) -> None:
    """Publish version 1.1 anew with a literal in it, as if no rule had looked."""
    small.replace("docs/privacy/1.1/20-contact.md", old, new)
    read = Project(small.root).read_sources()[0].notices["privacy"]
    first, version = read.notice.versions[:2]
    seal = seal_text(read.texts["1.1"], read.notice, version)
    small.write("docs/privacy/1.1/seal.json", write_seal(seal))
    small.replace(REGISTER, str(version.digest), version_digest(version, seal, first.digest))


def test_published_text_is_not_held_against_a_version_that_came_later(small: SmallProject) -> None:
    small.replace("docs/privacy/1.2/20-contact.md", "Sign and date", "By version 1.3 of the form, sign and date")
    done(small, "publish", "1.2", "--as-of", "2026-11-24")

    done(small, "new", "1.3")
    (found,) = literals(small)
    assert found.startswith("docs/privacy/1.3/20-contact.md:6: VE008 “version 1.3” is the number of version 1.3")

    small.replace("docs/privacy/1.3/20-contact.md", "version 1.3", "release 1.3")
    assert literals(small) == []
    draft = '"1.3"\n    effective: 2031-01-01\n    summary: A new form.\n'
    small.write(REGISTER, small.read(REGISTER).split('"1.3"')[0] + draft)
    done(small, "publish", "1.3", "--as-of", "2026-11-25")
    assert literals(small) == []


def test_literal_in_a_published_text_is_cured_by_an_erratum(small: SmallProject) -> None:
    seal_with(small, "Sign your", "Since 1 April 2021, sign your")
    (found,) = literals(small)
    assert found.endswith("; put a fact in its place by an erratum: 'noticepress erratum 1.1'")

    correction = ["--section=contact", "--reason=A slip.", "--as-of=2026-11-24"]
    done(small, "erratum", "1.1", "--old=1 April 2021", "--new={{ effective_date }}", *correction)

    assert literals(small) == []
