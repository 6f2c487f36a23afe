"""Texts that make readers slow, by name: each is made as long as wanted."""

from __future__ import annotations

import string
from collections.abc import Callable

Pattern = Callable[[int], str]
"""A length in characters comes in; a text of about that length leaves."""

_REPEATED = (
    *("**a", "__a", "_a", "***a**b*", "*a **b", "*a_b", "*a ", " a*", "~~a", "==a"),
    *("[a](", "[a](<", "[a](b ", '[a](b "', "[a](b 'c", "![", "![a](", "[a][", "[a]:", "][", "](", "(b]", "[^", "[^a"),
    *("[a]: b\n", "[a]: b 'c\n", "[a]:\nb\n", "[^a]", "[^a]:", "[^a]: b\n", "*[a]: b\n", "*[a]: ", "[x][] "),
    *("<a ", "<a b=", "<a b='", "<a b='>", "<b>", "</b>", "<div>", "<div>\n", "</div>\n", "<div></div>\n\n", "<br>"),
    *("<!--", "<!-", "<!-- -->", "<?", "<![CDATA[", "<a@b>", "<http://a>", "<a:", "&#", "&#1;", "&amp;", "&a"),
    *("``a", "`a``", "`a` ", "\\`", "\\*a", "\\\n", "\\\\", "~~~\n", "```\n"),
    *("{:", "{{", "{{a}}", "{{ a", "}}", "{{ a }} ", "{: a", " {a", "a {: b\n", "{#a}\n", "%(a", "%(a)s"),
    *("!!!", "!!! a\n", '!!! a "b\n', "!!! a\n\n", "| a ", "|a|b|\n", "|-", "|`a`", "|\n", "a|b\n-|-\n"),
    *("> ", ">\n", "> a\n>\n", "> a\n\n", "- ", "- a\n", "- a\n\n", "1. a\n", "1. ", "a. ", "(a) ", ": ", "a\n: b\n"),
    *(
        ": a\n",
        "a\n: b\n\n",
        "a\n\n:   b\n\n",
        "- a\n\n    b\n\n",
        "- [a](b)\n",
        "# a\n",
        "# a {#a}\n",
        "#\n",
        "## a\n\n",
    ),
    *("***\n", "---\n", "* * *\n", "=\n", "a\n=\n", "a\n---\n", "    a\n", "    a\n\n", "\ta\n", "----\n\n"),
    *("\t", "\n", "\r\n", "\r", " ", "  \n", "a\n", "a\r\n", "a\n\n", "a ", "a  \n", "abc", "a b c d e. "),
    *(
        "e\u0301",
        "\u0301",
        "\u0e01",
        "\u0e01\u0e34",
        "\u4e2d",
        "\u4e2d\u6587。",
        "\u0627\u0644 ",
        "\u0430a",
        "\u00a0",
        "\u200b",
    ),
    *(
        "1",
        "1.",
        "1.2.",
        "1,000 ",
        "2018-05-25 ",
        "25 May 2018, ",
        "25.05.2018 und ",
        "1 and 2 or ",
        "version 2.1 ",
        "v2.",
        "v ",
    ),
    *(
        "http://a",
        "www.a.",
        "www.!",
        "a@b ",
        "a@",
        "a@b.c",
        "a.b",
        "A. ",
        "Inc. ",
        '"a',
        "'a",
        '"a": ',
        "x: ",
        "a: b\n",
        "- - ",
    ),
    *(
        "((",
        "))",
        "[]",
        "{}",
        "[{",
        '{"a":',
        "? ",
        "&a *a ",
        "!a ",
        "%a\n",
        "---\na\n",
        "#, fuzzy\n",
        'msgid "',
        'msgid ""\n',
    ),
)
_NESTED: dict[str, Pattern] = {
    "nested bullets": lambda n: "".join("    " * i + "- a\n" for i in range(_root(n, 2))),
    "nested numbers": lambda n: "".join("    " * i + "1. a\n\n" for i in range(_root(n, 2))),
    "nested quotations": lambda n: "".join("> " * i + "a\n" for i in range(_root(n, 1))),
    "nested admonitions": lambda n: "".join("    " * i + "!!! note\n" for i in range(_root(n, 2))),
    "nested keys": lambda n: "".join(" " * i + "a:\n" for i in range(_root(2 * n, 1))),
    "nested links": lambda n: "[" * (n // 6) + "a" + "](b)" * (n // 6),
    "nested tags": lambda n: "<b>" * (n // 7) + "a" + "</b>" * (n // 7),
    "nested emphasis": lambda n: "*a " * (n // 6) + " a*" * (n // 6),
    "nested brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "backticks of each length": lambda n: " ".join("`" * i for i in range(1, _root(2 * n, 1))),
    "abbreviations": lambda n: "".join(f"*[a{i}]: b\n\n" for i in range(n // 16)) + "a1 b " * (n // 20),
    "footnotes": lambda n: "".join(f"[^{i}]: b\n\n" for i in range(n // 12)),
    "footnotes in use": lambda n: "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(n // 30)),
    "footnotes without a gap": lambda n: "".join(f"[^{i}]: b\n" for i in range(n // 12)),
    "one footnote in use": lambda n: "[^1]: b\n\n" + "a [^1]\n\n" * (n // 8),
    "references": lambda n: "".join(f"[{i}]: b\n" for i in range(n // 24)) + "[1][] " * (n // 12),
    "references apart": lambda n: "".join(f"[{i}]: b\n\n" for i in range(n // 12)),
    "tall table": lambda n: "|a|b|\n|-|-|\n" + "|`x`|y|\n" * (n // 8),
    "uneven table": lambda n: "|a|b|\n|-|-|\n" + "|y|\n" * (n // 4),
    "wide table": lambda n: "|" + "a|" * (n // 6) + "\n|" + "-|" * (n // 6) + "\n|" + "b|" * (n // 6),
    "one item of many lines": lambda n: "- a\n" + "b\n" * (n // 2),
    "heading of spaces": lambda n: "# a" + " " * n + "b",
    "heading of braces": lambda n: "# a" + " {a" * (n // 3),
    "hashes before a word": lambda n: "#" * n + "a\n\na\n",
    "sections": lambda n: "".join(f"## T{i} {{#t{i}}}\n\nSome words.\n\n" for i in range(n // 32)),
    "the same heading": lambda n: "## Title\n\nwords\n\n" * (n // 17),
}


def _root(n: int, per_level: int) -> int:
    """How many levels, each one longer than the last, make ``n`` characters."""
    return int((n / per_level) ** 0.5) + 1


def _repeated(piece: str) -> Pattern:
    return lambda n: piece * (n // len(piece) + 1)


PATTERNS: dict[str, Pattern] = {
    **{f"{char} alone": _repeated(char) for char in string.punctuation},
    **{f"{char} with a letter": _repeated(f"{char}a") for char in string.punctuation},
    **{f"{char} with a space": _repeated(f"{char} ") for char in string.punctuation},
    **{f"{char} on a line": _repeated(f"{char}a\n") for char in string.punctuation},
    **{f"{char} in a paragraph": _repeated(f"{char}a\n\n") for char in string.punctuation},
    **{f"repeated {piece!r}": _repeated(piece) for piece in _REPEATED},
    **_NESTED,
}
