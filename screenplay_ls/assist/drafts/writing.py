"""A draft while it is written, block by block: each is checked before the next is asked for.

What a model has written badly it would go on with: a sentence that goes in circles, an invented
name, the line before once more. So each block is asked for alone, and again where it will not do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from screenplay_ls.assist.drafts import grammars
from screenplay_ls.assist.drafts.cleaning import sentences_of
from screenplay_ls.assist.drafts.draft import Answer, Ask
from screenplay_ls.assist.drafts.people import Person, told_apart
from screenplay_ls.assist.drafts.repair import SPEECH, Block, block_of, repair
from screenplay_ls.assist.drafts.sentences import content_words, in_circles, likeness, strangers
from screenplay_ls.fountain import Kind
from screenplay_ls.llm.engine import Turn

TRIES = 4
"""So often one block is asked for."""
BOLDER = 0.2
"""So much is added to the temperature with each new try."""
ALIKE = 0.75
"""Two blocks that share this part of their words say the same."""
BLOCK_TOKENS = 90
"""A longer block is cut behind its last sentence."""

_CALLED = re.compile(r"(?:^|[.!?] )([A-Z][a-z]+),")
"""Somebody who is spoken to at the beginning of a sentence: "Tom, come here"."""
_INTERJECTIONS = frozenset(
    {
        *("ah", "alright", "anyway", "besides", "boy", "brother", "captain", "dad", "darling"),
        *("dear", "doctor", "enough", "father", "fine", "first", "friend", "god", "good", "hello"),
        *("hey", "hi", "honey", "however", "look", "listen", "ma", "man", "maybe", "mister"),
        *("mom", "mother", "mum", "no", "now", "officer", "oh", "ok", "okay", "perhaps", "please"),
        *("quick", "really", "right", "see", "sir", "sister", "so", "son", "sorry", "still"),
        *("suddenly", "sure", "thanks", "then", "today", "tomorrow", "tonight", "true", "wait"),
        *("well", "what", "why", "yeah", "yes", "yesterday", "you", "here", "there"),
    }
)

RUNS = 3
"""So often a model that follows instructions is asked to go on until there is enough."""
TOKENS_A_BLOCK = 45

Written: TypeAlias = Generator[Ask, Answer, Block | None]
"""Asks for a block; None where the model could not write one."""


@dataclass
class Writing:
    """What is written so far, and what it is written from."""

    page: str
    """For models that continue: everything before the draft's first block."""
    turns: tuple[Turn, ...]
    """For models that follow instructions: the conversation before it."""
    cast: Sequence[Person]
    names: Collection[str] = ()
    """Further names (places, for example) that may be spoken of."""
    said: Iterable[str] = ()
    """What stands in the script, or in the examples, and is not to be said again."""
    like: str = ""
    """Something in the language that the draft is to be written in."""
    temperature: float = 0.7
    blocks: list[Block] = field(default_factory=list[Block])
    notes: dict[str, None] = field(default_factory=dict[str, None])

    @property
    def has_grammar(self) -> bool:
        """Whether the grammars know the letters that it is written in."""
        return grammars.fits(self.like)

    @property
    def text(self) -> str:
        """The draft so far, as Fountain."""
        return "".join(f"{block.text}\n\n" for block in self.blocks)[:-1]

    def speech(
        self,
        who: Person,
        *,
        extension: str = "",
        aside: str = "",
        doing: str = "",
        longest: int = 3,
    ) -> Written:
        """What somebody says next, in at most `longest` sentences."""
        cue = block_of(Kind.CHARACTER, who.cue + (f" ({extension})" if extension else ""))
        head = f"{cue}\n({aside})\n" if aside else f"{cue}\n"
        grammar = grammars.speech(self._words(), sentences=longest)
        block = yield from self._block(head, grammar, doing, SPEECH)
        if block is None:
            self.note(f"The model found no words for {who.cue} at one place.")
        return block

    def action(self, begins: str = "", *, doing: str = "", longest: int = 2) -> Written:
        """What is seen next; the paragraph begins with these words."""
        starts = grammars.STARTS if grammars.is_english(self.like) else ()
        words = self._words()
        grammar = grammars.action(words, starts, begun=bool(begins), sentences=longest)
        return (yield from self._block(begins, grammar, doing, {Kind.ACTION}))

    def at_once(
        self, kinds: Collection[Kind], blocks: int, *, doing: str, anybody: bool = False
    ) -> Generator[Ask, Answer, None]:
        """All of it in one answer, from a model that follows instructions.

        Args:
            kinds: of elements that it may hold.
            blocks: how many paragraphs and speeches; what ends too soon is asked to go on.
            doing: what the writer is told meanwhile.
            anybody: people who are not in the cast may speak, too.
        """
        cast = None if anybody else [each.cue for each in self.cast]
        grammar = grammars.scene(cast, acts=Kind.ACTION in kinds) if cast else None
        for _ in range(RUNS):
            answer = yield Ask(
                page=self.page,
                turns=self.turns,
                begins=f"{self.text}\n" if self.blocks else "",
                max_tokens=max(1, blocks - len(self.blocks)) * TOKENS_A_BLOCK,
                grammar=grammar if self.has_grammar else None,
                doing=doing,
                is_complete=lambda text: text.count("\n\n") > blocks,
            )
            found = repair(answer.text, kinds, cast, whole=answer.whole, said=self.said)
            grown = len(found.blocks) > len(self.blocks)
            self.blocks = list[Block](found.blocks)
            for note in found.notes:
                self.note(note)
            if not grown or not found.complete or len(self.blocks) * 3 >= blocks * 2:
                break

    def words(self, head: str, kind: Kind, sentences: int, *, doing: str) -> Written:
        """One block below a given head (a cue), of which a model writes the words alone."""
        answer = yield Ask(
            page=self.page,
            turns=self.turns,
            max_tokens=sentences * TOKENS_A_BLOCK,
            doing=doing,
            show=lambda text: head + text,
        )
        lines = [line for line in answer.text.splitlines() if line.strip()]
        spoken = [line for line in lines if not line.isupper() and line.strip()[:1] != "("]
        text = head + " ".join(spoken)
        kinds = SPEECH if kind is Kind.CHARACTER else {kind}
        block = self._read(text, kinds, whole=answer.whole)
        if block:
            self.blocks.append(block)
        return block

    def note(self, note: str) -> None:
        """Something the writer should know; said once."""
        self.notes[note] = None

    def _block(self, head: str, grammar: str, doing: str, kinds: Collection[Kind]) -> Written:
        begins = f"{self.text}\n{head}" if self.blocks else head
        for number in range(TRIES):
            answer = yield Ask(
                page=self.page,
                turns=self.turns,
                begins=begins,
                max_tokens=BLOCK_TOKENS,
                stop=("\n",),
                temperature=None if not number else self.temperature + number * BOLDER,
                grammar=grammar if self.has_grammar else None,
                doing=doing,
            )
            block = self._read(head + answer.text[len(begins) :], kinds, whole=answer.whole)
            if block:
                self.blocks.append(block)
                return block
        return None

    def _read(self, text: str, kinds: Collection[Kind], *, whole: bool) -> Block | None:
        """The one block that a text holds, if it will do."""
        cast = [each.cue for each in self.cast]
        found = repair(text, kinds, cast, whole=whole, said=self.said).blocks
        if len(found) != 1:
            return None
        words = " ".join(_body(found[0]))
        if not content_words(words) and any(words == " ".join(_body(b)) for b in self.blocks):
            return None
        new = not any(_alike(words, " ".join(_body(block))) for block in self.blocks)
        ours = not (grammars.is_english(self.like) and self._is_about_strangers(words))
        return found[0] if new and ours and not in_circles(words) else None

    def _is_about_strangers(self, words: str) -> bool:
        known = self._words()
        called = {found[1].lower() for found in _CALLED.finditer(words)}
        ours = {part.lower() for name in known for part in name.split()}
        return bool(strangers(words, known) or called - ours - _INTERJECTIONS)

    def _words(self) -> list[str]:
        return [*dict.fromkeys([*told_apart(self.cast), *self.names])]


def _body(block: Block) -> list[str]:
    """A block's lines without cue and parentheticals."""
    lines = block.text.split("\n")
    spoken = lines[1:] if block.kind is Kind.CHARACTER else lines
    return [line for line in spoken if not line.startswith("(")]


def _alike(one: str, other: str) -> bool:
    few = min(len(content_words(one)), len(content_words(other))) < 3
    if few:
        return one.casefold() == other.casefold()
    return likeness(one, other) >= ALIKE or bool(
        {s.strip() for s in sentences_of(one) if s.count(" ") > 3}
        & {s.strip() for s in sentences_of(other)}
    )
