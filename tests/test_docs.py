"""What the documentation points to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screenplay_ls.server.features.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", re.sub(r"`[^`\n]*`", "", text))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_feature_names_a_test_that_exists() -> None:
    named = re.findall(r"`(tests/[^`]+)`", (ROOT / "docs" / "features.md").read_text("utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_is_listed_for_editors() -> None:
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name}`" not in page] == []
