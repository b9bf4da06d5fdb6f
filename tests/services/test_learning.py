from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screenplay_ls.services import learning
from screenplay_ls.services.acceptance import Outcome, Suggestion, Verdict
from screenplay_ls.services.learned import (
    HIGHEST,
    LOWEST,
    MOST_PHRASES,
    UNWELCOME,
    Count,
    Key,
    Learned,
    counted,
    parse,
    phrase_of,
    render,
)
from screenplay_ls.services.learning import FILE, Learning, file_for

TODAY = date(2026, 11, 22)
BASE = 0.18
WHOLE, PART, TYPED = Outcome.WHOLE, Outcome.PART, Outcome.TYPED
REJECTED, UNSEEN = Outcome.REJECTED, Outcome.UNSEEN


def verdict(
    outcome: Outcome, text: str = " it is so.", *, model: str = "tiny", asked: bool = False
) -> Verdict:
    suggestion = Suggestion(
        5, (text,), kind="dialogue", sure=0.25, model=model, asked=asked, before="HANK\nTell me"
    )
    return Verdict(suggestion, outcome, text, contradicted=outcome is REJECTED)


def seen(kind: str, sure: int, shown: int, taken: int, month: str = "2026-11") -> Learned:
    return Learned({Key(month, "me", kind=kind, sure=sure): Count(shown, taken)})


def test_nothing_is_known_at_first() -> None:
    assert Learned().threshold("dialogue", BASE, TODAY) == BASE


@pytest.mark.parametrize(
    ("learned", "least", "most"),
    [
        (seen("dialogue", 2, 4, 0), BASE, BASE + 0.04),
        (seen("dialogue", 2, 400, 100), BASE - 0.001, BASE + 0.001),
        (seen("dialogue", 2, 400, 20), BASE * HIGHEST, BASE * HIGHEST),
        (seen("dialogue", 2, 400, 300), BASE * LOWEST, BASE * LOWEST),
        (seen("dialogue", 2, 400, 20, "2025-11"), BASE, BASE + 0.001),
        (seen("dialogue", -1, 400, 0), BASE, BASE),
    ],
    ids=["little", "as the model says", "seldom taken", "often taken", "long ago", "unknown"],
)
def test_who_takes_less_is_shown_less(learned: Learned, least: float, most: float) -> None:
    assert least <= learned.threshold("dialogue", BASE, TODAY) <= most


def test_each_kind_has_its_own_threshold() -> None:
    learned = seen("dialogue", 2, 400, 120).plus(seen("action", 2, 400, 40))
    dialogue, action = (learned.threshold(kind, BASE, TODAY) for kind in ("dialogue", "action"))

    assert dialogue < BASE < action
    # Of what was never shown it is thought as of all others.
    assert dialogue < learned.threshold("parenthetical", BASE, TODAY) < action


def test_what_lets_everything_pass_still_does() -> None:
    assert seen("dialogue", 2, 400, 0).threshold("dialogue", 0.0, TODAY) == 0.0


@pytest.mark.parametrize(
    ("outcome", "count"),
    [
        (WHOLE, Count(1, 1, 0)),
        (PART, Count(1, 1, 0)),
        (TYPED, Count(1, 0, 1)),
        (REJECTED, Count(1, 0, 0)),
        (UNSEEN, None),
    ],
)
def test_what_counts(outcome: Outcome, count: Count | None) -> None:
    learned = counted(verdict(outcome), "me", TODAY)

    expected = {
        Key("2026-11", "me", kind="dialogue", sure=2): count,
        Key("2026-11", "me", phrase="it is so"): count,
    }
    assert learned.counts == (expected if count else {})


def test_what_was_asked_for_says_nothing_about_the_gate() -> None:
    assert [key.kind for key in counted(verdict(WHOLE, asked=True), "me", TODAY).counts] == [""]


def test_what_the_script_knows_itself_is_not_the_model_s() -> None:
    assert not counted(verdict(WHOLE, model=""), "me", TODAY)


def test_a_phrase_that_nobody_wants() -> None:
    learned = Learned()
    for _ in range(UNWELCOME):
        assert not learned.is_unwelcome("It is so, you know.", TODAY)
        learned = learned.plus(counted(verdict(REJECTED), "me", TODAY))

    assert learned.is_unwelcome("It is so, you know.", TODAY)
    assert not learned.is_unwelcome("It is not.", TODAY)
    assert not learned.is_unwelcome("It is so.", date(2027, 3, 1))
    taken = learned.plus(counted(verdict(PART), "me", TODAY))
    assert not taken.is_unwelcome("It is so, you know.", TODAY)


@pytest.mark.parametrize(
    ("text", "phrase"), [("No.", ""), ("I don't know, Hank.", "i don't know"), ("", "")]
)
def test_phrases(text: str, phrase: str) -> None:
    assert phrase_of(text) == phrase


def test_the_form_of_the_file() -> None:
    learned = counted(verdict(WHOLE), "me", TODAY)

    assert render(learned).split("\n")[2:] == [
        '{"month": "2026-11", "by": "me", "kind": "dialogue", "sure": 0.2, "shown": 1, '
        '"taken": 1, "typed": 0}',
        '{"month": "2026-11", "by": "me", "phrase": "it is so", "shown": 1, "taken": 1, '
        '"typed": 0}',
        "",
    ]
    assert parse(render(learned)) == learned


def test_two_copies_merge() -> None:
    one, two = seen("dialogue", 2, 4, 1), seen("dialogue", 2, 9, 3)
    text = f"<<<<<<< ours\n{render(one)}=======\n{render(two)}>>>>>>> theirs\n"

    assert parse(text) == two


