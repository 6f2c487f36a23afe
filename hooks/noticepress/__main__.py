"""``python -m noticepress``, and the console script."""

import atexit
import gc
import sys

from noticepress.findings import INTERRUPTED


def run() -> None:
    """Run the command line. It takes a moment to load, and may be interrupted then already."""
    gc.set_threshold(50_000, 4, 10)  # Little of what a command makes is garbage, and all of it is gone at its end.
    atexit.register(gc.freeze)  # At the end Python would look through all that was made once more, and take it apart.
    try:
        from noticepress.commands import main  # noqa: PLC0415 (see above)
    except KeyboardInterrupt:
        sys.stderr.write(f"{INTERRUPTED}\n")
        sys.exit(130)
    main(prog_name="noticepress")


if __name__ == "__main__":
    run()
