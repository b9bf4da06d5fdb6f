"""What a writer can set, with its defaults; the only place where it is declared.

Settings arrive twice: as `initializationOptions` when the editor starts the server, and as the
section `screenplay` of the workspace's configuration whenever that changes. On the wire their
names are camelCase. A bad value falls back to its default and is named in a message; keys that
are not known here are ignored, so that an older server works with a newer client.
`docs/configuration.md` is generated from this file by `tools/configuration.py`.

Trust: an editor that opens a folder its writer does not trust starts the server with
`"trusted": false`. Then the settings marked as `restricted` are read from
`initializationOptions` only, into which such a client puts the writer's own settings; what the
folder's configuration says about them is ignored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from screenplay_ls.server.options import Rule, read_into, setting
from screenplay_ls.services.engines import EngineChoice

SECTION = "screenplay"
"""The configuration section; every setting is named `screenplay.…`."""

API_KEY_VARIABLE = "SCREENPLAY_LS_API_KEY"
"""The environment variable that holds the endpoint's key."""


@dataclass(frozen=True)
class Endpoint:
    """A model server of your own or of your writers' room, used instead of a local model."""

    url: str = setting(
        "",
        "Base address of an OpenAI-compatible server, such as `http://localhost:11434/v1`. "
        "Text around the cursor is sent there; empty keeps everything on this machine.",
        restricted=True,
    )
    model: str = setting("", "The model's name on that server.", restricted=True)
    api_key: str = setting(
        "",
        f"The server's key. Set the environment variable `{API_KEY_VARIABLE}`, or let your "
        "editor send it from its secret storage; it is never read from a workspace.",
        restricted=True,
        secret=True,
    )


@dataclass(frozen=True)
class Completion:
    """Suggestions: ghost text while you type. What is off here still comes when you ask for it."""

    enabled: bool = setting(
        True, "Suggest how the script goes on. Off, no model is loaded, not even when you ask."
    )
    dialogue: bool = setting(True, "While you type dialogue.")
    parenthetical: bool = setting(True, "While you type a parenthetical.")
    action: bool = setting(True, "While you type action.")
    headings: bool = setting(
        True, "While you type a heading or a transition: from the script's own words."
    )
    max_length: int = setting(
        160, "Longest suggestion, in characters; it is cut at a clause.", least=10, most=2000
    )
    max_lines: int = setting(
        1, "Most lines that one suggestion may have. Larger models can fill more.", least=1, most=20
    )
    deadline_ms: int = setting(
        1500,
        "While you type, a suggestion that is not there by then is not wanted any more: what there "
        "is of it is shown (ms). One that you ask for may take four times as long.",
        least=50,
        most=120_000,
    )
    debounce_ms: int = setting(
        40, "How long typing must rest before the model is asked (ms).", least=0, most=5000
    )


@dataclass(frozen=True)
class Grammar:
    """Spelling and grammar of action and dialogue."""

    enabled: bool = setting(True, "Check spelling and grammar.")
    dialect: Literal["", "us", "gb", "au", "ca", "in"] = setting(
        "", "English to check against; empty accepts the spellings of both US and GB."
    )
    words: tuple[str, ...] = setting((), "Words that are right in your scripts.")
    rules: dict[str, bool] = setting({}, "Single grammar rules by name, on or off.")  # noqa: RUF009 -- setting() returns a field.


@dataclass(frozen=True)
class RedPen:
    """What is marked in a script, and when. A file `screenplay-ls.toml` goes over it."""

    when: Literal["live", "save", "request"] = setting(
        "live",
        "When a script is checked: while you type, when you save it, or only when you ask for it "
        "(command `screenplay.polish`).",
    )
    limit: int = setting(
        200, "Most findings that are shown in one script; the loudest come first.", least=1
    )
    workspace: bool = setting(
        False, "Check every script of the workspace, and not only those that are open."
    )
    rules: dict[str, bool] = setting({}, "Single rules by their code, on or off.")  # noqa: RUF009 -- setting() returns a field.


@dataclass(frozen=True)
class Tone:
    """The emotional tone of scenes, on hover."""

    enabled: bool = setting(True, "Show the tone of a scene when its heading is hovered.")
    hints: bool = setting(False, "Show the tone of every scene behind its heading.")
    lenses: bool = setting(False, "Show the tone of every scene above its heading.")


