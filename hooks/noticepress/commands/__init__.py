"""The command line: it parses arguments, calls one function for each command, and says what came of it.

Exit status: 0 done, 1 findings, 2 wrong use, 130 interrupted, 141 whoever read the output has gone.
"""

from noticepress.commands.program.common import every_command, main

__all__ = ["every_command", "main"]
