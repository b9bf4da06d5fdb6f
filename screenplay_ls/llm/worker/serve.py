"""The worker's threads and messages: one thread reads, the other owns the model."""

from __future__ import annotations

import contextlib
import math
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from screenplay_ls.llm.engine import Calibration, Piece
from screenplay_ls.llm.messages import (
    Message,
    Setup,
    decode,
    encode,
    request_from_json,
)
from screenplay_ls.llm.worker.backend import BadRequest, Halt, Halted, Loader, LoadError
from screenplay_ls.llm.worker.calibrate import calibrate
from screenplay_ls.llm.worker.session import Report, Session

Recoder = Callable[[Path, Path], bool]
"""Writes a copy of a model that is quicker, and says whether that went well."""
GRACE_S = 2.0
"""How long a model may go on after the parent has gone, before the process is ended hard."""


def serve(load: Loader, recode: Recoder | None = None) -> None:
    """Speak the protocol on standard input and output until the input closes."""
    source, sink = take_pipes()
    inbox = Inbox(source)
    inbox.start()

    def say(message: Message) -> None:
        try:
            sink.write(encode(message))
        except OSError:
            os._exit(1)  # Nobody listens any more.

    session: Session | None = None
    for message in inbox:
        if message["do"] == "load":
            session = open_session(load, message, inbox.halt, say)
        elif message["do"] == "complete" and session:
            answer(session, message, inbox.halt, say)
        elif message["do"] == "calibrate" and session:
            measure(session, message, inbox.halt, say)
        elif message["do"] == "recode":
            source, target = Path(message["source"]), Path(message["target"])
            say({"event": "recoded", "ok": bool(recode and recode(source, target))})
        elif message["do"] == "tune" and session:
            session.backend.tune(Calibration(**message["calibration"]))
        inbox.done(message)


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Private copies of standard input and output; whatever a library prints goes to stderr.

    Input becomes the null device: on Windows, loading a library stalls while another thread waits
    on the pipe behind standard input.
    """
    source = os.fdopen(os.dup(0), "rb")
    sink = os.fdopen(os.dup(1), "wb", buffering=0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return source, sink


class Inbox:
    """What the parent says, read on a thread of its own, so that `abort` is heard at once."""

    def __init__(self, source: BinaryIO) -> None:
        self.halt = Halt()
        self._source = source
        self._queue: queue.Queue[Message | None] = queue.Queue()
        self._lock = threading.Lock()
        self._current = 0
        self._aborted: set[int] = set()
        self._closed = False
        self._yielding = False

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def __iter__(self) -> Inbox:
        return self

    def __next__(self) -> Message:
        message = self._queue.get()
        if message is None or self._closed:
            raise StopIteration
        with self._lock:
            self._current = message.get("id", 0)
            self.halt.begin(message.get("deadline", math.inf))
            # What is only measured gives way to whatever else is wanted.
            self._yielding = message["do"] == "calibrate"
            if self._current in self._aborted or (self._yielding and not self._queue.empty()):
                self.halt.abort()
        return message

    def done(self, message: Message) -> None:
        """The message is dealt with; an abort for it has nothing to stop any more."""
        with self._lock:
            number = message.get("id", 0)
            self._current, self._yielding = 0, False
            self._aborted = {waiting for waiting in self._aborted if waiting > number}

    def _read(self) -> None:
        for line in self._source:
            message = decode(line)
            if message is None:
                continue
            if message.get("do") == "abort":
                self._abort(message["id"])
                continue
            if message.get("do") == "complete":
                # The clock runs from the arrival: waiting behind another request counts too.
                limit = message["request"]["deadline_ms"]
                message["deadline"] = math.inf if limit is None else time.monotonic() + limit / 1000
            self._queue.put(message)
            with self._lock:
                if self._yielding:
                    self.halt.abort()
        self._closed = True
        self._queue.put(None)
        self.halt.abort()
        threading.Timer(GRACE_S, os._exit, [1]).start()

    def _abort(self, number: int) -> None:
        with self._lock:
            self._aborted.add(number)
            if number == self._current:
                self.halt.abort()


def open_session(
    load: Loader, message: Message, halt: Halt, say: Callable[[Message], None]
) -> Session | None:
    """Load the model and say how that went."""
    told = -1

    def progress(share: float) -> None:
        nonlocal told
        if (twentieth := int(share * 20)) > told:
            told = twentieth
            say({"event": "loading", "share": twentieth / 20})

    try:
        backend = load(Setup(**message["setup"]), halt, progress)
    except LoadError as error:
        say({"event": "failed", "kind": error.kind, "message": str(error)})
        return None
    say({"event": "ready", "facts": asdict(backend.facts)})
    return Session(backend, halt)


def answer(session: Session, message: Message, halt: Halt, say: Callable[[Message], None]) -> None:
    """Answer one request: pieces, and how it ended."""
    number = message["id"]

    def piece(piece: Piece) -> None:
        say({"event": "piece", "id": number, **asdict(piece)})

    def read(done: int, of: int) -> None:
        say({"event": "read", "id": number, "done": done, "of": of})

    try:
        request = request_from_json(message["request"])
        end = session.answer(request, Report(read, piece), message.get("frame", ()))
    except Halted:
        figures = asdict(session.figures)
        say({"event": "end", "id": number, "reason": "aborted", "figures": figures})
    except BadRequest as error:
        say({"event": "error", "id": number, "message": str(error)})
    else:
        say({"event": "end", "id": number, "reason": end.reason, "figures": asdict(end.figures)})


def measure(session: Session, message: Message, halt: Halt, say: Callable[[Message], None]) -> None:
    """Calibrate, unless something else is wanted meanwhile."""
    found: Calibration | None = None
    with contextlib.suppress(Halted, BadRequest):
        threads, prompt_threads = message["threads"], message["prompt_threads"]
        found = calibrate(session.backend, halt, threads, prompt_threads)
    calibration = asdict(found) if found else None
    say({"event": "calibrated", "id": message["id"], "calibration": calibration})
