"""What a writer has switched off for a while; the settings say what is off for good."""

from __future__ import annotations


class Switches:
    """Remembered for as long as the server runs. Asking by hand is never switched off."""

    def __init__(self) -> None:
        self.quiet = False
        """Nothing is suggested while typing, anywhere."""
        self._off: set[str] = set()
        self.latest = ""
        """The script worked on last."""

    def toggle_quiet(self) -> bool:
        """Be quiet, or not any more. Returns whether it is quiet now."""
        self.quiet = not self.quiet
        return self.quiet

    def toggle(self, uri: str) -> bool:
        """Switch one script off or on. Returns whether something is suggested there now."""
        self._off ^= {uri}
        return not self.is_off(uri)

    def is_off(self, uri: str) -> bool:
        """Whether nothing is suggested in a script while typing."""
        return self.quiet or uri in self._off
