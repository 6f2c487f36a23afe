"""A second scheme: what is sealed by it names it, and what was sealed before goes on being verified by its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from noticepress.findings import NoticepressError
from noticepress.register.register import parse_register
from noticepress.register.sealing.chain import misfits, version_digest, withdrawal_digest
from noticepress.register.sealing.hash_scheme import FIRST, SCHEMES, Scheme, is_digest, newest, scheme_of
from noticepress.register.sealing.seal import parse_seal, seal_text, write_seal
from small_project import SmallProject

SECOND = Scheme(2, "sha512", lambda data: hashlib.sha512(data).hexdigest(), 128)
REGISTER = "docs/privacy/notice.yml"


@pytest.fixture
def second() -> Iterator[Scheme]:
    SCHEMES[SECOND.number] = SECOND
    try:
        yield SECOND
    finally:
        del SCHEMES[SECOND.number]


def test_a_scheme_has_a_number_and_a_name_of_its_own() -> None:
    assert [scheme.number for scheme in SCHEMES.values()] == list(SCHEMES)
    assert len({scheme.name for scheme in SCHEMES.values()}) == len(SCHEMES)


def test_a_digest_is_that_of_a_known_scheme(second: Scheme) -> None:
    assert is_digest(f"sha256:{'0' * 64}")
    assert is_digest(f"{second.name}:{'f' * 128}")
    assert not any(map(is_digest, (f"sha512:{'0' * 64}", f"sha256:{'G' * 64}", f"md5:{'0' * 32}", "0" * 64, "")))


def test_a_digest_tells_its_scheme_and_a_draft_gets_the_newest(second: Scheme) -> None:
    assert scheme_of(f"sha256:{'0' * 64}") is FIRST
    assert scheme_of(f"sha512:{'0' * 128}") is second
    assert scheme_of(None) is newest() is second


@pytest.mark.usefixtures("second")
def test_what_was_sealed_before_is_verified_by_its_own_scheme(small: SmallProject) -> None:
    assert [finding for finding in small.findings() if finding.code in ("VE001", "VE006")] == []
    small.replace("docs/privacy/1.0/20-contact.md", "Letters take longer.", "Letters take much longer.")
    assert "VE001" in {finding.code for finding in small.findings()}


def test_a_new_version_is_sealed_by_the_newest_and_its_chain_goes_on(small: SmallProject, second: Scheme) -> None:
    publication = small.publication(drafts=True)
    read = publication.inputs.notices["privacy"]
    *_, before, draft = read.notice.versions
    dated = replace(draft, published=date(2027, 1, 1), effective=date(2027, 2, 1))
    seal = seal_text(read.texts[draft.number], read.notice, dated)
    sealed = replace(dated, digest=version_digest(dated, seal, before.digest))

    assert json.loads(write_seal(seal))["scheme"] == second.number
    assert parse_seal(write_seal(seal), "seal.json") == seal
    assert str(sealed.digest).startswith("sha512:")
    assert list(misfits(sealed, seal, before.digest)) == []
    assert list(misfits(sealed, seal, "sha256:" + "0" * 64)) != []
    assert withdrawal_digest(sealed, date(2027, 1, 2), "No.").startswith("sha512:")
    assert withdrawal_digest(before, date(2027, 1, 2), "No.").startswith("sha256:")


@pytest.mark.usefixtures("second")
def test_a_register_may_hold_digests_of_both(small: SmallProject) -> None:
    text = small.read(REGISTER)
    first = next(version.digest for version in parse_register(text, REGISTER, "privacy").versions if version.digest)
    both = text.replace(str(first), f"sha512:{'0' * 128}")
    assert parse_register(both, REGISTER, "privacy").versions[0].digest == f"sha512:{'0' * 128}"


def test_a_scheme_that_nobody_knows_is_refused_in_words(small: SmallProject) -> None:
    seal = small.read("docs/privacy/1.0/seal.json").replace('"scheme": 1', '"scheme": 7')
    with pytest.raises(NoticepressError, match="knows schemes up to 1, the seal has 7"):
        parse_seal(seal, "docs/privacy/1.0/seal.json")
