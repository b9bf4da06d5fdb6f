"""The local engine: a model in a worker process of its own.

The worker is started by the first request, told to stop when a request is closed, ended when it
hangs, and started again by the request after its death. Nothing here makes the event loop wait for
the model. When to try again after a failure is for `services` to say.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path

from screenplay_ls.llm import calibration
from screenplay_ls.llm.chat import Talk
from screenplay_ls.llm.engine import (
    Calibration,
    Capabilities,
    End,
    EngineLost,
    Figures,
    ModelUnusable,
    Piece,
    Progress,
    Request,
)
from screenplay_ls.llm.messages import Facts, Setup
from screenplay_ls.llm.process import WorkerProcess
from screenplay_ls.llm.recoding import Copy, is_worth_trying
from screenplay_ls.llm.trying import try_copy

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LocalOptions:
    """How a local engine runs its model."""

    context_tokens: int = 4096
    """Size of the context in tokens, at most what the model was trained for; 0 means that."""
    threads: int = 0
    """For one token after another; 0 means what suits the machine."""
    prompt_threads: int = 0
    """For the prompt; 0 means what suits the machine."""
    gpu_layers: int | None = None
    """Layers on the graphics processor; None means all where llama.cpp was built for one."""
    patience_s: float = 60.0
    """A worker that owes something and says nothing for so long hangs, and is ended (seconds)."""
    load_patience_s: float = 120.0
    """The same while it loads a model, which a slow disk may draw out."""
    copies: Path | None = None
    """A folder for copies of models in a form that this machine reads faster; None keeps none."""
    notes: Path | None = None
    """A folder in which is noted how models run on this machine; None keeps no notes."""
    verbose: bool = False
    """Log llama.cpp's own lines (at debug level)."""


