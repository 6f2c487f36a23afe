"""A site at an address: its files are fetched several at a time, in bounded time and space."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPException, HTTPMessage, HTTPResponse
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, TypeVar, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from noticepress.editions.artefacts.registry import MANIFEST
from noticepress.findings import Finding, UsageError
from noticepress.site.verifying.served import CHUNK, LARGEST_FILE, LARGEST_JSON, Flaw, FlawError, digest, limited

T = TypeVar("T")

_AT_ONCE = 8
_PATIENCE = 30
"""Seconds that a server may be silent."""

_INDEX = re.compile(r"(?:^|(?<=/))index\.html$")
"""What no visitor asks for: a page is had at its folder's address, where a host may show another one."""
_GONE = (404, 410)
_CLOSED = (401, 403, 407)


class AddressSite:
    """A site at an address. Raises :class:`UsageError` for what is no verdict about the site: no answer, no access."""

    stray: tuple[Finding, ...] = ()
    listed: frozenset[str] = frozenset()

    def __init__(self, address: str, seconds: float) -> None:
        try:
            parts = urlsplit(address)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https"):
            raise UsageError(f"{address} is no web address; name one that begins with https:// or http://")
        if parts.query or parts.fragment or address.endswith(("?", "#")):
            raise UsageError(f"{address} has a part after ? or #; name the address of the site alone")
        self._base = address.removesuffix(MANIFEST).rstrip("/") + "/"
        self._open = build_opener(_Redirects(parts.scheme)).open
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds

    def read(self, path: str) -> bytes | Flaw:
        """A small file."""
        return self.contents([path])[path]

    def contents(self, paths: Iterable[str]) -> dict[str, bytes | Flaw]:
        """Small files, by path."""
        return self._each(paths, b"".join, LARGEST_JSON)

    def digests(self, paths: Iterable[str]) -> dict[str, str | Flaw]:
        """The SHA-256 of files, by path."""
        return self._each(paths, digest, LARGEST_FILE)

    def _each(self, paths: Iterable[str], take: Callable[[Iterable[bytes]], T], limit: int) -> dict[str, T | Flaw]:
        """What ``take`` makes of each file, fetched in threads that nobody waits for once the time is over."""
        asked: SimpleQueue[str] = SimpleQueue()
        answers: SimpleQueue[tuple[str, T | Flaw | Exception]] = SimpleQueue()
        wanted = tuple(paths)
        for path in wanted:
            asked.put(path)

        def work() -> None:
            while True:
                try:
                    path = asked.get_nowait()
                except Empty:
                    return
                try:
                    answers.put((path, self._take(path, take, limit)))
                except Exception as error:  # noqa: BLE001 (raised again where the answers are gathered)
                    answers.put((path, error))
                    return

        for _ in range(min(_AT_ONCE, len(wanted))):
            Thread(target=work, daemon=True).start()
        return dict(self._answer(answers) for _ in wanted)

    def _answer(self, answers: SimpleQueue[tuple[str, T | Flaw | Exception]]) -> tuple[str, T | Flaw]:
        try:
            path, answer = answers.get(timeout=self._left())
        except Empty:
            raise self._too_slow() from None
        if isinstance(answer, Exception):
            raise answer
        return path, answer

    def _left(self) -> float:
        return max(self._deadline - time.monotonic(), 0.001)

    def _too_slow(self) -> UsageError:
        message = f"{self._base} has not answered whole within {self._seconds:g} seconds"
        return UsageError(f"{message}; give it more time with --timeout, or try again later")

    def _take(self, path: str, take: Callable[[Iterable[bytes]], T], limit: int) -> T | Flaw:
        address = self._base + quote(_INDEX.sub("", path))
        request = Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310 (the scheme is checked above)
        try:
            with self._open(request, timeout=min(_PATIENCE, self._left())) as response:
                return take(limited(self._chunks(cast(HTTPResponse, response), address), limit))
        except FlawError as error:
            return error.flaw
        except HTTPError as error:
            error.close()
            if error.code in _GONE:
                return Flaw.MISSING
            raise UsageError(_told(address, error)) from error
        except (URLError, OSError, HTTPException, ValueError, zlib.error) as error:
            reason = getattr(error, "reason", None) or error
            if isinstance(reason, TimeoutError) and time.monotonic() >= self._deadline:
                raise self._too_slow() from error
            told = f"{self._base} cannot be reached: {reason}; mend the address, or try again later"
            raise UsageError(told) from error

    def _chunks(self, response: HTTPResponse, address: str) -> Iterator[bytes]:
        encoding = (response.headers.get("Content-Encoding") or "identity").lower()
        if encoding == "identity":
            yield from self._received(response, address)
        elif encoding in ("gzip", "x-gzip"):
            yield from _unpacked(self._received(response, address))
        else:
            raise UsageError(f"{address} comes packed as {encoding}; let the server send files as they are")

    def _received(self, response: HTTPResponse, address: str) -> Iterator[bytes]:
        """What has come at a time: a server that sends a byte now and then cannot hold us up for ever."""
        promised = response.length
        left = promised
        while left != 0:
            chunk = response.read1(CHUNK if left is None else min(CHUNK, left))
            if not chunk:
                break
            if left is not None:
                left -= len(chunk)
            if time.monotonic() > self._deadline:
                raise self._too_slow()
            yield chunk
        if left:
            raise UsageError(f"{address} was cut off {left} bytes before its end; try again later")


class _Redirects(HTTPRedirectHandler):
    """Follows where a server sends, but to no other kind of address, and never from https to http."""

    def __init__(self, scheme: str) -> None:
        self._allowed = ("https",) if scheme == "https" else ("http", "https")

    def redirect_request(  # noqa: PLR0917 (the base class calls it so)
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The next request, or ``UsageError``."""
        if urlsplit(newurl).scheme not in self._allowed:
            fp.close()
            raise UsageError(f"{req.full_url} sends on to {newurl}; name the address that the site really has")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What was gzipped, in pieces that do not grow with what they unpack to."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for packed in chunks:
        rest = packed
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, CHUNK)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("a packed file was cut off")


def _told(address: str, error: HTTPError) -> str:
    if error.code in _CLOSED:
        return f"{address} is not open to everyone (answer {error.code}); ask its owner for access, or verify a copy"
    if 300 <= error.code < 400:  # noqa: PLR2004 (the class of redirects)
        endless = str(error.reason).startswith(HTTPRedirectHandler.inf_msg)
        where = "from one address to the next without end" if endless else "to where no site is"
        return f"{address} sends on {where}; name the address that the site really has"
    return f"{address} answers {error.code}; try again later"
