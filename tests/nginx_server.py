"""A folder served by a real nginx on loopback, with settings that the package has written."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from install_nginx import MISSING, find_nginx

_PATIENCE = 20
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_AROUND = """\
daemon off;
{user}pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    {temporary}
    include {folder}/site.conf;
}}
"""


@contextmanager
def serving_with(settings: str, root: Path, folder: Path) -> Iterator[str]:
    """The origin at which what lies in ``root`` is served; ``folder`` is for nginx's own files.

    Of the settings only those lines are changed that everybody changes: where to listen, and where the files lie.
    """
    program = find_nginx(os.environ) or pytest.fail(MISSING)
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lines = settings.splitlines()
    own = [line for line in lines if line.strip().startswith(("listen ", "root "))]
    assert [line.split()[0] for line in own] == ["listen", "listen", "root"]
    text = "\n".join(line for line in lines if line not in own)
    text = text.replace("server {", f"server {{\n    listen 127.0.0.1:{port};\n    root {root};", 1)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    temporary = "\n    ".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY)
    # Its workers would be nobody's, who may not read a folder of root's tests.
    user = "user root;\n" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(_AROUND.format(user=user, folder=folder, temporary=temporary), encoding="utf-8")
    command = (program, "-p", str(folder), "-e", "stderr", "-c", str(configuration))
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            _wait(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _wait(process: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, process.communicate()[1]
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nginx has not begun within {_PATIENCE} seconds")
