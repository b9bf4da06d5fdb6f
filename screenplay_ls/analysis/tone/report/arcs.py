"""The arc of the script, and one for each main character: points and their rolling mean."""

from __future__ import annotations

from screenplay_ls.analysis.tone.report.drawing import (
    WIDTH,
    Data,
    about,
    area,
    colour,
    line,
    name_of,
    number,
    path,
    place_of,
    shortened,
    svg,
    text,
    to_scene,
)

HEIGHT = 360
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 40, 34
LEAST_RANGE = 0.25


def script_arc(data: Data) -> str:
    """A point for every scene that says enough, the rolling mean through them, and the acts."""
    scenes = data["scenes"]
    step = (WIDTH - LEFT - RIGHT) / max(1, len(scenes))
    most = _range([s["tone"] for s in scenes])
    middle, half = TOP + (HEIGHT - TOP - BOTTOM) / 2, (HEIGHT - TOP - BOTTOM) / 2

    def at(index: float, tone: float) -> tuple[float, float]:
        return LEFT + (index + 0.5) * step, middle - tone / most * half

    marks = _bands(data, step)
    tick = 0.1 if most < 0.45 else 0.2
    for count in range(-int(most / tick), int(most / tick) + 1):
        y = middle - count * tick / most * half
        marks.append(line(LEFT, y, WIDTH - RIGHT, y, "grid" if count else "mean"))
        if count:
            marks.append(text(LEFT - 8, y + 4, number(count * tick), anchor="end"))
    marks += [
        text(LEFT - 8, middle + 4, "mean", anchor="end"),
        text(LEFT - 8, TOP - 10, "bright", anchor="end", kind="sequence"),
        text(LEFT - 8, HEIGHT - BOTTOM + 18, "dark", anchor="end", kind="sequence"),
    ]
    curve = [None if s["rolling"] is None else at(s["index"], s["rolling"]) for s in scenes]
    marks += [area(curve, middle), path(curve)]
    for scene in scenes:
        if scene["tone"] is not None:
            x, y = at(scene["index"], scene["tone"])
            radius = min(9.0, 2.6 + scene["lines"] ** 0.5)
            dot = (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" '
                f'style="fill:{colour(scene["tone"])};stroke:var(--ink);stroke-width:.8"/>'
            )
            marks.append(to_scene(scene["index"], dot, about(scene)))
    known = [scene for scene in scenes if scene["tone"] is not None]
    for scene, side in ((max(known, key=_tone), -1), (min(known, key=_tone), 1)):
        x, y = at(scene["index"], scene["tone"])
        words = shortened(place_of(scene["heading"]), 34)
        anchor = "start" if x < WIDTH * 0.3 else "end" if x > WIDTH * 0.8 else "middle"
        marks.append(text(x, y + side * 17 + 4, words, anchor=anchor, kind="name"))
    marks += _numbers(data, step, HEIGHT - BOTTOM + 18)
    return svg(WIDTH, HEIGHT, "The emotional arc of the script", _told(data), marks)


def character_arc(data: Data, character: Data) -> str:
    """A small arc: bars for how much somebody says, the rolling mean of how it sounds."""
    width, height, scenes = 330, 96, data["scenes"]
    step, middle = width / max(1, len(scenes)), 46
    heard = [scene["characters"].get(character["key"]) for scene in scenes]
    marks = [line(0, middle, width, middle, "mean")]
    loudest = max((cell["lines"] for cell in heard if cell), default=1)
    for scene, cell in zip(scenes, heard, strict=True):
        if cell:
            size = 12 * (cell["lines"] / loudest) ** 0.5
            x = scene["index"] * step
            bar = (
                f'<rect class="spoke" x="{x:.1f}" y="{height - size:.1f}" '
                f'width="{max(1.5, step - 1):.1f}" height="{size:.1f}"/>'
            )
            tooltip = f"{about(scene)} · {cell['lines']} lines of {character['name']}"
            marks.append(to_scene(scene["index"], bar, tooltip))
    points: list[tuple[float, float] | None] = []
    for index, value in enumerate(_rolling(heard)):
        spoken = value is not None and heard[index]
        if spoken and value is not None:
            y = middle - max(-1.0, min(1.0, value / 0.3)) * 38
            points.append(((index + 0.5) * step, y))
    marks.append(path(points))
    marks += [
        f'<circle cx="{p[0]:.1f}" cy="{p[1]:.1f}" r="3" '
        f'style="fill:{colour((middle - p[1]) / 38 * 0.3)};stroke:var(--ink);stroke-width:.6"/>'
        for p in points
        if p
    ]
    tone = character["tone"]
    said = "too little to say" if tone is None else f"overall {number(tone)}"
    title = f"The arc of {character['name']}"
    return svg(width, height, title, f"{said}, over {character['lines']} lines", marks)


def _rolling(heard: list[Data | None]) -> list[float | None]:
    """Means over as many scenes around as it takes to hear eight lines, at most five each way."""
    result: list[float | None] = []
    for index in range(len(heard)):
        total = lines = 0.0
        for reach in range(6):
            near = {index - reach, index + reach}
            for other in near:
                cell = heard[other] if 0 <= other < len(heard) else None
                if cell and cell["mean"] is not None:
                    total += cell["mean"] * cell["lines"]
                    lines += cell["lines"]
            if lines >= 8:
                break
        result.append(total / lines if lines >= 4 else None)
    return result


def _tone(scene: Data) -> float:
    return float(scene["tone"])


def _range(tones: list[float | None]) -> float:
    return max(LEAST_RANGE, *(abs(tone) for tone in tones if tone is not None), 0.0) * 1.15


def _bands(data: Data, step: float) -> list[str]:
    """The outline's highest sections as bands with their names."""
    levels = {section["level"] for section in data["sections"]}
    named = [s for s in data["sections"] if s["level"] == min(levels)] if levels else []
    if len(named) < 2 and len(levels) > 1:
        named = [s for s in data["sections"] if s["level"] == sorted(levels)[1]]
    marks: list[str] = []
    for count, section in enumerate(named):
        x = LEFT + section["first"] * step
        width = (section["last"] - section["first"] + 1) * step
        if count % 2 == 0:
            marks.append(
                f'<rect class="band" x="{x:.1f}" y="{TOP}" width="{width:.1f}" '
                f'height="{HEIGHT - TOP - BOTTOM}"/>'
            )
        words = shortened(section["name"], int(width / 6.5))
        marks.append(text(x + width / 2, TOP - 10, words, anchor="middle", kind="sequence"))
    return marks


def _numbers(data: Data, step: float, y: float) -> list[str]:
    every = max(1, round(34 / step))
    return [
        text(LEFT + (scene["index"] + 0.5) * step, y, name_of(scene), anchor="middle")
        for scene in data["scenes"][::every]
    ]


def _told(data: Data) -> str:
    known = [scene for scene in data["scenes"] if scene["tone"] is not None]
    return "; ".join(about(scene) for scene in known) or "No scene has enough dialogue."
