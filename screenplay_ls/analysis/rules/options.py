"""What a writer may set about the rules: on or off, how loudly, and the limits they measure by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from screenplay_ls.analysis.finding import Severity


@dataclass(frozen=True)
class Limits:
    """Lengths that rules measure by."""

    action_lines: int = 4
    """Most lines of one paragraph of action, on a page."""
    speech_lines: int = 20
    """Most lines of one speech without a break, on a page."""


@dataclass(frozen=True)
class RuleOptions:
    """Which rules run, and with what severity. What is not named keeps the rule's own default."""

    on: Mapping[str, bool] = field(default_factory=dict[str, bool])
    """Rules switched on or off, by code."""
    others: bool | None = None
    """For codes that `on` does not name: all on, all off, or (None) each as by default."""
    severities: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    """Severities that differ from the rule's own, by code."""
    limits: Limits = Limits()

    @classmethod
    def only(cls, codes: Iterable[str]) -> RuleOptions:
        """Just these rules, whatever their default is."""
        return cls(on=dict.fromkeys(codes, True), others=False)

    def runs(self, code: str, default: bool) -> bool:
        """Whether a rule runs that is on or off by `default`."""
        return self.on.get(code, default if self.others is None else self.others)
