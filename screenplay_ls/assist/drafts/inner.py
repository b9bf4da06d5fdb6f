"""Somebody's inner life at a point of the scene: as a voice-over, a monologue, or in action."""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.analysis.belonging import own_elements
from screenplay_ls.assist.drafts import inner_prompt as prompt
from screenplay_ls.assist.drafts.draft import (
    Draft,
    Kind,
    NothingToDraft,
    Source,
    Steps,
    wish,
)
from screenplay_ls.assist.drafts.examples import lines_of_examples
from screenplay_ls.assist.drafts.people import Person, how_many_at, people, people_at
from screenplay_ls.assist.drafts.placing import behind, insertion, line_at
from screenplay_ls.assist.drafts.reading import page_before, synopsis_at, voices
from screenplay_ls.assist.drafts.repair import block_of
from screenplay_ls.assist.drafts.writing import Writing
from screenplay_ls.fountain import Kind as ElementKind
from screenplay_ls.llm.engine import Turn

FORMS = ("voice-over", "monologue", "action")
IN_WORDS = {
    "voice-over": "a voice-over",
    "monologue": "a monologue",
    "action": "a paragraph of action",
}
MOST_SENTENCES = 8
A_BREATH = 3
"""So many sentences stand in one paragraph or speech."""


@dataclass(frozen=True)
class Wishes:
    """What a writer may wish of an inner life."""

    who: str = wish("", "Whose; else who speaks last before the cursor.")
    form: str = wish("voice-over", "voice-over, monologue or action.")
    what: str = wish("", "What goes on inside; else what the scene is about.")
    sentences: int = wish(3, "How long, in sentences.")


def steps(source: Source, wishes: Wishes, take: int) -> Steps:
    """One paragraph or speech, and another where more sentences are wanted."""
    form = _form(wishes.form)
    who = _who(source, wishes)
    document, place = source.document, behind(source.document, source.span.end)
    others = [each for each in people_at(document, source.span) if each.cue != who.cue]
    what = wishes.what or _what(source) or "Something is about to change."
    sentences = max(1, min(wishes.sentences, MOST_SENTENCES))
    before = page_before(document, place, limit=900)
    task = prompt.TASK.format(
        form=IN_WORDS[form],
        who=who.described,
        sentences=sentences,
        what=what,
        voices=f"How they speak elsewhere:\n{voices([who])}" if who.lines else "",
        script=f"This stands before it in the script:\n\n{before}\n\n" if before else "",
    )
    examples = prompt.EXAMPLES[form]
    writing = Writing(
        page=examples + prompt.SITUATION.format(who=who.described, what=_sentence(what)),
        turns=(Turn("system", prompt.SYSTEM[form]), Turn("user", task)),
        cast=(who, *others),
        said=[*lines_of_examples(examples), *who.lines, *before.split("\n")],
        like=what + document.text,
    )
    if source.talks:
        head = "" if form == "action" else f"{_cue(who, form)}\n"
        kind = ElementKind.ACTION if form == "action" else ElementKind.CHARACTER
        yield from writing.words(head, kind, sentences, doing=f"{IN_WORDS[form]}")
        return _draft(source, who, form, place, writing)
    while sentences > 0:
        longest = min(sentences, A_BREATH)
        doing = f"{IN_WORDS[form].capitalize()} for {who.cue}"
        if form == "action":
            block = yield from writing.action(who.name, doing=doing, longest=longest)
        else:
            extension = "V.O." if form == "voice-over" else ""
            aside = "to nobody" if form == "monologue" and not writing.blocks else ""
            block = yield from writing.speech(
                who, extension=extension, aside=aside, doing=doing, longest=longest
            )
        sentences -= longest
        if block is None:
            break
    return _draft(source, who, form, place, writing)


def _cue(who: Person, form: str) -> str:
    extension = " (V.O.)" if form == "voice-over" else ""
    return block_of(ElementKind.CHARACTER, who.cue + extension)


def _form(wished: str) -> str:
    found = next((form for form in FORMS if form.startswith(wished.strip().lower()[:5])), None)
    if found is None or not wished.strip():
        raise NothingToDraft(f"“{wished}” is none of: {', '.join(FORMS)}.")
    return found


def _who(source: Source, wishes: Wishes) -> Person:
    document = source.document
    if wishes.who:
        return people(document, [wishes.who])[0]
    scene = document.scene_at(source.span.start)
    index = document.index_from(source.span.start + 1)
    before = [
        speech
        for speech in document.speeches
        if speech.first < index and (scene is None or speech.first >= scene.first)
    ]
    if before:
        return people(document, [before[-1].name])[0]
    here = people_at(document, source.span)
    if not here:
        raise NothingToDraft("Say whose inner life it is: nobody speaks here.")
    return here[0]


def _what(source: Source) -> str:
    """The scene's synopsis, or the last paragraph of action before the cursor."""
    document = source.document
    if synopsis := synopsis_at(document, source.span.start):
        return synopsis
    scene = document.scene_at(source.span.start)
    if scene is None:
        return ""
    told = [
        element.plain
        for index, element in enumerate(own_elements(document, scene), scene.first)
        if element.kind is ElementKind.ACTION and document.start_of(index) <= source.span.start
    ]
    return " ".join(told[-1].split())[:200] if told else ""


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text[-1:] in ".!?…" else f"{text}."


def _draft(source: Source, who: Person, form: str, place: int, writing: Writing) -> Draft:
    if not writing.blocks:
        raise NothingToDraft("The model wrote nothing that could be used. Try another seed.")
    title = f"{form.capitalize()}: {who.cue}"
    label = f"Line {line_at(source.document, place)}: {IN_WORDS[form]} for {who.cue}"
    reason = f"What goes on inside {who.name}, as {IN_WORDS[form]}."
    passage = insertion(source.document, place, writing.text, reason, label)
    return Draft(title, writing.text, (passage,), tuple(writing.notes))


def _applies(source: Source) -> bool:
    return how_many_at(source.document, source.span) > 0


KIND = Kind("inner", "Draft the inner life of a character here", Wishes, steps, _applies)
