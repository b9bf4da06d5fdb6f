"""Which rules are meant by `--select` and `--ignore`: codes, and form, logic or grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.rules import RULES, RuleOptions
from screenplay_ls.analysis.rules.rule import FORM, LOGIC

GRAMMAR = "grammar"
SOURCES = (FORM, LOGIC, GRAMMAR)


class UnknownRule(Exception):
    """A name that means no rule."""


@dataclass(frozen=True)
class Selection:
    """What a caller wants to hear about; empty `selected` means what is on."""

    selected: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    @classmethod
    def of(cls, selected: Sequence[str], ignored: Sequence[str]) -> Selection:
        """A selection from options, each of which may list several codes.

        Raises:
            UnknownRule: a name means no rule.
        """
        return cls(_names(selected), _names(ignored))

    @property
    def grammar(self) -> bool:
        """Whether the grammar layer has to run."""
        wanted = not self.selected or any(name.startswith(GRAMMAR) for name in self.selected)
        return wanted and GRAMMAR not in self.ignored

    def options(self, options: RuleOptions) -> RuleOptions:
        """The options of a project, changed by this selection."""
        on = dict(options.on)
        others = options.others
        if self.selected:
            on = {rule.code: True for rule in RULES if self._names_it(rule.code, rule.source)}
            others = False
        for rule in RULES:
            if {rule.code, rule.source} & self.ignored:
                on[rule.code] = False
        return replace(options, on=on, others=others)

    def wants(self, finding: Finding) -> bool:
        """Whether a finding of any source is asked for."""
        if {finding.code, finding.source} & self.ignored:
            return False
        return not self.selected or self._names_it(finding.code, finding.source)

    def _names_it(self, code: str, source: str) -> bool:
        return bool({code, source} & self.selected)


def _names(listed: Sequence[str]) -> frozenset[str]:
    names = [name.strip() for item in listed for name in item.split(",") if name.strip()]
    known = {*SOURCES, *(rule.code for rule in RULES)}
    for name in names:
        if name not in known and not name.startswith(f"{GRAMMAR}/"):
            near = get_close_matches(name, known, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise UnknownRule(f"There is no rule {name}.{hint}")
    return frozenset(names)
