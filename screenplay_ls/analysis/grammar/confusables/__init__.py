"""Words that sound alike or nearly so, where the checker hears no difference."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.lint import Lint


def confused(text: str) -> tuple[Lint, ...]:
    """All lints of this layer about a text."""
    del text
    return ()
