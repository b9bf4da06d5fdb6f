from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay_ls.llm.engine import End, Piece, Request
from screenplay_ls.llm.worker.backend import BadRequest, Halt, Halted
from screenplay_ls.llm.worker.session import Report, Session
from tests.llm.fake import STORY, FakeBackend, nothing

pytest.importorskip("numpy")


class Reader:
    """A session over the fake model, and what it said."""

    def __init__(self, **options: object) -> None:
        self.halt = Halt()
        self.backend = FakeBackend(self.halt, **options)  # pyright: ignore[reportArgumentType] -- by name.
        self.session = Session(self.backend, self.halt)
        self.pieces: list[Piece] = []
        self.read: list[tuple[int, int]] = []

    def ask(self, request: Request, deadline: float = math.inf) -> tuple[str, End]:
        self.pieces.clear()
        self.halt.begin(deadline)
        report = Report(lambda done, of: self.read.append((done, of)), self.pieces.append)
        end = self.session.answer(request, report)
        return self.said(), end

    def said(self, candidate: int = 0) -> str:
        return "".join(piece.text for piece in self.pieces if piece.candidate == candidate)


@pytest.mark.parametrize(
    ("request_", "expected", "reason"),
    [
        (
            Request("Once upon"),
            " a time there was a fish. It was a big fish.\nNob",
            "length",
        ),
        (
            Request("Once upon", stop=("\n",)),
            " a time there was a fish. It was a big fish.",
            "stop",
        ),
        (Request("Once upon", stop=("fish. It",)), " a time there was a ", "stop"),
        (Request("Once upon", max_tokens=3), " a ", "length"),
        (Request("Once upon", max_tokens=0), "", "length"),
        (Request("THE "), "END", "end_of_text"),
        (Request("THE ", stop=("END.",)), "END", "end_of_text"),
        (Request("caught it —"), " ça va.\nTHE END", "end_of_text"),
        (Request("caught it —", max_tokens=2), " ", "length"),
        (Request("unknown%"), "", "end_of_text"),
        (Request(""), "", "end_of_text"),
        (Request("Once upon", temperature=0.8, top_k=1, max_tokens=5), " a ti", "length"),
    ],
)
def test_continues_a_text(request_: Request, expected: str, reason: str) -> None:
    said, end = Reader().ask(request_)

    assert said == expected
    assert end.reason == reason


def test_what_was_read_is_reused() -> None:
    reader = Reader()
    reader.ask(Request("Once upon a", max_tokens=4))
    before = reader.backend.read_tokens
    _, end = reader.ask(Request("Once upon a time", max_tokens=0))

    assert end.figures.reused_tokens == len("Once upon a tim")
    assert end.figures.prompt_tokens == len("Once upon a time") + 1
    assert reader.backend.read_tokens - before == 2


def test_a_model_that_cannot_go_back_reads_again() -> None:
    reader = Reader(can_go_back=False)
    reader.ask(Request("Once upon a time", max_tokens=3))
    said, end = reader.ask(Request("Once upon", max_tokens=3))

    assert said == " a "
    assert end.figures.reused_tokens == 0


def test_the_prompt_is_read_in_chunks() -> None:
    reader = Reader()
    reader.ask(Request("Once upon a time", max_tokens=1))

    assert reader.read == [(8, 17), (16, 17), (17, 17)]


def test_a_long_prompt_is_read_in_growing_pieces() -> None:
    """Whoever types faster than a long piece is read would never get to its end."""
    reader = Reader(context=512)
    reader.backend.chunk = 64
    reader.ask(Request("x" * 200, max_tokens=1))

    done = [read for read, _ in reader.read]
    assert [b - a for a, b in zip([0, *done], done, strict=False)] == [8, 8, 16, 32, 64, 64, 9]


def test_a_long_prompt_loses_its_beginning_in_large_steps() -> None:
    """So that the prompt of the next keystroke begins at the same place, and is reused."""
    reader = Reader(context=64)
    first = reader.ask(Request("x" * 90 + "Once", max_tokens=8))
    second = reader.ask(Request("x" * 90 + "Once u", max_tokens=8))

    assert (first[0], second[0]) == (" upon a ", "pon a ti")
    assert second[1].figures.reused_tokens > 40


def test_a_full_context_ends_the_answer() -> None:
    said, end = Reader(context=16).ask(Request("Once upon", max_tokens=40))

    assert end.reason == "length"
    assert STORY.startswith("Once upon" + said)


def test_log_probabilities_are_those_of_the_model() -> None:
    reader = Reader()
    reader.ask(Request("Once upon", max_tokens=8, logit_bias={"t": 3.0}))

    assert all(piece.logprob is not None and -0.01 < piece.logprob <= 0 for piece in reader.pieces)
    assert sum(piece.tokens for piece in reader.pieces) == 8


def test_bias_changes_the_choice_and_not_the_log_probability() -> None:
    reader = Reader()
    said, _ = reader.ask(Request("Once upon", max_tokens=1, logit_bias={"?": 100.0, "long": 9.0}))

    assert said == "?"
    assert reader.pieces[0].logprob is not None
    assert reader.pieces[0].logprob < -10


