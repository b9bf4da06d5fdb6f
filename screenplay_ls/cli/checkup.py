"""Examine the engine, its model, and model servers on this machine: what `doctor` reports."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from screenplay_ls.llm.engine import Calibration, Engine, EngineError, Figures, Piece, Request
from screenplay_ls.llm.messages import Facts

PAGE = """INT. LIGHTHOUSE - NIGHT

Rain beats against the glass. MARTHA, 70, winds the great clock. JONAS stands in the door, dripping.

MARTHA
You are late again.

JONAS
The ferry did not wait for anybody tonight.

MARTHA
It waited for your father. Every night, for eleven years, until the winter it did not.

JONAS
(quietly)
I know. I was there. I held the lamp, and nobody looked up.

MARTHA
"""
"""What the model is asked to continue: enough to measure by."""

PORTS = {
    11434: "Ollama",
    8080: "llama-server",
    8012: "llama-server",
    8000: "vLLM",
    1234: "LM Studio",
}
"""Where model servers usually listen."""
LOOK_S = 1.5
"""How long to wait for each (seconds)."""


@dataclass(frozen=True)
class Trial:
    """How a model did."""

    facts: Facts
    start_s: float
    """Until the model was loaded, the process and its libraries included."""
    text: str
    figures: Figures
    warm_ms: float
    """From a request to its first piece, when one word was added to what was read before."""
    runs: str = ""
    """Path of the file that is loaded: the model, or a quicker copy of it."""
    calibration: Calibration | None = None
    """How it runs best here, now or in an earlier session measured."""

    @property
    def decode_tokens_per_s(self) -> float:
        """As it was measured when the machine was quiet, if it ever was."""
        known = self.calibration.decode_tokens_per_s if self.calibration else 0.0
        return max(known, self.predicted_speed)

    @property
    def prompt_speed(self) -> float:
        """Tokens a second."""
        return _speed(
            self.figures.prompt_tokens - self.figures.reused_tokens, self.figures.prompt_ms
        )

    @property
    def predicted_speed(self) -> float:
        """Tokens a second."""
        return _speed(self.figures.predicted_tokens, self.figures.predicted_ms)


@dataclass(frozen=True)
class FoundServer:
    """A model server on this machine."""

    url: str
    kind: str
    """What usually listens there."""
    models: str


async def try_model(model: Path, progress: Callable[[str], None]) -> Trial:
    """Load a model, have it write, and measure.

    Raises:
        EngineError: it cannot be used; the message is for the writer.
    """
    from screenplay_ls.llm.local import LocalEngine, LocalOptions
    from screenplay_ls.llm.store import calibrations_folder, copies_folder

    engine = LocalEngine(model, LocalOptions(notes=calibrations_folder(), copies=copies_folder()))
    started = time.monotonic()
    try:
        await engine.start(lambda share, words: progress(words))
        start_s = time.monotonic() - started
        progress("Measuring which number of threads suits this machine")
        calibration = await engine.calibrate()
        progress("Reading a page and writing a few words")
        text, figures, _ = await _ask(engine, PAGE, 32)
        _, _, warm_ms = await _ask(engine, PAGE + "Your", 1)
        return Trial(
            engine.facts, start_s, text.strip(), figures, warm_ms, str(engine.runs), calibration
        )
    finally:
        await engine.close()


async def look_for_servers(ports: dict[int, str] = PORTS) -> list[FoundServer]:
    """Ask the usual ports of this machine whether a model server answers."""
    found = await asyncio.gather(*(_look(port, kind) for port, kind in ports.items()))
    return [server for server in found if server]


async def _look(port: int, kind: str) -> FoundServer | None:
    from screenplay_ls.llm.remote import RemoteEngine, RemoteOptions

    url = f"http://127.0.0.1:{port}"
    engine = RemoteEngine(RemoteOptions(url, connect_s=LOOK_S, patience_s=LOOK_S))
    try:
        await engine.start()
        return FoundServer(url, kind, engine.name)
    except EngineError:
        return None
    finally:
        await engine.close()


async def _ask(engine: Engine, prompt: str, tokens: int) -> tuple[str, Figures, float]:
    """What it wrote, what that cost, and the milliseconds to the first piece."""
    started = time.monotonic()
    first = 0.0
    text, figures = "", Figures()
    async for part in engine.complete(Request(prompt, max_tokens=tokens)):
        if isinstance(part, Piece):
            first = first or time.monotonic()
            text += part.text
        else:
            figures = part.figures
    return text, figures, (first - started) * 1000 if first else 0.0


def _speed(tokens: int, milliseconds: float) -> float:
    return 1000 * tokens / milliseconds if milliseconds > 0 else 0.0
