"""A simple client of llama.cpp's HTTP server that asks as llama.vscode does.

What it does, by that extension's defaults: a request at each key without a pause; while one is in
progress, the next one looks again every 150 ms, and gives up when the editor has cancelled it; a
request that runs is never stopped; greedy budgets (128 tokens, 500 ms of writing, which llama.cpp
applies only once a line has ended); the prompt's state is kept; the last 250 answers are kept, and
found again when what was typed since is how they begin.

In its favour: the model takes its most probable token instead of a drawn one, the prompt is the one
that reads best (2,000 to 2,500 characters without indentation, no space at its end), nothing is
asked ahead of time, and an answer that was typed to its end does not keep it from asking anew.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

LOOK_AGAIN_S = 0.15
MOST_KEPT = 250
LEAST, MOST = 2000, 2500
"""How many characters the model reads."""
BUDGET: dict[str, Any] = {
    "n_predict": 128,
    "t_max_predict_ms": 500,
    "top_k": 40,
    "top_p": 0.99,
    "temperature": 0.0,
    "samplers": ["top_k", "top_p", "temperature"],
    "cache_prompt": True,
    "id_slot": 0,
    "stream": False,
}


@dataclass(frozen=True)
class Answer:
    """What came of one request to the server."""

    number: int
    text: str
    prompt_tokens: int
    """Evaluated, without those that were reused."""
    predicted_tokens: int
    own_ms: float
    """llama.cpp's own time for both."""
    writing_ms: float
    """The part of it that it wrote."""
    whole_ms: float
    """From the sending to the answer."""


class SimpleClient:
    """Asks one server for one editor. `url` is the server's address."""

    def __init__(self, url: str) -> None:
        import httpx

        self.answers: list[Answer] = []
        """Every answer of the server so far."""
        self._http = httpx.AsyncClient(base_url=url, timeout=None, trust_env=False)
        self._busy = False
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def ghost(self, before: str, number: int, is_stale: Callable[[], bool]) -> str | None:
        """The ghost text behind `before`; None when the editor does not want it any more."""
        while self._busy:
            await asyncio.sleep(LOOK_AGAIN_S)
            if is_stale():
                return None
        head, line = _last_line(before)
        if known := self._known(head, line):
            return known
        self._busy = True
        try:
            text = (await self.ask(before, number)).text
        finally:
            self._busy = False
        if text.strip():
            self._kept[head, line] = text
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return text

    async def ask(self, before: str, number: int = 0, most: int | None = None) -> Answer:
        """Have the server continue a text."""
        prompt = plain(before)
        body = {**BUDGET, "prompt": prompt}
        if most is not None:
            body.update(n_predict=most, t_max_predict_ms=0)
        clock = asyncio.get_running_loop().time
        sent = clock()
        response = await self._http.post("/completion", json=body)
        whole_ms = (clock() - sent) * 1000
        response.raise_for_status()
        said = response.json()
        timings, text = said["timings"], said["content"]
        answer = Answer(
            number,
            text.lstrip(" ") if before[-1:].isspace() else text,
            timings["prompt_n"],
            timings["predicted_n"],
            timings["prompt_ms"] + timings["predicted_ms"],
            timings["predicted_ms"],
            whole_ms,
        )
        self.answers.append(answer)
        return answer

    async def rest(self) -> None:
        """Wait until nothing is in progress."""
        while self._busy:
            await asyncio.sleep(LOOK_AGAIN_S)

    async def close(self) -> None:
        """End the connection."""
        await self._http.aclose()

    def _known(self, head: str, line: str) -> str:
        """What is left of an answer for the beginning of this line; empty where there is none."""
        for end in range(len(line), -1, -1):
            text = self._kept.get((head, line[:end]), "")
            if text.startswith(line[end:]) and text != line[end:]:
                self._kept.move_to_end((head, line[:end]))
                return text[len(line) - end :]
        return ""


def plain(text: str) -> str:
    """What the model reads: the text on the left, without indentation and spaces at its end."""
    start = (len(text) - LEAST) // (MOST - LEAST) * (MOST - LEAST) if len(text) > MOST else 0
    lines = [line.lstrip() for line in text[start:].replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).rstrip(" \t")


def _last_line(before: str) -> tuple[str, str]:
    head, end, line = before.rpartition("\n")
    return head + end, line
