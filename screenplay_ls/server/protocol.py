"""JSON-RPC as pygls speaks it, with what our clients need mended.

A request that cannot be understood, or comes after `shutdown`, is answered (pygls stays silent);
and the trigger kind 0 that older VS Code clients send is taken as "by itself".
"""

from __future__ import annotations

from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol, default_converter


class ScreenplayProtocol(LanguageServerProtocol):
    """The protocol of one connection."""

    @property
    def was_shut_down(self) -> bool:
        """The client has sent `shutdown`."""
        return self._shutdown

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 -- As pygls declares it.
        """Read a message. One that makes no sense is answered before the error goes on."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:  # noqa: ANN401 -- As pygls declares it.
        """Handle a message; after `shutdown` a request is refused."""
        if self._shutdown and hasattr(message, "id") and hasattr(message, "method"):
            refusal = JsonRpcInvalidRequest("The server is shutting down.")
            self._send_response(message.id, error=refusal.to_response_error())
            return
        super().handle_message(message)


def converter() -> Converter:
    """Reads and writes LSP's types."""
    made = default_converter()

    def trigger_kind(value: object, _: object) -> types.InlineCompletionTriggerKind:
        if value == types.InlineCompletionTriggerKind.Invoked.value:
            return types.InlineCompletionTriggerKind.Invoked
        return types.InlineCompletionTriggerKind.Automatic

    made.register_structure_hook(types.InlineCompletionTriggerKind, trigger_kind)
    return made