@dataclass(frozen=True)
class Lenses:
    """Small print between the lines. It moves the page while it comes, so all of it is off."""

    counts: bool = setting(
        False,
        "Show above a first cue how much that character speaks, and above the first heading of "
        "a place how many scenes play there.",
    )


@dataclass(frozen=True)
class Learning:
    """What is learned from the suggestions that you take, and from those that you do not."""

    enabled: bool = setting(
        True,
        "Learn in this project how often suggestions are taken, and show fewer or more of them. "
        "The counts are in `screenplay-ls.learned`, in the project's folder.",
    )


@dataclass(frozen=True)
class Provenance:
    """The record of what came from a model."""

    record: bool = setting(
        True,
        "Record each passage that came from the model and was accepted, in a file beside the "
        "script (`draft.fountain.provenance`).",
    )


@dataclass(frozen=True)
class Log:
    """What the server writes down. It goes to standard error, which editors show as its output."""

    level: Literal["error", "warning", "info", "debug"] = setting("info", "How much is logged.")
    file: str = setting("", "A file to log to as well.", restricted=True)
    script_text: bool = setting(
        False,
        "Let the log hold text of your script: messages, prompts and answers as they are. "
        "For reporting a bug; off, no line of the log holds any.",
        restricted=True,
    )


@dataclass(frozen=True)
class Settings:
    """Everything a writer can set."""

    model: str = setting(
        "",
        "The language model: a name that `screenplay-ls models list` shows, or the path of a GGUF "
        "file. Empty takes the embedded default.",
        restricted=True,
    )
    gpu_layers: int | Literal["auto"] = setting(
        "auto", "Layers of the model that run on the graphics card.", least=0, restricted=True
    )
    threads: int | Literal["auto"] = setting(
        "auto", "Processor threads that the model uses.", least=1, most=1024, restricted=True
    )
    quicker_copy: bool = setting(
        True,
        "Keep a copy of the model in a form that this machine reads faster, if measuring shows "
        "that there is one. It takes up to 1.7 times the model's size in your cache folder.",
        restricted=True,
    )
    idle_minutes: int = setting(
        60,
        "After so many minutes without a suggestion the model's memory is given back; the next "
        "one loads it again. 0 keeps it.",
        least=0,
        most=100_000,
    )
    endpoint: Endpoint = Endpoint()
    completion: Completion = Completion()
    grammar: Grammar = field(default_factory=Grammar)
    red_pen: RedPen = field(default_factory=RedPen)
    tone: Tone = Tone()
    lenses: Lenses = Lenses()
    learning: Learning = Learning()
    provenance: Provenance = Provenance()
    log: Log = Log()

    @property
    def engine(self) -> EngineChoice:
        """What is said about the engine."""
        return EngineChoice(
            model=self.model,
            endpoint=self.endpoint.url,
            endpoint_model=self.endpoint.model,
            api_key=self.endpoint.api_key,
            gpu_layers=_number(self.gpu_layers),
            threads=_number(self.threads),
            quicker_copy=self.quicker_copy,
        )


@dataclass(frozen=True)
class Reading:
    """Settings, and what was wrong with what was sent."""

    settings: Settings
    complaints: tuple[str, ...] = ()
    """One sentence for each bad value."""

    @property
    def message(self) -> str:
        """All complaints as one message for the writer; empty when there are none."""
        return " ".join(self.complaints)


def read(
    options: object, workspace: object = None, *, base: Settings = Settings(), trusted: bool = True
) -> Reading:
    """Settings from the client's options, and over them what the workspace's configuration says.

    Both are JSON values as they came; what neither mentions stays as in `base`. With `trusted`
    false, the workspace's restricted settings are ignored; its secrets always are.
    """
    complaints: list[str] = []
    own = read_into(base, options, path=SECTION, allowed=_everything, complaints=complaints)
    allowed = _public if trusted else _unrestricted
    settings = read_into(own, workspace, path=SECTION, allowed=allowed, complaints=complaints)
    return Reading(settings, tuple(dict.fromkeys(complaints)))


def _number(value: int | Literal["auto"]) -> int | None:
    return None if value == "auto" else value


def _everything(rule: Rule) -> bool:
    return True


def _public(rule: Rule) -> bool:
    return not rule.secret


def _unrestricted(rule: Rule) -> bool:
    return not rule.restricted
