"""The project file `screenplay-ls.toml`, which the server and `screenplay-ls check` both read.

    [rules]
    passive-voice = "on"             # on, off, error, warning, information or hint
    wall-of-text = "off"
    "grammar/SpelledNumbers" = "on"  # rules of the grammar layer, too

    [limits]
    action-lines = 5                 # see Limits

    [grammar]
    enabled = true
    dialect = "gb"
    language = "en"
    words = ["Marguerite"]

    [[ignored]]                      # written by the editor's "Ignore this once"
    rule = "heading-without-time"
    text = "INT. KITCHEN"
    line = "INT. KITCHEN"
    scene = "INT. KITCHEN"

The writer's own file of the same name, in their configuration folder, holds for every script; the
nearest one beside or above a script goes over it, and words and ignored findings of both count.
A mistake in a file costs its line, and is told in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.grammar import GrammarOptions
from screenplay_ls.analysis.rules import RULES, Limits, RuleOptions
from screenplay_ls.analysis.rules.directives import permitted, words
from screenplay_ls.fountain import Document
from screenplay_ls.services.ignoring import Ignored, without_ignored

FILE = "screenplay-ls.toml"

LEVELS = ("on", "off", *(severity.value for severity in Severity))
"""What a rule may be set to."""


@dataclass(frozen=True)
class Project:
    """What the files say that hold for a script."""

    rules: RuleOptions = field(default_factory=RuleOptions)
    grammar: GrammarOptions = field(default_factory=GrammarOptions)
    ignored: tuple[Ignored, ...] = ()
    complaints: tuple[str, ...] = ()
    """A sentence for each thing in the files that was not understood."""

    def grammar_for(self, document: Document) -> GrammarOptions:
        """The grammar layer's options for a script, its own words included."""
        own = words(document)
        return replace(self.grammar, words=self.grammar.words + own) if own else self.grammar

    def heed(self, document: Document, findings: list[Finding]) -> list[Finding]:
        """The findings of any source that the project and the script let through."""
        kept = [
            replace(f, severity=self.rules.severities.get(f.code, f.severity))
            for f in permitted(document, findings)
            if self.rules.on.get(f.code, True)
        ]
        return without_ignored(document, kept, self.ignored)


class Projects:
    """Finds and reads project files; reads one again when it has changed."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own if own is not None else own_file()
        self._read: dict[Path, tuple[tuple[int, int], Mapping[str, object], tuple[str, ...]]] = {}

    def of(self, script: Path | None) -> Project:
        """What holds for a script; None stands for one that is in no folder."""
        project = Project()
        for file in (self._own, nearest(script) if script else None):
            if file is not None:
                content, complaints = self._content(file)
                project = _over(project, content, complaints, file)
        return project

    def _content(self, file: Path) -> tuple[Mapping[str, object], tuple[str, ...]]:
        try:
            stat = file.stat()
        except OSError:
            return {}, ()
        stamp = (stat.st_mtime_ns, stat.st_size)
        known = self._read.get(file)
        if known is None or known[0] != stamp:
            self._read[file] = known = (stamp, *_load(file))
        return known[1], known[2]


def nearest(script: Path) -> Path | None:
    """The project file beside a script or in a folder above it."""
    folders = script.parents if not script.is_dir() else (script, *script.parents)
    return next((found for folder in folders if (found := folder / FILE).is_file()), None)


def own_file() -> Path:
    """The writer's own file, which holds for every script; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("screenplay-ls", appauthor=False) / FILE


def _load(file: Path) -> tuple[Mapping[str, object], tuple[str, ...]]:
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        return tomlkit.parse(file.read_bytes().decode("utf-8-sig")).unwrap(), ()
    except (OSError, UnicodeDecodeError) as error:
        return {}, (f"{file} cannot be read, and is left out: {error}.",)
    except ParseError as error:
        return {}, (f"{file} is left out until this is mended: {error}.",)


def _over(
    project: Project, content: Mapping[str, object], complaints: tuple[str, ...], file: Path
) -> Project:
    """A project, changed by what one more file says."""
    reading = _Reading(file, [*project.complaints, *complaints])
    on, severities = dict(project.rules.on), dict(project.rules.severities)
    for code, level in reading.table(content, "rules").items():
        reading.rule(code, level, on, severities)
    grammar = reading.grammar(content, project.grammar)
    return Project(
        rules=RuleOptions(
            on=on,
            severities=severities,
            limits=reading.limits(content, project.rules.limits),
        ),
        grammar=replace(
            grammar,
            on=tuple(code for code, is_on in on.items() if is_on),
            off=tuple(code for code, is_on in on.items() if not is_on),
        ),
        ignored=project.ignored + reading.ignored(content),
        complaints=tuple(reading.complaints),
    )


@dataclass(frozen=True)
class _Reading:
    """Reads values of one file, and complains about those that make no sense."""

    file: Path
    complaints: list[str]

    def complain(self, what: str) -> None:
        self.complaints.append(f"{self.file}: {what}")

    def table(self, content: Mapping[str, object], name: str) -> Mapping[str, object]:
        value = content.get(name, {})
        if isinstance(value, Mapping):
            return cast("Mapping[str, object]", value)
        self.complain(f"{name} must be a table, written as [{name}].")
        return {}

    def rule(
        self, code: str, level: object, on: dict[str, bool], severities: dict[str, Severity]
    ) -> None:
        if isinstance(level, bool):
            level = "on" if level else "off"
        if level not in LEVELS:
            self.complain(f"rules.{code} must be one of {', '.join(LEVELS)}.")
            return
        if "/" not in code and code not in {rule.code for rule in RULES}:
            self.complain(f"there is no rule {code}.")
        on[code] = level != "off"
        if level not in ("on", "off"):
            severities[code] = Severity(level)

    def limits(self, content: Mapping[str, object], limits: Limits) -> Limits:
        for key, value in self.table(content, "limits").items():
            name = key.replace("-", "_")
            if not hasattr(limits, name):
                self.complain(f"there is no limit {key}.")
            elif not isinstance(value, int) or isinstance(value, bool) or value < 1:
                self.complain(f"limits.{key} must be a whole number from 1.")
            else:
                limits = replace(limits, **{name: value})
        return limits

    def grammar(self, content: Mapping[str, object], options: GrammarOptions) -> GrammarOptions:
        kinds: Mapping[str, Callable[[object], bool]] = {
            "enabled": lambda value: isinstance(value, bool),
            "dialect": lambda value: isinstance(value, str),
            "language": lambda value: isinstance(value, str),
            "words": _are_texts,
        }
        for key, value in self.table(content, "grammar").items():
            if key not in kinds:
                self.complain(f"there is no setting grammar.{key}.")
            elif not kinds[key](value):
                self.complain(f"grammar.{key} cannot be {value!r}.")
            elif key == "words":
                added = tuple(cast("list[str]", value))
                options = replace(options, words=options.words + added)
            else:
                options = replace(options, **{key: value})
        return options

    def ignored(self, content: Mapping[str, object]) -> tuple[Ignored, ...]:
        entries = content.get("ignored", [])
        found: list[Ignored] = []
        for entry in cast("list[object]", entries) if isinstance(entries, list) else [None]:
            ignored = Ignored.read(entry)
            if ignored is None:
                self.complain("an [[ignored]] entry needs at least rule and text.")
            else:
                found.append(ignored)
        return tuple(found)


def _are_texts(value: object) -> bool:
    if not isinstance(value, list):
        return False
    return all(isinstance(item, str) for item in cast("list[object]", value))
