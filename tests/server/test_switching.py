from __future__ import annotations

from typing import Any, cast

import pytest
from lsprotocol import types

from screenplay_ls.llm.scripted import ScriptedEngine
from screenplay_ls.server.features import completion, inline_completion, status, switching
from screenplay_ls.server.server import ScreenplayServer
from screenplay_ls.server.settings import Completion, Settings
from screenplay_ls.server.switches import Switches
from screenplay_ls.services.keeper import State, Status
from tests.server.asking import URI, Asked

GHOST_TEXT = types.TextDocumentClientCapabilities(
    inline_completion=types.InlineCompletionClientCapabilities()
)
WHILE_TYPING = types.InlineCompletionTriggerKind.Automatic
BY_HAND = types.InlineCompletionTriggerKind.Invoked


def features(ls: ScreenplayServer) -> None:
    inline_completion.register(ls)
    switching.register(ls)


def desk(marked: str, **settings: bool) -> Asked:
    """A server whose model says " know you."."""
    ask = Asked(features, marked, GHOST_TEXT)
    ask.server.base = Settings(completion=Completion(debounce_ms=0, **settings))
    ask.server.reading = type(ask.server.reading)(ask.server.base)
    ask.server.cowriter.keeper.make_engine = lambda: ScriptedEngine([" know you."])
    ask.server.tell = _say_nothing  # There is no client.
    return ask


def _say_nothing(message: str, kind: types.MessageType = types.MessageType.Info) -> None:
    pass


async def ghost(ask: Asked, kind: types.InlineCompletionTriggerKind = WHILE_TYPING) -> str:
    context = types.InlineCompletionContext(kind)
    params = types.InlineCompletionParams(context, ask.identifier, await ask.position())
    answer: Any = await ask(types.TEXT_DOCUMENT_INLINE_COMPLETION, params)
    return str(answer.items[0].insert_text) if answer.items else ""


def command(ask: Asked, name: str, *arguments: object) -> bool:
    known = cast("dict[str, Any]", ask.server.protocol.fm.commands)  # pyright: ignore[reportUnknownMemberType] -- pygls.
    return bool(known[name](*arguments))


PAGE = "INT. WELL - DAY\n\nRain.\n\nHANK\nNo.\n\n"


@pytest.mark.parametrize(
    ("marked", "setting", "shown"),
    [
        (PAGE + "HANK\nI|", "dialogue", " know you."),
        (PAGE + "HANK\n(I|", "parenthetical", " know you."),
        (PAGE + "They|", "action", " know you."),
        (PAGE + "INT. WE|", "headings", "LL"),
        (PAGE + "CUT T|", "headings", "O:"),
    ],
)
async def test_each_kind_can_be_switched_off(marked: str, setting: str, shown: str) -> None:
    assert await ghost(desk(marked)) == shown
    assert await ghost(desk(marked, **{setting: False})) == ""
    assert await ghost(desk(marked, **{setting: False}), BY_HAND) == shown


async def test_with_everything_off_nothing_is_suggested_by_hand_either() -> None:
    assert await ghost(desk(PAGE + "HANK\nI|", enabled=False), BY_HAND) == ""


@pytest.mark.parametrize("arguments", [(URI,), ({"uri": URI},), ()])
async def test_one_script_is_switched_off_and_on(arguments: tuple[object, ...]) -> None:
    ask = desk(PAGE + "HANK\nI|")
    await ghost(ask)

    assert command(ask, switching.TOGGLE, *arguments) is False
    assert await ghost(ask) == ""
    assert await ghost(ask, BY_HAND) == " know you."
    assert command(ask, switching.TOGGLE, *arguments) is True
    assert await ghost(ask) == " know you."


async def test_another_script_is_not_switched_off() -> None:
    ask = desk(PAGE + "HANK\nI|")
    command(ask, switching.TOGGLE, "file:///scripts/another.fountain")

    assert await ghost(ask) == " know you."


async def test_quiet_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    ask = desk(PAGE + "HANK\nI|")
    sent: list[Any] = []

    def notify(_: str, params: object) -> None:
        sent.append(params)

    monkeypatch.setattr(ask.server.protocol, "notify", notify)
    status.register(ask.server)

    assert command(ask, switching.QUIET) is True
    assert sent[-1]["state"] == "quiet"
    assert await ghost(ask) == ""
    assert await ghost(ask, BY_HAND) == " know you."
    assert command(ask, switching.QUIET) is False
    assert sent[-1]["state"] == "ready"


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (State.READY, "quiet"),
        (State.THINKING, "quiet"),
        (State.OFF, "quiet"),
        (State.LOADING, "loading"),
        (State.LOST, "lost"),
        (State.UNUSABLE, "unusable"),
    ],
)
def test_quiet_hides_no_trouble(state: State, shown: str) -> None:
    assert status.on_the_wire(Status(state), quiet=True)["state"] == shown


def test_the_switches() -> None:
    switches = Switches()

    assert switches.toggle("a") is False
    assert (switches.is_off("a"), switches.is_off("b")) == (True, False)
    assert switches.toggle_quiet() is True
    assert switches.is_off("b")
    assert switches.toggle("a") is False


async def test_a_list_opened_by_hand_is_known_from_one_that_typing_opens() -> None:
    """Editors without ghost text: quiet while typing, an answer when the writer opens the list."""
    ask = Asked(completion.register, PAGE + "HANK\nI|")
    ask.server.cowriter.keeper.make_engine = lambda: ScriptedEngine([" know you."])
    ask.server.switches.toggle_quiet()
    context = types.CompletionContext(types.CompletionTriggerKind.Invoked)
    params = types.CompletionParams(ask.identifier, await ask.position(), context=context)

    async def items() -> int:
        answer: Any = await ask(types.TEXT_DOCUMENT_COMPLETION, params)
        return len(answer.items)

    assert await items() == 1
    whole = types.TextDocumentContentChangeWholeDocument(ask.text)
    ask.server.documents.change(URI, 2, [whole])
    assert await items() == 0
    assert await items() == 1
