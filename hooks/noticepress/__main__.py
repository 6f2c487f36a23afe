"""``python -m noticepress``, and the console script."""

import atexit
import gc
import sys

from noticepress import OLDEST
from noticepress.findings import INTERRUPTED


def run() -> None:
    """Run the command line. It takes a moment to load, and may be interrupted then already.

    A Python that is too old is refused: an installer refuses it, but an environment may come to have another one.
    """
    if sys.version_info < OLDEST:
        running, oldest = (".".join(map(str, each[:3])) for each in (sys.version_info, OLDEST))
        sys.stderr.write(f"noticepress: Python {running} is too old; run noticepress with Python {oldest} or newer\n")
        sys.exit(2)
    gc.set_threshold(500_000, 4, 10)  # Little of what a command makes is garbage, and all of it is gone at its end.
    atexit.register(gc.freeze)  # At the end Python would look through all that was made once more, and take it apart.
    try:
        from noticepress.commands import main  # noqa: PLC0415 (see above)
    except KeyboardInterrupt:
        sys.stderr.write(f"{INTERRUPTED}\n")
        sys.exit(130)
    main(prog_name="noticepress")


if __name__ == "__main__":
    run()
