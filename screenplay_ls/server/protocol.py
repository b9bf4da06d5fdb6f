"""JSON-RPC as pygls speaks it, with what our clients need mended.

A request that cannot be understood, or comes after `shutdown`, is answered (pygls stays silent);
the trigger kind 0 that older VS Code clients send is taken as "by itself"; a null that lsp-mode of
Emacs sends for an empty object is taken as one; and what handled a notification is forgotten (pygls
keeps it for ever, two kilobytes for each key).
"""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol, default_converter

from screenplay_ls.server.wire import Json


def calls(stop: Callable[[], object]) -> Callable[[Future[Any]], None]:
    """Calls `stop` when a future has been cancelled."""

    def done(future: Future[Any]) -> None:
        if future.cancelled():
            stop()

    return done


@dataclass(frozen=True)
class Call:
    """The request that is being handled."""

    token: str | int | None
    """The client's own, for the progress of the work; None where it has sent none."""
    answer: Any
    """A future, which is cancelled when the client cancels the request."""

    def cancel(self) -> None:
        """Answer that the request was cancelled."""
        if self.answer is not None:
            self.answer.cancel()

    def when_cancelled(self, stop: Callable[[], object]) -> None:
        """Call `stop` when the request is cancelled.

        pygls answers a command that was cancelled, and lets it run on.
        """
        if self.answer is not None:
            self.answer.add_done_callback(calls(stop))


class ScreenplayProtocol(LanguageServerProtocol):
    """The protocol of one connection."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 -- As pygls makes it.
        super().__init__(*arguments, **named)
        self._writing: set[asyncio.Future[Any]] = set()
        self._token: ContextVar[str | int | None] = ContextVar("token", default=None)

    def calling(self) -> Call:
        """The request that the running handler answers; asked at its beginning."""
        number = self.msg_id
        return Call(self._token.get(), None if number is None else self._request_futures[number])

    @property
    def was_shut_down(self) -> bool:
        """The client has sent `shutdown`."""
        return self._shutdown

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 -- As pygls declares it.
        """Read a message. One that makes no sense is answered before the error goes on."""
        if data.get("method") == types.INITIALIZE:
            _know_ghost_text(data)
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def _execute_handler(self, msg_id: Any, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 -- As pygls declares it.
        super()._execute_handler(msg_id, *arguments, **named)
        if (future := self._request_futures.get(msg_id)) is not None:
            future.add_done_callback(lambda _: self._request_futures.pop(msg_id, None))

    def _handle_request(self, msg_id: Any, method_name: str, params: Any) -> None:  # noqa: ANN401 -- As pygls declares it.
        self._token.set(getattr(params, "work_done_token", None))
        super()._handle_request(msg_id, method_name, params)

    def _send_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:  # noqa: ANN401 -- As pygls declares it.
        """Answer a request; what is JSON already is sent as it is."""
        if error is not None or self.writer is None or not isinstance(result, Json):
            super()._send_response(msg_id, result, error)
            return
        self._result_types.pop(msg_id, None)
        body = f'{{"jsonrpc":"2.0","id":{json.dumps(msg_id)},"result":{result}}}'.encode()
        header = b"Content-Length: %d\r\n\r\n" % len(body) if self._include_headers else b""
        written = self.writer.write(header + body)
        if inspect.isawaitable(written):
            task = asyncio.ensure_future(written)
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    def handle_message(self, message: Any) -> None:  # noqa: ANN401 -- As pygls declares it.
        """Handle a message; after `shutdown` a request is refused."""
        if self._shutdown and hasattr(message, "id") and hasattr(message, "method"):
            refusal = JsonRpcInvalidRequest("The server is shutting down.")
            self._send_response(message.id, error=refusal.to_response_error())
            return
        super().handle_message(message)


def _know_ghost_text(initialize: Any) -> None:  # noqa: ANN401 -- JSON.
    """A client that names inline completion can do it: lsp-mode's empty object arrives as null."""
    found = initialize
    for key in ("params", "capabilities", "textDocument"):
        found = found.get(key) if isinstance(found, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] -- JSON.
    if isinstance(found, dict) and found.get("inlineCompletion", {}) is None:  # pyright: ignore[reportUnknownMemberType] -- JSON.
        found["inlineCompletion"] = {}


def converter() -> Converter:
    """Reads and writes LSP's types."""
    made = default_converter()

    def trigger_kind(value: object, _: object) -> types.InlineCompletionTriggerKind:
        if value == types.InlineCompletionTriggerKind.Invoked.value:
            return types.InlineCompletionTriggerKind.Invoked
        return types.InlineCompletionTriggerKind.Automatic

    made.register_structure_hook(types.InlineCompletionTriggerKind, trigger_kind)
    return made
