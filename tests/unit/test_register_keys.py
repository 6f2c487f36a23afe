"""Each key of a register is read, sealed, published, read back and described, or it is said here why it is not.

What a key is copied into by hand is many places: a copy that was forgotten is a key that is dropped without a word.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from noticepress.catalogs.messages import notice_messages
from noticepress.commands.acts.versions.correcting import as_recorded
from noticepress.editions.artefacts.machines import register_for_machines
from noticepress.editions.publication import Publication
from noticepress.model import Erratum, Notice, Version, Withdrawal
from noticepress.register.notice_yml import ErratumEntry, NumberingEntry, RegisterFile, VersionEntry, WithdrawalEntry
from noticepress.register.register import parse_register
from noticepress.register.sealing.chain import erratum_digest, version_digest, withdrawal_digest
from noticepress.register.sealing.seal import seal_text
from noticepress.site.verifying.registers import published_version
from small_project import REPOSITORY, SmallProject

A, B = f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"
ERRATUM = {
    "on": "2020-03-01",
    "section": "contact",
    "reason": "A slip of the pen.",
    "old_text": ["Teh data."],
    "new_text": ["The data."],
    "old_digest": A,
    "new_digest": B,
    "translations_unchanged": True,
}
WITHDRAWAL = {"on": "2020-01-10", "reason": "A section was missing.", "digest": B}
VERSION = {
    "version": "1.0",
    "published": "2020-01-01",
    "effective": "2020-01-15",
    "summary": "The first version.",
    "digest": A,
    "facts": {"retention_days": 7},
    "short_notice": "The law leaves no time.",
    "material": True,
    "withdrawn": WITHDRAWAL,
    "errata": [ERRATUM],
}
REGISTER = {
    "title": "Privacy Notice",
    "scope": "product",
    "notice_period_days": 14,
    "prevailing_clause": "languages",
    "time_zone": "Asia/Taipei",
    "numbering": {"headings": "decimal"},
    "signers": ["ssh-ed25519 AAAA legal@example.org"],
    "locales": ["de-DE"],
    "facts": {"product": "QID"},
    "old_ids": {"how-long": "retention"},
    "reviews": {"de-DE": "approved"},
    "versions": [VERSION],
}
"""A register in which every key says something else than its default."""

MODELS: list[tuple[type[BaseModel], dict[str, Any], type, dict[str, str]]] = [
    (RegisterFile, REGISTER, Notice, {}),
    (VersionEntry, VERSION, Version, {"version": "number"}),
    (ErratumEntry, ERRATUM, Erratum, {}),
    (WithdrawalEntry, WITHDRAWAL, Withdrawal, {}),
]
IDS = [model.__name__ for model, *_ in MODELS]

NOT_FROM_THE_REGISTER = {
    Notice: {
        "fact_paths": "of facts that notices share",
        "fact_spellings": "of numbers that are not written with their digits alone, which no writer of YAML writes",
    }
}
OTHER_DIGESTS = {
    "digest": "it is the digest",
    "facts": "the seal has those that the text uses, and the digest covers the seal",
    "withdrawn": "comes later, and has a digest of its own",
    "errata": "come later, and have digests of their own",
}
OF_A_SEAL = {"time_zone", "numbering", "facts"}
NOT_SEALED = {
    "title": "may be mended; the chain guards what binds",
    "scope": "is shown with the title",
    "notice_period_days": "a published version is not measured again",
    "prevailing_clause": "leads to a heading of a sealed text",
    "signers": "may change at any time",
    "locales": "may change at any time",
    "old_ids": "lead links on, and say nothing",
    "reviews": "are asked when a version is published",
    "versions": "each has its digest",
}
NOT_PUBLISHED = {
    "notice_period_days": "was held to when each version was published",
    "prevailing_clause": "stands in the texts",
    "signers": "whoever verifies has the keys from elsewhere",
    "numbering": "of drafts; a seal has what a text's is",
    "old_ids": "stand in the pages, as ids",
    "reviews": "were asked when a version was published; the pages say what came of it",
    "facts": "a seal has those that a text uses",
}
UNDER_ANOTHER_NAME = {"locales": "translations"}


def parsed() -> Notice:
    return parse_register(yaml.safe_dump(REGISTER, sort_keys=False), "docs/privacy/notice.yml", "privacy")


def values() -> dict[type, Any]:
    notice = parsed()
    version = notice.versions[0]
    return {Notice: notice, Version: version, Erratum: version.errata[0], Withdrawal: version.withdrawn}


@pytest.mark.parametrize(("model", "example"), [each[:2] for each in MODELS], ids=IDS)
def test_the_example_has_every_key(model: type[BaseModel], example: dict[str, Any]) -> None:
    assert set(example) == set(model.model_fields)


@pytest.mark.parametrize(("model", "value", "renamed"), [(each[0], *each[2:]) for each in MODELS], ids=IDS)
def test_each_key_that_is_read_arrives(model: type[BaseModel], value: type, renamed: dict[str, str]) -> None:
    names = {field.name: field for field in fields(value)}
    assert {renamed.get(key, key) for key in model.model_fields} <= set(names)

    read = values()[value]
    unset = {name for name, field in names.items() if getattr(read, name) == default_of(field)}
    assert unset <= set(NOT_FROM_THE_REGISTER.get(value, {}))


def default_of(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def other(value: Any) -> Any:
    """A value of the same kind that differs."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value.replace(year=value.year + 1)
    return f"{value}x" if isinstance(value, str) else (*value, "x")


