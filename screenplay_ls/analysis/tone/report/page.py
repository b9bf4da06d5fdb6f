"""The report: one page with everything in it, for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from screenplay_ls.analysis.tone.report.arcs import character_arc, script_arc
from screenplay_ls.analysis.tone.report.drawing import Data, colour, name_of, number, place_of
from screenplay_ls.analysis.tone.report.grids import CAST, emotion_map, heat_map, presence
from screenplay_ls.fountain import Document

MAIN = 6
"""Characters with an arc of their own."""

HOW = (
    "Tones lie between −1 and +1 and are shown next to the script’s own mean: a scene at zero "
    "feels like the script does on the whole. They are an estimate from the words and the "
    "punctuation of the dialogue alone, deaf to irony, to silence and to what is left unsaid. "
    "Take them as a first reader’s impression, and the words shown beside a line as its reason."
)


def page(data: Data, document: Document, *, generator: str) -> str:
    """The whole page. `data` is what `analysis.tone.arc` gives for `document`, in English."""
    title = data["title"] or "Untitled"
    style = (files("screenplay_ls.analysis.tone.report") / "style.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}: the emotional arc</title><style>{style}</style></head><body>",
            f"<header><h1>{escape(title)}</h1>",
            f'<p class="by">{_by(document)}The emotional arc of the script</p></header>',
            *_body(data),
            f"<footer><p>{HOW}</p><p>Made by {escape(generator)}. Nothing left this machine.</p>",
            "</footer></body></html>",
            "",
        ]
    )


def _by(document: Document) -> str:
    author = " ".join((document.title("author") or document.title("authors") or "").split())
    return f"{escape(author)} · " if author else ""


def _body(data: Data) -> Iterator[str]:
    known = [scene for scene in data["scenes"] if scene["tone"] is not None]
    if not known:
        yield "<p>No scene has the four lines of dialogue that it takes to say anything.</p>"
        return
    yield (
        '<nav><a href="#arc">Arc</a><a href="#characters">Characters</a>'
        '<a href="#map">Scenes by character</a><a href="#emotions">Emotions</a>'
        '<a href="#presence">Presence</a><a href="#between">Between them</a>'
        '<a href="#scenes">Scene by scene</a></nav>'
    )
    yield _facts(data, known)
    yield _section(
        "arc",
        "The arc",
        "Each point is a scene, larger the more is said in it; the line is the mean over "
        f"{data['window']} scenes around. A point leads to its scene below.",
        f"<figure>{script_arc(data)}</figure>",
    )
    figures = "".join(
        f"<figure><h3>{escape(c['name'])}</h3>{character_arc(data, c)}"
        f"<figcaption>{_caption(c)}</figcaption></figure>"
        for c in data["characters"][:MAIN]
    )
    yield _section(
        "characters",
        "The arc of each main character",
        "The line is the rolling mean of what they say; the bars below it are how much.",
        f'<div class="multiples">{figures}</div>',
    )
    yield _section(
        "map",
        "Scenes by character",
        f"{_legend()} A dot: they speak, but too little to say.",
        f"<figure>{heat_map(data)}</figure>",
    )
    yield _section(
        "emotions",
        "Emotions",
        "For each family, the stronger the colour the more of it a scene has, next to the other "
        "scenes of this script.",
        f"<figure>{emotion_map(data)}</figure>",
    )
    yield _section(
        "presence",
        "Who speaks when",
        "The taller the bar, the more somebody says.",
        f"<figure>{presence(data)}</figure>",
    )
    yield _between(data)
    yield _section(
        "scenes",
        "Scene by scene",
        "The lines that weigh most, and the words that make them weigh.",
        f'<div class="scenes">{"".join(_scene(scene) for scene in data["scenes"])}</div>',
    )


def _facts(data: Data, known: list[Data]) -> str:
    dark, bright = min(known, key=lambda s: s["tone"]), max(known, key=lambda s: s["tone"])
    turning = [s for s in known if s["turn"]]
    items = [
        ("Brightest scene", _link(bright), f"{bright['word']} {number(bright['tone'])}"),
        ("Darkest scene", _link(dark), f"{dark['word']} {number(dark['tone'])}"),
    ]
    if turning:
        turn = max(turning, key=lambda s: abs(s["turn"][1] - s["turn"][0]))
        items.append(("Sharpest turn", _link(turn), turn["movement"]))
    still = sum(scene["movement"] == "does not turn" for scene in turning)
    items.append(
        (
            "Dialogue",
            f"{data['lines']} lines",
            f"{still} of {len(turning)} longer scenes do not turn",
        )
    )
    cells = "".join(
        f"<li><small>{name}</small><b>{what}</b><small>{escape(more)}</small></li>"
        for name, what, more in items
    )
    return f'<ul class="facts">{cells}</ul>'


def _link(scene: Data) -> str:
    return f'<a href="#scene-{scene["index"] + 1}">{escape(place_of(scene["heading"]))}</a>'


def _section(anchor: str, title: str, how: str, content: str) -> str:
    return f'<section id="{anchor}"><h2>{title}</h2><p class="how">{how}</p>{content}</section>'


def _caption(character: Data) -> str:
    tone = character["tone"]
    said = "too little to say" if tone is None else number(tone)
    return f"{said} · {character['lines']} lines in {len(character['scenes'])} scenes"


def _legend() -> str:
    swatches = "".join(
        f'<svg style="display:inline-block;width:1.1em;height:.9em;vertical-align:-.1em" '
        f'viewBox="0 0 11 9" aria-hidden="true"><rect width="11" height="9" '
        f'style="fill:{colour(tone)}"/></svg>'
        for tone in (-0.35, -0.2, -0.08, 0.0, 0.08, 0.2, 0.35)
    )
    return f"dark {swatches} bright."


def _between(data: Data) -> str:
    cast = [
        c for c in data["characters"][:CAST] if any(t["tone"] is not None for t in c["towards"])
    ]
    keys = [c["key"] for c in cast]
    if len(cast) < 2:
        return ""
    head = "".join(f"<th>{escape(c['name'])}</th>" for c in cast)
    rows = ""
    for character in cast:
        towards = {t["to"]: t for t in character["towards"]}
        cells = "".join(_towards(towards.get(key)) for key in keys)
        rows += f"<tr><th>{escape(character['name'])}</th>{cells}</tr>"
    return _section(
        "between",
        "Between them",
        "How the one on the left speaks to the one above, where they exchange four lines or more.",
        f'<div class="wide"><table><tr><th></th>{head}</tr>{rows}</table></div>',
    )


def _towards(cell: Data | None) -> str:
    if not cell or cell["tone"] is None:
        return "<td></td>"
    tone = cell["tone"]
    strong = "color:var(--paper)" if abs(tone) > 0.3 else ""
    return (
        f'<td class="tone" style="background:{colour(tone)};{strong}" '
        f'title="{cell["lines"]} lines">{number(tone)}</td>'
    )


def _scene(scene: Data) -> str:
    tone = scene["tone"]
    facts = [f"{scene['lines']} line{'s' * (scene['lines'] != 1)}"]
    facts.append("too little to say" if tone is None else f"{scene['word']} {number(tone)}")
    if scene["movement"]:
        facts.append(scene["movement"])
    lines = "".join(_quote(line) for line in scene["strongest"])
    notes = "".join(f'<p class="note">⚑ {escape(note)}</p>' for note in scene["notes"])
    return (
        f'<article class="scene" id="scene-{scene["index"] + 1}" style="--c:{colour(tone)}">'
        f"<h3>{escape(name_of(scene))}. {escape(scene['heading'])}</h3>"
        f'<p class="meta">{" · ".join(facts)} · from line {scene["line"]}</p>'
        f"{lines}{notes}</article>"
    )


def _quote(line: Data) -> str:
    because = ", ".join(
        f"<i>{escape(e['words'])}</i> {number(e['moved'])}" for e in line["evidence"][:4]
    )
    if line["ironic"]:
        because = f"may be ironic · {because}"
    return (
        f'<blockquote><span class="v">{number(line["valence"])}</span>'
        f"<p>{escape(line['speaker'])}: {escape(line['text'])}</p>"
        f'<span class="because">{because} · line {line["line"]}</span></blockquote>'
    )