@pytest.mark.parametrize(
    "line",
    [
        "what",
        "{}",
        '{"month": "soon", "by": "me", "kind": "x", "shown": 1}',
        '{"month": "2026-13", "by": "me", "kind": "x", "shown": 1}',
        '{"month": "2026-11", "by": "me", "kind": "x", "shown": -1}',
        '{"month": "2026-11", "by": "me", "kind": "x", "shown": true}',
        '{"month": "2026-11", "by": "me", "kind": "x", "shown": 1e99}',
        '{"month": "2026-11", "by": "me", "kind": "x", "sure": 7, "shown": 1}',
        '{"month": "2026-11", "by": "me", "kind": "x", "sure": NaN, "shown": 1}',
        '{"month": "2026-11", "by": "me", "kind": "x", "phrase": "y", "shown": 1}',
        '{"month": "2026-11", "by": "me", "shown": 1}',
    ],
)
def test_what_makes_no_sense_is_left_out(line: str) -> None:
    assert not parse(line)


def test_the_file_does_not_grow_without_end() -> None:
    learned = Learned({Key("2026-11", "me", phrase=f"it is {n}"): Count(n) for n in range(1000)})
    lines = render(learned).split("\n")

    assert len(lines) == MOST_PHRASES + 3
    assert "it is 999" in render(learned)


async def test_nor_does_the_memory_of_a_long_session() -> None:
    learning = Learning(today=lambda: TODAY, by=lambda: "me")
    for number in range(2000):
        learning.take("a", None, verdict(REJECTED, f" it is {number}"))

    assert len(learning._project(None).known.counts) <= 2 * MOST_PHRASES + 1  # pyright: ignore[reportPrivateUsage] -- The point.


class Desk:
    """What is learned in a folder."""

    def __init__(self, folder: Path) -> None:
        self.learning = Learning(today=lambda: TODAY, by=lambda: "me")
        self.file = folder / FILE

    def sees(self, outcome: Outcome, times: int = 1, text: str = " it is so.") -> None:
        for _ in range(times):
            self.learning.take("a", self.file, verdict(outcome, text))

    async def written(self) -> list[dict[str, Any]]:
        await self.learning.close()
        lines = self.file.read_text(encoding="utf-8").split("\n") if self.file.exists() else []
        return [json.loads(line) for line in lines if line.startswith("{")]


async def test_it_is_written_down_and_read_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.sees(REJECTED, 50)
    raised = desk.learning.threshold(desk.file, "dialogue", BASE)
    assert raised > BASE
    assert [line["shown"] for line in await desk.written()] == [50, 50]

    again = Desk(tmp_path)
    assert again.learning.threshold(again.file, "dialogue", BASE) == BASE  # It is being read.
    await again.learning.close()
    assert again.learning.threshold(again.file, "dialogue", BASE) == raised


async def test_two_editors_of_one_folder(tmp_path: Path) -> None:
    one, two = Desk(tmp_path), Desk(tmp_path)
    one.sees(WHOLE, 2)
    two.sees(WHOLE, 3)
    await one.written()
    await two.written()
    one.sees(WHOLE)

    assert [line["taken"] for line in await one.written()] == [6, 6]


async def test_forgetting(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.sees(REJECTED, 50)
    await desk.written()
    desk.sees(REJECTED)

    assert await desk.learning.forget([desk.file, None]) == 1
    assert await desk.written() == []
    assert desk.learning.threshold(desk.file, "dialogue", BASE) == BASE
    assert await desk.learning.forget([desk.file]) == 0


async def test_who_deletes_the_file_begins_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.sees(WHOLE, 5)
    await desk.written()
    desk.file.unlink()
    desk.sees(WHOLE)

    assert [line["taken"] for line in await desk.written()] == [1, 1]


async def test_switched_off(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.learning.is_on = False
    desk.sees(REJECTED, 50)
    assert not desk.learning.is_unwanted("a", desk.file, " it is so.", "HANK\nTell me")

    assert desk.learning.threshold(desk.file, "dialogue", BASE) == BASE
    assert await desk.written() == []


async def test_where_nothing_may_be_written_it_is_known_for_the_session(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "not there")
    desk.sees(REJECTED, 50)
    await desk.written()

    assert desk.learning.threshold(desk.file, "dialogue", BASE) > BASE
    desk.learning.take("a", None, verdict(REJECTED))
    await desk.learning.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("before", "text", "unwanted"),
    [
        ("HANK\nTell me", " it is so.", True),
        ("Rain.\n\nHANK\nTell me", " it is so.", False),
        ("HANK\nTell me", " it is.", False),
    ],
)
async def test_what_was_refused_is_not_shown_there_again(
    tmp_path: Path, before: str, text: str, unwanted: bool
) -> None:
    desk = Desk(tmp_path)
    desk.sees(REJECTED)
    desk.sees(WHOLE, text=" it is.")

    assert desk.learning.is_unwanted("a", desk.file, text, before) is unwanted
    assert not desk.learning.is_unwanted("b", desk.file, text, before)


async def test_it_is_written_by_itself_after_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "PAUSE", 0)
    desk = Desk(tmp_path)
    desk.sees(WHOLE)
    while not desk.file.exists():
        await asyncio.sleep(0)

    assert len(await desk.written()) == 2


def test_where_it_is_kept(tmp_path: Path) -> None:
    script = tmp_path / "film" / "act1" / "draft.fountain"
    script.parent.mkdir(parents=True)
    assert file_for(script) == script.with_name(FILE)
    assert file_for(script, (tmp_path,)) == tmp_path / FILE

    (tmp_path / "film" / "screenplay-ls.toml").touch()
    assert file_for(script, (tmp_path,)) == tmp_path / "film" / FILE
