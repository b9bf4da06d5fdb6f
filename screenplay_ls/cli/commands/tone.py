"""`screenplay-ls tone`: what every scene feels like, and why, in the terminal or as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from screenplay_ls.cli.files import read_script, read_story

if TYPE_CHECKING:
    from rich.console import Console

BAR = 14
"""Cells of the widest bar in the terminal, both sides together."""

ROOMY = 104
"""Columns of a terminal from which there is room for how a scene moves."""

SHOWN = 8
"""Characters shown in the terminal."""

NOT_ENGLISH = (
    "{file} does not seem to be in English. Tone is read from English words only, and no number "
    "is better than an invented one."
)


@click.command
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the whole arc as JSON.")
@click.option(
    "--lines",
    is_flag=True,
    help="FILE is plain text: one line said on each line, an empty line between conversations.",
)
@click.option("--alone", is_flag=True, help="Leave out the files that FILE includes.")
def command(file: str, *, as_json: bool, lines: bool, alone: bool) -> None:
    r"""Show the emotional tone of the screenplay FILE, or of standard input for `-`.

    Tones lie between -1 (dark, cold) and +1 (bright, warm), next to the script's own mean, and
    are read from the dialogue's words and punctuation: irony is not heard. Scenes with less than
    four lines get no number.

    With --lines and --json, prints a list of {"text", "valence", "confidence", "emotion",
    "evidence"} for the lines of any text; lines end at \n only, and an empty line begins another
    conversation. The valence is null where nothing can be said.
    """
    if lines:
        _lines(file, read_script(file).text, as_json=as_json)
        return
    from screenplay_ls.analysis.tone.arc import arc

    data = arc(read_story(file, alone=alone).document)
    if as_json:
        json.dump(data, sys.stdout, indent=1, ensure_ascii=False)
        click.echo()
    elif data["language"] != "english":
        click.echo(NOT_ENGLISH.format(file=file))
    elif not data["scenes"]:
        click.echo(f"{file} has no scenes. A scene begins with a heading such as INT. HOUSE - DAY.")
    else:
        from rich.console import Console

        show(Console(), data)


def _lines(file: str, text: str, *, as_json: bool) -> None:
    entries = line_entries(text)
    if entries and all(entry["valence"] is None for entry in entries):
        click.echo(NOT_ENGLISH.format(file=file), err=True)
    if as_json:
        json.dump(entries, sys.stdout, indent=1, ensure_ascii=False)
        click.echo()
        return
    for entry in entries:
        valence = entry["valence"]
        said = "    ?" if valence is None else f"{valence:+.2f}"
        click.echo(f"{said}  {entry['text']}")


def line_entries(text: str) -> list[dict[str, Any]]:
    r"""An entry for each line of a text that is not empty; lines end at `\n` only."""
    from screenplay_ls.analysis.tone import conversation, line_tone
    from screenplay_ls.analysis.tone.arc import evidence_data
    from screenplay_ls.analysis.tone.language import sample

    english = sample(text).english
    entries: list[dict[str, Any]] = []
    for group in _conversations(text):
        for line, tone in zip(group, conversation([line_tone(x) for x in group]), strict=True):
            known = english and tone.valence is not None
            entries.append(
                {
                    "text": line,
                    "valence": round(tone.valence or 0.0, 4) if known else None,
                    "confidence": round(tone.confidence, 3) if known else 0.0,
                    "emotion": tone.emotion if known else None,
                    "evidence": evidence_data(line) if known else [],
                }
            )
    return entries


def _conversations(text: str) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for raw in text.split("\n"):
        line = raw.removesuffix("\r")
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return groups


def show(console: Console, data: dict[str, Any]) -> None:
    """Print the arc of a script, its scenes and its cast; `data` is what `arc` gives."""
    title = data["title"] or "Untitled"
    centre = data["centre"]
    console.print(
        f"[bold]{_plain(title)}[/]  {data['lines']} lines of dialogue"
        + (f", mean {centre:+.2f}; tones are shown next to it" if centre is not None else "")
    )
    for label, row in _plot(data, console.width):
        console.print(f"[dim]{label}[/] {row}", highlight=False, no_wrap=True)
    console.print(_scene_table(data, console.width))
    console.print(_cast_table(data))
    console.print(
        "Read from words and punctuation: deaf to irony and to what is left unsaid.", style="dim"
    )


def _plot(data: dict[str, Any], width: int) -> list[tuple[str, str]]:
    from screenplay_ls.cli.tone_plot import plot

    scenes = data["scenes"]
    return plot([s["tone"] for s in scenes], [s["rolling"] for s in scenes], min(width, 120))


def _scene_table(data: dict[str, Any], width: int) -> Any:  # noqa: ANN401 -- rich is imported where it is used.
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    roomy = width >= ROOMY
    room = max(12, width - BAR - (78 if roomy else 47))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    for name in ("scene", "lines", "tone", f"dark{'bright':>{BAR - 3}}", ""):
        justify = "right" if name in {"lines", "tone"} else "left"
        table.add_column(name, justify=justify, no_wrap=True)
    if roomy:
        table.add_column("movement", no_wrap=True)
    for scene in data["scenes"]:
        tone = scene["tone"]
        heading = scene["heading"]
        cells = [
            scene["number"] or str(scene["index"] + 1),
            _plain(heading if len(heading) <= room else heading[: room - 1] + "…"),
            str(scene["lines"]),
            f"{tone:+.2f}" if tone is not None else "",
            _bar(tone),
            scene["word"] or "[dim]too little[/]",
        ]
        table.add_row(*cells, *([scene["movement"] or ""] if roomy else []))
    return table


def _cast_table(data: dict[str, Any]) -> Any:  # noqa: ANN401 -- as above.
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in ("who", "lines", "tone", "warmest to", "coldest to"):
        table.add_column(name, justify="right" if name in {"lines", "tone"} else "left")
    names = {c["key"]: c["name"] for c in data["characters"]}
    for character in data["characters"][:SHOWN]:
        tone = character["tone"]
        known = [t for t in character["towards"] if t["tone"] is not None]
        known.sort(key=lambda t: t["tone"])
        ends = (known[-1], known[0]) if len(known) > 1 else (known[0], None) if known else ()
        cells = [
            _plain(f"{names.get(t['to'], t['to'])} {t['tone']:+.2f}") if t else "" for t in ends
        ]
        table.add_row(
            _plain(character["name"]),
            str(character["lines"]),
            f"{tone:+.2f}" if tone is not None else "",
            *(cells or ["", ""]),
        )
    return table


def _bar(tone: float | None) -> str:
    half = BAR // 2
    if tone is None:
        return " " * half + "[dim]│[/]"
    cells = min(half, round(abs(tone) / 0.4 * half))
    if tone < 0:
        return " " * (half - cells) + f"[blue]{'█' * cells}[/][dim]│[/]"
    return " " * half + f"[dim]│[/][yellow]{'█' * cells}[/]"


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)
