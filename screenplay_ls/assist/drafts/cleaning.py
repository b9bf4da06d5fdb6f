"""A model's words without what is not a screenplay's: chat, other formats' marks, loops, stumps."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEFT_THE_FRAME = re.compile(
    r"<\|[^|\n]{0,40}\|>|</?s>|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>"
    r"|^\s*(?:user|assistant|human|system|ai)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
"""Control tokens written out, and the labels of a conversation: what follows is not the answer."""

_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:[-*_=•·][ \t]*){3,}$", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*(?:[-*+•–—]|\(?\d{1,2}[.)])[ \t]+(?=\S)", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*>+[ \t]?(?!.*(?:<|:)[ \t]*$)", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,11}(?:\s[^<>\n]{0,200})?/?>")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,80})\]\([^()\s]{1,200}\)")
_EMPHASIS = re.compile(r"(?<!/)\*+(?!/)|`+|(?<![^\W_])_+|_+(?![^\W_])")
_BRACKETED = re.compile(r"^[ \t]*\[([^\[\]\n]+)\][ \t]*$", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd]")

_ABOUT = (
    r"(?:scene|script|screenplay|dialogue|draft|rewrit\w+|revis\w+|version|example|continuation"
    r"|story(?:line)?|outline|logline|synops[ie]s|monologue|response|format(?:ting)?|prompt"
    r"|request|instructions?|feedback|suggestions?|options?|text|line|speech|passage)"
)
_CHAT = re.compile(
    rf"""^\W*(?:
        (?:sure|certainly|of\ course|absolutely|okay|ok|great|alright|yes)?\W*
            (?:here(?:['’]s|\ is|\ are)|below\ is|let\ me
              |i(?:['’]ve|['’]ll|\ have|\ will|\ can|\ would))
            \b[^.:!?\n]*\b{_ABOUT}\b
      | (?:this|the|in\ this|in\ the\ next|your)\ (?:scene|script|screenplay|draft|dialogue)
            (?:,|\ (?:is|was|should|shows|takes|opens|begins|ends|explores|focuses|follows|has|uses
            |we)\b)
      | (?:sure|certainly|absolutely|of\ course)[!,.]?$
      | (?:i\ hope|hope)\ (?:this|that|it)\ (?:helps|works|meets)
      | (?:please\ )?(?:let\ me\ know|feel\ free)\b.*\b(?:if|to)\b
      | (?:would\ you\ like|do\ you\ want)\ me\ to\b
      | (?:note|disclaimer|explanation|title|scene|example|output|answer|response|input|task
            |instructions?|rewritten|revised|continuation|dialogue|characters?|setting|genre
            |author|written\ by|logline|synopsis)\s*(?:\d+\s*)?:
      | (?:the\ end|end\ of\ (?:scene|script)|\(?continued\)?)\W*$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A paragraph that speaks of the text instead of being it."""

_MACHINE = re.compile(
    r"\b(?:as an ai|an ai (?:language )?model|language model"
    r"|i(?:'m| am) (?:just )?an? (?:ai|assistant)"
    r"|i(?:'m| am) sorry, but i (?:can|cannot|can't)|i (?:cannot|can't) (?:fulfil|assist|comply)"
    r"|i hope this helps|let me know if you(?:'d| would)? (?:like|want|need))\b",
    re.IGNORECASE,
)
"""What no character says, unless the film is about a chatbot."""

SENTENCE_END = re.compile(r"[.!?…。！？][.!?…]*[\"”’')\]]*(?=\s|$)|--(?=\s|$)|—(?=\s|$)")
_SENTENCE = re.compile(r".*?(?:[.!?…。！？]+[\"”’')\]]*(?=\s|$)|$)", re.DOTALL)
_STUCK = re.compile(r"(\b.{6,80}?)(?:[\s,;]+\1){2,}", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
REPEATABLE_WORDS = 3
"""A sentence of up to so many words may come again: "No. No. No."."""


def without_markup(text: str) -> str:
    """The text up to where it leaves the frame, without marks of Markdown, HTML and the like."""
    if left := LEFT_THE_FRAME.search(text):
        text = text[: left.start()]
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    for pattern in (_FENCE, _RULE, _QUOTE, _BULLET, _TAG):
        text = pattern.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _BRACKETED.sub(r"\1", text)
    return _EMPHASIS.sub("", text)


def is_chat(paragraph: str) -> bool:
    """Whether a paragraph of action speaks to the writer instead of telling the scene."""
    return bool(_CHAT.match(paragraph) or _MACHINE.search(paragraph))


def is_machine(line: str) -> bool:
    """Whether a line of dialogue is the model's own voice."""
    return bool(_MACHINE.search(line))


def words_of(text: str) -> str:
    """The words of a text, by which two texts are the same."""
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))


def without_loops(text: str, said: Iterable[str] = ()) -> str:
    """A paragraph without sentences that it, or `said`, has had before, and stuck phrases once.

    Args:
        text: one paragraph; its line ends stay.
        said: the words (see `words_of`) of sentences that were there before it.
    """
    text = _STUCK.sub(r"\1", text)
    seen = set(said)
    kept: list[str] = []
    for sentence in sentences_of(text):
        words = words_of(sentence)
        if words in seen and words.count(" ") >= REPEATABLE_WORDS:
            continue
        if words and [words_of(one) for one in kept[-3:]] == [words] * 3:
            continue
        seen.add(words)
        kept.append(sentence)
    return "".join(kept).strip()


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, with the space that stands before each."""
    return [found[0] for found in _SENTENCE.finditer(text) if found[0].strip()]


def up_to_sentence(text: str) -> str:
    """The part of a text that was cut off which ends with a sentence; empty where none does."""
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    # A stop at the very end is a sentence's, whatever follows would have been.
    return text[: ends[-1]] if ends else ""
