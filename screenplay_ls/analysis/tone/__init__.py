"""The emotional tone of a screenplay, and the words that it comes from."""

from screenplay_ls.analysis.tone.hover import Hover, hover_at

__all__ = ["Hover", "hover_at"]
