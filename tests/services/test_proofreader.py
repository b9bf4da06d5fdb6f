"""The proofreader end to end, with Harper: text in, marked words out."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.grammar import GrammarOptions
from screenplay_ls.fountain import parse
from screenplay_ls.services.proofreader import Proofreader

ON_ONE_LOOP = pytest.mark.asyncio(loop_scope="module")
"""The proofreader of this module lives on one event loop."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def proofreader() -> AsyncIterator[Proofreader]:
    reader = Proofreader()
    yield reader
    await reader.close()


@pytest.fixture(scope="module")
def fuzzing() -> Iterator[Proofreader]:
    reader = Proofreader()
    yield reader
    asyncio.run(reader.close())


async def check(
    proofreader: Proofreader, text: str, options: GrammarOptions | None = None
) -> list[str]:
    """The rules and the words that they mark."""
    document = parse(text)
    findings = await proofreader.proofread(document, options or GrammarOptions())
    return [
        f"{f.code.removeprefix('grammar/')}: {document.text[f.span.start : f.span.end]}"
        for f in findings
    ]


@ON_ONE_LOOP
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The barman hands him teh notebook.\n", ["SpellCheck: teh"]),
        ("He sees a attractive girl and an HEAVYSET man.\n", ["AnA: a", "AnA: an"]),
        ("He walk to the door.\n", ["PronounVerbAgreement: walk"]),
        ("KARL\nI could of told you.\n", ["ModalOf: could of"]),
        (
            "KARL\nSo i said your going home.\n",
            ["CapitalizePersonalPronouns: i", "YourYoure: your"],
        ),
        ("KARL\nI dont know and I cant care.\n", ["SpellCheck: dont", "Cant: cant"]),
    ],
)
async def test_marks_errors(proofreader: Proofreader, text: str, expected: list[str]) -> None:
    assert await check(proofreader, text) == expected


@ON_ONE_LOOP
@pytest.mark.parametrize(
    "text",
    [
        "INT. QUUXLEY'S - DAY\n\nFade from the quuxley sign.  Two spaces -- a dash... done.\n",
        "ZORBLATT (50) waves.\n\nZORBLATT\nHi.\n\nHe takes Zorblatt's hat.\n",
        "He dives with a SPLASH, a THUD and an AHH.  WHIRRING.\n",
        "WILL\nHi.\n\nWill is furious. Will can't take any more. Will watching them.\n",
        "KARL\nYou guys know y'know what I'm sayin'? Gonna shoot 'em, ain't ya?\n",
        "KARL\nI... I'm -- w-what? Umm. Pleeease! Noooo!\n",
        "KARL\nThe colour of the theater. A grey axe travelled to the center.\n",
        "He has OK hair, the damn fool.\n\nbegins to roll.\n",
        "KARL\nMe and him seen it. There's leeches.\n",
    ],
)
async def test_is_silent_on_what_screenplays_do(proofreader: Proofreader, text: str) -> None:
    assert await check(proofreader, text) == []


@ON_ONE_LOOP
async def test_a_dialect_that_is_set_is_asked_for(proofreader: Proofreader) -> None:
    text = "The colour of the theater.\n"

    american = await check(proofreader, text, GrammarOptions(dialect="american"))
    british = await check(proofreader, text, GrammarOptions(dialect="en-GB"))

    assert (american, british) == (["SpellCheck: colour"], ["SpellCheck: theater"])


@ON_ONE_LOOP
async def test_a_rule_can_be_switched_on_and_off(proofreader: Proofreader) -> None:
    text = "He waits.  Then teh door opens.\n"
    options = GrammarOptions(on=("NoFrenchSpaces",), off=("SpellCheck",))

    assert await check(proofreader, text, options) == ["NoFrenchSpaces:   "]


@ON_ONE_LOOP
@pytest.mark.parametrize(
    ("draft", "mended"),
    [
        ("He opens teh door and and waits.\n", "He opens the door and waits.\n"),
        ("Dark. A emergency lamp.\n", "Dark. An emergency lamp.\n"),
        ("Dark. A EMERGENCY LAMP.\n", "Dark. AN EMERGENCY LAMP.\n"),
    ],
)
async def test_a_fix_mends_what_is_marked(
    proofreader: Proofreader, draft: str, mended: str
) -> None:
    document = parse(draft)

    text = document.text
    for finding in reversed(await proofreader.proofread(document, GrammarOptions())):
        (edit,) = finding.fixes[0].edits
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]

    assert text == mended


