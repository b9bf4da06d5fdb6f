"""The main job with the real server, the real engine and the real model."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcRequestCancelled

from screenplay_ls.fountain import Kind, parse
from tests.e2e.editor import PATIENCE, REAL, Editor, editing
from tests.e2e.network import NoNetwork
from tests.model import needs_model, real_model

pytestmark = needs_model

SCRIPT = """\
INT. WELL HOUSE - NIGHT

Hank looks down the well. He is glad to see the the water. Mary holds the lamp.

MARY
How deep is it?

HANK
I think that you

EXT. YARD - DAY

They walk home.
"""

LONG = "".join(
    f"INT. ROOM {n} - DAY\n\nMary walks around the table and looks at picture number {n}.\n\n"
    f"MARY\nThis one is from the year {1900 + n}.\n\n"
    for n in range(40)
)
"""Some seconds of reading for the model."""

PATIENT = {"completion": {"deadlineMs": 60_000}}
"""For a busy machine."""


@pytest.fixture
def own_model() -> dict[str, object]:
    """Options of an editor whose writer has chosen the embedded model's file."""
    return {**PATIENT, "model": str(real_model())}


async def test_open_type_ghost_cancel_edit_hover_fix(
    own_model: dict[str, object], tmp_path: Path
) -> None:
    no_network = NoNetwork(tmp_path)
    async with editing(
        SCRIPT, command=REAL, options=own_model, environment=no_network.environment
    ) as editor:
        await editor.state("ready")
        await editor.until(lambda: editor.progress if "end" in editor.progress else None)
        assert [*dict.fromkeys(editor.progress)] == ["create", "begin", "report", "end"]
        await speaks(editor, "I think that you")
        editor.type(" know", after="I think that you")
        await speaks(editor, "I think that you know")

        editor.change(LONG + editor.text)
        asked = editor.asks("I think that you know")
        await editor.state("thinking")
        editor.cancel()
        with pytest.raises(JsonRpcRequestCancelled):
            await asyncio.wait_for(asked, PATIENCE)
        await editor.state("ready")

        editor.change(SCRIPT)
        (twice,) = await editor.diagnostics(lambda p: p.diagnostics)
        (fix, *_) = await editor.fixes(twice.range, twice)
        editor.apply(fix)
        assert "to see the water" in editor.text
        assert await editor.hover("INT. WELL")
        assert editor.messages == []

    assert no_network.processes >= 2
    assert no_network.tried == []


@pytest.mark.skipif(sys.platform != "linux", reason="finds the worker through /proc")
async def test_killing_the_worker_while_it_thinks(own_model: dict[str, object]) -> None:
    async with editing(LONG + SCRIPT, command=REAL, options=own_model) as editor:
        await editor.state("ready")
        asked = editor.asks("I think that you")
        await editor.state("thinking")
        (worker,) = children(editor.process.pid)
        os.kill(worker, signal.SIGKILL)

        assert list((await asyncio.wait_for(asked, PATIENCE)).items) == []
        assert await editor.hover("INT. WELL")
        (twice,) = await editor.diagnostics(lambda p: p.diagnostics)
        assert await editor.fixes(twice.range, twice)
        assert len(editor.messages) == 1

        editor.change(SCRIPT)
        await speaks(editor, "I think that you")
        (other,) = children(editor.process.pid)
        assert other != worker

    assert not Path(f"/proc/{other}").exists()


async def speaks(editor: Editor, after: str) -> None:
    """There is ghost text at a place, and with it the script parses as it should."""
    ghost = await editor.ghost(after)

    assert ghost.strip()
    place = editor.text.index(after) + len(after)
    with_it = parse(editor.text[:place] + ghost + editor.text[place:])
    spoken = with_it.element_at(place)
    assert spoken is not None
    assert spoken.element.kind is Kind.DIALOGUE
    assert spoken.element.plain == after + ghost
    speech = with_it.speech_at(place)
    assert speech is not None
    assert speech.name == "HANK"


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found
