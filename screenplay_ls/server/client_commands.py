"""Commands that run in the editor and not here.

A client names those that a server may use in its experimental capabilities, as
`{"commands": {"commands": ["editor.action.triggerSuggest"]}}`. One that names none is given none:
a command that an editor does not know is an error message for its writer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from lsprotocol import types

SUGGEST = "editor.action.triggerSuggest"
"""Opens the list of completions, without arguments."""

SHOW_REFERENCES = "screenplay.showReferences"
"""Shows the references of what stands at a place; arguments: URI and position."""


def knows(client: types.ClientCapabilities, command: str) -> bool:
    """Whether the client runs a command."""
    commands = _mapping(_mapping(client.experimental).get("commands")).get("commands")
    return isinstance(commands, list | tuple) and command in commands


def _mapping(value: object) -> Mapping[str, Any]:
    # pygls makes named tuples of objects that it does not know.
    as_dict = getattr(value, "_asdict", None)
    value = as_dict() if callable(as_dict) else value
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}
