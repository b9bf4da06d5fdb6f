"""What holds for every kind of draft."""

from __future__ import annotations

from dataclasses import fields

import pytest

from screenplay_ls.assist.drafts.draft import Kind
from screenplay_ls.assist.drafts.kinds import KINDS
from screenplay_ls.cli.commands.draft import COMMON


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_its_wishes_have_defaults_help_and_names_of_their_own(kind: Kind) -> None:
    kind.wishes()
    taken = {option.name for option in COMMON} | {"lines", "scripts"}

    for wish in fields(kind.wishes):
        assert wish.metadata["help"]
        assert wish.name not in taken


def test_each_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
