"""Cues in capitals: names always are, and those extensions that are never written otherwise."""

from __future__ import annotations

import re

from screenplay_ls.analysis.candidates.people import EXTENSIONS

CUE = re.compile(r"(?P<name>[^()]+?)(?P<extensions>(?:\s*\([^()]*\))*)\s*\^?\s*")
"""A line that may be a cue, taken apart: name and extensions with their brackets."""

_EXTENSION = re.compile(r"\(([^()]*)\)")


def cue_in_capitals(cue: re.Match[str]) -> str:
    """A match of `CUE` with its name in capitals: `ANNA (V.O.)`, `ANNA (into the phone)`."""
    return cue["name"].upper() + _EXTENSION.sub(_extension, cue["extensions"])


def _extension(match: re.Match[str]) -> str:
    known = match[1].strip().upper().replace("’", "'") in EXTENSIONS
    return match[0].upper() if known else match[0]
