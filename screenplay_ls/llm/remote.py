"""A model server as the engine: llama-server, vLLM, Ollama, anything OpenAI-compatible.

Closing an answer closes its connection, which is how such servers are told to stop. Redirects are
not followed: a script goes to the address that was set and to no other. Proxies of the environment
are used, but never for an address on this machine.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from screenplay_ls.llm.answer import Answer
from screenplay_ls.llm.engine import (
    Capabilities,
    End,
    EngineError,
    EngineMissing,
    Figures,
    ModelUnusable,
    NoConversation,
    Piece,
    Progress,
    Request,
    Unreachable,
)
from screenplay_ls.llm.wire import PATHS, Chunk, Dialect, Nonsense, Refusal, body, chunk, whole

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

LONGEST_LINE = 1 << 20
"""A longer line than this (bytes) is no answer."""
OK, BAD_REQUEST, TOO_MANY, SERVER_ERROR = 200, 400, 429, 500
NO_SUCH_PATH = (404, 405, 501)
NOT_ALLOWED = (401, 403)


@dataclass(frozen=True)
class RemoteOptions:
    """Where a model server is, and how to speak to it."""

    url: str
    """Its address, with or without `/v1` at the end."""
    model: str = ""
    """The model's name on the server; empty takes the first one that it offers."""
    api_key: str = field(default="", repr=False)
    dialect: Dialect | None = None
    """How to speak; None finds out."""
    connect_s: float = 5.0
    patience_s: float = 60.0
    """How long it may say nothing before it counts as lost (seconds)."""


