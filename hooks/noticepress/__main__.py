"""``python -m noticepress``, and the console script."""

import sys

from noticepress.findings import INTERRUPTED


def run() -> None:
    """Run the command line. It takes a moment to load, and may be interrupted then already."""
    try:
        from noticepress.commands import main  # noqa: PLC0415 (see above)
    except KeyboardInterrupt:
        sys.stderr.write(f"{INTERRUPTED}\n")
        sys.exit(130)
    main(prog_name="noticepress")


if __name__ == "__main__":
    run()
