"""The proofreader end to end, with Harper."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from screenplay_ls.analysis.grammar import GrammarOptions
from screenplay_ls.fountain import parse
from screenplay_ls.services.proofreader import Proofreader


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def proofreader() -> AsyncIterator[Proofreader]:
    reader = Proofreader()
    yield reader
    await reader.close()


async def test_finds_a_slip_and_mends_it(proofreader: Proofreader) -> None:
    document = parse("INT. BAR - NIGHT\n\nThe barman hands him teh notebook.\n")

    findings = await proofreader.proofread(document, GrammarOptions())

    assert [document.text[f.span.start : f.span.end] for f in findings] == ["teh"]
