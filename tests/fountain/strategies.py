"""Screenplays made of the pieces that mean something, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    *("a", "A", "é", "É", "º", "字", "😆", "1", ".", "!", "(", ")", "^", "*", "_", "\\", ":"),
    *(
        "\n",
        "\n\n",
        "  \n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "\t",
        "\xa0\xa0\n",
        "\x0c",
        "\u2028",
        "\ufeff",
    ),
    *("/*", "*/", "[[", "]]", "#", "=", "===", ">", "<", "~", "@", "#1#", ".4"),
    *(
        "INT. ",
        "Title: ",
        "TO:",
        "\nSTEEL\n",
        "Hello.\n",
        "\nCUT TO:\n",
        "(beat)\n",
        "STEEL (on x)\n",
    ),
)


def screenplays(most: int = 40) -> st.SearchStrategy[str]:
    """Texts of up to so many pieces; many of them with one kind of line end throughout."""
    text = st.lists(st.sampled_from(PIECES), max_size=most).map("".join)
    ends = st.sampled_from([None, None, "\n", "\r\n", "\r"])
    return st.builds(_with_ends, text, ends)


def _with_ends(text: str, end: str | None) -> str:
    if end is None:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", end)
