from __future__ import annotations

import pytest

from screenplay_ls.assist.drafts.bridge import KIND
from screenplay_ls.assist.drafts.draft import NothingToDraft
from screenplay_ls.assist.drafts.merging import KIND as MERGE
from tests.assist.drafts.driver import applied, run, source

TWO = "INT. ROOM - DAY\n\nNora shuts the book.\n\n|EXT. STREET - NIGHT\n\nTOMAS\nWait.\n"


def test_it_stands_at_the_end_of_the_first_scene() -> None:
    here = source(TWO.replace("book.\n\n|", "book.|\n\n"))
    made = run(KIND, here, [" takes her coat."])

    assert applied(here.document, made.draft) == TWO.replace(
        "book.\n\n|", f"book.\n\n{made.draft.text.strip()}\n\n"
    )
    assert "Nora shuts the book." in made.asks[0].page
    assert "EXT. STREET - NIGHT" in made.asks[0].page


@pytest.mark.parametrize("text", ["", "Rain.|", "INT. ROOM - DAY\n\nRain.|"])
def test_there_must_be_a_scene_that_follows(text: str) -> None:
    with pytest.raises(NothingToDraft, match="no next one"):
        run(KIND, source(text), ["never asked"])


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("INT. A - DAY\n\nRain.|\n\nINT. B - DAY\n\nSun.\n", True),
        ("INT. A - DAY\n\nRa|in.\n\nMore.\n\nINT. B - DAY\n\nSun.\n", False),
        ("INT. A - DAY\n\nRain.\n\nINT. B - DAY\n\nSun.|\n", False),
    ],
)
def test_it_is_offered_where_a_scene_ends(text: str, offered: bool) -> None:
    assert KIND.applies(source(text)) is offered


def test_a_merge_asks_for_bridges_only_if_wished() -> None:
    parts = "INT. A - DAY\n\nNora waits.|", "INT. B - DAY\n\nTomas runs.\n"

    plain = run(MERGE, source(*parts), ["never asked"])
    bridged = run(MERGE, source(*parts), [" Nora opens the door."], bridges=True)

    assert plain.asks == []
    assert plain.draft.text == "INT. A - DAY\n\nNora waits.\n\nINT. B - DAY\n\nTomas runs.\n"
    assert len(bridged.asks) == 1
    assert "opens the door." in bridged.draft.text


def test_a_merge_of_one_is_refused() -> None:
    with pytest.raises(NothingToDraft, match="two scripts or more"):
        run(MERGE, source("INT. A - DAY\n"), [""])
