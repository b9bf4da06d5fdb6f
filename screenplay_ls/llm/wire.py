"""What is said to model servers over HTTP, in three ways of speaking. Pure: bodies and lines.

completions   POST /v1/completions        a text is continued as it stands (llama-server, vLLM)
chat          POST /v1/chat/completions   only conversations; the text is wrapped in a request
ollama        POST /api/generate, raw     Ollama's own: its /v1/completions would put the text
                                          into the model's chat template
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, cast

from screenplay_ls.llm.engine import Figures, Request

Dialect = Literal["completions", "chat", "ollama"]
Body = dict[str, Any]

PATHS: dict[Dialect, str] = {
    "completions": "/v1/completions",
    "chat": "/v1/chat/completions",
    "ollama": "/api/generate",
}
MOST_STOPS = 4
"""More stop strings than this some servers refuse; ours are looked for again here anyway."""
INSTRUCTION = (
    "Continue the text of the user exactly where it ends, in the same form and style. "
    "Answer with the continuation alone: do not repeat the text, do not comment on it."
)
GO_ON = "Go on exactly where that ended. Do not repeat any of it, do not comment on it."


class Nonsense(Exception):
    """What came is not what such a server says."""


class Refusal(Exception):
    """The server says, in the middle of an answer, that it cannot go on."""


@dataclass(frozen=True)
class Chunk:
    """What one line of an answer brought."""

    text: str = ""
    logprob: float | None = None
    tokens: int = 1
    finish: str = ""
    """Why it ends, in the server's words; empty while it does not."""
    stop_string: bool = False
    """It ends because of a stop string, if the server says so."""
    figures: Figures | None = None


def body(dialect: Dialect, request: Request, model: str, *, strict: bool = False) -> Body:
    """The JSON of a request.

    Args:
        dialect: the way of speaking.
        request: what to continue.
        model: its name on the server; empty lets the server choose.
        strict: only what the original protocol knows; some servers refuse the rest.
    """
    stop = list(request.stop[:MOST_STOPS])
    sampling = {"temperature": request.temperature, "top_p": request.top_p, "seed": request.seed}
    more = {"top_k": request.top_k, "min_p": request.min_p}
    if dialect == "ollama":
        options = {**sampling, **more, "num_predict": request.max_tokens, "stop": stop}
        return {
            **{"model": model, "prompt": request.prompt, "raw": True, "stream": True},
            "options": options,
        }
    fields: Body = {"max_tokens": request.max_tokens, "stream": True, **sampling}
    if model:
        fields["model"] = model
    if stop:
        fields["stop"] = stop
    if not strict:
        fields |= more
    if dialect == "chat":
        return {**fields, "messages": _messages(request)}
    if not strict:
        fields["logprobs"] = 1
    return {**fields, "prompt": request.prompt}


def _messages(request: Request) -> list[Body]:
    """A request's conversation, or one around a text that is to be continued.

    Not every server goes on with a turn that the model has begun, so it is asked to in words.
    """
    if not request.turns:
        turns = [("system", INSTRUCTION), ("user", request.prompt)]
    else:
        turns = [(turn.role, turn.text) for turn in request.turns]
        if begun := request.prompt.strip():
            turns += [("assistant", begun), ("user", GO_ON)]
    return [{"role": role, "content": text} for role, text in turns]


def chunk(dialect: Dialect, line: str) -> Chunk | None:
    """What a line of a streamed answer brings; None for one that brings nothing.

    Raises:
        Nonsense: it is not a line of this protocol.
        Refusal: the server reports an error.
    """
    if dialect != "ollama":
        if not line or line.startswith((":", "event:", "id:", "retry:")):
            return None
        if not line.startswith("data:"):
            raise Nonsense(line[:80])
        line = line.removeprefix("data:").strip()
        if line == "[DONE]":
            return Chunk(finish="done")
    elif not line.strip():
        return None
    return whole(dialect, line)


def whole(dialect: Dialect, text: str) -> Chunk:
    """What a JSON object brings: a line of a stream, or an answer that is not streamed.

    Raises:
        Nonsense: it is not an answer of this protocol.
        Refusal: the server reports an error.
    """
    try:
        answer: Any = json.loads(text)
    except ValueError:
        raise Nonsense(text[:80]) from None
    if not isinstance(answer, dict):
        raise Nonsense(text[:80])
    fields = cast(Body, answer)
    if error := fields.get("error"):
        raise Refusal(_words(error))
    try:
        return _ollama(fields) if dialect == "ollama" else _openai(fields)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise Nonsense(text[:80]) from None


def _words(error: object) -> str:
    """The sentence in whatever a server puts there."""
    message = cast(Body, error).get("message") if isinstance(error, dict) else error
    return str(message or "no reason given")[:200]


def _ollama(fields: Body) -> Chunk:
    done = bool(fields["done"])
    return Chunk(
        text=str(fields.get("response", "")),
        tokens=0 if done else 1,
        finish=str(fields.get("done_reason") or "stop") if done else "",
        figures=Figures(
            prompt_tokens=int(fields.get("prompt_eval_count", 0)),
            predicted_tokens=int(fields.get("eval_count", 0)),
            prompt_ms=int(fields.get("prompt_eval_duration", 0)) / 1e6,
            predicted_ms=int(fields.get("eval_duration", 0)) / 1e6,
        )
        if done
        else None,
    )


def _openai(fields: Body) -> Chunk:
    choices: list[Body] = fields["choices"]
    if not choices:
        return Chunk(tokens=0)  # A closing line with the usage alone.
    choice = choices[0]
    if "text" in choice:
        text = choice["text"]
    else:
        said: Body = choice.get("delta") or choice.get("message") or {}
        text = said.get("content")
    logprob, tokens = _logprob(choice.get("logprobs"))
    return Chunk(
        text=str(text or ""),
        logprob=logprob,
        tokens=tokens or int(bool(text)),
        finish=str(choice.get("finish_reason") or ""),
        stop_string=isinstance(choice.get("stop_reason"), str),
        figures=_timings(fields.get("timings")),
    )


def _logprob(logprobs: Body | None) -> tuple[float | None, int]:
    """Sum over the tokens of a chunk: vLLM's list, or llama-server's list of objects."""
    if not logprobs:
        return None, 0
    values: list[float]
    if logprobs.get("token_logprobs"):
        values = [float(value) for value in logprobs["token_logprobs"] if value is not None]
    else:
        values = [float(token["logprob"]) for token in logprobs.get("content") or ()]
    return (sum(values), len(values)) if values else (None, 0)


def _timings(timings: Body | None) -> Figures | None:
    """What llama-server adds to the last chunk."""
    if not timings:
        return None
    reused = int(timings.get("cache_n", 0))
    return Figures(
        prompt_tokens=int(timings.get("prompt_n", 0)) + reused,
        reused_tokens=reused,
        predicted_tokens=int(timings.get("predicted_n", 0)),
        prompt_ms=float(timings.get("prompt_ms", 0)),
        predicted_ms=float(timings.get("predicted_ms", 0)),
    )
