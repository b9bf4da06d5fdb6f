"""Commands that run in the editor and not here.

A client names those that a server may use in its experimental capabilities, as
`{"commands": {"commands": ["editor.action.triggerSuggest"]}}`. One that names none is given none:
a command that an editor does not know is an error message for its writer.
"""

from __future__ import annotations

from lsprotocol import types

from screenplay_ls.server.mending import mapping

SUGGEST = "editor.action.triggerSuggest"
"""Opens the list of completions, without arguments."""

SHOW_REFERENCES = "screenplay.showReferences"
"""Shows the references of what stands at a place; arguments: URI and position."""


def knows(client: types.ClientCapabilities, command: str) -> bool:
    """Whether the client runs a command."""
    commands = mapping(mapping(client.experimental).get("commands")).get("commands")
    return isinstance(commands, list | tuple) and command in commands
