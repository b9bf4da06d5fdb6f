"""What an analysis has to say about a place in a script. No editor's type appears here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from screenplay_ls.fountain import Span


class Severity(Enum):
    """How loudly a finding speaks; the names are LSP's."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"
    HINT = "hint"


@dataclass(frozen=True)
class Edit:
    """Replace the text of `span` (code points of the document) by `text`."""

    span: Span
    text: str


@dataclass(frozen=True)
class Fix:
    """A way to mend a finding: a title for the menu, and the edits that do it."""

    title: str
    edits: tuple[Edit, ...]
    preferred: bool = False
    """The one an editor may apply without asking which."""
    safe: bool = False
    """Changes how the page is set and nothing that it says: may be applied to a whole script
    without looking at each place."""


@dataclass(frozen=True)
class Related:
    """Another place in the same script that explains the finding."""

    span: Span
    message: str


@dataclass(frozen=True)
class Finding:
    """One remark of the red pen."""

    span: Span
    """Code points of the document, half open."""
    code: str
    """Stable, kebab-case; the documentation page is named after it."""
    message: str
    """A sentence for a writer."""
    severity: Severity = Severity.WARNING
    source: str = "screenplay"
    """`grammar`, `form` or `logic`."""
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    unnecessary: bool = False
    """The text may be faded out: LSP's tag of that name."""
    word: str | None = None
    """For spelling: the unknown word, which a writer may add to a dictionary."""
    data: dict[str, str] = field(default_factory=dict[str, str], hash=False, compare=False)
    """What a fix that is made later needs to know."""
