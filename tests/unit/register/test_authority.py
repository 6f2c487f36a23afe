"""The authority's file: every slip has a place and a remedy; keys are counted, and not names."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.findings import NoticepressError
from noticepress.register.authority.acts import NAMESPACE, OF_AUTHORITY, Act, Signature, read_signature
from noticepress.register.authority.authority_yml import Role, parse_authority
from noticepress.register.authority.standing import AuthorityVersion, Standing, parse_version

PATH = "authority/authority.yml"


def key(number: int) -> str:
    kind = b"ssh-ed25519"
    blob = len(kind).to_bytes(4, "big") + kind + (32).to_bytes(4, "big") + bytes([number]) * 32
    return f"ssh-ed25519 {base64.b64encode(blob).decode()}"


TEXT = f"""\
keys:
  sato: {key(1)} sato@example.org
  okafor: {key(2)}
roles:
  counsel: {{threshold: 2, keys: [sato, okafor]}}
  editor: {{keys: [sato]}}
acts:
  authority: [counsel]
  publish: [editor, counsel]
"""


def test_roles_have_fingerprints_and_acts_their_roles() -> None:
    authority = parse_authority(TEXT, PATH)

    assert [role.name for role in authority.asked("publish")] == ["editor", "counsel"]
    assert authority.asked("revise") == ()
    assert sorted(authority.roles["counsel"].keys.values()) == ["okafor", "sato"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (key(2), f"{key(1)} other", f"{PATH}:3: IN023 keys.okafor: 'okafor' has the key of 'sato'; delete one"),
        (key(2), "ssh-ed25519 AAAA", f"{PATH}:3: IN023 keys.okafor: the key of 'okafor' is damaged; write a line of"),
        (key(2), "none", f"{PATH}:3: IN023 keys.okafor: 'okafor' has no SSH public key; write a line of a .pub file"),
        ("okafor:", "'o k':", f"{PATH}:3: IN023 keys.o k: “o k” cannot be a name; write letters, digits"),
        ("threshold: 2", "threshold: 3", f"{PATH}:5: IN023 roles.counsel: the role 'counsel' wants 3 keys, and has 2"),
        ("keys: [sato, okafor]", "keys: [sato, sato]", "the role 'counsel' wants 2 keys, and has 1"),
        ("threshold: 2", "threshold: 0", f"{PATH}:5: IN023 roles.counsel.threshold: 0 is too small"),
        (
            "keys: [sato]",
            "keys: [lind]",
            f"{PATH}:6: IN023 roles.editor: there is no key 'lind'; write it under 'keys'",
        ),
        ("[editor, counsel]", "[reader]", f"{PATH}:9: IN023 acts.publish: there is no role 'reader'; write it under"),
        ("acts:", "timestamps: none\nacts:", f"{PATH}:7: IN023 timestamps: there is no certificate; write '|' behind"),
        ("publish:", "publsh:", f"{PATH}:9: IN023 the key “acts.publsh” is not known; did you mean 'publish'?"),
        ("  authority: [counsel]\n", "", f"{PATH}:7: IN023 acts.authority is missing; add a line 'authority: …'"),
        ("authority: [counsel]", "authority: []", "acts.authority is empty; add an entry"),
    ],
)
def test_a_slip_is_told_with_its_line_and_a_remedy(old: str, new: str, expected: str) -> None:
    assert old in TEXT

    with pytest.raises(NoticepressError) as caught:
        parse_authority(TEXT.replace(old, new), PATH)

    assert [str(each) for each in caught.value.findings if expected in str(each)], str(caught.value)


ACT = Act("publish", ("privacy", "2.2"), "2026-11-24", f"sha256:{'a' * 64}")
FIRST = AuthorityVersion(1, date(2026, 11, 24), TEXT, (), parse_authority(TEXT, PATH)).sealed()


def signed(line: str, *keys: str, namespace: str = NAMESPACE) -> tuple[Signature, ...]:
    return tuple(Signature("", namespace, frozenset({line}), each) for each in keys)


@given(st.lists(st.sampled_from(["a", "b", "c", "d", ""])), st.integers(1, 3))
def test_a_threshold_is_met_by_as_many_different_keys_of_the_role(signers: list[str], threshold: int) -> None:
    role = Role("counsel", threshold, {"a": "x", "b": "y", "c": "z"})
    authority = replace(FIRST.authority, roles={"counsel": role}, acts={"publish": ("counsel",)})
    standing = Standing(versions=(replace(FIRST, authority=authority),), signatures=signed(ACT.line, *signers))

    met = len({"a", "b", "c"}.intersection(signers)) >= threshold

    assert (standing.lacks(ACT) == ()) is met


def test_what_is_signed_for_another_purpose_or_in_other_words_counts_for_nothing() -> None:
    keys = tuple(FIRST.authority.roles["counsel"].keys)
    for signatures in (signed(ACT.line, *keys, namespace=OF_AUTHORITY), signed(f"{ACT.line} ", *keys)):
        lacks = Standing(versions=(FIRST,), signatures=signatures).lacks(ACT)
        assert [(lack.role.name, lack.count) for lack in lacks] == [("editor", 0), ("counsel", 0)]


def test_what_was_on_record_before_an_authority_needs_the_signatures_of_the_one_before() -> None:
    second = replace(FIRST, number=2, previous=FIRST.digest, acts=(ACT.line,)).sealed()

    standing = Standing(versions=(FIRST, second))

    assert standing.lacks(ACT) == ()
    assert [line for line, _ in standing.unsettled(second)] == [ACT.line, ACT.line]
    assert [
        *replace(standing, signatures=signed(ACT.line, *FIRST.authority.roles["counsel"].keys)).unsettled(second)
    ] == []


def test_a_version_is_read_as_it_was_written() -> None:
    assert parse_version(FIRST.written(), "authority/1.json") == FIRST


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", FIRST.written().replace('"number": 1', '"number": true'), FIRST.written()[:-9]]
)
def test_what_is_no_version_is_refused(content: str) -> None:
    with pytest.raises(NoticepressError, match=r"authority/1\.json: VE017 the version of the authority cannot be read"):
        parse_version(content, "authority/1.json")


@pytest.mark.parametrize(
    "content", ["", "noticepress-acts\n", "x\n-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n"]
)
def test_what_is_no_file_of_signatures_is_refused(content: str) -> None:
    with pytest.raises(NoticepressError, match="VE016 this is no file that 'noticepress sign' has written"):
        read_signature(content, "authority/signatures/x.txt")


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("publish privacy 2.2", True),
        ("publish  privacy", True),
        ("publish", True),
        ("publish privacy 2", False),
        ("pub", False),
    ],
)
def test_an_act_is_named_by_whole_words(name: str, is_named: bool) -> None:
    assert ACT.is_named([name]) is is_named
