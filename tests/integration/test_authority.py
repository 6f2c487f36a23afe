"""Who may: acts are signed by as many different keys of each role as the authority says, or the build stops."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from authorised import AUTHORITY, DAY, Authorised, authorised, public
from noticepress.editions.sources.authority_files import read_standing
from noticepress.editions.sources.project import Project
from noticepress.files.signing import ssh
from noticepress.register.authority.acts import Act, Signature
from noticepress.register.authority.standing import parse_version
from small_project import CORRECTION

PUBLISH = ("publish", "1.2", "--as-of", DAY)
GERMAN = "locales/de/LC_MESSAGES/privacy.po"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Authorised:
    """A project with a signed authority; never changed."""
    return authorised(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def small(once: Authorised, tmp_path: Path) -> Authorised:
    """A copy that a test may change."""
    shutil.copytree(once.root.parent, tmp_path / "there")
    return Authorised(tmp_path / "there" / "small")


def test_the_first_authority_takes_what_was_on_record_as_it_is(small: Authorised) -> None:
    assert small.refused() == "0 findings\n"
    assert small.done("sign") == "No signature is due\n"
    first = json.loads(small.read("authority/1.json"))
    assert [line for line in first["acts"] if line.startswith("publish privacy 1.1 2")]


def test_a_version_is_built_once_every_role_has_signed_it(small: Authorised) -> None:
    told = small.done(*PUBLISH, "--key", str(small.key("sato")))

    assert "Signed: publish privacy 1.2\n" in told
    assert "'noticepress sign' gives them: publish privacy 1.2: counsel 1 of 2 (lind, okafor, sato) (3 acts)\n" in told
    refused = small.refused()
    assert re.search(
        r"docs/privacy/notice\.yml:\d+: VE016 'publish privacy 1\.2' has 1 of 2 signatures of the role counsel; "
        r'have it signed: noticepress sign "publish privacy 1\.2" --key KEY\n',
        refused,
    )
    assert "VE016 'publish privacy 1.2' (de-DE, zh-HK) has 1 of 2 signatures" in refused
    assert small.call("build", "--as-of", DAY).exit_code == 1

    assert small.sign("okafor", "publish privacy 1.2").output.endswith("No signature is due\n")

    assert small.refused() == "0 findings\n"
    texts = {each: each.read_text() for each in (small.root / "authority/signatures").glob("okafor-*.txt")}
    (path,) = (each for each, text in texts.items() if text.startswith("noticepress-acts\n"))
    assert re.match(r"noticepress-acts\npublish privacy 1\.2 2026-11-24 sha256:[0-9a-f]{64}\n", texts[path])
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as version control may write it elsewhere
    assert small.refused() == "0 findings\n"


def test_every_kind_of_act_asks_for_its_own_roles(small: Authorised) -> None:
    small.replace(GERMAN, "Tage auf, nicht länger.", "Tage lang auf, nicht länger.")
    assert "revise privacy 1.1: reviewer 0 of 1 (lind)" in small.done("revise", "--reason", "Better.", "--as-of", DAY)
    assert "VE016 'revise privacy 1.1' (de-DE) has 0 of 1 signatures of the role reviewer" in small.refused()
    assert small.sign("okafor", "revise").exit_code == 2
    assert small.sign("lind", "revise").exit_code == 0

    told = small.done("erratum", "1.1", *CORRECTION, "--as-of", DAY, "--key", str(small.key("lind")))
    assert "Signed: erratum privacy 1.1 1\nSigned: revise privacy 1.1 de-DE\n" in told
    assert "erratum privacy 1.1: counsel 1 of 2 (lind, okafor, sato)\n" in told
    assert small.sign("sato").exit_code == 0

    small.done(*PUBLISH)
    for name in ("sato", "okafor"):
        small.sign(name)
    assert "withdraw privacy 1.2: counsel 0 of 2" in small.done("withdraw", "1.2", "--reason", "No.", "--as-of", DAY)
    for name in ("sato", "okafor"):
        assert "VE016" in small.refused()
        small.sign(name)
    assert "VE016" not in small.refused()


def test_a_key_is_called_strange_where_no_role_that_is_asked_for_has_it(small: Authorised) -> None:
    told = small.done(*PUBLISH, "--key", str(small.key("okafor")))
    assert "Signed: publish privacy 1.2\n" in told

    assert "'publish privacy 1.2' has 0 of 1 signatures of the role editor; have it signed" in small.refused()

    standing = read_standing(Project(small.root))
    act = Act("publish", ("privacy", "1.3"), DAY, "sha256:00")
    by = ssh.fingerprint_of_file(small.key("stranger"))
    signed = replace(standing, signatures=(Signature("", act.namespace, frozenset([act.line]), by),))
    assert str(signed.lacks(act)[0]).endswith("of the role editor, and is signed by a key that has no role to sign it")


def test_another_authority_holds_once_the_one_before_and_its_own_have_signed(small: Authorised) -> None:
    small.write_authority(AUTHORITY.replace("[sato, okafor, lind]", "[okafor, lind]"))
    assert "VE017 the authority is not version 1, which was signed; restore it from version control" in small.refused()

    assert small.sign("sato", "authority").output == (
        "Signed: authority 2\n"
        "Due: authority 2: counsel 1 of 2 (lind, okafor, sato), counsel 0 of 2 (lind, okafor)\n"
        "Signatures are due of 1 act\n"
    )
    assert (
        "authority/2.json: VE017 version 2 of the authority has 1 of 2 signatures of the role counsel"
        in small.refused()
    )
    for name in ("okafor", "lind"):
        assert small.sign(name, "authority").exit_code == 0
    assert small.refused() == "0 findings\n"


def test_what_a_lost_key_signed_before_is_good_and_what_it_signs_now_is_not(small: Authorised) -> None:
    small.done(*PUBLISH)
    for name in ("sato", "okafor"):
        small.sign(name)
    text = AUTHORITY.replace("okafor: {okafor}\n", "okafor: {stranger}\n")
    small.write_authority(text)
    for name in ("sato", "lind"):
        assert small.sign(name, "authority").exit_code == 0
    assert small.refused() == "0 findings\n"

    small.done("withdraw", "1.2", "--reason", "No.", "--as-of", DAY, "--key", str(small.key("sato")))

    assert "VE016" in small.refused()
    assert "cannot give what is due" in small.sign("okafor").output
    assert small.sign("stranger").exit_code == 0
    assert small.refused() == "0 findings\n"

    for path in (small.root / "authority/signatures").glob("okafor-*.txt"):
        path.unlink()
    assert "VE017 version 2 of the authority has 'publish privacy 1.2 2026-11-24 sha256:" in small.refused()


def test_a_changed_signature_is_told_where_it_lies(small: Authorised) -> None:
    path = next((small.root / "authority/signatures").glob("sato-*.txt"))
    path.write_text(path.read_text().replace("authority 1", "authority 2"))

    name = f"authority/signatures/{path.name}"
    assert f"{name}: VE016 the signature does not fit what stands above it; restore the file" in small.refused()


def test_a_key_without_a_role_is_refused_before_anything_is_written(small: Authorised) -> None:
    before = small.read("docs/privacy/notice.yml")

    result = small.call(*PUBLISH, "--key", str(small.key("stranger")))

    assert (result.exit_code, "has no role that is asked for (editor, counsel); leave out" in result.output) == (
        2,
        True,
    )
    assert small.read("docs/privacy/notice.yml") == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--all",), "it is not said by whom; name your key: --key"),
        (("--key", "sato"), "it is not said what to sign; name acts, or all that are due: --all"),
        (("--all", "--key", "sato"), "no signature is due of any act"),
        (("publish", "--key", "sato"), "no signature is due of publish"),
        (("--site", ".", "--key", "sato"), "has no manifest.json; name a built site's folder"),
        (("--site", ".", "--all", "--key", "sato"), "--site is about a built site"),
    ],
)
def test_a_mistake_of_whoever_signs_is_told_in_a_line(once: Authorised, arguments: tuple[str, ...], told: str) -> None:
    result = once.call("sign", *(str(once.key("sato")) if each == "sato" else each for each in arguments))

    assert (result.exit_code, told in result.output) == (2, True), result.output


def test_another_authority_waits_for_what_the_one_that_holds_asks_for(small: Authorised) -> None:
    small.done(*PUBLISH)
    small.write_authority(AUTHORITY.replace("threshold: 2", "threshold: 1"))

    result = small.sign("sato", "authority")

    assert (result.exit_code, "the authority that holds asks for signatures first: publish" in result.output) == (
        2,
        True,
    )


def test_nobody_signs_an_authority_that_tells_of_what_is_not_on_record(tmp_path: Path) -> None:
    small = Authorised(Authorised.copy(tmp_path / "small").root)
    small.write_authority()
    assert small.sign("sato", "authority").exit_code == 0
    version = parse_version(small.read("authority/1.json"), "authority/1.json")
    act = "publish privacy 1.2 2026-12-01 sha256:0"
    small.write("authority/1.json", replace(version, acts=(act, *version.acts)).sealed().written())

    result = small.sign("okafor", "authority")

    told = f"authority/1.json has '{act}' as on record, which is not; delete the file, and make it again"
    assert (result.exit_code, told in result.output) == (2, True), result.output


def test_an_authority_that_nobody_signed_whole_is_not_passed_over(small: Authorised) -> None:
    small.write_authority(AUTHORITY.replace("threshold: 2", "threshold: 1"))
    assert small.sign("sato", "authority").exit_code == 0
    small.write_authority(AUTHORITY.replace("threshold: 2", "threshold: 3"))

    result = small.sign("sato", "authority")

    assert (result.exit_code, "version 2 of the authority lacks signatures, and is not" in result.output) == (2, True)


@pytest.mark.parametrize(
    "command",
    [PUBLISH, ("erratum", "1.1", *CORRECTION, "--as-of", DAY)],
    ids=["publish", "erratum"],
)
def test_a_passphrase_that_is_mistyped_leaves_nothing_on_record(
    small: Authorised, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    key = str(small.key("okafor" if command[0] == "erratum" else "sato"))
    change = ["ssh-keygen", "-q", "-p", "-P", "", "-N", "something", "-f", key]
    subprocess.run(change, check=True, capture_output=True)
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    monkeypatch.setenv("SSH_ASKPASS", str(shutil.which("false")))
    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}

    result = small.call(*command, "--key", key)

    assert (result.exit_code, "nothing was signed: " in result.output) == (2, True), result.output
    assert {path: path.read_bytes() for path in before} == before
    assert "Written" not in result.output


def test_a_review_by_counsel_takes_no_key(small: Authorised) -> None:
    result = small.call("approve", "de", "--section", "contact", "--by", "R. Okafor", "--key", str(small.key("lind")))

    assert (result.exit_code, "entries that are approved are not signed; leave out --key" in result.output) == (2, True)


def test_without_an_authority_all_is_as_it_was(tmp_path: Path) -> None:
    small = Authorised(Authorised.copy(tmp_path / "small").root)

    result = small.call(*PUBLISH, "--key", str(small.key("sato")))

    assert (result.exit_code, "nobody asks for signatures" in result.output) == (2, True), result.output
    assert "ignatures" not in small.done(*PUBLISH)
    assert not (small.root / "authority").exists()


def test_a_site_is_signed_by_as_many_keys_as_its_roles_say(small: Authorised, tmp_path: Path) -> None:
    small.write_authority(f"{AUTHORITY}  release: [counsel]\n")
    for name in ("sato", "okafor"):
        assert small.sign(name, "authority").exit_code == 0
    site, build = str(small.root / "site"), ("build", "--as-of", DAY)
    refused = small.call(*build, "--sign", str(small.key("stranger")))
    assert (refused.exit_code, "has no role that may sign the site" in refused.output) == (2, True), refused.output

    told = small.done(*build, "--sign", str(small.key("sato")))
    assert "the site is not signed: it has 1 of 2 signatures of the role counsel" in told
    found = small.call("verify", site)
    assert "manifest.json.sig: SV005 the manifest has 1 of 2 signatures of the role counsel" in found.output
    assert "still: it has 1 of 2" in small.done("sign", "--site", site, "--key", str(small.key("sato")))

    page = (small.root / "site/index.html").read_bytes()
    (small.root / "site/index.html").write_bytes(page + b" ")
    assert "SV001" in small.call("sign", "--site", site, "--key", str(small.key("lind"))).output
    (small.root / "site/index.html").write_bytes(page)
    assert "still" not in small.done("sign", "--site", site, "--key", str(small.key("lind")))

    assert "that lind, sato signed it" in small.done("verify", site)
    elsewhere = Authorised(tmp_path / "elsewhere")
    elsewhere.root.mkdir()
    assert "signature good" in elsewhere.done("verify", site, "--signer", public(small.key("lind")))
