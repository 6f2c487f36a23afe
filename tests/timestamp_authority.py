"""A timestamp authority on this machine: OpenSSL's, with a certificate of its own root."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIGURATION = """\
[req]
distinguished_name = name
prompt = no
[name]
CN = {name}
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[leaf]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
[tsa]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/leaf.pem
signer_key = {folder}/leaf.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
"""


@dataclass(frozen=True)
class TimestampAuthority:
    """What it is called, and where its root's certificate lies."""

    folder: Path
    url: str

    @property
    def certificate(self) -> str:
        return (self.folder / "root.pem").read_text(encoding="utf-8")


def openssl(folder: Path, *arguments: str) -> None:
    program = shutil.which("openssl")
    assert program
    subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)


def make(folder: Path) -> None:
    """Keys and certificates: of a root, and of the authority."""
    (folder / "ca.cnf").write_text(CONFIGURATION.format(name="Root", folder=folder), encoding="utf-8")
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(name="Time", folder=folder), encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    root = ("-config", "ca.cnf", "-extensions", "root", "-days", "3650", "-keyout", "root.key", "-out", "root.pem")
    openssl(folder, "req", "-x509", *key, *root)
    openssl(folder, "req", *key, "-config", "tsa.cnf", "-keyout", "leaf.key", "-out", "leaf.csr")
    leaf = ("-extfile", "tsa.cnf", "-extensions", "leaf", "-days", "3650", "-out", "leaf.pem")
    openssl(
        folder, "x509", "-req", "-in", "leaf.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", *leaf
    )


@contextmanager
def timestamp_authority(folder: Path) -> Iterator[TimestampAuthority]:
    """The authority, answering at an address of this machine."""
    make(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with tempfile.TemporaryDirectory() as scratch:
                query, reply = Path(scratch, "query"), Path(scratch, "reply")
                query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
                asked = ("-config", "tsa.cnf", "-section", "tsa", "-queryfile", str(query), "-out", str(reply))
                openssl(folder, "ts", "-reply", *asked)
                content = reply.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield TimestampAuthority(folder, f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
