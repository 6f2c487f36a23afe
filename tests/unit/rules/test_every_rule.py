"""The list of every rule is what the modules define, and whatever names a code names one of them."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import noticepress.files.rules
from noticepress.findings import IMPLIED, PART_OF, WITHIN, Rule
from noticepress.rules import RETIRED, all_rules
from small_project import REPOSITORY

PACKAGE = REPOSITORY / "hooks/noticepress"


def codes_in(path: Path) -> Counter[str]:
    """The codes that calls of ``Rule`` or ``rule`` in a module give to rules."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    makers = (call for call in calls if call.func.id in ("Rule", "rule"))
    return Counter(ast.literal_eval(call.args[0]) for call in makers if isinstance(call.args[0], ast.Constant))


def test_every_rule_that_a_module_defines_is_known() -> None:
    codes = [rule.code for rule in all_rules()]

    assert dict.fromkeys(codes, 1) == sum(map(codes_in, PACKAGE.rglob("*.py")), Counter())
    assert codes == sorted(codes)


def test_two_rules_with_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noticepress.files.rules, "OTHER", Rule("VE001", "s", "e", "e", "r"), raising=False)

    with pytest.raises(ValueError, match="VE001 is the code of two rules"):
        all_rules.__wrapped__()


def test_what_implies_what_names_rules_that_there_are() -> None:
    named = {code for table in (IMPLIED, PART_OF, WITHIN) for code, others in table.items() for code in (code, *others)}

    assert named - {rule.code for rule in all_rules()} == set()
    assert RETIRED.keys() & {rule.code for rule in all_rules()} == set()


def test_contributing_tells_where_each_rule_is() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z]{2}\d{3}(?:, [A-Z]{2}\d{3})*) \| `([^`]+)` \|$", text, re.MULTILINE)

    told = {module: Counter(codes.split(", ")) for codes, module in rows}
    defining = {path.relative_to(PACKAGE).as_posix(): codes_in(path) for path in PACKAGE.rglob("*.py")}
    assert told == {module: codes for module, codes in defining.items() if codes}


def test_a_remedy_says_what_to_do_and_sends_nobody_elsewhere() -> None:
    assert [rule.code for rule in all_rules() if rule.remedy.startswith(("see ", "look "))] == []


@pytest.mark.parametrize("code", ["TR005", "TR009", "TR010", "TR013", "TR014", "TR016", "TR018"])
def test_where_a_good_translation_may_break_a_rule_the_remedy_says_how_it_is_waived(code: str) -> None:
    (remedy,) = (rule.remedy for rule in all_rules() if rule.code == code)

    assert f"noticepress: allow {code} — " in remedy
