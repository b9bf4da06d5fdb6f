"""What the co-writer drafts, and how: the types that every kind of draft is written in.

A kind of draft (a scene, a storyline, a polished line, ...) is a file of this package with a
`Kind`. It is pure: a generator yields what it asks of a model and is sent the model's answers, one
after another, until it returns the draft. `services/drafting.py` runs it: chooses the form that the
engine understands, streams, retries, stops.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.fountain import Document, Span
from screenplay_ls.llm.engine import Turn

NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Ask:
    """One question to the model, in the two forms that models understand."""

    page: str
    """For models that only continue a text: what stands before the answer, examples included."""
    turns: tuple[Turn, ...] = ()
    """For models that follow instructions: the conversation before the answer."""
    begins: str = ""
    """The answer begins with this in both forms; it is part of the answer that is sent back."""
    max_tokens: int = 256
    stop: tuple[str, ...] = ()
    """The answer ends before the first of these."""
    temperature: float | None = None
    """None takes the one of the writer's wishes."""
    grammar: str | None = None
    """A GBNF grammar with the root rule `root`, for what follows `begins`."""
    doing: str = ""
    """What the writer is told meanwhile: "Writing beat 3 of 8"."""
    show: Callable[[str], str] = field(default=str)
    """From the answer so far, what the writer may see of it already."""
    is_complete: Callable[[str], bool] | None = None
    """Whether the answer so far is enough; the engine is stopped then."""


@dataclass(frozen=True)
class Answer:
    """What the model said."""

    text: str
    """With `Ask.begins` in front; without the stop string."""
    whole: bool = True
    """It ended by itself or at a stop, not at the limit of tokens."""
    mean_logprob: float | None = None
    """How sure the model was: the mean natural logarithm of its tokens' probabilities. None where
    the engine does not tell."""


@dataclass(frozen=True)
class Passage:
    """A change of the script that the draft proposes."""

    span: Span
    """What it replaces, in code points of the document; empty to insert."""
    text: str
    reason: str = ""
    """Why, in a line, for the writer."""
    label: str = ""
    """What it is called in a list: "Line 12: tighter"."""


@dataclass(frozen=True)
class Draft:
    """One take."""

    title: str
    """What it is, for the head of a preview: "Scene: INT. HOUSE - DAY"."""
    text: str
    """The draft as Fountain (or, for advice and lists, as Markdown), to be shown or printed."""
    passages: tuple[Passage, ...] = ()
    """What applying it changes; empty where there is nothing to apply."""
    notes: tuple[str, ...] = ()
    """What the writer should know: what was dropped or could not be made."""
    markup: Literal["fountain", "markdown"] = "fountain"
    """What `text` is written in."""


@dataclass(frozen=True)
class Source:
    """What a draft is made from."""

    document: Document
    """The script; an empty one where there is none."""
    span: Span = NOWHERE
    """What the writer has selected; where nothing is, the cursor."""
    others: tuple[Document, ...] = ()
    """Further inputs, for drafts that join several."""
    findings: tuple[Finding, ...] = ()
    """What the red pen has found in the script, where the caller knows; their fixes come first."""
    earlier: tuple[str, ...] = ()
    """The texts of the takes made before this one, so that it can differ from them."""
    talks: bool = False
    """The model follows instructions: it is asked by `Ask.turns`, and can be trusted with more at
    once. Set by who runs the draft."""


Steps: TypeAlias = Generator[Ask, Answer, Draft]
"""Yields what it asks, is sent the answer, returns the draft. May ask the same again."""


class NothingToDraft(Exception):
    """There is nothing here to draft from; the message tells the writer what is needed."""


@dataclass(frozen=True)
class Kind:
    """A kind of draft, as the terminal, the server and the editor list it."""

    name: str
    """One word, as it is typed: `scene`."""
    title: str
    """As a menu shows it: "Draft this scene"."""
    wishes: type[Any]
    """A frozen dataclass with a default for every field: what the writer may wish for. Fields are
    made by `wish`, which holds the help text; the terminal's options and the arguments of the
    server's command are read from it."""
    steps: Callable[[Source, Any, int], Steps]
    """Begins a take: the source, the wishes, and the number of the take, from 0.

    Raises `NothingToDraft`, at once or at the first step.
    """
    applies: Callable[[Source], bool] = lambda source: True
    """Whether an editor should offer it here."""
    wants_findings: Callable[[Any], bool] = lambda wishes: False
    """Whether, with these wishes, the red pen should have looked first (`Source.findings`)."""


def wish(default: Any, help: str) -> Any:  # noqa: ANN401 -- As `dataclasses.field`, whose type is Any too.
    """A field of a dataclass of wishes: a str, int, float, bool or tuple of str, and its help."""
    return field(default=default, metadata={"help": help})
