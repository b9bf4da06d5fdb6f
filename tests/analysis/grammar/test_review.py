"""One reading of a script, with a checker that counts what it is asked."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from screenplay_ls.analysis.grammar import GrammarOptions, Memory, Review
from screenplay_ls.analysis.grammar.lint import Change, Lint
from screenplay_ls.analysis.grammar.review import Recent
from screenplay_ls.fountain import Document, parse, reparse

OPTIONS = GrammarOptions()


class Counting:
    """Takes "teh" for an error and every other word for known."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def lint(self, text: str) -> tuple[Lint, ...]:
        self.asked.append(text)
        return tuple(
            Lint("SpellCheck", m.start(), m.end(), "", (Change("the"),))
            for m in re.finditer("teh", text)
        )

    def known(self, word: str) -> bool:
        return word != "teh"


def read(
    document: Document, memory: Memory, near: int = 0, options: GrammarOptions = OPTIONS
) -> tuple[list[str], list[str]]:
    """What the checker is asked, in order, and what is marked."""
    checker = Counting()
    review = Review(document, options, near, checker, memory)
    while review.step():
        pass
    marked = [document.text[f.span.start : f.span.end] for f in review.findings()]
    return checker.asked, marked


SCRIPT = "One cat sits.\n\nTwo cats sit on teh mat.\n\nThree cats sit.\n\nFour cats sit.\n"


def test_the_place_of_the_edit_comes_first() -> None:
    asked, marked = read(parse(SCRIPT), Memory(OPTIONS), near=SCRIPT.index("Three"))

    assert asked[0] == "Three cats sit."
    assert marked == ["teh"]


def test_an_edit_costs_one_element() -> None:
    memory = Memory(OPTIONS)
    document = parse(SCRIPT)
    read(document, memory)

    asked, marked = read(reparse(document, SCRIPT.replace("Four", "Five")), memory)

    assert asked == ["Five cats sit."]
    assert marked == ["teh"]


def test_a_new_name_is_known_at_once() -> None:
    memory = Memory(OPTIONS)
    document = parse(SCRIPT)
    read(document, memory)

    _, marked = read(reparse(document, SCRIPT + "\nTEH\nHi.\n"), memory)

    assert marked == []


def test_a_word_of_the_dictionary_is_known() -> None:
    options = GrammarOptions(words=("Teh",))

    assert read(parse(SCRIPT), Memory(options), options=options)[1] == []


def test_a_rule_can_be_switched_off() -> None:
    text = "He walks passed the door.\n"
    options = GrammarOptions(off=("grammar/PassedPast",))

    assert read(parse(text), Memory(OPTIONS))[1] == ["passed"]
    assert read(parse(text), Memory(options), options=options)[1] == []


def test_a_foreign_passage_is_not_checked() -> None:
    french = "Il ne dit rien, mais il est teh dans la rue avec elle."

    assert read(parse(f"{SCRIPT}\nKARL\n{french}\n"), Memory(OPTIONS))[1] == ["teh"]


def test_a_foreign_script_says_so_once_and_asks_nobody() -> None:
    text = "Il ne dit rien, mais il est dans la rue avec elle.\n\nElle est là et il le sait.\n"
    checker = Counting()
    review = Review(parse(text), OPTIONS, 0, checker, Memory(OPTIONS))
    while review.step():
        pass

    assert [f.code for f in review.findings()] == ["grammar/Language"]
    assert checker.asked == []


def test_a_fix_is_offered_only_where_nothing_stands_between() -> None:
    document = parse("He opens teh door and t*e*h window.\n")
    review = Review(document, OPTIONS, 0, Counting(), Memory(OPTIONS))
    while review.step():
        pass

    assert [[fix.title for fix in f.fixes] for f in review.findings()] == [
        ["Replace with “the”"],
        [],
    ]


def test_memory_forgets_the_oldest_first() -> None:
    recent: Recent[int, int] = Recent(4)
    for number in range(6):
        recent[number] = number

    assert len(recent) <= 4
    assert recent[5] == 5


@given(st.text(alphabet="teh TEH\n*_[]/()'’-.:#=>~@^!é漢😀\r\t", max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    document = parse(text)
    review = Review(document, OPTIONS, len(text) // 2, Counting(), Memory(OPTIONS))
    while review.step():
        pass

    for finding in review.findings():
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for fix in finding.fixes:
            for edit in fix.edits:
                assert finding.span.start <= edit.span.start <= edit.span.end <= finding.span.end
