"""One line, rewritten: what the model and simple rules offer, checked, the best of it taken.

A line is left alone where nothing better is found. Better is measured where it can be: in words
for `tighter`, in valence for `warmer` and `colder`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace

from screenplay_ls.analysis.tone.lines import line_tone
from screenplay_ls.analysis.tone.words import number
from screenplay_ls.assist.drafts import polish_prompt
from screenplay_ls.assist.drafts.draft import Answer, Ask
from screenplay_ls.assist.drafts.kept import Room, lost, numbers
from screenplay_ls.assist.drafts.sentences import (
    CLOSED,
    content_words,
    in_circles,
    is_clean,
    strangers,
)
from screenplay_ls.assist.drafts.tightening import cooled, tightened
from screenplay_ls.llm.engine import Turn

ASKED = 3
"""So many new lines are asked for,"""
GOING_ON = 2
"""and so many that go on where the old one ends."""
LEAST_GAIN = 0.05
"""Valence by which a line must be warmer or colder."""
LEAST_SAVED = 0.1
"""The share of a line's words that must go."""
BY_RULE = -0.7
"""What a line made by rule counts for beside the model's mean log-probabilities."""
MOST_MORE = 12
"""Words that a line may go on with."""

GRAMMAR = 'root ::= " "? [A-Z0-9"\'] [^\\n<>{}*_`|\\[\\]\\\\~^#@=]* [.?!…] "\\n"'
REST = 'root ::= " " [a-z] [^\\n<>{}*_`|\\[\\]\\\\~^#@=]* [.?!] "\\n"'


@dataclass(frozen=True)
class Line:
    """A line of dialogue, or a sentence of action."""

    text: str
    speaker: str = ""
    """Empty for action."""
    names: tuple[str, ...] = ()
    """Names of the script."""
    own: tuple[str, ...] = ()
    """Other lines of the speaker."""
    before: str = ""
    """What was said before it."""
    contracts: bool = True
    """Whether the speaker says `don't`."""


@dataclass(frozen=True)
class Rewrite:
    """A line that may take the place of another."""

    text: str
    reason: str
    worth: float


@dataclass
class Dropped:
    """Why offers were not taken, counted."""

    reasons: Counter[str] = field(default_factory=Counter[str])

    def note(self) -> str:
        """A sentence for the writer; empty where nothing was dropped."""
        told = ", ".join(f"{reason} ({count})" for reason, count in self.reasons.most_common(3))
        count = sum(self.reasons.values())
        return f"{count} of the model's lines were not good enough: {told}." if count else ""


def rewritten(
    line: Line, how: str, dropped: Dropped, *, doing: str = ""
) -> Generator[Ask, Answer, Rewrite | None]:
    """The best new line; None where the old one is best.

    Args:
        line: what is rewritten.
        how: one of `polish_prompt.TASKS`, or the writer's own word for a manner.
        dropped: gets the reasons why offers were not taken.
        doing: what the writer is told meanwhile.
    """
    found = [_weighed(line, how, text, BY_RULE) for text in _by_rule(line, how)]
    ask = _ask(line, how, doing)
    for _ in range(ASKED):
        answer = yield ask
        found.append(_offered(line, how, answer, dropped))
    stem = line.text.rstrip(".")
    if how in polish_prompt.GOES_ON and stem != line.text and line.speaker:
        going_on = replace(ask, begins=f" {stem},", grammar=REST)
        for _ in range(GOING_ON):
            answer = yield going_on
            found.append(_going_on(line, how, answer, dropped))
    known = [rewrite for rewrite in found if rewrite is not None]
    return max(known, key=lambda rewrite: rewrite.worth) if known else None


def _by_rule(line: Line, how: str) -> list[str]:
    made = {
        "tighter": lambda: tightened(line.text, contract=line.contracts and bool(line.speaker)),
        "colder": lambda: cooled(line.text) if line.speaker else line.text,
    }.get(how)
    text = made() if made else line.text
    return [text] if text != line.text and not lost(line.text, text, line.names, _LOOSE) else []


_LOOSE = Room(least_same=0.0, shortest=0.0, may_drop_persons=True)


