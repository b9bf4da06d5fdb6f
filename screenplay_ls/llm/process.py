"""One life of a worker process, seen from the event loop: start, load, ask, end.

A worker that owes an answer and says nothing for too long is ended; whoever waits for one that is
gone gets `EngineLost`. See `messages` for what is said, `worker` for the other side.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from screenplay_ls.llm import losses
from screenplay_ls.llm.engine import (
    Calibration,
    End,
    EngineError,
    EngineLost,
    EngineMissing,
    Figures,
    ModelUnusable,
    Piece,
    Request,
)
from screenplay_ls.llm.environment import worker_environment
from screenplay_ls.llm.messages import Facts, Message, Setup, decode, encode, facts_from_json

log = logging.getLogger(__name__)

POLITE_S = 5.0
"""How long a worker may take to end by itself."""
LINE_BYTES = 1 << 22
"""Longer lines than this a worker does not write."""
ABORTED = "aborted"
"""How a request ends that was stopped from outside: by us, or because the worker was closed."""
LAST = frozenset({"end", "error", "ready", "failed", "calibrated", "recoded"})
"""Events after which the worker owes nothing more for a message."""
LOADING = 0
"""The number under which the answer to `load` is awaited."""


class WorkerProcess:
    """A worker and its pipes. Used once: what has ended is not started again.

    Args:
        command: what to start; None for the worker that comes with us.
        patience_s: seconds of silence after which a worker that owes something is ended.
        load_patience_s: the same while it loads, which a slow disk may draw out.
        observer: told what each request has cost, those that were given up too.
    """

    def __init__(
        self,
        command: Sequence[str] | None,
        patience_s: float,
        load_patience_s: float,
        observer: Callable[[Figures], None],
    ) -> None:
        self._observer = observer
        self._command = command or (sys.executable, "-m", "screenplay_ls.llm.worker")
        self._patience_s = load_patience_s
        self._patience_afterwards_s = patience_s
        self._process: Process | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._owed: dict[int, asyncio.Queue[Message | EngineError]] = {}
        """Requests that the worker has not ended yet, those that nobody reads any more too."""
        self._number = LOADING
        self._heard = 0.0
        self._alarm: asyncio.TimerHandle | None = None
        self._hung = False
        self._last_words: deque[str] = deque(maxlen=20)

    @property
    def alive(self) -> bool:
        """It has been started and has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def busy(self) -> bool:
        """It owes something."""
        return bool(self._owed)

    @property
    def pid(self) -> int | None:
        """The process's number, while it lives."""
        return self._process.pid if self._process and self.alive else None

    async def load(self, setup: Setup, progress: Callable[[float], None]) -> Facts:
        """Start the worker and have it load a model.

        Raises:
            EngineError: one of the three kinds.
        """
        inbox = self._expect(LOADING)
        if not self.alive:
            await self._start()
        self._send({"do": "load", "setup": asdict(setup)})
        while True:
            message = await inbox.get()
            if isinstance(message, EngineError):
                raise message
            if message["event"] == "ready":
                self._become_strict()
                return facts_from_json(message["facts"])
            if message["event"] == "failed":
                kind = EngineMissing if message["kind"] == "missing" else ModelUnusable
                raise kind(message["message"])
            progress(message["share"])

    async def answer(
        self, request: Request, frame: Sequence[str | int] = ()
    ) -> AsyncGenerator[Piece | End, None]:
        """Have a request answered; closing the generator aborts it.

        Args:
            request: what to continue.
            frame: what stands around its turns; empty where it has none.

        Raises:
            EngineLost: the worker ended or was ended.
            EngineError: this request cannot be answered.
        """
        if not self.alive:
            raise self._loss()
        self._number += 1
        number = self._number
        inbox = self._expect(number)
        asked = {"request": asdict(request), "frame": list(frame)}
        self._send({"do": "complete", "id": number, **asked})
        try:
            while True:
                message = await inbox.get()
                if isinstance(message, EngineError):
                    raise message
                if message["event"] == "piece":
                    yield _piece(message)
                elif message["event"] == "end":
                    if message["reason"] == ABORTED:
                        raise EngineLost("The language model was closed.")
                    yield End(message["reason"], Figures(**message["figures"]))
                    return
                elif message["event"] == "error":
                    raise EngineError(message["message"])
        finally:
            if number in self._owed:
                self._send({"do": "abort", "id": number})

    def tune(self, calibration: Calibration) -> None:
        """Run like this from now on."""
        self._send({"do": "tune", "calibration": asdict(calibration)})

    async def calibrate(
        self, threads: Sequence[int], prompt_threads: Sequence[int]
    ) -> Calibration | None:
        """Have it measure how it runs best; None where a request came in between.

        Raises:
            EngineLost: the worker ended or was ended.
        """
        if not self.alive:
            raise self._loss()
        self._number += 1
        number = self._number
        inbox = self._expect(number)
        numbers = {"threads": list(threads), "prompt_threads": list(prompt_threads)}
        self._send({"do": "calibrate", "id": number, **numbers})
        try:
            message = await inbox.get()
            if isinstance(message, EngineError):
                raise message
            found = message["calibration"]
            return Calibration(**found) if found else None
        finally:
            if number in self._owed:
                self._send({"do": "abort", "id": number})

    async def recode(self, source: Path, target: Path) -> bool:
        """Start the worker and have it write a copy of a model; whether that went well.

        Raises:
            EngineError: the worker cannot be started, ended or was ended.
        """
        inbox = self._expect(LOADING)
        await self._start()
        self._send({"do": "recode", "source": str(source), "target": str(target)})
        message = await inbox.get()
        if isinstance(message, EngineError):
            raise message
        return message["event"] == "recoded" and bool(message["ok"])

    def kill(self) -> None:
        """End the worker at once; `close` waits for it."""
        self._kill()

    async def close(self) -> None:
        """End the worker: by closing its input, then hard. It is waited for: no zombie stays."""
        process = self._process
        if not process:
            return
        if process.stdin:
            process.stdin.close()
        await self._wait()
        await asyncio.gather(*self._tasks)

    async def _start(self) -> None:
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=PIPE,
                limit=LINE_BYTES,
                env=worker_environment(),
                # Never the folder the writer is in: `python -m` imports from where it stands.
                cwd=Path(__file__).parents[2],
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise EngineMissing(
                f"The program that runs the language model cannot be started: {error}."
            ) from error
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._listen()), loop.create_task(self._drain())]

    def _expect(self, number: int) -> asyncio.Queue[Message | EngineError]:
        inbox = self._owed[number] = asyncio.Queue[Message | EngineError]()
        loop = asyncio.get_running_loop()
        self._heard = loop.time()
        if self._alarm is None:
            self._alarm = loop.call_later(self._patience_s, self._check)
        return inbox

    def _send(self, message: Message) -> None:
        if self.alive and self._process and self._process.stdin:
            self._process.stdin.write(encode(message))

    async def _listen(self) -> None:
        """Pass on what the worker says, until it ends."""
        assert self._process
        assert self._process.stdout
        with contextlib.suppress(ValueError, OSError):  # A line without end, a broken pipe.
            async for line in self._process.stdout:
                self._hear(decode(line))
        await self._wait()
        if self._alarm:
            self._alarm.cancel()
        if self._owed:
            loss = self._loss()
            for inbox in self._owed.values():
                inbox.put_nowait(loss)
            self._owed.clear()

    async def _drain(self) -> None:
        """Keep the worker's standard error flowing, and its last lines for the log."""
        assert self._process
        assert self._process.stderr
        with contextlib.suppress(ValueError, OSError):
            async for line in self._process.stderr:
                text = line.decode("utf-8", "replace").rstrip()
                self._last_words.append(text)
                log.debug("worker: %s", text)

    def _hear(self, message: Message | None) -> None:
        self._heard = asyncio.get_running_loop().time()
        if message is None or "event" not in message:
            return
        number = message.get("id", LOADING)
        last = message["event"] in LAST
        if message["event"] == "end":
            self._observer(Figures(**message["figures"]))
        inbox = self._owed.pop(number, None) if last else self._owed.get(number)
        if inbox and message["event"] != "read":
            inbox.put_nowait(message)

    def _check(self) -> None:
        """Look whether the worker owes something and is silent."""
        self._alarm = None
        loop = asyncio.get_running_loop()
        if not self._owed:
            return
        silent = loop.time() - self._heard
        if silent >= self._patience_s:
            log.warning("The worker said nothing for %.0f s and is ended.", silent)
            self._hung = True
            self._kill()
        else:
            self._alarm = loop.call_later(self._patience_s - silent, self._check)

    async def _wait(self) -> None:
        """Wait for the end of a process that has nothing more to say; end it if it stays."""
        assert self._process
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._process.wait(), POLITE_S)
        self._kill()
        log.info("The worker ended with code %s.", await self._process.wait())

    def _become_strict(self) -> None:
        """The model is loaded: from now on silence is a bad sign sooner."""
        self._patience_s = self._patience_afterwards_s
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None

    def _kill(self) -> None:
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    def _loss(self) -> EngineError:
        """Why the worker is gone, in words for the writer."""
        code = self._process.returncode if self._process else None
        if self._hung:
            return losses.hung(self._patience_s)
        if code == losses.KILLED:
            return losses.killed(loading=LOADING in self._owed)
        log.warning("The worker ended with code %s: %s", code, " | ".join(self._last_words))
        return losses.ended()


def _piece(message: Message) -> Piece:
    return Piece(message["text"], message["logprob"], message["tokens"], message["candidate"])
