"""Time from outside (RFC 3161): bytes and the address of a timestamp authority come in, its reply or a time leaves.

``rfc3161-client`` is asked for only here, and only where there is a timestamp.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from noticepress.extras import install
from noticepress.findings import UsageError, one_line

if TYPE_CHECKING:
    from rfc3161_client import TimeStampRequest

BEGIN = "-----BEGIN CERTIFICATE-----"
"""The line with which a certificate begins, of those whose timestamps are taken."""
_SECONDS = 30
_LARGEST = 100_000
"""Of a reply, in bytes; those that are seen have 1 to 7 thousand."""
_WHY = {
    "Mismatch between messages": "it is of something else",
    "Nonce mismatch": "it answers another question",
    "PKIStatus is not GRANTED": "the authority refused",
}
"""What rfc3161-client says, in our words."""


class NoTimestampError(Exception):
    """A reply is no timestamp of the content; in words."""


def _not_installed() -> UsageError:
    return UsageError(f"timestamps need rfc3161-client; run: {install('timestamps')}")


def timestamp(content: bytes, url: str, certificates: str) -> bytes:
    """The reply of a timestamp authority about ``content``, verified. Raises :class:`UsageError`."""
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise _not_installed() from error
    if urlsplit(url).scheme not in ("http", "https"):
        raise UsageError(f"{url!r} is no address of a timestamp authority; write one that begins with https://")
    request = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA512).build()
    reply = _asked(url, request)
    try:
        _time(content, reply, certificates, request)
    except NoTimestampError as error:
        remedy = "ask another authority, or write its certificate into authority.yml under 'timestamps'"
        raise UsageError(f"the reply of {url} is not taken: {error}; {remedy}") from error
    return reply


def time_of(content: bytes, reply: bytes, certificates: str) -> datetime:
    """When an authority saw ``content``, by its reply, with no network.

    The authority's certificate must come from one of ``certificates`` (PEM), and have been good then. Raises
    :class:`NoTimestampError`, and :class:`UsageError` where the extra is not installed.
    """
    return _time(content, reply, certificates, None)


def _asked(url: str, request: TimeStampRequest) -> bytes:
    # The network's modules take a while to import, and every command imports this one.
    from http.client import HTTPException  # noqa: PLC0415 (see above)
    from urllib.error import URLError  # noqa: PLC0415 (see above)
    from urllib.request import Request, urlopen  # noqa: PLC0415 (see above)

    headers = {"Content-Type": "application/timestamp-query"}
    asked = Request(url, request.as_bytes(), headers)  # noqa: S310 (http or https alone, see above)
    try:
        with urlopen(asked, timeout=_SECONDS) as reply:  # noqa: S310 (as above)
            content: bytes = reply.read(_LARGEST + 1)
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise UsageError(f"{url} gave no timestamp: {one_line(str(reason))}; try again, or ask another") from error
    if len(content) > _LARGEST:
        raise UsageError(f"{url} gave more than a timestamp; ask another")
    return content


def _time(content: bytes, reply: bytes, certificates: str, request: TimeStampRequest | None) -> datetime:
    try:
        from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 (an extra)
        from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise _not_installed() from error
    if BEGIN not in certificates:
        raise NoTimestampError("authority.yml has no certificate under 'timestamps'")
    try:
        response = decode_timestamp_response(reply)
        roots = load_pem_x509_certificates(certificates.encode())
        VerifierBuilder(roots=roots, nonce=request.nonce if request else None).build().verify_message(response, content)
        return response.tst_info.gen_time.astimezone(UTC)
    except ValueError as error:
        raise NoTimestampError("it cannot be read") from error
    except VerificationError as error:
        raise NoTimestampError(_WHY.get(str(error), "no certificate that is trusted vouches for it")) from error
