"""``python -m noticepress``, and the console script."""

import gc
import sys

from noticepress.findings import INTERRUPTED


def run() -> None:
    """Run the command line. It takes a moment to load, and may be interrupted then already."""
    gc.set_threshold(50_000, 20, 20)  # Little of what a command makes is garbage, and all of it is gone at its end.
    try:
        from noticepress.commands import main  # noqa: PLC0415 (see above)
    except KeyboardInterrupt:
        sys.stderr.write(f"{INTERRUPTED}\n")
        sys.exit(130)
    main(prog_name="noticepress")


if __name__ == "__main__":
    run()
