from __future__ import annotations

import pytest

from screenplay_ls.fountain import parse
from screenplay_ls.fountain.format import format_document


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("int. house - day #1a#\nHe runs.", "INT. HOUSE - DAY #1a#\n\nHe runs.\n"),
        (".sniper [[Why?]]\n", ".SNIPER [[Why?]]\n"),
        ("INT. STRAßE\n", "INT. STRAßE\n"),
        ("\n\nHe runs.\n\n\n", "He runs.\n"),
        ("One.\n\n\n\nTwo.\n", "One.\n\n\n\nTwo.\n"),
        ("He runs.\n\n\n\nSTEEL\nHi.\n\n\nHe.\n", "He runs.\n\nSTEEL\nHi.\n\nHe.\n"),
        ("\t\tSTEEL(v.o.)(Cont’d)^\n\t(beat)\n  Hi.  \n", "STEEL (V.O.) (CONT’D) ^\n(beat)\nHi.\n"),
        ("HANS (on the radio)\nHi.\n", "HANS (on the radio)\nHi.\n"),
        ("@McCLANE\nHi.\n", "@McCLANE\nHi.\n"),
        ("DAN\nTen.\n   \n Four.\n", "DAN\nTen.\n  \nFour.\n"),
        ("DAN\nTen.\n   \n(beat)\n", "DAN\nTen.\n  \n(beat)\n"),
        ("    Far in.  \n", "    Far in.\n"),
        ("CUT TO:   \n", "CUT TO: \n"),
        ("CUT TO:\n# Act\n", "CUT TO:\n# Act\n"),
        (">burn\n>  A<\n>B <\n", "> burn\n\n> A <\n> B <\n"),
        ("#Act\n=So\n##  Two\n", "# Act\n= So\n\n## Two\n"),
        ("A.\n=====\nB.\n", "A.\n\n===\n\nB.\n"),
        ("~ La\n~La\n", "~La\n~La\n"),
        ("INT. A\n[[blue]]\n\nHe.\n", "INT. A\n[[blue]]\n\nHe.\n"),
        ("One [[a  \n  \nb]] two.\n", "One [[a  \n  \nb]] two.\n"),
        ("/* a\n\n\n b */\nHe.\n", "/* a\n\n\n b */\nHe.\n"),
        ("A.\r\n\r\nB.\nC.\r\n", "A.\r\n\r\nB.\r\nC.\r\n"),
        ("\ufeffHe.", "\ufeffHe.\n"),
        ("Title: X  \nAuthor:\n    Y\n\n\n\nHe.\n", "Title: X\nAuthor:\n    Y\n\nHe.\n"),
        ("", ""),
    ],
)
def test_the_layout_is_tidied(text: str, tidy: str) -> None:
    assert format_document(parse(text)) == tidy
    assert format_document(parse(tidy)) == tidy
