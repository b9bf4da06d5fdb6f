"""`screenplay/status`: what is sent to whom, and when."""

from __future__ import annotations

from typing import Any

import pytest

from screenplay_ls.llm.engine import Figures
from screenplay_ls.server.features.status import STATUS, WORDS, on_the_wire, sentence
from screenplay_ls.server.features.status import register as register_status
from screenplay_ls.services.status import Reason, State, Status
from tests.server.asking import Asked

FIGURES = Figures(
    prompt_tokens=1000, reused_tokens=900, predicted_tokens=11, prompt_ms=500, predicted_ms=100
)
LOADING, READY, THINKING = (
    Status(state, model="m") for state in (State.LOADING, State.READY, State.THINKING)
)
ABSTAINED = Status(State.READY, model="m", reason=Reason.ABSTAINED)
SLOW = Status(State.READY, model="m", reason=Reason.TOO_SLOW)
COUNTED = Status(State.READY, model="m", figures=FIGURES)
OFF = Status()


def sent(*statuses: Status, detail: bool = False) -> list[dict[str, Any]]:
    """The notifications that these changes cause."""
    asked = Asked(register_status, "")
    server = asked.server
    server.options = {"statusDetail": detail}
    notified: list[dict[str, Any]] = []

    def notify(method: str, params: Any = None) -> None:  # noqa: ANN401 -- Whatever it is.
        assert method == STATUS
        notified.append(params)

    server.protocol.notify = notify
    for status in statuses:
        server.cowriter.keeper.listener.status(status)
    return notified


def check(statuses: list[Status], plain: list[str], detailed: list[str]) -> None:
    """What plain and curious clients see of each notification: its reason, or else its state."""
    for detail, expected in ((False, plain), (True, detailed)):
        found = sent(*statuses, detail=detail)
        assert [params.get("reason", params["state"]) for params in found] == expected


@pytest.mark.parametrize(
    ("statuses", "plain", "detailed"),
    [
        ([LOADING, READY], ["loading", "ready"], ["loading", "ready"]),
        (
            [READY, THINKING, READY, THINKING, READY],
            ["ready"],
            ["ready", *["thinking", "ready"] * 2],
        ),
        ([READY, THINKING, ABSTAINED], ["ready"], ["ready", "thinking", "abstained"]),
        ([READY, THINKING, SLOW], ["ready", "tooSlow"], ["ready", "thinking", "tooSlow"]),
        (
            [SLOW, THINKING, SLOW, THINKING, SLOW],
            ["tooSlow"],
            ["tooSlow", *["thinking", "tooSlow"] * 2],
        ),
        ([READY, COUNTED], ["ready"], ["ready", "ready"]),
        ([LOADING, THINKING], ["loading", "ready"], ["loading", "thinking"]),
        ([READY, READY, READY], ["ready"], ["ready"]),
        ([OFF, Status(reason=Reason.UNLOADED)], ["off", "unloaded"], ["off", "unloaded"]),
    ],
)
def test_only_who_asks_hears_of_each_suggestion(
    statuses: list[Status], plain: list[str], detailed: list[str]
) -> None:
    check(statuses, plain, detailed)


def test_figures_come_with_their_speeds() -> None:
    assert on_the_wire(COUNTED)["figures"] == {
        "promptTokens": 1000,
        "reusedTokens": 900,
        "predictedTokens": 11,
        "promptTokensPerSecond": 200.0,
        "predictedTokensPerSecond": 100.0,
    }


def test_what_was_not_done_has_no_speed() -> None:
    assert on_the_wire(Status(State.READY, figures=Figures(10, 10)))["figures"] == {
        "promptTokens": 10,
        "reusedTokens": 10,
        "predictedTokens": 0,
    }


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("reason", [None, *Reason])
def test_every_status_has_a_sentence(state: State, reason: Reason | None) -> None:
    assert sentence(Status(state, reason=reason)).endswith(".")
    assert sentence(Status(state, "In its own words.", reason=reason)) == "In its own words."


def test_the_three_fields_that_every_client_knows_are_always_there() -> None:
    for state in State:
        params = on_the_wire(Status(state, model="m"))
        assert params == {"state": state.value, "message": WORDS[state], "model": "m"}


def test_the_model_is_unloaded_when_the_settings_say_so() -> None:
    server = Asked(register_status, "").server

    assert server.cowriter.keeper.idle_s() == 3600
