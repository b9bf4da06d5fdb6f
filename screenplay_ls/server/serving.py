"""Runs a server on a pair of streams until the client is done."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event
from typing import Any, BinaryIO, NoReturn

from pygls.io_ import StdinAsyncReader, StdoutWriter, run_async

from screenplay_ls.server.server import ScreenplayServer

INTERRUPTED = 130
"""Exit code after Ctrl-C."""

COLLECTIONS = (50_000, 20, 50)
"""How seldom Python looks for cycles of objects. A script is tens of thousands of objects and none
of them is in a cycle, yet by default Python walks over all of them every few keystrokes."""

LOOPBACK = "127.0.0.1"
"""Nobody else's machine may connect."""


def serve_stdio(ls: ScreenplayServer) -> NoReturn:
    """Speak with the process that started us, and end with the exit code that LSP prescribes."""
    stdin, stdout = sys.stdin.buffer, _private_stdout()

    async def serve() -> None:
        reader = StdinAsyncReader(stdin, ThreadPoolExecutor(1))
        _end(await _serve(ls, reader, StdoutWriter(stdout)))

    with suppress(KeyboardInterrupt):
        asyncio.run(serve())
    _end(INTERRUPTED)


def serve_tcp(ls: ScreenplayServer, port: int) -> int:
    """Wait for one client on this machine's own address, and speak with it."""

    async def serve() -> int:
        ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if ls.protocol.writer is not None:
                writer.close()
                return
            code = await _serve(ls, reader, writer)
            if not ended.done():
                ended.set_result(code)

        listening = await asyncio.start_server(connected, LOOPBACK, port)
        address, port_taken = listening.sockets[0].getsockname()[:2]
        print(f"Listening on {address}:{port_taken}", file=sys.stderr, flush=True)
        async with listening:
            return await ended

    return asyncio.run(serve())


def _end(code: int) -> NoReturn:
    """End at once.

    Python would wait for its threads first: for the one that reads standard input, and for what is
    being worked out for an editor that is gone.
    """
    logging.shutdown()
    os._exit(code)


async def _serve(ls: ScreenplayServer, reader: Any, writer: Any) -> int:  # noqa: ANN401 -- pygls' readers have no common public type.
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)
    ls.protocol.set_writer(writer)
    try:
        await run_async(
            stop_event=Event(),
            reader=reader,
            protocol=ls.protocol,
            error_handler=ls.report_server_error,
        )
    except (SystemExit, BrokenPipeError, ConnectionError):
        pass  # `exit` came, or the client is gone; the exit code is decided below.
    finally:
        await ls.close()
    return 0 if ls.was_shut_down else 1


def _private_stdout() -> BinaryIO:
    """Standard output for the protocol alone.

    What a library prints would otherwise end up between two messages, and the editor would give
    up; from here on it goes to standard error.
    """
    sys.stdout.flush()
    private = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(private, "wb")