def test_a_grammar_allows_only_what_it_allows() -> None:
    assert Reader().ask(Request("Once upon", grammar="abc ", max_tokens=3))[0] == " a "
    with pytest.raises(BadRequest):
        Reader().ask(Request("Once upon", grammar="nonsense"))


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (Request("Once up", heal=2, max_tokens=5), "on "),
        (Request("Once upon", opening=" ", max_tokens=3), " a "),
        # The story goes on with a time; what must be there, is there.
        (Request("Once upon", opening="?", max_tokens=1), "?"),
        (Request("caught it — ç", heal=3, max_tokens=8), "a "),
        (Request("Once up", heal=2, opening="?", max_tokens=3), "?"),
        (Request("fish.", not_first=(" ",), max_tokens=1), "\n"),
        (Request("big ", heal=9, max_tokens=1), ""),
    ],
)
def test_how_an_answer_opens(request_: Request, expected: str) -> None:
    assert Reader().ask(request_)[0] == expected


def test_how_probable_the_rest_of_a_word_is() -> None:
    """Given what is typed of it already: only the words that begin so count."""
    reader = Reader()
    reader.ask(Request("Once upon", opening="?", max_tokens=1))

    assert reader.pieces[0].logprob == pytest.approx(0)


def test_candidates_begin_differently_and_leave_no_trace() -> None:
    reader = Reader()
    reader.ask(Request("a ", candidates=3, max_tokens=4))
    said = [reader.said(candidate) for candidate in range(3)]

    assert len({text[0] for text in said}) == 3
    assert said[0] == "time"
    assert reader.backend.memory[1] == reader.backend.memory[2] == []
    assert reader.ask(Request("a ti", max_tokens=2))[0] == "me"


def test_the_text_after_the_gap_is_read_where_the_model_can() -> None:
    reader = Reader()
    reader.ask(Request("Once", suffix="time", max_tokens=1))

    held = reader.backend.memory[0]
    assert held == [257, 258, *b"Once", 259, *b"time", 260]


def stops_at(count: int) -> Callable[[Reader], None]:
    """Abort when so many tokens were read."""

    def prepare(reader: Reader) -> None:
        seen = 0

        def on_token(token: int) -> None:
            nonlocal seen
            seen += 1
            if seen == count:
                reader.halt.abort()

        reader.backend.on_token = on_token

    return prepare


@settings(deadline=None, max_examples=60)
@given(count=st.integers(1, 60), prompt=st.integers(4, 40))
def test_after_an_abort_anywhere_the_next_answer_is_right(count: int, prompt: int) -> None:
    reader = Reader()
    stops_at(count)(reader)
    with suppress(Halted):
        reader.ask(Request(STORY[:prompt], max_tokens=16))
    reader.backend.on_token = nothing
    said, _ = reader.ask(Request(STORY[: prompt + 3], max_tokens=16))

    assert said == Reader().ask(Request(STORY[: prompt + 3], max_tokens=16))[0]


def test_an_abort_keeps_the_chunks_that_were_read() -> None:
    reader = Reader()
    stops_at(14)(reader)
    with pytest.raises(Halted):
        reader.ask(Request("Once upon a time"))
    _, end = reader.ask(Request("Once upon a time", max_tokens=1))

    assert end.figures.reused_tokens == 8


def test_the_deadline_may_fall_into_the_prompt_or_into_the_answer() -> None:
    reader = Reader()
    assert reader.ask(Request("Once upon"), deadline=0.0)[1].reason == "deadline"

    reader = Reader()

    def on_token(token: int) -> None:
        if token == ord("m"):
            reader.halt.begin(0.0)

    reader.backend.on_token = on_token
    said, end = reader.ask(Request("Once upon", stop=("\n",)))
    assert (said, end.reason) == (" a tim", "deadline")


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**31), st.floats(0.1, 3.0))
def test_sampling_is_repeatable_and_stays_among_the_best(seed: int, temperature: float) -> None:
    request = Request("a ", temperature=temperature, seed=seed, max_tokens=6, min_p=0.3)

    assert Reader().ask(request)[0] == Reader().ask(request)[0]


def test_after_a_failure_of_the_model_the_next_answer_is_right() -> None:
    """llama.cpp may find no room, or fail; then its memory is cleared."""
    reader = Reader()

    def on_token(token: int) -> None:
        if token == ord("%"):
            reader.backend.clear()
            raise BadRequest("The language model cannot read this text.")

    reader.backend.on_token = on_token
    reader.ask(Request("Once upon", max_tokens=3))
    with pytest.raises(BadRequest):
        reader.ask(Request("Once upon a %"))

    assert reader.ask(Request("Once upon", max_tokens=3))[0] == " a "


def test_a_run_forgets_what_was_read_before_and_reads_in_pieces_of_one_size() -> None:
    reader = Reader()
    prompt = STORY[:40]
    reader.ask(Request(prompt, max_tokens=4))
    reader.read.clear()

    reused = [
        reader.ask(Request(prompt, max_tokens=4, run=run))[1].figures.reused_tokens
        for run in (1, 1, 2)
    ]

    whole = len(reader.backend.tokenize(prompt, begin=True))
    assert reused == [0, whole - 1, 0]
    assert reader.read[0] == (whole, whole), "not in pieces of the eight that this model likes"
