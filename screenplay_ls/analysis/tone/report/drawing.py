"""SVG in a few words: marks, colours and words that every drawing of the report shares."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

Data = dict[str, Any]
"""A piece of what `analysis.tone.arc` gives."""

MOST = 0.35
"""The centred tone that has the full colour; few scenes go beyond."""

WIDTH = 960


def colour(tone: float | None) -> str:
    """A colour between cold and warm, by way of the colour of nothing in particular.

    The strength of the colour carries the number and the side carries the sign; blue and orange
    stay apart for every common kind of colour blindness.
    """
    if tone is None:
        return "var(--even)"
    side = "--warm" if tone > 0 else "--cold"
    share = round(min(1.0, abs(tone) / MOST) * 100)
    return f"color-mix(in oklab, var({side}) {share}%, var(--even))"


def svg(width: float, height: float, title: str, description: str, marks: Sequence[str]) -> str:
    """A drawing with its text alternative."""
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(marks)}</svg>"
    )


def text(x: float, y: float, words: str, *, anchor: str = "start", kind: str = "") -> str:
    """Words in a drawing."""
    kind = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{kind}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "grid") -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def box(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="1.5" '
        f'style="fill:{fill}"/>'
    )


def to_scene(index: int, inside: str, tooltip: str) -> str:
    """Marks that lead to a scene further down the page."""
    return f'<a href="#scene-{index + 1}">{inside}<title>{escape(tooltip)}</title></a>'


def path(points: Sequence[tuple[float, float] | None]) -> str:
    """A curve through points, broken where there is none."""
    steps: list[str] = []
    pen = "M"
    for point in points:
        if point is None:
            pen = "M"
        else:
            steps.append(f"{pen}{point[0]:.1f} {point[1]:.1f}")
            pen = "L"
    return f'<path class="curve" d="{" ".join(steps)}"/>' if steps else ""


def area(points: Sequence[tuple[float, float] | None], base: float) -> str:
    """A soft surface between a curve and its base, for every stretch of the curve."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    shapes: list[str] = []
    for stretch in stretches:
        if len(stretch) > 1:
            ends = f"M{stretch[0][0]:.1f} {base:.1f}"
            steps = " ".join(f"L{x:.1f} {y:.1f}" for x, y in stretch)
            shapes.append(
                f'<path class="area" d="{ends} {steps} L{stretch[-1][0]:.1f} {base:.1f}Z"/>'
            )
    return "".join(shapes)


def number(value: float) -> str:
    """`+0.21`, `−0.40`."""
    return f"{value:+.2f}".replace("-", "−")


def name_of(scene: Data) -> str:
    """A scene's number, as the writer gave it or as it comes."""
    return str(scene["number"] or scene["index"] + 1)


def about(scene: Data) -> str:
    """A scene in a tooltip."""
    tone = scene["tone"]
    said = "too little to say" if tone is None else f"{scene['word']} {number(tone)}"
    return f"{name_of(scene)}. {scene['heading']} · {said}"


def shortened(words: str, most: int) -> str:
    """Words that fit, with an ellipsis if they had to be cut."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def place_of(heading: str) -> str:
    """A heading without INT. and time of day, in ordinary letters."""
    place = heading.split(".", 1)[-1].strip() if "." in heading[:10] else heading
    parts = [part.strip() for part in place.split(" - ")]
    shown = " – ".join(parts[:-1] if len(parts) > 1 else parts)
    return " ".join(word.capitalize() for word in shown.split())