def test_each_key_of_a_version_is_covered_by_its_digest(small: SmallProject) -> None:
    text, version = small.publication().inputs.notices["privacy"].texts["1.0"], values()[Version]
    seal = seal_text(text, parsed(), version)
    whole = version_digest(version, seal, A)

    names = {"number" if key == "version" else key for key in VersionEntry.model_fields} - set(OTHER_DIGESTS)
    for name in names:
        assert version_digest(replace(version, **{name: other(getattr(version, name))}), seal, A) != whole, name
    assert version_digest(version, seal, B) != whole


def test_each_key_of_an_erratum_is_covered_by_its_digest(small: SmallProject) -> None:
    text, version = small.publication().inputs.notices["privacy"].texts["1.0"], values()[Version]
    seal, erratum = seal_text(text, parsed(), version), values()[Erratum]
    whole = erratum_digest(version, seal, erratum)

    for name in set(ErratumEntry.model_fields) - {"new_digest"}:
        assert erratum_digest(version, seal, replace(erratum, **{name: other(getattr(erratum, name))})) != whole, name


def test_each_key_of_a_withdrawal_is_covered_by_its_digest() -> None:
    version, withdrawn = values()[Version], values()[Withdrawal]
    covered = {"on": withdrawn.on, "reason": withdrawn.reason}
    assert set(covered) == set(WithdrawalEntry.model_fields) - {"digest"}

    whole = withdrawal_digest(version, **covered)
    for name, value in covered.items():
        assert withdrawal_digest(version, **{**covered, name: other(value)}) != whole, name


def test_each_key_of_a_register_is_sealed_or_it_is_said_why_not(small: SmallProject) -> None:
    assert set(RegisterFile.model_fields) == OF_A_SEAL | set(NOT_SEALED)

    text, notice = small.publication().inputs.notices["privacy"].texts["1.0"], parsed()
    seal = seal_text(text, notice, notice.versions[0])
    assert seal_text(text, replace(notice, time_zone="UTC"), notice.versions[0]) != seal
    assert seal_text(text, replace(notice, facts={"organisation": "Other"}), notice.versions[0]) != seal
    assert seal_text(replace(text, numbering="decimal"), notice, notice.versions[0]) != seal


def published(small: SmallProject) -> dict[str, Any]:
    publication = small.publication(drafts=True)
    inputs = publication.inputs
    read = inputs.notices["privacy"]
    notices = {"privacy": replace(read, notice=parsed(), texts=read.texts)}
    made = Publication(replace(inputs, notices=notices), publication.when)
    data = json.loads(register_for_machines(made, "privacy", inputs.locales))
    assert isinstance(data, dict)
    return data


def test_each_key_is_in_the_register_for_machines_or_it_is_said_why_not(small: SmallProject) -> None:
    data = published(small)

    keys = {UNDER_ANOTHER_NAME.get(key, key) for key in RegisterFile.model_fields}
    assert keys - set(data) == set(NOT_PUBLISHED)
    entry = data["versions"][0]
    assert set(VersionEntry.model_fields) - set(entry) == {"facts"}
    assert set(entry["errata"][0]) == set(ErratumEntry.model_fields)
    assert set(entry["withdrawn"]) == set(WithdrawalEntry.model_fields)


def test_what_is_published_is_read_back_whole(small: SmallProject) -> None:
    version = parsed().versions[0]

    assert published_version(published(small)["versions"][0]) == replace(version, facts={}, line=0)


def test_each_sentence_of_an_entry_is_translated() -> None:
    sentences = {"summary", "short_notice", "withdrawn", "errata"}
    assert set(VersionEntry.model_fields) == sentences | {
        "version",
        "published",
        "effective",
        "digest",
        "facts",
        "material",
    }

    notice = parsed()
    told = (VERSION["summary"], VERSION["short_notice"], WITHDRAWAL["reason"], ERRATUM["reason"])
    assert {text for _, text in notice_messages(notice, ())} == {notice.title, *told}


def test_a_recorded_erratum_is_read_back_whole() -> None:
    version = parsed().versions[0]

    for erratum in (version.errata[0], replace(version.errata[0], translations_unchanged=False)):
        register = {**REGISTER, "versions": [{**VERSION, "errata": [_plain(as_recorded(erratum))]}]}
        read = parse_register(yaml.safe_dump(register, sort_keys=False), "n.yml", "privacy")
        assert read.versions[0].errata == (erratum,)


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in record.items()}


def test_the_handbook_describes_each_key() -> None:
    handbook = (REPOSITORY / "handbook/writing.md").read_text(encoding="utf-8")
    section = handbook.partition("## The register\n")[2].partition("\n## ")[0]
    tables = [re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE) for table in section.split("Each entry of")]

    register, version = (dict(rows) for rows in tables)
    assert list(register) != []
    assert set(register) == set(RegisterFile.model_fields)
    assert set(version) == set(VersionEntry.model_fields)
    within = {"numbering": NumberingEntry}, {"errata": ErratumEntry, "withdrawn": WithdrawalEntry}
    for rows, models in zip((register, version), within, strict=True):
        for key, model in models.items():
            assert [name for name in model.model_fields if not re.search(rf"\b{name}\b", rows[key])] == [], key
