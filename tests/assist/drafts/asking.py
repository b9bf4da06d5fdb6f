"""Runs the questions of a draft without an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from screenplay_ls.assist.drafts.draft import Answer, Ask, Draft, Steps

Script = Callable[[Ask], str | Answer] | Iterable[str | Answer]
"""What is answered: a function of the question, or answers in their order."""


def told(steps: Steps, script: Script) -> tuple[Draft, list[Ask]]:
    """The draft, and what was asked. An answer is what follows `Ask.begins`."""
    asked: list[Ask] = []
    answers = None if callable(script) else iter(script)
    try:
        ask = next(steps)
        while True:
            asked.append(ask)
            said = script(ask) if callable(script) else next(answers or iter(()))
            answer = Answer(said) if isinstance(said, str) else said
            ask = steps.send(Answer(ask.begins + answer.text, answer.whole))
    except StopIteration as done:
        return done.value, asked
