"""Grammar and spelling of a screenplay's prose, without the checker itself: all of it pure."""

from screenplay_ls.analysis.grammar.options import GrammarOptions
from screenplay_ls.analysis.grammar.review import Checker, Memory, Review

__all__ = ["Checker", "GrammarOptions", "Memory", "Review"]
