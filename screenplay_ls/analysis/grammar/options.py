"""What a writer may choose about grammar and spelling."""

from __future__ import annotations

from dataclasses import dataclass

DIALECTS = {
    "american": "american",
    "us": "american",
    "en-us": "american",
    "british": "british",
    "gb": "british",
    "uk": "british",
    "en-gb": "british",
    "australian": "australian",
    "au": "australian",
    "en-au": "australian",
    "canadian": "canadian",
    "ca": "canadian",
    "en-ca": "canadian",
    "indian": "indian",
    "in": "indian",
    "en-in": "indian",
}
"""What a writer may call a dialect, in lower case, and the name used inside."""


@dataclass(frozen=True)
class GrammarOptions:
    """Settings of the grammar layer; each has a default that suits a first draft."""

    enabled: bool = True
    """False: no grammar or spelling findings at all."""
    dialect: str = ""
    """A key of `DIALECTS`; empty or unknown: American and British spellings are both fine."""
    words: tuple[str, ...] = ()
    """The writer's dictionaries, in any case; possessives follow by themselves."""
    on: tuple[str, ...] = ()
    """Rules to switch on that are off by default, by name, with or without `grammar/`."""
    off: tuple[str, ...] = ()
    """Rules to switch off, by name; this wins over `on`."""
    language: str = ""
    """`en`: take the script for English; another code: stay silent; empty: recognise it."""

    @property
    def spelling(self) -> tuple[str, ...]:
        """The dialects a spelling may belong to, the leading one first."""
        chosen = DIALECTS.get(self.dialect.strip().lower())
        return (chosen,) if chosen else ("american", "british")

    def wants(self, rule: str, default: bool) -> bool:
        """Whether a rule speaks, given what it does when nobody chooses."""
        if rule in _bare(self.off):
            return False
        return default or rule in _bare(self.on)


def _bare(names: tuple[str, ...]) -> set[str]:
    return {name.removeprefix("grammar/") for name in names}
