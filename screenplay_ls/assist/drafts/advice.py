"""Emotion advice: where a scene is flat or does not turn, and lines that would change it.

What is wrong is found by numbers alone; the model only rewrites lines, and each rewritten line is
weighed again.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from screenplay_ls.analysis.tone import line_tone
from screenplay_ls.analysis.tone.words import number, shortened
from screenplay_ls.assist.drafts.draft import (
    Answer,
    Ask,
    Draft,
    Kind,
    NothingToDraft,
    Passage,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.feeling import Feeling, feeling, holding_back
from screenplay_ls.assist.drafts.passages import line_number, lines_in
from screenplay_ls.assist.drafts.rewriting import Dropped, rewritten
from screenplay_ls.fountain import Document, Scene, parse

MOST_LOOKED_AT = 6
"""Lines that are tried before the advice does without."""


@dataclass(frozen=True)
class AdviceWishes:
    """Where the scene should go."""

    towards: str = wish("", "How the scene should end: warmer or colder. Else what it is not yet.")
    rewrites: int = wish(2, "How many lines to rewrite at most; 0 for advice alone.")


def steps(source: Source, wishes: AdviceWishes, take: int) -> Steps:
    """Weigh the scene, then rewrite the lines that hold it back.

    Raises:
        NothingToDraft: no scene is here, or too little is said in it.
    """
    document = source.document
    scene = document.scene_at(source.span.start)
    if scene is None:
        raise NothingToDraft("Put the cursor into a scene: advice is about one scene at a time.")
    felt = feeling(document, scene)
    if felt is None:
        raise NothingToDraft(
            "There is too little to go by: advice takes six lines of dialogue in English."
        )
    towards = wishes.towards.strip().lower().removeprefix("more ")
    if towards in ("warmer", "colder") and towards != felt.towards:
        felt = Feeling(
            felt.remarks, towards, tuple(holding_back(document, scene, towards)), felt.turn
        )
    return _advise(document, scene, felt, wishes, wished=bool(towards))


def _advise(
    document: Document, scene: Scene, felt: Feeling, wishes: AdviceWishes, *, wished: bool
) -> Steps:
    dropped = Dropped()
    passages: tuple[Passage, ...] = ()
    if felt.remarks or wished:
        passages = yield from _rewrites(document, felt, wishes.rewrites, dropped)
    notes = [dropped.note()] if dropped.reasons and not passages else []
    heading = " ".join(scene.heading.plain.split())
    told = _written(document, scene, felt, passages, wished=wished)
    text = "\n".join(told) + "\n"
    return Draft(f"Advice: {heading}", text, passages, tuple(notes), "markdown")


def _rewrites(
    document: Document, felt: Feeling, most: int, dropped: Dropped
) -> Generator[Ask, Answer, tuple[Passage, ...]]:
    passages: list[Passage] = []
    for index in felt.lines[:MOST_LOOKED_AT]:
        for placed in lines_in(document, document.span_of(index)):
            if len(passages) >= most:
                return tuple(passages)
            at = line_number(document, placed.span.start)
            doing = f"Line {at}: {felt.towards}"
            found = yield from rewritten(placed.line, felt.towards, dropped, doing=doing)
            if found:
                reason = f"Line {at} is one of the last lines of the scene. {found.reason}"
                passages.append(Passage(placed.span, found.text, reason, doing))
    return tuple(passages)


def _written(
    document: Document,
    scene: Scene,
    felt: Feeling,
    passages: tuple[Passage, ...],
    *,
    wished: bool,
) -> Generator[str, None, None]:
    heading = " ".join(scene.heading.plain.split())
    yield f"# {heading}"
    yield ""
    yield f"The scene sounds {felt.turn}."
    yield ""
    for remark in felt.remarks:
        yield f"- {remark}"
    if not felt.remarks:
        yield "- Nothing here is flat: leave it as it is."
        if not wished:
            return
    yield ""
    yield f"To turn, it could end {felt.towards}. These lines hold it back most:"
    yield ""
    for index in felt.lines[:3]:
        yield from _line(document, index, felt, passages)
    if passages:
        yield ""
        yield _outcome(document, scene, passages)
    yield ""
    yield _by_hand(document, scene, felt)


def _line(
    document: Document, index: int, felt: Feeling, rewrites: tuple[Passage, ...]
) -> Generator[str, None, None]:
    span = document.span_of(index)
    speech = document.speech_at(span.start)
    text = " ".join(document.elements[index].plain.split())
    valence = line_tone(text).valence or 0.0
    who = speech.name if speech else ""
    yield (
        f"- Line {line_number(document, span.start)}, {who}: “{shortened(text)}” sounds "
        f"{number(valence)}."
    )
    for passage in rewrites:
        if span.start <= passage.span.start < span.end:
            yield f"  {felt.towards.capitalize()}: “{passage.text}”"


def _outcome(document: Document, scene: Scene, passages: tuple[Passage, ...]) -> str:
    """What the scene would sound like with the rewrites: weighed, not guessed."""
    text = document.text
    for passage in sorted(passages, key=lambda one: one.span, reverse=True):
        text = text[: passage.span.start] + passage.text + text[passage.span.end :]
    new = parse(text)
    felt = feeling(new, new.scenes[scene.index])
    return f"With these lines it would sound {felt.turn}." if felt else ""


def _by_hand(document: Document, scene: Scene, felt: Feeling) -> str:
    """What no rewriting of single lines does."""
    if not felt.lines:
        return ""
    at = line_number(document, document.span_of(felt.lines[0]).start)
    speech = document.speech_at(document.span_of(felt.lines[0]).start)
    who = speech.name.title() if speech else "the last speaker"
    if felt.towards == "colder":
        return (
            f"By hand: before line {at}, let {who} learn something, or want something that the "
            f"other will not give; or cut line {at} and let a silence answer."
        )
    return (
        f"By hand: before line {at}, let {who} give something up, or do something kind without "
        f"saying so; then line {at} may stay as it is and mean something else."
    )


KIND = Kind(
    "advice",
    "Advise on how this scene feels",
    AdviceWishes,
    steps,
    applies=lambda source: source.document.scene_at(source.span.start) is not None,
)
