"""``python -m noticepress``, and the console script."""

import atexit
import gc
import os
import sys

from noticepress.findings import INTERRUPTED

_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def open_streams() -> None:
    """Open the streams that whoever began the program has closed: else the next file would be the output."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) < len(_STREAMS):
        pass
    os.close(descriptor)
    for number, (name, mode) in enumerate(_STREAMS):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 (as long as the program runs)


def run() -> None:
    """Run the command line. It takes a moment to load, and may be interrupted then already."""
    open_streams()
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
