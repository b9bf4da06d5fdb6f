"""Runs a kind's steps with answers that a test has written, and says whether a draft is valid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from screenplay_ls.assist.drafts.draft import Answer, Ask, Draft, Kind, Source
from screenplay_ls.fountain import Document, parse
from screenplay_ls.fountain import Kind as Of

Script = Iterable[str] | Callable[[Ask], str]
"""Answers in their order, the last one again and again; or a function of what is asked."""


@dataclass
class Run:
    """A draft, and what was asked for it."""

    draft: Draft
    asks: list[Ask] = field(default_factory=list[Ask])


def run(kind: Kind, source: Source, script: Script, take: int = 0, **wishes: Any) -> Run:  # noqa: ANN401 -- Each kind has its own.
    """The draft that comes of these answers."""
    answers = script if callable(script) else _in_order(script)
    steps = kind.steps(source, kind.wishes(**wishes), take)
    asks: list[Ask] = []
    try:
        ask = next(steps)
        while True:
            asks.append(ask)
            assert len(asks) < 2000, "it asks for ever"
            text = ask.begins + answers(ask)
            for stop in ask.stop:
                text = text.split(stop)[0]
            ask = steps.send(Answer(text))
    except StopIteration as done:
        return Run(done.value, asks)


def source(text: str = "", *others: str, select: str = "") -> Source:
    """A script with a selection: the part of it that is given again, or the place of a `|`."""
    at = text.find(select) if select else text.find("|")
    text = text if select else text.replace("|", "", 1)
    at = len(text) if at < 0 else at
    document = parse(text)
    span = document.span_of(0)._replace(start=at, end=at + len(select)) if text else None
    inputs = tuple(parse(other) for other in others)
    return Source(document, span, inputs) if span else Source(document, others=inputs)


def applied(document: Document, draft: Draft) -> str:
    """The script with the draft's passages in it."""
    text = document.text
    for passage in sorted(draft.passages, key=lambda one: one.span, reverse=True):
        text = text[: passage.span.start] + passage.text + text[passage.span.end :]
    return text


def kinds_in(text: str) -> set[Of]:
    """The kinds of element that a text holds."""
    return {element.kind for element in parse(text).elements} - {Of.BLANK}


def assert_clean(text: str) -> None:
    """A text holds no chat, no markup of other formats, and no cue without its speech."""
    assert not re.search(r"```|<\||\*\*|as an ai|I hope this|\{|\}", text, re.IGNORECASE)
    for speech in parse(text).speeches:
        assert speech.last > speech.first + 1, f"{speech.name} says nothing"


def _in_order(answers: Iterable[str]) -> Callable[[Ask], str]:
    left = list(answers)

    def answer(_: Ask) -> str:
        return left.pop(0) if len(left) > 1 else left[0]

    return answer