class LocalEngine:
    """A GGUF model on this machine. Satisfies `Engine`.

    Args:
        model: the GGUF file.
        options: how to run it.
        command: what to start instead of the worker that comes with us (for tests).
    """

    def __init__(
        self,
        model: Path,
        options: LocalOptions | None = None,
        *,
        command: Sequence[str] | None = None,
    ) -> None:
        self.model = model.expanduser().absolute()
        self.options = options or LocalOptions()
        self.facts = Facts(name=self.model.stem)
        """What is known of the model; all of it once it is loaded."""
        self.calibration: Calibration | None = None
        """How it runs best here, as far as that was measured, now or in an earlier session."""
        self.observer: Callable[[Figures], None] = _unheard
        self._command = command
        self._worker: WorkerProcess | None = None
        self._starting: asyncio.Task[None] | None = None
        self._trying: asyncio.Task[None] | None = None
        self._copy: Copy | None = None
        self.runs = self.model
        """The file that the worker has loaded: the model, or a quicker copy of it."""
        self._listeners: list[Progress] = []
        self._talk = Talk(self.name)

    @property
    def name(self) -> str:
        """The model's file name without its ending."""
        return self.facts.name

    @property
    def capabilities(self) -> Capabilities:
        """Known only once the model is loaded."""
        return replace(self.facts.capabilities, chat=self._talk.possible)

    @property
    def loaded(self) -> bool:
        """The worker lives, and has the model."""
        return self._worker is not None and self._worker.alive

    @property
    def busy(self) -> bool:
        """The worker owes an answer, or ends a request that was given up."""
        return bool(self._worker and self._worker.busy)

    @property
    def file_state(self) -> object:
        """Time of change and size of the model file; None where there is none."""
        return _state(self.model)

    @property
    def process_id(self) -> int | None:
        """Of the worker, while it lives."""
        return self._worker.pid if self._worker else None

    async def start(self, progress: Progress | None = None) -> None:
        """Load the model in a new worker, if there is none. Several callers share one loading.

        Raises:
            EngineError: it cannot be used.
        """
        if self.loaded:
            return
        if self._starting is None:
            self._starting = asyncio.create_task(self._load(), name="load the model")
            self._starting.add_done_callback(self._started)
        if progress:
            self._listeners.append(progress)
        try:
            # A caller that gives up does not stop the loading: the next one wants it too.
            await asyncio.shield(self._starting)
        finally:
            if progress:
                self._listeners.remove(progress)

    async def complete(self, request: Request) -> AsyncGenerator[Piece | End, None]:
        """Continue the prompt. Closing the generator aborts the work in the worker at once."""
        if self._trying:
            self._trying.cancel()
        await self.start()
        worker = self._worker
        if worker is None:
            raise EngineLost("The language model was closed.")
        try:
            frame = await self._talk.frame(request.turns) if request.turns else ()
            async with aclosing(worker.answer(request, frame)) as answer:
                async for part in answer:
                    yield part
        except EngineLost:
            if self._worker is worker:
                self._worker = None
                await worker.close()
            raise

    async def calibrate(self) -> Calibration | None:
        """Measure for a second or two, unless that was done; any request stops it at once.

        Raises:
            EngineLost: the worker died.
        """
        worker = self._worker
        found = self.calibration
        if worker is None:
            return found
        if found is None or not found.settled:
            found = await worker.calibrate(*self._thread_counts())
            if found:
                self.calibration = found
                log.info("calibrated: %s", found)
                await self._note(found, self.runs)
        if found and found.settled and await asyncio.to_thread(self._may_try_a_copy):
            self._trying = asyncio.create_task(self._try_a_copy(worker), name="try a quicker copy")
            try:
                await asyncio.wait({self._trying})
            finally:
                self._trying.cancel()
                self._trying = None
        return found

    async def close(self) -> None:
        """End the worker; whoever waits for an answer gets `EngineLost`."""
        if self._trying:
            self._trying.cancel()
            await asyncio.wait({self._trying})
        if self._starting:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        worker, self._worker = self._worker, None
        if worker:
            await worker.close()

    async def _load(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            await worker.close()  # It ended while it had nothing to do.
        options = self.options
        self._copy = await asyncio.to_thread(self._find_copy)
        quicker = self._copy is not None and self._copy.verdict is True
        self.runs = self._copy.path if self._copy and quicker else self.model
        worker = WorkerProcess(
            self._command, options.patience_s, options.load_patience_s, self._observe
        )
        words = f"Loading the language model {self.model.stem}"
        self._tell(0.0, words)
        try:
            loaded = await worker.load(self._setup(), lambda share: self._tell(share, words))
            self.facts = replace(loaded, name=self.model.stem)
            facts = self.facts
            self._talk = Talk(facts.name, facts.chat_template, facts.begin, facts.end)
            self._worker = worker
        except ModelUnusable:
            if not self._copy or not quicker:
                raise
            log.warning("The quicker copy of the model cannot be used; the model itself is.")
            self._copy.judge(quicker=False)
            await worker.close()
            return await self._load()
        finally:
            if self._worker is not worker:
                await worker.close()
        if place := self._place(self.runs):
            self.calibration = await asyncio.to_thread(calibration.read, place)
        if self.calibration:
            worker.tune(self.calibration)
        self._tell(1.0, f"The language model {self.name} is ready")

    def _started(self, task: asyncio.Task[None]) -> None:
        self._starting = None
        if not task.cancelled():
            task.exception()  # Whoever waits has it; that nobody does is not an error.

    def _tell(self, share: float, words: str) -> None:
        for listener in list(self._listeners):
            listener(share, words)

    def _observe(self, figures: Figures) -> None:
        self.observer(figures)

    def _find_copy(self) -> Copy | None:
        """The place of a quicker copy, whether there is one or not."""
        if not self.options.copies or self.options.gpu_layers:
            return None
        from importlib.metadata import PackageNotFoundError, version

        try:
            library = version("llama-cpp-python")
        except PackageNotFoundError:
            library = ""
        return Copy(self.options.copies, self.model, library)

    def _may_try_a_copy(self) -> bool:
        """Whether a copy could be quicker than what runs now, and has not been tried yet."""
        copy = self._copy
        return bool(copy and is_worth_trying(self.facts) and copy.verdict is None and copy.fits())

    async def _try_a_copy(self, own: WorkerProcess) -> None:
        assert self._copy
        options = self.options
        helper = WorkerProcess(self._command, options.patience_s, options.load_patience_s, _unheard)

        async def measure(worker: WorkerProcess | None) -> Calibration | None:
            return await (worker or own).calibrate(*self._thread_counts())

        if found := await try_copy(self._copy, helper, self._setup(), measure):
            await self._note(found, self._copy.path)

    def _thread_counts(self) -> tuple[list[int], list[int]]:
        """The numbers of threads to measure; empty where that is left open."""
        options = self.options
        writing, reading = (
            [count] if count else [] for count in (options.threads, options.prompt_threads)
        )
        return writing, reading

    async def _note(self, found: Calibration, file: Path) -> None:
        if place := self._place(file):
            await asyncio.to_thread(calibration.write, place, found)

    def _place(self, file: Path) -> calibration.Place | None:
        """Where it is noted how a file runs here, with the settings as they are."""
        if not self.options.notes:
            return None
        what = calibration.Subject(
            model=str(file),
            file=repr(_state(file)),
            library=self.facts.library,
            build=self.facts.system,
            layers=self.facts.gpu_layers,
            threads=self.options.threads,
            prompt_threads=self.options.prompt_threads,
        )
        return calibration.Place(self.options.notes, what)

    def _setup(self) -> Setup:
        options = self.options
        return Setup(
            model=str(self.runs),
            context_tokens=options.context_tokens,
            threads=options.threads,
            prompt_threads=options.prompt_threads,
            gpu_layers=options.gpu_layers,
            verbose=options.verbose,
        )


def _state(file: Path) -> object:
    try:
        state = os.stat(file)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def _unheard(_figures: Figures) -> None:
    pass
