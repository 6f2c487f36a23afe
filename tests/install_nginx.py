"""Make sure that the tests of settings for hosts have an nginx.

``make test`` runs this before pytest. Enters: the environment and what is installed. Leaves: one line naming the
program, or exit status 1 and one line saying what is expected. The tests never skip for want of it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping

from install_browser import Command, run

VARIABLE = "NOTICEPRESS_NGINX"
COMMANDS: tuple[Command, ...] = (
    ("apt-get", "update"),
    ("apt-get", "install", "-y", "--no-install-recommends", "nginx-light"),
)
MISSING = (
    "no nginx found on PATH or in /usr/sbin, and apt-get, which root alone may run, brought none; "
    f"install nginx, or let {VARIABLE} name it"
)


def find_nginx(environment: Mapping[str, str]) -> str | None:
    """The nginx to use: the one the variable names, else the first on PATH or where Debian has it."""
    path = f"{environment.get('PATH', '')}{os.pathsep}/usr/sbin"
    return shutil.which(environment.get(VARIABLE) or "nginx", path=path)


def main() -> int:
    """Install it where it is missing, and report."""
    can_apt = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if not find_nginx(os.environ) and can_apt and not os.environ.get(VARIABLE):
        for command in COMMANDS:
            run(command)
    found = find_nginx(os.environ)
    (sys.stdout if found else sys.stderr).write(f"tests of hosts: {found or MISSING}\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
