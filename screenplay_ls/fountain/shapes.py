"""The shapes most blocks of a screenplay have, each as one regular expression.

What one of these matches is what `blocks.divide` would have found, and is found some ten times
as fast. Whatever else stands in a script is left to `blocks`, which alone defines the grammar.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from screenplay_ls.fountain.blocks import USUAL_TRANSITION
from screenplay_ls.fountain.heading import PREFIX
from screenplay_ls.fountain.kinds import LINE_END

HEADING, ACTION, SINGLE, LINE, SPEECH, NAME, BODY = range(1, 8)
"""Groups of `Shapes.block`; HEADING, ACTION, SINGLE or SPEECH is a match's last, or none is."""


class Shapes(NamedTuple):
    """The expressions, made for the line ends of a text."""

    block: re.Pattern[str]
    """Matches one block, or nothing where a block has none of the shapes."""
    part: re.Pattern[str]
    """Matches a parenthetical (group 1) or a block of dialogue, within a speech."""


def shapes_for(text: str) -> Shapes:
    """The shapes for a text; texts without carriage returns get the faster ones."""
    if "\r" in text:
        return _shapes(r"\r\n", r"[^\r\n]", LINE_END)
    return _shapes(r"\n", ".", r"\n")


@cache
def _shapes(ends: str, any_character: str, end: str) -> Shapes:
    gap = rf"[^\S{ends}]*"  # Indentation, or all of a blank line.
    rest = rf"{any_character}*(?:{end}|\Z)"  # Of a line, with its end.
    blanks = rf"(?:{gap}{end})*(?:[^\S{ends}]+\Z)?"  # The blank lines a block owns.
    blank_below = rf"(?:(?![ \xa0]{{2}}){gap}{end}|(?=\s*\Z))"
    bracket = rf"\([^(){ends}]*\){gap}"
    unmarked = rf"{gap}(?![\s#=>~!@]|\.[^\W_])"
    block = rf"""
        ( {gap} (?: [*_]*{PREFIX} | \.[^\W\d_] ) {rest} {blanks} )
      | # An action begins with a line that has lower case before any bracket.
        ( {unmarked} [^a-z({ends}]*[a-z] {rest} (?: {gap}[^\s#=>~]{rest} )* {blanks} )
      | # A line on its own is a transition or, again, action.
        ( {unmarked} ({any_character}*) (?:{end}|\Z) {blank_below} {blanks} )
      | # A speech is a cue with its name, and lines of dialogue and parentheticals.
        ( {unmarked} (?!{USUAL_TRANSITION}{end}) ([^a-z({ends}]+) (?:{bracket})* \^?{gap} {end}
          () (?: {gap} (?: [^\s#=>~(]{rest} | {bracket}(?:{end}|\Z) ) )+ {blank_below} {blanks} )
      |
    """
    part = rf"({gap}{bracket}(?:{end}|\Z){blanks}) | (?: {gap}[^\s(]{rest} )+ {blanks}"
    return Shapes(re.compile(block, re.VERBOSE), re.compile(part, re.VERBOSE))
