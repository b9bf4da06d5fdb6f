"""A conversation as tokens: control tokens where the template has them, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


def pieces(
    frame: Sequence[str | int], texts: Sequence[str], controls: Mapping[str, int], answer: str
) -> list[str | int]:
    """Ordinary texts and control tokens, in their order.

    A text that holds `<|im_end|>` written out does not end a turn: only what stands in the frame
    is looked through for control tokens. Ordinary text of the frame and what is said are one text
    for the tokenizer, as they were when the model learned.

    Args:
        frame: what stands between the texts, and the numbers of the texts.
        texts: what is said.
        controls: control tokens by their text.
        answer: what the model's answer begins with.
    """
    pattern = _pattern(controls)
    found: list[str | int] = []

    def say(text: str) -> None:
        if found and isinstance(found[-1], str):
            found[-1] += text
        elif text:
            found.append(text)

    for part in frame:
        if isinstance(part, int):
            say(texts[part])
            continue
        for number, piece in enumerate(pattern.split(part)):
            if number % 2:
                found.append(controls[piece])
            else:
                say(piece)
    say(answer)
    return found


def _pattern(controls: Mapping[str, int]) -> re.Pattern[str]:
    """The longest ones first: one may begin like another."""
    texts = sorted((text for text in controls if text), key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, texts))})" if texts else r"(\Z\A.)")
