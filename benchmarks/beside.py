"""Our server beside another Fountain server: the requests that both announce, in the same run.

    python -m benchmarks.beside --other "node .../fountain-lsp-server/dist/server.js --stdio"

`SCREENPLAY_OTHER_SERVER` may hold the command instead; without one nothing is measured. The other
server of this kind is `fountain-lsp-server` (Node). Both get the same script, the same keystrokes
and the same requests, one after the other, so that what else runs on the machine troubles both.
Every request comes right after a keystroke. What is not announced is not asked for.

Big Fish is the script where `SCREENPLAY_CORPUS` has it, else the longest there is.
"""

from __future__ import annotations

import argparse
import os
import random
import shlex
import shutil
import statistics
import sys
import time
from dataclasses import dataclass, field
from typing import Any

from benchmarks import corpus
from benchmarks.requests import URI, Wire

VARIABLE = "SCREENPLAY_OTHER_SERVER"
OURS = (sys.executable, "-m", "screenplay_ls")
SETTINGS = {
    "grammar": {"enabled": False},
    "completion": {"enabled": False},
    "lenses": {"counts": True},
}
"""The other has neither grammar nor ghost text; it has code lenses."""
CLIENT = {
    "textDocument": {
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "hover": {"contentFormat": ["markdown"]},
        "definition": {"linkSupport": False},
        "foldingRange": {"lineFoldingOnly": True},
    }
}

REQUESTS = {
    "completion": "completionProvider",
    "hover": "hoverProvider",
    "definition": "definitionProvider",
    "declaration": "declarationProvider",
    "references": "referencesProvider",
    "documentHighlight": "documentHighlightProvider",
    "documentSymbol": "documentSymbolProvider",
    "foldingRange": "foldingRangeProvider",
    "codeLens": "codeLensProvider",
}
"""Methods, and what announces them."""
ANYWHERE = {"documentSymbol", "foldingRange", "codeLens"}
"""Those that are about the whole script."""


@dataclass
class Server:
    """One of the two with the script open."""

    name: str
    command: tuple[str, ...]
    text: str
    took: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    answered: dict[str, int] = field(default_factory=dict[str, int])
    """How many of the answers held something."""

    def __post_init__(self) -> None:
        started = time.perf_counter()
        self.wire = Wire(*self.command)
        params = {"processId": os.getpid(), "rootUri": None, "capabilities": CLIENT}
        *_, answer = self.wire.ask("initialize", {**params, "initializationOptions": SETTINGS})
        self.started_ms = (time.perf_counter() - started) * 1000
        self.can: dict[str, Any] = answer["capabilities"]
        self.wire.notify("initialized", {})
        item = {"uri": URI, "languageId": "fountain", "version": 1, "text": self.text}
        self.wire.notify("textDocument/didOpen", {"textDocument": item})

    def type_and_ask(self, text: str, version: int, method: str, position: dict[str, int]) -> None:
        """Send a changed script, and measure a request at a place of it."""
        document = {"uri": URI, "version": version}
        change = {"textDocument": document, "contentChanges": [{"text": text}]}
        params: dict[str, Any] = {"textDocument": {"uri": URI}}
        if method not in ANYWHERE:
            params["position"] = position
        if method == "references":
            params["context"] = {"includeDeclaration": True}
        self.wire.notify("textDocument/didChange", change)
        took, _, answer = self.wire.ask(f"textDocument/{method}", params)
        self.took.setdefault(method, []).append(took)
        empty = not answer or answer == {"isIncomplete": False, "items": []}
        self.answered[method] = self.answered.get(method, 0) + (not empty)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--other", default=os.environ.get(VARIABLE, ""))
    arguments.add_argument("--rounds", type=int, default=40)
    options = arguments.parse_args()
    other = tuple(shlex.split(options.other))
    if not other or not shutil.which(other[0]):
        print(f"Left out: there is no other server (--other or {VARIABLE} is its command line).")
        return
    scripts = corpus.scripts_or_examples()
    named = [each for each in scripts if "fish" in each.stem.lower()]
    path = max(named or scripts, key=lambda each: each.stat().st_size)
    text = corpus.read(path).replace("\r\n", "\n")
    load = os.getloadavg()[0]
    print(f"{path.name}: {len(text):,} characters, {options.rounds} rounds, load {load:.1f}")
    measure((Server("ours", OURS, text), Server("other", other, text)), text, options.rounds)


def measure(servers: tuple[Server, Server], text: str, rounds: int) -> None:
    """Ask both in turn, and print what it took."""
    lines = text.split("\n")
    chance = random.Random(7)
    cues = [i for i, line in enumerate(lines) if line.isupper() and "." not in line]
    prose = [i for i, line in enumerate(lines) if line[:1].isupper() and " " in line]
    both = [
        method
        for method, announced in REQUESTS.items()
        if all(server.can.get(announced) for server in servers)
    ]
    version = 1
    for round_ in range(rounds + 2):
        if round_ == 2:  # Two rounds warm up.
            for server in servers:
                server.took.clear()
                server.answered.clear()
        for method in both:
            version += 1
            lines[chance.choice(prose)] += "e"
            line = chance.choice(cues)
            text, place = "\n".join(lines), {"line": line, "character": 1}
            if method == "completion":  # A new cue below the script: its first letter.
                text += f"\n\n{lines[line][0]}"
                place["line"] = text.count("\n")
            # Whoever is first finds the machine as the other left it: both take turns.
            for server in servers if round_ % 2 else servers[::-1]:
                server.type_and_ask(text, version, method, place)
    show(servers, both, rounds)
    for server in servers:
        server.wire.close()


def show(servers: tuple[Server, Server], both: list[str], rounds: int) -> None:
    """Print the table."""
    ours, other = servers
    print(f"start: ours {ours.started_ms:.0f} ms, other {other.started_ms:.0f} ms")
    print(f"{'ms':18} {'ours':>8} {'p95':>8} {'full':>6}   {'other':>8} {'p95':>8} {'full':>6}")
    for method in both:
        cells = ""
        for server in servers:
            took = sorted(server.took[method])
            p95 = took[min(int(len(took) * 0.95), len(took) - 1)]
            share = server.answered[method] / rounds
            cells += f" {statistics.median(took):8.1f} {p95:8.1f} {share:6.0%}  "
        print(f"{method:18}{cells}")
    left = [name for name, key in REQUESTS.items() if ours.can.get(key) and name not in both]
    print(f"only ours: {', '.join(left) or 'none'}")


if __name__ == "__main__":
    main()
