"""The keeper, with an engine that follows a script and a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from screenplay_ls.llm.engine import (
    Calibration,
    EngineError,
    EngineLost,
    EngineMissing,
    Figures,
    ModelUnusable,
    Unreachable,
)
from screenplay_ls.llm.scripted import ScriptedEngine
from screenplay_ls.services.keeper import CALIBRATE_AFTER_S, TRIES, Keeper
from screenplay_ls.services.status import Listener, Reason, State, Status
from tests.services.clock import FakeClock

HOUR = 3600.0
FOUND = Calibration(2, 2, 64, prompt_tokens_per_s=300, decode_tokens_per_s=90)


class Resident(ScriptedEngine):
    """A scripted engine that holds memory, and can be calibrated."""

    def __init__(self, *found: Calibration | None, **options: Any) -> None:  # noqa: ANN401 -- As the engine.
        super().__init__(**options)
        self.observer: Callable[[Figures], None] = lambda figures: None
        self.busy = False
        self.file_state: object = 1
        self.calibration: Calibration | None = None
        self.found = list(found)
        self.calibrations = 0

    @property
    def loaded(self) -> bool:
        return self._started

    async def calibrate(self) -> Calibration | None:
        self.calibrations += 1
        return self.found.pop(0) if self.found else None


class Desk:
    def __init__(self, engine: ScriptedEngine, idle_s: float = HOUR) -> None:
        self.engine = engine
        self.clock = FakeClock()
        self.keeper = Keeper(lambda: self.engine, clock=self.clock)
        self.keeper.idle_s = lambda: idle_s
        self.statuses: list[Status] = []
        self.told: list[str] = []
        self.keeper.listener = Listener(status=self.statuses.append, tell=self.told.append)

    @property
    def reasons(self) -> list[tuple[State, Reason | None]]:
        return [(status.state, status.reason) for status in self.statuses]


async def test_a_model_that_nobody_asks_is_unloaded_and_comes_back() -> None:
    desk = Desk(Resident(FOUND))
    await desk.keeper.start()
    await desk.clock.passes(HOUR + 1)

    assert desk.engine.seen.closes == 1
    assert desk.reasons[-1] == (State.OFF, Reason.UNLOADED)

    await desk.keeper.engine()
    assert desk.engine.seen.starts == 2
    assert desk.reasons[-1] == (State.READY, None)
    await desk.clock.passes(HOUR + 1)
    assert desk.engine.seen.closes == 2, "and again"


async def test_a_worker_that_died_idly_is_loaded_anew_before_anything_is_asked_of_it() -> None:
    engine = Resident(FOUND)
    desk = Desk(engine)
    await desk.keeper.start()
    await engine.close()

    assert await desk.keeper.engine() is engine
    assert engine.seen.starts == 2
    assert [state for state, _ in desk.reasons] == [State.LOADING, State.READY] * 2


async def test_an_hour_begins_with_the_last_request() -> None:
    desk = Desk(Resident(FOUND))
    await desk.keeper.start()
    await desk.clock.passes(HOUR / 2)
    desk.keeper.thinks(True)
    desk.keeper.thinks(False)
    await desk.clock.passes(HOUR - 1)
    assert desk.engine.seen.closes == 0
    await desk.clock.passes(2)
    assert desk.engine.seen.closes == 1


@pytest.mark.parametrize("how", ["thinking", "busy", "never", "remote"])
async def test_it_stays_loaded(how: str) -> None:
    engine = ScriptedEngine() if how == "remote" else Resident(FOUND)
    desk = Desk(engine, idle_s=0 if how == "never" else HOUR)
    await desk.keeper.start()
    if how == "thinking":
        desk.keeper.thinks(True)
    elif isinstance(engine, Resident):
        engine.busy = how == "busy"
    await desk.clock.passes(10 * HOUR)

    assert engine.seen.closes == 0


async def test_it_is_calibrated_once_when_nobody_asks() -> None:
    engine = Resident(FOUND)
    desk = Desk(engine)
    await desk.keeper.start()
    assert engine.calibrations == 0
    await desk.clock.passes(CALIBRATE_AFTER_S)
    assert engine.calibrations == 1
    assert desk.keeper.speed.prompt_tokens_per_s == 300

    await desk.keeper.engine()
    await desk.clock.passes(10 * CALIBRATE_AFTER_S)
    assert engine.calibrations == 1


async def test_a_calibration_that_was_stopped_is_begun_again_later_but_not_for_ever() -> None:
    engine = Resident()
    desk = Desk(engine)
    await desk.keeper.start()
    for count in range(1, TRIES + 3):
        await desk.clock.passes(CALIBRATE_AFTER_S)
        assert engine.calibrations == min(count, TRIES)
        await desk.keeper.engine()


async def test_what_was_measured_in_an_earlier_session_is_known_from_the_start() -> None:
    engine = Resident()
    engine.calibration = FOUND
    desk = Desk(engine)
    await desk.keeper.start()

    assert desk.keeper.speed.decode_tokens_per_s == 90


async def test_figures_are_shown_and_kept() -> None:
    engine = Resident()
    desk = Desk(engine)
    await desk.keeper.start()
    figures = Figures(prompt_tokens=100, prompt_ms=500)
    engine.observer(figures)

    assert desk.statuses[-1] == Status(State.READY, "", "scripted", None, figures)
    assert desk.keeper.speed.prompt_tokens_per_s == 200


@pytest.mark.parametrize(
    ("error", "state", "reason"),
    [
        (EngineLost("a"), State.LOST, None),
        (EngineError("b"), State.LOST, None),
        (Unreachable("c"), State.LOST, Reason.REMOTE_UNREACHABLE),
        (EngineMissing("d"), State.UNUSABLE, Reason.NO_MODEL),
        (ModelUnusable("e"), State.UNUSABLE, None),
    ],
)
async def test_each_failure_has_its_reason_and_is_told_once(
    error: EngineError, state: State, reason: Reason | None
) -> None:
    desk = Desk(Resident(start_error=error))
    await desk.keeper.start()
    await desk.keeper.start()

    assert desk.reasons[-1] == (state, reason)
    assert desk.told == [str(error)]


async def test_another_model_file_is_tried_at_once() -> None:
    engine = Resident(start_error=ModelUnusable("That is no model."))
    desk = Desk(engine)
    await desk.keeper.start()
    assert not desk.keeper.may_try

    engine.file_state = 2
    assert desk.keeper.may_try


@pytest.mark.parametrize("reason", [None, Reason.ABSTAINED, Reason.TOO_SLOW])
async def test_a_request_ends_with_its_reason_once(reason: Reason | None) -> None:
    desk = Desk(Resident())
    await desk.keeper.start()
    desk.keeper.thinks(True)
    desk.keeper.worked(reason)
    desk.keeper.thinks(False)

    assert desk.reasons[-2:] == [(State.THINKING, None), (State.READY, reason)]


async def test_it_thinks_while_anybody_asks() -> None:
    desk = Desk(Resident())
    await desk.keeper.start()
    desk.keeper.thinks(True)
    desk.keeper.thinks(True)
    desk.keeper.worked()
    desk.keeper.thinks(False)
    assert desk.keeper.status.state is State.THINKING
    desk.keeper.thinks(False)
    assert desk.keeper.status.state is State.READY


async def test_closing_ends_every_timer() -> None:
    desk = Desk(Resident())
    await desk.keeper.start()
    await desk.keeper.close()

    assert desk.clock.calls == []
