"""The command that holds a published site against its manifest and its registers."""

from __future__ import annotations

import math
import os
import re
from datetime import date
from pathlib import Path

import click

from noticepress.commands.program.common import (
    IsoDate,
    command,
    examples,
    fail,
    format_option,
    main,
    utf8_output,
)
from noticepress.findings import counted, one_line
from noticepress.register.clock import as_of as as_of_

_HEXADECIMAL = re.compile(r"[0-9a-f]{64}")


class _Digest(click.ParamType[str]):
    """A digest as people copy it from a page or from paper: in capitals or not, in parts, without its scheme."""

    name = "digest"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The digest as registers have it."""
        if not value:
            return ""  # the default
        plain = "".join(value.lower().split()).removeprefix("sha256:")
        if not _HEXADECIMAL.fullmatch(plain):
            self.fail(f"{value!r} is no digest; copy all of it: sha256: and 64 digits and letters a to f", param, ctx)
        return f"sha256:{plain}"


class _Seconds(click.FloatRange):
    """How long something may take: no more than a day."""

    def __init__(self) -> None:
        super().__init__(min=0, min_open=True, max=86_400)

    def convert(self, value: float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number. What is none (nan) is neither too small nor too great."""
        seconds = float(super().convert(value, param, ctx))
        return self.fail(f"{value!r} is no number of seconds", param, ctx) if math.isnan(seconds) else seconds


@main.command(epilog=examples("verify site", "verify https://notices.example.com/ --as-of 2027-03-01"))
@click.argument("site")
@click.option(
    "--signer", "signers", multiple=True, metavar="KEY", help="SSH public key, or its file, that must have signed."
)
@click.option(
    "--register", "known", type=_Digest(), default="", help="A version's digest that you know: one must have it."
)
@click.option(
    "--timeout",
    type=_Seconds(),
    default=600.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a site at an address may take in all.",
)
@click.option(
    "--as-of", type=IsoDate(), help="Also find out whether the site says of each version what it is on that day."
)
@click.option(
    "--against-known",
    "seen",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also find out whether the site is older than one that was seen before, by the file in which verify remembers "
    "the number of the newest; the first time, the file is written.",
)
@format_option
@click.pass_obj
@command
def verify(
    root: Path,
    site: str,
    signers: tuple[str, ...],
    known: str,
    timeout: float,
    as_of: date | None,
    seen: Path | None,
    style: str,
) -> None:
    """Verify SITE, a folder or an address, against its manifest and its register's hash chain.

    Where the project's registers name signers, its authority roles for 'release', or --signer a key, the manifest's
    signatures are checked too. A site that was built with --release must not have expired. What is proved by all that
    is said in a line.
    """
    from noticepress.commands.reporting import report  # noqa: PLC0415 (only now: it takes a while)
    from noticepress.editions.sources.project import Project  # noqa: PLC0415 (as above)
    from noticepress.site.signers import Signers  # noqa: PLC0415 (as above)
    from noticepress.site.verifying.release import check_release, remember  # noqa: PLC0415 (as above)
    from noticepress.site.verifying.verify import verify as verify_  # noqa: PLC0415 (as above)

    named = Signers.of(Project(root)) if (root / "docs").is_dir() else Signers((), ())
    result = verify_(site, (*signers, *named.keys), timeout, as_of, known.strip(), roles=named.roles)
    today = as_of_(as_of, os.environ).day()
    if findings := (*result.findings, *check_release(result.manifest, today, seen)):
        fail(findings, style)
    if seen:
        remember(result.manifest, seen)
    if style != "text":
        report.write((), style, utf8_output(), root)
        return
    signed = ", signature good" if result.signed else ""
    if result.drafts:
        shown = one_line(", ".join(result.drafts))
        click.echo(f"noticepress: the site shows drafts ({shown}): it is for a preview, not for the public", err=True)
    click.echo(
        f"{site}: {counted(result.files, 'file')}, {counted(result.versions, 'published version')}{signed}, 0 findings"
    )
    click.echo(one_line(result.proves))
