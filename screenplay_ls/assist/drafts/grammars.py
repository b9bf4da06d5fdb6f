"""GBNF grammars of what stands in a scene: paragraphs of action, speeches, whole scenes.

For models that only continue a text a sentence begins with a capital and ends with its stop; inside
it stand words in small letters and the names that are known, so that nobody is invented, and marks
of other formats have no place. How long it may become is not bounded: at a bound a model would go
on inside a word. Letters are named one by one (Latin, Greek, Cyrillic): where a model may choose
among all signs of the world but those it wants, it chooses the strangest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screenplay_ls.assist.drafts.bounds import choice

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĪŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
_SMALL = "a-zß-öø-ÿāăąćčďđēęěğīłńňōőœřśşšťūůűźżžά-ώа-яёєіїґ"
_OTHER_SCRIPT = re.compile(r"[\u0590-\u08ff\u0900-\u1fff\u2e80-\ud7ff\uf900-\ufdff\uff66-\uffdc]")

STARTS = (
    *("A", "After", "All", "Alone", "An", "Another", "As", "At", "Before", "Behind", "Both", "But"),
    *("By", "For", "From", "He", "Her", "His", "In", "It", "Its", "Neither", "Nobody", "Nothing"),
    *("On", "One", "Only", "Outside", "Over", "She", "Silence", "Slowly", "Somebody", "Someone"),
    *("Something", "Somewhere", "The", "Their", "Then", "There", "They", "Through", "Two", "Under"),
    *("When", "While", "With", "Without"),
)
"""What a sentence of English action may begin with besides a name."""

_SENTENCE = f"""
sentence ::= first (sep word)* end
first ::= [{_CAPITAL}] low*
low ::= [{_SMALL}0-9'’-]
word ::= low+ | "I" (['’] [a-z]+)?
sep ::= " " | ", " | " -- "
end ::= "." | "?" | "!" | "..." | "--"
"""

_FREE = f"""
said ::= (aside)? line
aside ::= "(" [{_SMALL}] [^()\\n]* ")\\n"
line ::= ["“'‘¿¡]? [{_CAPITAL}{_SMALL}0-9] [^\\n*#`<>|{{}}\\[\\]]* "\\n"
done ::= [{_CAPITAL}] ([{_SMALL}'’] | " " [^\\n{_CAPITAL}]) [^\\n*#`<>|{{}}\\[\\]]* "\\n"
"""


def speech(names: Sequence[str], *, sentences: int = 3) -> str:
    """What follows a cue: one to so many sentences on a line, and the line's end.

    Args:
        names: people and places that may be spoken of.
        sentences: how many at most.
    """
    return f'root ::= line "\\n"+\nline ::= {_several(sentences)}\n{_words(names)}'


def action(
    names: Sequence[str], starts: Sequence[str] = (), *, begun: bool = False, sentences: int = 2
) -> str:
    """A paragraph of action, and its line's end.

    Args:
        names: people and places that may be in it.
        starts: what a sentence may begin with besides; anything if nothing is given.
        begun: its first words stand there already, and the sentence goes on.
        sentences: how many at most.
    """
    if begun:
        first = f"(sep word)+ end {_repeated(sentences - 1)}"
        return f'root ::= {first} "\\n"+\n{_words(names, starts)}'
    return f'root ::= line "\\n"+\nline ::= {_several(sentences)}\n{_words(names, starts)}'


def scene(speakers: Sequence[str], *, acts: bool = True) -> str:
    """A whole scene, for models that follow instructions: only these people speak.

    Without `acts` it is a dialogue alone.
    """
    block = "(speech | done)" if acts else "speech"
    speech = f'speech ::= {choice(speakers)} "\\n" said'
    rules = _FREE if acts else _FREE.partition("done ::=")[0]
    return f'root ::= {block} ("\\n" {block})*\n{speech}{rules}'


def fits(text: str) -> bool:
    """Whether these grammars know the letters that a script is written in."""
    return not _OTHER_SCRIPT.search(text[:20_000])


def is_english(text: str) -> bool:
    """Whether a text is in English, as far as its small words tell; where it is short, it is."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].casefold())
    small = sum(word in {"the", "a", "and", "to", "of", "is", "in", "he", "she"} for word in words)
    return (text.isascii() and len(words) < 8) or small >= len(words) * 0.08


def _words(names: Sequence[str], starts: Sequence[str] = ()) -> str:
    """The rules for sentences, in which these names are words, too."""
    if starts:
        some = choice([*names, *starts])
        rules = re.sub("first ::= .*", lambda _: f"first ::= {some} sep word", _SENTENCE)
        named = f'word ::= {choice(names)} ([\'’] "s")? | ' if names else "word ::= "
        return rules.replace("word ::= ", named)
    if not names:
        return _SENTENCE
    named = f'{choice(names)} ([\'’] "s")?'
    rules = _SENTENCE.replace("first ::= ", f"first ::= {named} | ")
    return rules.replace("word ::= ", f"word ::= {named} | ")


def _several(most: int) -> str:
    return f"sentence {_repeated(most - 1)}"


def _repeated(most: int) -> str:
    return f'(" " sentence){{0,{most}}}' if most > 0 else ""
