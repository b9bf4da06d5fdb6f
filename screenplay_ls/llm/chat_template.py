"""The chat template of a model file, rendered: `python -m screenplay_ls.llm.chat_template`.

A template is a program that came with a download, so it runs in a process of its own with little
memory and little time, in Jinja's sandbox, and never sees a text: marks stand for what is said.
It reads one JSON object, `{template, roles, begin, end}`, and answers with `{frame}`, a list of
what stands between the texts and the numbers of the texts, or with `{error}`.
"""

from __future__ import annotations

import json
import re
import secrets
import sys
from collections.abc import Sequence
from typing import Any

LONGEST_TEMPLATE = 100_000
LONGEST_FRAME = 100_000
"""In characters; real ones have a few hundred."""
MEMORY = 768 << 20
"""Bytes of address space, where the system can limit it."""
SECONDS = 5
"""Of computing."""

Frame = list[str | int]


class BadTemplate(Exception):
    """The template does not do what templates do."""


def frame(template: str, roles: Sequence[str], *, begin: str = "", end: str = "") -> Frame:
    """What a template puts around the texts of a conversation, up to the model's answer.

    Args:
        template: the program.
        roles: who speaks: `system`, `user`, `assistant`.
        begin: the text of the token that begins a text.
        end: the text of the token that ends one.

    Raises:
        BadTemplate: it fails, or leaves a text out.
    """
    if len(template) > LONGEST_TEMPLATE:
        raise BadTemplate("it is too long")
    try:
        return _frame(template, list(roles), begin, end)
    except BadTemplate:
        if roles[:2] != ("system", "user") and list(roles[:2]) != ["system", "user"]:
            raise
        # Some models know no system: what is said there stands before what the user says.
        found = _frame(template, list(roles[1:]), begin, end)
        one_later = [part + 1 if isinstance(part, int) else part for part in found]
        at = one_later.index(1)
        return [*one_later[:at], 0, "\n\n", *one_later[at:]]


def _frame(template: str, roles: list[str], begin: str, end: str) -> Frame:
    mark = f"text{secrets.token_hex(8)}n"
    messages = [{"role": role, "content": f"{mark}{n}e"} for n, role in enumerate(roles)]
    rendered = _render(template, messages, begin, end)
    if len(rendered) > LONGEST_FRAME:
        raise BadTemplate("what it writes is too long")
    parts: Frame = []
    for index, part in enumerate(re.split(rf"{mark}(\d+)e", rendered)):
        if index % 2:
            parts.append(int(part))
        elif part:
            parts.append(part)
    if sorted(part for part in parts if isinstance(part, int)) != list(range(len(roles))):
        raise BadTemplate("it leaves texts out, or says them twice")
    return parts


def _render(template: str, messages: list[dict[str, str]], begin: str, end: str) -> str:
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def refuse(message: str) -> None:
        raise BadTemplate(str(message))

    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"]
    )
    environment.filters["tojson"] = lambda value, **_: json.dumps(value, ensure_ascii=False)  # pyright: ignore[reportUnknownLambdaType] -- whatever the template gives it.
    known: dict[str, Any] = {
        **{"messages": messages, "add_generation_prompt": True, "raise_exception": refuse},
        **{"bos_token": begin, "eos_token": end},
        # A model that thinks before it answers would spend all its tokens on that.
        **{"enable_thinking": False, "tools": None, "documents": None},
    }
    try:
        return environment.from_string(template).render(known)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise BadTemplate(f"it fails: {error}") from error
    except (AttributeError, RecursionError, MemoryError) as error:
        raise BadTemplate(f"it fails: {type(error).__name__}") from error


def _limit() -> None:
    """Little memory, little time, no files written; where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


def main() -> None:
    """Answer the one question on standard input."""
    given = json.load(sys.stdin)
    _limit()
    answer: dict[str, Any]
    try:
        answer = {
            "frame": frame(
                given["template"], given["roles"], begin=given["begin"], end=given["end"]
            )
        }
    except BadTemplate as error:
        answer = {"error": str(error)[:300]}
    except MemoryError:
        answer = {"error": "it takes too much memory"}
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