class RemoteEngine:
    """A model behind an address. Satisfies `Engine` and `Measured`."""

    def __init__(self, options: RemoteOptions) -> None:
        self.options = options
        self.observer: Callable[[Figures], None] = _unheard
        self._root = options.url.strip().rstrip("/").removesuffix("/v1")
        self._host = urlsplit(self._root).netloc.rpartition("@")[2] or self._root
        self._model = options.model
        self._dialect: Dialect = options.dialect or "completions"
        self._strict = False
        self._logprobs = False
        self._talks = True
        self._client: httpx.AsyncClient | None = None
        self._started = False
        self._starting = asyncio.Lock()

    @property
    def name(self) -> str:
        """The model and the host."""
        return f"{self._model} on {self._host}" if self._model else self._host

    @property
    def capabilities(self) -> Capabilities:
        """What is certain; log-probabilities once the server has sent some."""
        return Capabilities(
            log_probabilities=self._logprobs,
            plain_completion=self._dialect != "chat",
            chat=self._talks,
        )

    async def start(self, progress: Progress | None = None) -> None:
        """Reach the server; find out its model and how it speaks. No text is sent.

        Raises:
            EngineError: it cannot be used.
        """
        async with self._starting:
            if self._started:
                return
            if progress:
                progress(0.0, f"Reaching {self._host}")
            self._check_address()
            if self._client is None:
                # Reading certificates takes tens of milliseconds.
                self._client = await asyncio.to_thread(self._make_client)
            models = await self._models(self._client)
            if not self._model and models:
                self._model = models[0]
            if self.options.dialect is None and await self._is_ollama(self._client):
                self._dialect = "ollama"
            self._started = True
            if progress:
                progress(1.0, f"{self.name} is ready")

    async def complete(self, request: Request) -> AsyncGenerator[Piece | End, None]:
        """Continue the prompt. Closing the generator closes the connection."""
        answer = Answer(request)
        await self.start()
        try:
            async with aclosing(self._pieces(request, answer)) as pieces:
                async for piece in pieces:
                    yield piece
        finally:
            end = answer.end()
            self.observer(end.figures)
        yield end

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        self._started = False
        if client:
            await client.aclose()

    async def _pieces(self, request: Request, answer: Answer) -> AsyncGenerator[Piece, None]:
        async with aclosing(self._chunks(request)) as chunks:
            try:
                while not answer.reason:
                    part = await asyncio.wait_for(anext(chunks), answer.seconds_left())
                    self._logprobs = self._logprobs or part.logprob is not None
                    if piece := answer.take(part):
                        yield piece
            except asyncio.TimeoutError:
                answer.reason = "deadline"
            except StopAsyncIteration:
                raise self._lost("broke off in the middle of its answer") from None
        if piece := answer.rest():
            yield piece

    async def _chunks(self, request: Request) -> AsyncGenerator[Chunk, None]:
        """Speak as the server understands: what it refuses for its form is said more simply."""
        while True:
            dialect: Dialect = "chat" if request.turns else self._dialect
            async with self._post(request, dialect) as response:
                code = response.status_code
                if code == OK:
                    async for part in self._read(response, dialect):
                        yield part
                    return
                if code in NO_SUCH_PATH and request.turns and self._dialect != "chat":
                    self._talks = False
                    raise NoConversation(f"{self._host} offers no conversations.")
                if code in NO_SUCH_PATH and self._may_change(to="chat"):
                    self._dialect = "chat"
                elif code == BAD_REQUEST and not self._strict:
                    self._strict = True
                else:
                    raise self._refused(code, await _excerpt(response))
                log.info("%s answered %s; asking it again as %s.", self._host, code, self._dialect)

    @asynccontextmanager
    async def _post(
        self, request: Request, dialect: Dialect
    ) -> AsyncGenerator[httpx.Response, None]:
        import httpx

        if self._client is None:
            raise Unreachable(f"The connection to {self._host} was closed.")
        fields = body(dialect, request, self._model, strict=self._strict)
        url = self._root + PATHS[dialect]
        try:
            async with self._client.stream("POST", url, json=fields) as response:
                yield response
        except httpx.TimeoutException:
            raise self._lost("did not answer in time") from None
        except httpx.ConnectError:
            raise self._lost("cannot be reached") from None
        except httpx.HTTPError as error:
            log.info("%s: %s", self._host, type(error).__name__)
            raise self._lost("broke off in the middle of its answer") from None

    async def _read(
        self, response: httpx.Response, dialect: Dialect
    ) -> AsyncGenerator[Chunk, None]:
        """The parts of an answer, streamed or not."""
        kind = response.headers.get("Content-Type", "")
        streamed = "json" not in kind or dialect == "ollama"
        try:
            if not streamed:
                yield whole(dialect, (await _excerpt(response, LONGEST_LINE)))
                return
            async for line in _lines(response):
                if part := chunk(dialect, line):
                    yield part
        except Nonsense as error:
            log.info("%s sent what is not an answer (%s bytes).", self._host, len(str(error)))
            raise self._lost("sent something that is not an answer of a model server") from None
        except Refusal as error:
            raise EngineError(f"The model server {self._host} says: {error}") from None

    async def _models(self, client: httpx.AsyncClient) -> list[str]:
        """Names of the models it offers; none where it does not say."""
        import httpx

        try:
            response = await client.get(f"{self._root}/v1/models")
            if response.status_code in NOT_ALLOWED or response.status_code >= SERVER_ERROR:
                raise self._refused(response.status_code, "")
            if response.is_redirect:
                raise self._refused(response.status_code, "")
            offered: list[dict[str, object]] = (
                response.json()["data"] if response.status_code == OK else []
            )
            return [str(model["id"]) for model in offered]
        except httpx.TimeoutException:
            raise self._lost("did not answer in time") from None
        except httpx.HTTPError:
            raise self._lost("cannot be reached") from None
        except (ValueError, KeyError, TypeError):
            raise self._lost("sent something that is not an answer of a model server") from None

    async def _is_ollama(self, client: httpx.AsyncClient) -> bool:
        import httpx

        try:
            response = await client.get(f"{self._root}/api/version")
            return response.status_code == OK and "version" in response.json()
        except (httpx.HTTPError, ValueError, TypeError):
            return False

    def _make_client(self) -> httpx.AsyncClient:
        import httpx

        options = self.options
        secret = {"Authorization": f"Bearer {options.api_key}"} if options.api_key else {}
        return httpx.AsyncClient(
            headers={"User-Agent": "screenplay-ls", **secret},
            timeout=httpx.Timeout(options.patience_s, connect=options.connect_s),
            follow_redirects=False,
            trust_env=not _on_this_machine(urlsplit(self._root).hostname or ""),
        )

    def _check_address(self) -> None:
        address = urlsplit(self._root)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise EngineMissing(
                f"The endpoint {self.options.url!r} is not an address. It should look like "
                "http://127.0.0.1:8080."
            )

    def _may_change(self, to: Dialect) -> bool:
        return self.options.dialect is None and self._dialect != to

    def _lost(self, what: str) -> Unreachable:
        return Unreachable(
            f"The model server {self._host} {what}. The next suggestion tries again."
        )

    def _refused(self, code: int, excerpt: str) -> EngineError:
        said = f" It says: {excerpt}" if excerpt else ""
        if code in NOT_ALLOWED:
            return ModelUnusable(
                f"The model server {self._host} refuses the key (HTTP {code}). Check the API key."
            )
        if code in NO_SUCH_PATH:
            return ModelUnusable(
                f"The model server {self._host} does not know this model or this way of asking "
                f"(HTTP {code}). Check the endpoint and the model's name.{said}"
            )
        if code == TOO_MANY or code >= SERVER_ERROR:
            return self._lost(f"is overloaded or broken (HTTP {code})")
        if code < BAD_REQUEST:
            return ModelUnusable(
                f"The model server {self._host} sends us to another address (HTTP {code}), which "
                "we do not follow with a script. Set the right endpoint."
            )
        return EngineError(f"The model server {self._host} refused (HTTP {code}).{said}")


def _unheard(_figures: Figures) -> None:
    pass


def _on_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


async def _lines(response: httpx.Response) -> AsyncIterator[str]:
    """Lines of a stream; `Nonsense` for one without end."""
    held = b""
    async for data in response.aiter_bytes():
        *lines, held = (held + data).split(b"\n")
        for line in lines:
            yield line.decode("utf-8", "replace").rstrip("\r")
        if len(held) > LONGEST_LINE:
            raise Nonsense("a line without end")
    if held:
        yield held.decode("utf-8", "replace")


async def _excerpt(response: httpx.Response, most: int = 300) -> str:
    """The beginning of a body."""
    data = b""
    async for part in response.aiter_bytes():
        data += part
        if len(data) >= most:
            break
    return data[:most].decode("utf-8", "replace")
