"""The short form of `benchmarks/soak.py`: random editing, and every request is answered."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.client import SERVER
from benchmarks.soak import soak
from tests.e2e.editor import SCRIPTED
from tests.model import needs_model, real_model

SCRIPT = Path(__file__).resolve().parents[2] / "examples" / "the-last-ferry.fountain"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


async def test_every_request_is_answered() -> None:
    report = await soak(SCRIPT.read_text(encoding="utf-8"), 300, seed=2, command=SCRIPTED)

    assert report.faults == []
    assert report.answered + report.cancelled == report.requests
    assert report.shown > 0


@needs_model
async def test_with_the_model_and_a_worker_that_is_killed() -> None:
    real_model()
    report = await soak(SCRIPT.read_text(encoding="utf-8"), 200, seed=15, command=SERVER)

    assert report.faults == []
    assert report.answered + report.cancelled == report.requests
    assert report.kills > 0
