from __future__ import annotations

from tests.e2e.editor import editing

SCRIPT = """\
INT. WELL HOUSE - NIGHT

Hank looks down the well.

HANK
Tell me
"""


async def test_open_type_and_get_ghost_text() -> None:
    async with editing(SCRIPT) as editor:
        assert await editor.ghost("Tell me") == " it is the truth."
