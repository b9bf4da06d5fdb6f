"""docs/fountain.md says what is so: its table of decisions and its example are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fountain.checking import check

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "fountain.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(.+?)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
DECISIONS = [row[:2] for row in ROW.findall(PAGE.partition("## Where the syntax page")[2])]


def spell(written: str) -> str:
    return written.replace("⏎", "\n").replace("␣", " ").replace("⍽", "\xa0")


def test_the_table_is_found() -> None:
    assert len(DECISIONS) > 40


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_every_decision_is_so(text: str, expected: str) -> None:
    check(spell(text), *(spell(line).strip() for line in expected.split(" / ")))


def test_the_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(example, {})
