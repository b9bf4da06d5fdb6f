"""Scenes side by side: tone by character, emotions, and who is there when."""

from __future__ import annotations

from screenplay_ls.analysis.tone.report.drawing import (
    WIDTH,
    Data,
    about,
    box,
    colour,
    line,
    name_of,
    number,
    shortened,
    svg,
    text,
    to_scene,
)

LEFT = 132
ROW = 24
TOP = 6
CAST = 10
"""Characters shown, those who say most."""

FEELINGS = ("joy", "love", "surprise", "anger", "sadness", "fear")
_SIDE = {"joy": "--warm", "love": "--warm", "surprise": "--accent"}


def heat_map(data: Data) -> str:
    """A cell for each scene and character: its colour is the tone, a dot is too little to say."""
    cast = data["characters"][:CAST]
    step = _step(data)
    marks = _frame(data, [character["name"] for character in cast])
    for row, character in enumerate(cast):
        for scene in data["scenes"]:
            cell = scene["characters"].get(character["key"])
            if not cell:
                continue
            x, y = LEFT + scene["index"] * step, TOP + row * ROW
            who = f"{character['name']}, {cell['lines']} lines"
            if cell["tone"] is None:
                mark = (
                    f'<circle class="spoke" cx="{x + step / 2:.1f}" cy="{y + ROW / 2:.1f}" '
                    f'r="{min(2.4, step / 2):.1f}"/>'
                )
                tooltip = f"{about(scene)} · {who}: too little to say"
            else:
                mark = box(x + 0.5, y + 2, max(1.5, step - 1), ROW - 4, colour(cell["tone"]))
                tooltip = f"{about(scene)} · {who}: {number(cell['tone'])}"
            marks.append(to_scene(scene["index"], mark, tooltip))
    told = "Tone of each character in each scene; the numbers are in the scenes below."
    return svg(WIDTH, _height(len(cast)), "Tone by scene and character", told, marks)


def emotion_map(data: Data) -> str:
    """A row for each family: the stronger its colour, the more of it a scene has."""
    step = _step(data)
    marks = _frame(data, list(FEELINGS))
    for row, feeling in enumerate(FEELINGS):
        known = [scene for scene in data["scenes"] if scene["emotions"]]
        top = max((scene["emotions"][feeling] for scene in known), default=0.0)
        least = min((scene["emotions"][feeling] for scene in known), default=0.0)
        for scene in known:
            value = scene["emotions"][feeling]
            share = round((value - least) / (top - least) * 100) if top > least else 0
            fill = f"color-mix(in oklab, var({_SIDE.get(feeling, '--cold')}) {share}%, var(--even))"
            x, y = LEFT + scene["index"] * step, TOP + row * ROW
            cell = box(x + 0.5, y + 2, max(1.5, step - 1), ROW - 4, fill)
            tooltip = f"{about(scene)} · {feeling} {value:.0%}"
            marks.append(to_scene(scene["index"], cell, tooltip))
    told = "How likely each family of emotion is in the lines of each scene."
    return svg(WIDTH, _height(len(FEELINGS)), "Emotions by scene", told, marks)


def presence(data: Data) -> str:
    """A lane for each character: a bar in every scene they speak in, higher the more they say."""
    cast = data["characters"][:CAST]
    step = _step(data)
    marks = _frame(data, [character["name"] for character in cast])
    most = max(
        (cell["lines"] for scene in data["scenes"] for cell in scene["characters"].values()),
        default=1,
    )
    for row, character in enumerate(cast):
        there = character["scenes"]
        y = TOP + row * ROW + ROW / 2
        if there:
            first, last = LEFT + there[0] * step, LEFT + (there[-1] + 1) * step
            marks.append(line(first, y, last, y))
        for index in there:
            scene = data["scenes"][index]
            lines = scene["characters"].get(character["key"], {"lines": 0})["lines"]
            size = 4 + (ROW - 8) * (lines / most) ** 0.5
            x = LEFT + index * step + 0.5
            bar = box(x, y - size / 2, max(1.5, step - 1), size, "var(--soft)")
            tooltip = f"{about(scene)} · {character['name']}, {lines} lines"
            marks.append(to_scene(index, bar, tooltip))
    told = "; ".join(f"{c['name']} speaks in {len(c['scenes'])} scenes" for c in cast)
    return svg(WIDTH, _height(len(cast)), "Who speaks when", told, marks)


def _step(data: Data) -> float:
    return (WIDTH - LEFT) / max(1, len(data["scenes"]))


def _height(rows: int) -> float:
    return TOP + rows * ROW + 22


def _frame(data: Data, names: list[str]) -> list[str]:
    marks: list[str] = []
    for row, name in enumerate(names):
        y = TOP + row * ROW
        marks.append(
            text(LEFT - 10, y + ROW / 2 + 4, shortened(name, 17), anchor="end", kind="name")
        )
        marks.append(line(LEFT, y + ROW, WIDTH, y + ROW))
    step = _step(data)
    every = max(1, round(34 / step))
    bottom = TOP + len(names) * ROW + 16
    for scene in data["scenes"][::every]:
        x = LEFT + (scene["index"] + 0.5) * step
        marks.append(text(x, bottom, name_of(scene), anchor="middle"))
    return marks
