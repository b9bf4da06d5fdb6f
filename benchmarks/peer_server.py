"""llama.cpp's own HTTP server, started on this machine's own address for as long as it is needed.

What to start is named by an argument or by `SCREENPLAY_PEER`: the Python of a virtual environment
that has `xllamacpp`, or an executable `llama-server`. Options as llama.vscode's presets have them
(batches of 1024, chunks of 256 reused), with one slot.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "SCREENPLAY_PEER"
PATIENCE_S = 120.0
_SCRIPT = Path(__file__).resolve().parent / "peers" / "llama_server.py"
_ADDRESS = re.compile(rb"listening on (http://127\.0\.0\.1:\d+)")
_OPTIONS = "--host 127.0.0.1 --port 0 -c 4096 -b 1024 -ub 1024 --cache-reuse 256 -np 1"


@dataclass(frozen=True)
class Peer:
    """A server that is ready."""

    url: str
    pid: int


def find(named: str | None) -> Path | None:
    """What to start; None, with a line that says why, where there is nothing."""
    name = named or os.environ.get(VARIABLE)
    if not name:
        print(f"Left out: llama.cpp's server ({VARIABLE} names nothing; see {Path(__file__).name})")
        return None
    found = shutil.which(name)
    if not found:
        print(f"Left out: llama.cpp's server ({name} is not there or cannot be run)")
    # Not resolved: the Python of a virtual environment is known by its own path.
    return Path(found) if found else None


@asynccontextmanager
async def running(program: Path, model: Path) -> AsyncGenerator[Peer]:
    """A server with the model loaded."""
    arguments = [str(_SCRIPT), str(model)]
    if "python" not in program.name:
        arguments = ["-m", str(model), *_OPTIONS.split()]
    process = await asyncio.create_subprocess_exec(
        program, *arguments, stdin=PIPE, stdout=DEVNULL, stderr=PIPE
    )
    reading: asyncio.Task[None] | None = None
    try:
        url = await asyncio.wait_for(_address(process), PATIENCE_S)
        reading = asyncio.create_task(_drain(process))
        yield Peer(url, process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        if reading:
            await reading


async def _address(process: Process) -> str:
    """The model is loaded when the server says where it listens, or soon after."""
    assert process.stderr
    async for line in process.stderr:
        if found := _ADDRESS.search(line):
            return found[1].decode("ascii")
    raise SystemExit("llama.cpp's server has ended while it started.")


async def _drain(process: Process) -> None:
    assert process.stderr
    async for _ in process.stderr:
        pass
