"""What real editors get. `clients/` holds what each sends in `initialize`, written down from it."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.e2e.editor import Editor, editing

pytestmark = pytest.mark.asyncio(loop_scope="module")

CLIENTS = sorted((Path(__file__).parent / "clients").glob("*.json"))
CAN_GHOST = {"vscode", "neovim-0.12", "lsp-mode-10"}

SCRIPT = """\
INT. WELL HOUSE - NIGHT

Hank 🎬 looks down the well. MARY (40) stays at the door.

HANK
Tell me

MARY
(to herself
No.
"""
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Client:
    """One recorded client with the script open."""

    def __init__(self, name: str, editor: Editor, server: dict[str, Any]) -> None:
        self.name = name
        self.editor = editor
        self.server = server

    async def ask(self, method: str, after: str = "", **more: Any) -> Any:  # noqa: ANN401 -- JSON.
        """Ask about the script, and about the place after some text where there is one."""
        params = {"textDocument": {"uri": self.editor.uri}, **more}
        if after:
            params["position"] = self.place(after)
        return plain(await self.editor.raw(f"textDocument/{method}", params))

    def place(self, after: str) -> dict[str, int]:
        """The place right after some text, in the units that were agreed on."""
        before = SCRIPT[: SCRIPT.index(after) + len(after)]
        encoding, size = UNITS[self.server["positionEncoding"]]
        last = before.rpartition("\n")[2]
        return {"line": before.count("\n"), "character": len(last.encode(encoding)) // size}

    @property
    def shows_ghost_text(self) -> bool:
        """Whether its editor does."""
        return self.name in CAN_GHOST


@pytest_asyncio.fixture(
    loop_scope="module", scope="module", params=CLIENTS, ids=lambda path: path.stem
)
async def client(request: pytest.FixtureRequest) -> AsyncGenerator[Client]:
    path: Path = request.param
    async with editing(greet=False) as editor:
        server = plain(await editor.initialize_as(json.loads(path.read_text(encoding="utf-8"))))
        editor.open(SCRIPT)
        yield Client(path.stem, editor, server)


async def test_positions_are_in_units_that_the_client_knows(client: Client) -> None:
    recorded = json.loads((Path(__file__).parent / "clients" / f"{client.name}.json").read_text())
    offered = recorded["capabilities"].get("general", {}).get("positionEncodings", ["utf-16"])
    assert client.server["positionEncoding"] in offered

    highlights = await client.ask("documentHighlight", "\n\nMAR")

    assert highlights[0]["range"]["start"] == client.place("well. ")


async def test_the_model_goes_on(client: Client) -> None:
    """As ghost text where that is known, else as the one item of the list."""
    announced = "inlineCompletionProvider" in client.server
    assert announced == client.shows_ghost_text
    listed = await client.ask("completion", "Tell me", context={"triggerKind": 1})

    if client.shows_ghost_text:
        assert listed["items"] == []
        shown = await client.ask("inlineCompletion", "Tell me", context={"triggerKind": 2})
        assert [item["insertText"] for item in shown["items"]] == [" it is the truth."]
    else:
        assert [item["label"] for item in listed["items"]] == ["me it is the truth."]


async def test_a_mistake_is_marked(client: Client) -> None:
    """Asked for where the client asks, else sent."""
    if "diagnosticProvider" in client.server:
        answer = await checked(client)
        messages = [item["message"] for item in answer["items"]]
    else:
        published = await client.editor.diagnostics(lambda params: params.diagnostics)
        messages = [item.message for item in published]
    assert any("no closing bracket" in message for message in messages)


async def test_a_character_is_renamed(client: Client) -> None:
    answer = await client.ask("rename", "\n\nMAR", newName="ANNA")

    if "documentChanges" in answer:
        (edits,) = [change["edits"] for change in answer["documentChanges"]]
    else:  # Neovim names no documentChanges.
        (edits,) = answer["changes"].values()
    assert [edit["newText"] for edit in edits] == ["ANNA", "ANNA"]


async def test_the_outline(client: Client) -> None:
    symbols = await client.ask("documentSymbol")
    assert [symbol["name"] for symbol in symbols] == ["INT. WELL HOUSE - NIGHT"]


async def test_the_length_of_a_scene(client: Client) -> None:
    hover = await client.ask("hover", "INT. WELL")
    assert "page" in hover["contents"]["value"]


@pytest.mark.parametrize(
    ("context", "offered"),
    [({}, True), ({"triggerKind": 1}, True), ({"triggerKind": 2}, False)],
    ids=["says nothing", "by hand", "by itself"],
)
async def test_drafts_are_in_the_menu(
    client: Client, context: dict[str, int], offered: bool
) -> None:
    """Eglot and lsp-mode do not say who asks; a lamp that asks by itself gets none."""
    here = client.place("INT. ")
    actions = await client.ask(
        "codeAction",
        range={"start": here, "end": here},
        context={"diagnostics": [], **context},
    )
    assert any("Draft" in action["title"] for action in actions) == offered


async def test_nothing_is_complained_about(client: Client) -> None:
    assert client.editor.messages == []


async def checked(client: Client) -> dict[str, Any]:
    """The findings; the server may want to be asked again while it is still checking."""
    while True:
        try:
            return await client.ask("diagnostic")
        except JsonRpcException as error:
            if error.code != types.LSPErrorCodes.ServerCancelled:
                raise


def plain(value: Any) -> Any:  # noqa: ANN401 -- JSON.
    """JSON as it was; pygls makes objects with fields of it."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}  # pyright: ignore[reportUnknownVariableType] -- JSON.
    return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value  # pyright: ignore[reportUnknownVariableType] -- JSON.
