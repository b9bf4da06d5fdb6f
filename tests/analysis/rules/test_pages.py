"""Every rule has its page, and the page is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screenplay_ls.analysis.rules import RULES, Rule
from screenplay_ls.analysis.rules.script import Script
from screenplay_ls.fountain import parse

PAGES = Path(__file__).resolve().parents[3] / "docs" / "rules"

_EXAMPLE = re.compile(r"^## (Wrong|Right)\n\n```fountain\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def page(rule: Rule) -> str:
    return (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_fires_and_the_right_one_does_not(rule: Rule) -> None:
    examples = dict(_EXAMPLE.findall(page(rule)))

    assert list(rule.check(Script(parse(examples["Wrong"]))))
    assert not list(rule.check(Script(parse(examples["Right"]))))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_says_how_loud_the_rule_is(rule: Rule) -> None:
    title, *_ = text = page(rule).splitlines()
    default = "on" if rule.on else "off"

    assert title == f"# {rule.code}"
    assert f"{rule.title}." in text
    assert f"{rule.source.capitalize()} · {rule.severity.value} · {default} by default" in text


def test_the_list_has_every_rule_and_nothing_else() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")

    listed = re.findall(r"^\| \[(.*?)\]\((.*?)\.md\) \| (.*?) \| (.*?) \| (.*?) \|$", index, re.M)
    assert listed == [
        (rule.code, rule.code, rule.title, rule.severity.value, "on" if rule.on else "off")
        for rule in sorted(RULES, key=lambda rule: rule.source)
    ]
    assert {path.stem for path in PAGES.glob("*.md")} == {rule.code for rule in RULES} | {"README"}
