"""Fountain: a screenplay's text as a Document of elements, losslessly.

This package uses the standard library only and may be used on its own; see docs/fountain.md.
"""

from screenplay_ls.fountain.document import (
    Document,
    LineIndex,
    Placed,
    Scene,
    SectionNode,
    Speech,
)
from screenplay_ls.fountain.elements import Character, Element, SceneHeading, Section
from screenplay_ls.fountain.kinds import Kind, Span
from screenplay_ls.fountain.parser import parse, reparse
from screenplay_ls.fountain.reading import Inline
from screenplay_ls.fountain.title import TitleEntry

__all__ = [
    "Character",
    "Document",
    "Element",
    "Inline",
    "Kind",
    "LineIndex",
    "Placed",
    "Scene",
    "SceneHeading",
    "Section",
    "SectionNode",
    "Span",
    "Speech",
    "TitleEntry",
    "parse",
    "reparse",
]
