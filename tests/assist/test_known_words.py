from __future__ import annotations

import pytest

from screenplay_ls.assist.known_words import known_words
from screenplay_ls.fountain import parse
from tests.marks import cursor

SCRIPT = """INT. LIGHTHOUSE - NIGHT

Rain.

DISSOLVE TO:

EXT. HARBOUR - DAWN

CUTLER
Go home.

INT. LIGHTHOUSE - NIGHT

Wind.

"""


def check(typed: str, shown: str) -> None:
    """At the end of the script, `shown` stands at the cursor of what is typed."""
    text, offset = cursor(SCRIPT + typed)
    assert known_words(parse(text), offset) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("INT. |", "LIGHTHOUSE"),
        ("EXT. |", "HARBOUR"),
        ("INT. LI|", "GHTHOUSE"),
        ("INT. Li|", "GHTHOUSE"),
        ("int. li|", "ghthouse"),
        ("INT. LIGHTHOUSE - |", "NIGHT"),
        ("INT. LIGHTHOUSE - N|", "IGHT"),
        ("EXT. HARBOUR - |", "DAWN"),
        ("EXT. HARBOUR - |\n\nWaves.\n", "DAWN"),
        ("DISS|", "OLVE TO:"),
        ("DI|", "SSOLVE TO:"),
        ("> DISS|", "OLVE TO:"),
    ],
)
def test_what_the_script_knows(typed: str, shown: str) -> None:
    check(typed, shown)


@pytest.mark.parametrize(
    "typed",
    [
        "|",
        "INT. CELLAR|",
        "INT. LIGHTHOUSE|",
        "INT. LIGHTHOUSE - NIGHT|",
        "INT. | - DAY",
        "D|",
        "Diss|",
        # It may be CUTLER who speaks.
        "CUT|",
        "CUTLER\nINT. |",
        "It rains. INT. |",
        "/* INT. | */",
        "[[INT. |]]",
    ],
)
def test_where_it_is_silent(typed: str) -> None:
    check(typed, "")
