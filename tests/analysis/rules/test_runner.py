"""Running all rules: options, order, and the guard around a broken one."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.rules import RULES, Limits, RuleOptions, check
from screenplay_ls.analysis.rules.rule import FORM, rule
from screenplay_ls.analysis.rules.runner import run
from screenplay_ls.analysis.rules.script import Script
from screenplay_ls.fountain import parse

SCRIPT = parse("NORA ^\nSlowly.\n\nShe slowly turns.\n\nINT. HALL - NIGTH\n\nFog.\n")


def codes(options: RuleOptions) -> list[str]:
    return [finding.code for finding in check(SCRIPT, options)]


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_findings_come_in_the_order_of_the_text_with_source_and_severity() -> None:
    findings = check(SCRIPT)

    assert [(f.code, f.source, f.severity) for f in findings] == [
        ("orphan-dual-dialogue", "form", Severity.WARNING),
        ("inconsistent-time", "form", Severity.WARNING),
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (RuleOptions(on={"inconsistent-time": False}), ["orphan-dual-dialogue"]),
        (
            RuleOptions(on={"adverb": True}),
            ["orphan-dual-dialogue", "adverb", "inconsistent-time"],
        ),
        (RuleOptions.only(["adverb"]), ["adverb"]),
        (RuleOptions.only([]), []),
        (RuleOptions(on={"no-such-rule": True}), ["orphan-dual-dialogue", "inconsistent-time"]),
    ],
)
def test_rules_are_switched_on_and_off(options: RuleOptions, expected: list[str]) -> None:
    assert codes(options) == expected


def test_severities_can_be_set() -> None:
    options = RuleOptions(severities={"inconsistent-time": Severity.ERROR})

    assert [f.severity for f in check(SCRIPT, options)] == [Severity.WARNING, Severity.ERROR]


def test_limits_can_be_set() -> None:
    long = parse("The ropes hold, as they always have, and so does she, for now.\n")

    assert not check(long)
    assert [f.code for f in check(long, RuleOptions(limits=Limits(action_lines=1)))] == [
        "wall-of-text"
    ]


@rule("broken", FORM)
def _broken(script: Script) -> Iterator[Finding]:
    """A rule that fails half way."""
    yield from check(script.document)[:1]
    raise ValueError(script.document.text)


def test_a_broken_rule_says_nothing_and_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        findings = run([_broken, *RULES], SCRIPT, RuleOptions())

    assert findings == check(SCRIPT)
    assert "broken" in caplog.text
    assert "ValueError" in caplog.text
    assert "NORA" not in caplog.text


def test_a_cancelled_check_ends_at_the_next_rule() -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    check(SCRIPT, cancelled=cancelled)

    assert len(asked) == 2
