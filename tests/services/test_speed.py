from __future__ import annotations

import pytest

from screenplay_ls.llm.engine import Figures
from screenplay_ls.services.speed import KEPT, PAGES, Page, Speed


def read(tokens: int, ms: float, reused: int = 0) -> Figures:
    return Figures(prompt_tokens=tokens + reused, reused_tokens=reused, prompt_ms=ms)


def written(tokens: int, ms: float) -> Figures:
    return Figures(predicted_tokens=tokens, predicted_ms=ms)


def test_nothing_is_known_before_anything_was_seen() -> None:
    speed = Speed()

    assert (speed.prompt_tokens_per_s, speed.decode_tokens_per_s) == (None, None)


@pytest.mark.parametrize(
    ("figures", "prompt", "decode"),
    [
        (read(100, 500), 200, None),
        (read(100, 500, reused=900), 200, None),
        (read(3, 500), None, None),
        (written(11, 100), None, 100),
        (written(1, 100), None, None),
        (Figures(100, 0, 11, 500, 100), 200, 100),
        (Figures(), None, None),
    ],
)
def test_one_request(figures: Figures, prompt: float | None, decode: float | None) -> None:
    speed = Speed()
    speed.seen(figures)

    assert (speed.prompt_tokens_per_s, speed.decode_tokens_per_s) == (prompt, decode)


def test_one_stall_changes_nothing_and_a_slower_machine_does() -> None:
    speed = Speed()
    for _ in range(KEPT):
        speed.seen(read(100, 500))
    speed.seen(read(100, 50_000))
    assert speed.prompt_tokens_per_s == 200

    for _ in range(KEPT):
        speed.seen(read(100, 2000))
    assert speed.prompt_tokens_per_s == 50


def test_what_was_measured_before_counts_until_something_is_seen() -> None:
    speed = Speed()
    speed.begin(300, 90)
    assert (speed.prompt_tokens_per_s, speed.decode_tokens_per_s) == (300, 90)

    speed.forget()
    speed.seen(read(100, 1000))
    speed.begin(300, 90)
    assert speed.prompt_tokens_per_s == 100


SLOW, USUAL, LARGE = PAGES


@pytest.mark.parametrize(
    ("speeds", "pages"),
    [
        ([None], [USUAL]),
        ([400], [USUAL]),
        ([60, 200, 300], [SLOW, SLOW, USUAL]),
        ([120, 100], [USUAL, SLOW]),
        ([5000, 900, 400], [LARGE, LARGE, USUAL]),
        ([5000, 20], [LARGE, SLOW]),
        ([20, 5000], [SLOW, LARGE]),
    ],
)
def test_the_page_follows_the_speed_in_large_steps(
    speeds: list[float | None], pages: list[int]
) -> None:
    page = Page()

    assert [page.characters(speed) for speed in speeds] == pages
