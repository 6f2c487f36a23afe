"""Signatures are timestamped by an authority from outside; its replies are verified again with no network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from authorised import AUTHORITY, Authorised, authorised
from timestamp_authority import TimestampAuthority, make, timestamp_authority


@pytest.fixture(scope="module")
def time(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TimestampAuthority]:
    with timestamp_authority(tmp_path_factory.mktemp("time")) as authority:
        yield authority


def trusting(small: Authorised, certificate: str) -> None:
    """Let the project's authority take the timestamps that a certificate vouches for."""
    lines = "".join(f"  {line}\n" for line in certificate.splitlines())
    small.write_authority(f"{AUTHORITY}timestamps: |\n{lines}")
    for name in ("sato", "okafor"):
        assert small.sign(name, "authority").exit_code == 0


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, time: TimestampAuthority) -> Authorised:
    """A project whose signatures have timestamps; never changed."""
    small = authorised(tmp_path_factory.mktemp("stamped"))
    trusting(small, time.certificate)
    assert small.done("sign", "--timestamp", time.url) == "Timestamped: 4 files\n"
    return small


@pytest.fixture
def small(once: Authorised, tmp_path: Path) -> Authorised:
    """A copy that a test may change."""
    shutil.copytree(once.root.parent, tmp_path / "there")
    return Authorised(tmp_path / "there" / "small")


def stamps(small: Authorised) -> list[Path]:
    return sorted((small.root / "authority/signatures").glob("*.tsr"))


def test_a_timestamp_stands_beside_each_signature_and_is_verified_without_a_network(once: Authorised) -> None:
    assert [path.with_suffix(".txt").is_file() for path in stamps(once)] == [True] * 4
    assert once.refused() == "0 findings\n"
    first, second = once.done("sign", "--given").splitlines()
    assert first.startswith("authority 1 2026-11-24: okafor (20")
    assert second.count("Z)") == 2


def test_nothing_is_asked_for_twice(once: Authorised) -> None:
    assert once.done("sign", "--timestamp", "http://127.0.0.1:1/") == "Timestamped: 0 files\n"


def test_a_signature_is_timestamped_as_it_is_given(small: Authorised, time: TimestampAuthority) -> None:
    small.done("publish", "1.2", "--as-of", "2026-11-24")

    told = small.done("sign", "--all", "--key", str(small.key("sato")), "--timestamp", time.url)

    assert told.endswith("Timestamped: 1 file\n")
    assert "VE018" not in small.refused()


def exchanged(small: Authorised) -> None:
    one, other, *_ = stamps(small)
    shutil.copy(other, one)


def cut(small: Authorised) -> None:
    path = stamps(small)[0]
    path.write_bytes(path.read_bytes()[:-9])


def by_a_stranger(small: Authorised) -> None:
    """An authority with a root of its own says what is wanted."""
    folder = small.root.parent / "stranger"
    folder.mkdir()
    elsewhere = Authorised(Path(shutil.copytree(small.root.parent, small.root.parent.parent / "other")) / "small")
    with timestamp_authority(folder) as stranger:
        trusting(elsewhere, stranger.certificate)
        for path in stamps(elsewhere):
            path.unlink()
        elsewhere.done("sign", "--timestamp", stranger.url)
    for path in stamps(small):
        shutil.copy(elsewhere.root / path.relative_to(small.root), path)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (exchanged, "it is of something else"),
        (cut, "it cannot be read"),
        (by_a_stranger, "no certificate that is trusted vouches for it"),
    ],
)
def test_what_is_no_timestamp_of_a_signature_is_found(small: Authorised, spoil, told: str) -> None:
    spoil(small)

    assert f"VE018 the timestamp is not good: {told}; restore both files" in small.refused()


def test_a_reply_that_nobody_trusted_vouches_for_is_not_taken(
    small: Authorised, time: TimestampAuthority, tmp_path: Path
) -> None:
    make(tmp_path)
    trusting(small, (tmp_path / "root.pem").read_text(encoding="utf-8"))
    before = stamps(small)

    result = small.call("sign", "--timestamp", time.url)

    assert (result.exit_code, "no certificate that is trusted vouches for it" in result.output) == (2, True)
    assert stamps(small) == before
    assert small.refused() == "0 findings\n", "what an earlier authority trusted stays"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://example.org/", "is no address of a timestamp authority"),
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/ gave no timestamp: "),
    ],
)
def test_an_address_that_gives_no_timestamp_is_told_in_a_line(small: Authorised, url: str, told: str) -> None:
    stamps(small)[0].unlink()

    result = small.call("sign", "--timestamp", url)

    assert (result.exit_code, told in result.output, result.output.count("\n")) == (2, True, 1), result.output


def test_no_timestamp_is_asked_for_that_would_not_be_taken(tmp_path: Path, time: TimestampAuthority) -> None:
    result = authorised(tmp_path).call("sign", "--timestamp", time.url)

    assert (result.exit_code, "would be taken; write its root certificate into" in result.output) == (2, True)
