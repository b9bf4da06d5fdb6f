"""Shift+Tab: the same words as another element.

A line on its own goes round: action, cue, heading, transition, action. A cue with its speech is
made action and a cue again; a line of a speech is made a parenthetical and dialogue again.
"""

from __future__ import annotations

import re

from screenplay_ls.analysis.capitals import CUE, cue_in_capitals
from screenplay_ls.analysis.characters import cast
from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.tab.change import Change, Line, line_at
from screenplay_ls.fountain import Document, Kind, Span, parse

_LONGEST = 60
"""Longer lines (in code points) are prose: nobody wants a paragraph in capitals by one key."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def other_element(document: Document, offset: int) -> Change | None:
    """What Shift+Tab does at a place; None where the key is the editor's own."""
    line = line_at(document, offset)
    return None if line is None or line.kind is Kind.BLANK else turned(line)


def turned(line: Line) -> Change | None:
    """The line as the next element of its round."""
    if len(line.words) > _LONGEST:
        return None
    if line.kind in (Kind.DIALOGUE, Kind.PARENTHETICAL):
        return _in_speech(line)
    if not line.opens:
        return None
    return _alone(line) if line.closes else _with_what_follows(line)


def _in_speech(line: Line) -> Change | None:
    words = line.words
    if line.kind is Kind.DIALOGUE:
        return None if set(words) & set("()") else _written(line, f"({words})", closed=1)
    inside = words.removeprefix("(").removesuffix(")").strip()
    return _written(line, inside, closed=-1) if inside else None


def _alone(line: Line) -> Change | None:
    words = _bare(line.words)
    if line.kind is Kind.SCENE_HEADING:
        return _written(line, f"> {words}")
    if line.kind is Kind.TRANSITION:
        return _written(line, _as_action(line, words))
    if line.kind not in (Kind.ACTION, Kind.CHARACTER) or line.text != line.text.lstrip():
        return None  # Indentation is part of the action; the key takes it back.
    capitals = _in_capitals(words)
    is_cue = line.words.startswith("@") or (line.words == capitals != capitals.lower())
    return _written(line, _as_heading(capitals) if is_cue else _as_cue(capitals))


def _with_what_follows(line: Line) -> Change | None:
    """A line with text below is a cue or the first line of an action."""
    words = line.words
    if line.kind is Kind.CHARACTER:
        return _written(line, "!" + words.removeprefix("@"))
    if line.kind is Kind.ACTION and CUE.fullmatch(_bare(words)):
        return _written(line, _as_cue(_in_capitals(_bare(words))))
    return None


def _in_capitals(words: str) -> str:
    cue = CUE.fullmatch(words)
    return cue_in_capitals(cue) + words[cue.end("extensions") :] if cue else words.upper()


def _as_cue(words: str) -> str:
    """With `@` where Fountain would read the words as something else."""
    is_free = _reads_as(words, Kind.ACTION) and _reads_as(f"{words}\nx", Kind.CHARACTER)
    return words if is_free else f"@{words}"


def _as_heading(words: str) -> str:
    return words if _reads_as(words, Kind.SCENE_HEADING) else f".{words}"


def _as_action(line: Line, words: str) -> str:
    """As a sentence, with `!` where Fountain would read it as something else."""
    sentence = _sentence(line, words)
    return sentence if _reads_as(sentence, Kind.ACTION) else f"!{sentence}"


def _sentence(line: Line, words: str) -> str:
    """Words in capitals as prose has them: names keep their capital letter."""
    if words != words.upper():
        return words
    names = {word for key in cast(line.document) for word in key.split()}
    small = _WORD.sub(lambda word: _name_or_word(word[0], names), words)
    first = _WORD.search(small)
    if first is None:
        return small
    return small[: first.start()] + small[first.start()].upper() + small[first.start() + 1 :]


def _name_or_word(word: str, names: set[str]) -> str:
    key = word.replace("’", "'").upper()
    is_name = key in names or key.removesuffix("'S") in names
    return word[0].upper() + word[1:].lower() if is_name else word.lower()


def _bare(words: str) -> str:
    """Without what forces the line to be this or that."""
    words = words.strip()
    return words[1:].strip() if words[:1] in tuple("!@>") or _is_forced_heading(words) else words


def _is_forced_heading(words: str) -> bool:
    return words[:1] == "." and words[1:2].isalnum()


def _reads_as(text: str, kind: Kind) -> bool:
    return parse(f".A\n\n{text}\n").elements[1].kind is kind


def _written(line: Line, words: str, *, closed: int = 0) -> Change | None:
    """The line with other words; the cursor stays as far from their end as it was.

    `closed` is how many code points come to stand behind the words.
    """
    lead = len(line.text) - len(line.text.lstrip())
    behind = len(line.text.rstrip()) - (line.offset - line.span.start) + closed
    start = line.span.start + lead
    edit = Edit(Span(start, start + len(line.words)), words)
    if edit.text == line.words:
        return None
    return Change(edit, start + len(words) - min(max(behind, 0), len(words)))
