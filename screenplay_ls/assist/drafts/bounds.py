"""GBNF grammars that keep a model within a slot: no markup, no invented names, whole sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

STARTS = (
    "A", "After", "Alone", "An", "As", "At", "Before", "But", "By", "In", "On", "Only", "Somebody",
    "Someone", "The", "Then", "They", "Together", "When", "While", "With",
)  # fmt: skip
"""What a sentence may begin with besides a name."""

WORDS = """word ::= [a-z] [a-z'-]*
sep ::= " " | ", "
"""


def closed_sentence(known: Sequence[str], *, starts: Sequence[str] = ()) -> str:
    """One sentence without any name but the known ones; the rules `first`, `any`, `word`, `sep`.

    How long it may become is not bounded here: at a bound a model goes on inside its last word.

    Args:
        known: names that may be used.
        starts: what it may begin with; the names and a few small words if nothing is given.
    """
    names = choice(known)
    others = f' | {names} | {names} "\'s"' if known else ""
    return (
        'root ::= " " first (sep any)+ [.?!] "\\n"\n'
        f"first ::= {choice(dict.fromkeys(starts or (*known, *STARTS)))}\n"
        f"any ::= word | [0-9]+{others}\n{WORDS}"
    )


def choice(texts: Iterable[str]) -> str:
    """One of several texts."""
    return "(" + " | ".join(literal(text) for text in texts) + ")"


def literal(text: str) -> str:
    """A text as it stands."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
