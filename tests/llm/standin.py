"""A stand-in for HTTP servers on 127.0.0.1, which says what it is told to say."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field


@dataclass
class Call:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Talk:
    """One connection: answer it by writing bytes."""

    writer: asyncio.StreamWriter
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the client has closed the connection."""

    async def send(self, text: str | bytes) -> None:
        self.writer.write(text.encode() if isinstance(text, str) else text)
        await self.writer.drain()

    async def answer(
        self,
        body: str | bytes = b"",
        *,
        code: int = 200,
        kind: str = "application/json",
        **headers: str,
    ) -> None:
        """A whole answer. Underscores in names of headers become hyphens."""
        data = body.encode() if isinstance(body, str) else body
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        length = "" if "Content_Length" in headers else f"Content-Length: {len(data)}\r\n"
        head = f"HTTP/1.1 {code} X\r\nConnection: close\r\nContent-Type: {kind}\r\n"
        await self.send(f"{head}{length}{more}\r\n")
        await self.send(data)

    async def stream(self, *lines: str) -> None:
        """The head of a stream and its first lines; the end comes with the connection's."""
        await self.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        for line in lines:
            await self.send(f"{line}\n\n")


Handler = Callable[[Call, Talk], Awaitable[None]]


@dataclass
class Server:
    """A running stand-in."""

    url: str
    calls: list[Call] = field(default_factory=list[Call])


@asynccontextmanager
async def serving(handler: Handler) -> AsyncGenerator[Server]:
    """Serve on a free port while the block runs; one request a connection."""
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        try:
            call = await _read(reader)
            server.calls.append(call)
            talk = Talk(writer)
            watch = asyncio.ensure_future(_watch(reader, talk.gone))
            try:
                await handler(call, talk)
            finally:
                watch.cancel()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            tasks.discard(task)
            writer.close()

    listener = await asyncio.start_server(connected, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    server = Server(f"http://127.0.0.1:{port}")
    try:
        yield server
    finally:
        listener.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def serving_in_a_thread(handler: Handler) -> Generator[Server]:
    """The same for code that is not asynchronous."""
    loop = asyncio.new_event_loop()
    ready: list[Server] = []
    up, down = threading.Event(), asyncio.Event()

    async def run() -> None:
        async with serving(handler) as server:
            ready.append(server)
            up.set()
            await down.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    up.wait(10)
    try:
        yield ready[0]
    finally:
        loop.call_soon_threadsafe(down.set)
        thread.join(10)
        loop.close()


async def _read(reader: asyncio.StreamReader) -> Call:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    method, path, _ = head[0].split(" ", 2)
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in head[1:] if line)
    }
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Call(method, path, headers, body)


async def _watch(reader: asyncio.StreamReader, gone: asyncio.Event) -> None:
    try:
        while await reader.read(1024):
            pass
    except ConnectionError:
        pass
    gone.set()