def _offered(line: Line, how: str, answer: Answer, dropped: Dropped) -> Rewrite | None:
    text = _line_of(answer)
    if text == line.text:
        return None
    reason = lost(line.text, text, line.names, _room(how)) if text else "no whole sentence"
    found = None if reason else _weighed(line, how, text, answer.mean_logprob or BY_RULE)
    if found is None:
        dropped.reasons[reason or f"not {polish_prompt.label(how)}"] += 1
    return found


def _going_on(line: Line, how: str, answer: Answer, dropped: Dropped) -> Rewrite | None:
    """The old line with more behind it: what it says is kept, what comes must say nothing new."""
    text = _line_of(answer)
    more = text[len(line.text) :]
    useless = (
        not text.startswith(line.text.rstrip("."))
        or not 2 <= len(more.split()) <= MOST_MORE
        or numbers(more)
        or strangers(text, [*line.names, line.text])
        or in_circles(text)
        or not is_clean(text)
        or content_words(more) <= content_words(line.text)
        or any(more.strip(" ,.!") in pair[1] for pair in polish_prompt.PAIRS[how])
    )
    found = None if useless else _weighed(line, how, text, answer.mean_logprob or BY_RULE)
    if text and found is None:
        dropped.reasons[f"not {polish_prompt.label(how)}" if not useless else "not clean"] += 1
    return found


def _line_of(answer: Answer) -> str:
    if not answer.whole:
        return ""
    line = next((one.strip() for one in answer.text.splitlines() if one.strip()), "")
    line = " ".join(line.strip('"“”').split())
    return line if line[-1:] in CLOSED else ""


def _room(how: str) -> Room:
    persons = frozenset({"I", "you"})
    return {
        "tighter": Room(least_same=0.7, longest=1.0, may_drop_persons=True),
        "colder": Room(least_same=0.5, new_persons=persons, may_drop_persons=True),
        "subtext": Room(new_persons=persons, may_drop_persons=True),
    }.get(how, Room(least_same=0.6, new_persons=persons))


def _weighed(line: Line, how: str, text: str, sure: float) -> Rewrite | None:
    """The new line with what it is worth; None where it is no better in what can be measured."""
    measure = _MEASURES.get(how)
    if measure is None:
        return Rewrite(text, f"{polish_prompt.label(how).capitalize()}, as the model has it.", sure)
    gain, reason = measure(line.text, text)
    return Rewrite(text, reason, gain + 0.3 * sure) if gain > 0 else None


def _shorter(old: str, new: str) -> tuple[float, str]:
    before, after = len(old.split()), len(new.split())
    saved = (before - after) / before
    told = f"Tighter: {after} words instead of {before}."
    return (saved, told) if saved >= LEAST_SAVED else (0.0, "")


def _valence(sign: int, word: str) -> Callable[[str, str], tuple[float, str]]:
    def measure(old: str, new: str) -> tuple[float, str]:
        before, after = line_tone(old).valence, line_tone(new).valence
        if before is None or after is None:
            return 0.0, ""
        gain = sign * (after - before)
        told = f"{word}: {number(after)} instead of {number(before)}."
        return (gain, told) if gain >= LEAST_GAIN else (0.0, "")

    return measure


_MEASURES: dict[str, Callable[[str, str], tuple[float, str]]] = {
    "tighter": _shorter,
    "warmer": _valence(1, "Warmer"),
    "colder": _valence(-1, "Colder"),
}


def _ask(line: Line, how: str, doing: str) -> Ask:
    pairs = polish_prompt.PAIRS.get(how, ())
    label = polish_prompt.label(how).capitalize()
    shown = "".join(f"Before: {old}\n{label}: {new}\n\n" for old, new in pairs)
    head = polish_prompt.heading(how, line.speaker or "the script")
    if line.own and (how == "voice" or not pairs):
        shown += "".join(f"{label}: {said}\n\n" for said in line.own)
    task = polish_prompt.TASKS.get(how, f"Say the same, but: {how}.")
    context = f"The line before it: {line.before}\n" if line.before else ""
    who = f"{line.speaker} says" if line.speaker else "Action"
    return Ask(
        page=f"{head}\n\n{shown}Before: {line.text}\n{label}:",
        turns=(
            Turn("system", polish_prompt.SYSTEM),
            Turn("user", f"{shown}{context}{task}\n{who}: {line.text}"),
        ),
        max_tokens=min(160, 16 + 2 * len(line.text.split()) + MOST_MORE),
        stop=("\n",),
        temperature=0.6,
        grammar=GRAMMAR,
        doing=doing,
    )
