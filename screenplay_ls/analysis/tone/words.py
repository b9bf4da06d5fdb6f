"""Tones in words, bars and sparklines."""

from __future__ import annotations

from collections.abc import Sequence

_LEVELS = (
    (-0.30, "bleak", "stormy"),
    (-0.15, "dark", "tense"),
    (-0.06, "cool", "edgy"),
    (0.06, "even", "restless"),
    (0.15, "warm", "lively"),
    (0.30, "bright", "high-spirited"),
    (9.0, "radiant", "exuberant"),
)
"""Up to which centred valence, and the word when it is said quietly and when it is not."""

LOUD = 0.17
"""Mean intensity from which a scene is loud; a quarter of produced scenes are."""

_MOST = 0.4
"""The centred valence that fills half a bar: scenes seldom go beyond."""

_BLOCKS = "▁▂▃▄▅▆▇█"
_HALF = 5


def tone_word(centred: float, intensity: float = 0.0) -> str:
    """A word for a tone next to the script's mean."""
    for limit, quiet, loud in _LEVELS:
        if centred < limit:
            return loud if intensity >= LOUD else quiet
    return _LEVELS[-1][1]


def number(value: float) -> str:
    """`+0.21`, `−0.40`, with a minus sign as wide as the plus."""
    text = f"{value:+.2f}"
    return "±0.00" if text in ("+0.00", "-0.00") else text.replace("-", "−")


def bar(centred: float) -> str:
    """Eleven cells, cold on the left and warm on the right of the middle."""
    filled = min(_HALF, round(abs(centred) / _MOST * _HALF))
    left = "░" * (_HALF - filled) + "▓" * filled if centred < 0 else "░" * _HALF
    right = "▓" * filled + "░" * (_HALF - filled) if centred > 0 else "░" * _HALF
    return f"{left}┃{right}"


def sparkline(
    values: Sequence[float | None],
    here: int | None = None,
    *,
    present: Sequence[bool] = (),
    width: int = 60,
) -> str:
    """One block for each value, the one that matters in brackets; a dot where nothing is known.

    The dot is a thick one where somebody is `present` who says too little.

    More values than `width` are merged, neighbours into one.
    """
    step = max(1, -(-len(values) // width))
    groups = [values[i : i + step] for i in range(0, len(values), step)]
    shown: list[str] = []
    for number_, group in enumerate(groups):
        known = [value for value in group if value is not None]
        there = any(present[number_ * step : (number_ + 1) * step])
        block = _block(sum(known) / len(known)) if known else "•" if there else "·"
        marked = here is not None and number_ == here // step
        shown.append(f"[{block}]" if marked else block)
    return "".join(shown)


def _block(value: float) -> str:
    share = (max(-_MOST, min(_MOST, value)) + _MOST) / (2 * _MOST)
    return _BLOCKS[min(len(_BLOCKS) - 1, int(share * len(_BLOCKS)))]


def loudness(intensity: float) -> str:
    """Intensity in a word."""
    for limit, word in ((0.08, "hushed"), (LOUD, "spoken"), (0.3, "raised")):
        if intensity < limit:
            return word
    return "shouted"


def opinionated(subjectivity: float) -> str:
    """TextBlob's subjectivity in a word."""
    for limit, word in ((0.2, "matter-of-fact"), (0.45, "somewhat personal")):
        if subjectivity < limit:
            return word
    return "opinionated"


def ordinal(number_: int) -> str:
    """`1st`, `2nd`, `13th`."""
    if 10 <= number_ % 100 <= 20:
        return f"{number_}th"
    return f"{number_}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number_ % 10, 'th')}"


def shortened(text: str, most: int = 70) -> str:
    """The start of a text, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most + 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join("\\" + c if c in "\\`*_{}[]<>()#+!|~" else c for c in text)