@ON_ONE_LOOP
async def test_a_spelling_finding_names_the_word(proofreader: Proofreader) -> None:
    (finding,) = await proofreader.proofread(parse("Open teh door.\n"), GrammarOptions())

    assert finding.word == "teh"


@ON_ONE_LOOP
async def test_switched_off_means_silent(proofreader: Proofreader) -> None:
    assert await check(proofreader, "Open teh door.\n", GrammarOptions(enabled=False)) == []


@ON_ONE_LOOP
async def test_two_scripts_may_be_read_at_once(proofreader: Proofreader) -> None:
    texts = [f"He opens teh door number {number}.\n\n" * 20 for number in range(4)]

    found = await asyncio.gather(*(check(proofreader, text) for text in texts))

    assert [len(marked) for marked in found] == [20] * 4


@ON_ONE_LOOP
async def test_a_cancelled_reading_leaves_the_next_one_alone(proofreader: Proofreader) -> None:
    long = "".join(f"The man number {n} opens the door of the house.\n\n" for n in range(400))
    begun = asyncio.Event()
    heard: list[tuple[Finding, ...]] = []

    def progress(findings: tuple[Finding, ...]) -> None:
        heard.append(findings)
        begun.set()

    reading = asyncio.create_task(
        proofreader.proofread(parse(long), GrammarOptions(), on_progress=progress)
    )
    await asyncio.wait_for(begun.wait(), 30)
    reading.cancel()

    assert await check(proofreader, "Open teh door.\n") == ["SpellCheck: teh"]
    assert (await asyncio.gather(reading, return_exceptions=True))[0].__class__ is (
        asyncio.CancelledError
    )


@ON_ONE_LOOP
async def test_progress_is_told_near_the_edit_first(proofreader: Proofreader) -> None:
    lines = [f"The woman number {n} opens teh window of the car.\n\n" for n in range(300)]
    text = "".join(lines)
    near = text.index("number 250")
    heard: list[tuple[Finding, ...]] = []

    await proofreader.proofread(parse(text), GrammarOptions(), near=near, on_progress=heard.append)

    assert heard
    assert all(abs(finding.span.start - near) < 8000 for finding in heard[0])
    assert [len(found) for found in heard] == sorted(len(found) for found in heard)


@ON_ONE_LOOP
async def test_nothing_is_written_to_the_standard_output(
    proofreader: Proofreader, capfd: pytest.CaptureFixture[str]
) -> None:
    """An editor listens there; one of Harper's rules prints."""
    await check(proofreader, "KARL\nLooking forward to version two. Looking forward to meet you.\n")

    assert capfd.readouterr().out == ""


def test_importing_the_proofreader_loads_no_harper() -> None:
    code = (
        "import sys, screenplay_ls.services.proofreader as module; "
        "module.Proofreader(); print('harper' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


PIECES = st.sampled_from(
    [
        "INT. BAR - DAY",
        "JOHN",
        "teh",
        "He dont know",
        "a apple",
        "**bo_ld**",
        "[[note]]",
        "/*",
        "*/",
        "you're dog",
        "the the",
        "> CUT TO:",
        "@mcclane",
        "~song",
        "(beat)",
        "===",
        "# Act",
        "\r\n",
        "\n\n",
        "it's tail",
        "of of",
        "ﬁ",
        "İstanbul",
        "😀",
        "*teh* end",
        "could of",
        "\u2028",
        "t*e*h",
        "SPLASH an",
        "JOHN (V.O.) ^",
        "\x00",
        "�",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n"])), max_size=25))
def test_any_script_can_be_read(fuzzing: Proofreader, pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)

    findings = asyncio.run(fuzzing.proofread(parse(text), GrammarOptions()))

    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for fix in finding.fixes:
            for edit in fix.edits:
                assert finding.span.start <= edit.span.start <= edit.span.end <= finding.span.end
