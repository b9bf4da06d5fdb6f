"""The project file: what it sets, what survives an edit, and what an editor writes into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.analysis.rules import RuleOptions, check
from screenplay_ls.fountain import Document, parse
from screenplay_ls.services.ignoring import Ignored, without_ignored
from screenplay_ls.services.project import FILE, Project, Projects
from screenplay_ls.services.project_writing import (
    ProjectFileError,
    add_words,
    ignore,
    set_rule,
)


def read(folder: Path, content: str) -> Project:
    """The project of a script in a folder whose project file has this content."""
    (folder / FILE).write_text(content, encoding="utf-8")
    return Projects(own=folder / "none").of(folder / "draft.fountain")


def test_without_a_file_everything_is_as_by_default(tmp_path: Path) -> None:
    assert Projects(own=tmp_path / "none").of(tmp_path / "draft.fountain") == Project()
    assert Projects(own=tmp_path / "none").of(None) == Project()


def test_rules_limits_and_grammar_are_set(tmp_path: Path) -> None:
    project = read(
        tmp_path,
        """
        [rules]
        passive-voice = "on"
        wall-of-text = false
        two-names = "error"
        "grammar/Spelling" = "off"
        [limits]
        action-lines = 6
        [grammar]
        dialect = "gb"
        words = ["Marguerite"]
        """,
    )

    assert project.complaints == ()
    assert project.rules.on == {
        "passive-voice": True,
        "wall-of-text": False,
        "two-names": True,
        "grammar/Spelling": False,
    }
    assert project.rules.severities == {"two-names": Severity.ERROR}
    assert project.rules.limits.action_lines == 6
    assert (project.grammar.dialect, project.grammar.words) == ("gb", ("Marguerite",))
    assert project.grammar.off == ("wall-of-text", "grammar/Spelling")


def test_the_nearest_file_goes_over_the_writers_own(tmp_path: Path) -> None:
    own, folder = tmp_path / "own.toml", tmp_path / "script" / "act one"
    folder.mkdir(parents=True)
    own.write_text('[rules]\nadverb = "on"\nwe-see = "on"\n[grammar]\nwords = ["A"]\n')
    (tmp_path / "script" / FILE).write_text('[rules]\nadverb = "off"\n[grammar]\nwords = ["B"]\n')

    project = Projects(own=own).of(folder / "draft.fountain")

    assert project.rules.on == {"adverb": False, "we-see": True}
    assert project.grammar.words == ("A", "B")


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    projects = Projects(own=tmp_path / FILE)
    (tmp_path / FILE).write_text('[rules]\nadverb = "on"\n')
    assert projects.of(None).rules.on == {"adverb": True}

    set_rule(tmp_path / FILE, "we-see", "hint")

    assert projects.of(None).rules.on == {"adverb": True, "we-see": True}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[rules", "left out until this is mended"),
        ('rules = "off"', "must be a table"),
        ('[rules]\nadverb = "loud"', "must be one of on, off"),
        ('[rules]\nadverbs = "on"', "no rule adverbs"),
        ("[limits]\naction-lines = 0", "whole number"),
        ("[limits]\naction = 3", "no limit action"),
        ("[grammar]\nwords = 3", "cannot be 3"),
        ("[grammar]\nword = 3", "no setting grammar.word"),
        ("[[ignored]]\nrule = 3", "needs at least rule and text"),
    ],
)
def test_a_mistake_is_told_and_costs_its_line(tmp_path: Path, content: str, complaint: str) -> None:
    project = read(tmp_path, content)

    assert len(project.complaints) == 1
    assert complaint in project.complaints[0]
    assert FILE in project.complaints[0]


def adverbs(text: str) -> tuple[Document, list[Finding]]:
    document = parse(text)
    return document, check(document, RuleOptions.only(["adverb"]))


def left(text: str, *ignored: Ignored) -> list[int]:
    """Which findings of a script are not ignored, by number."""
    document, findings = adverbs(text)
    return [findings.index(f) for f in without_ignored(document, findings, ignored)]


SCRIPT = (
    "INT. HALL - DAY\n\nShe slowly turns to the window.\n\n"
    "INT. QUAY - DAY\n\nShe slowly turns to the window.\n\nShe sadly waves.\n"
)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_finding_is_ignored_and_its_twin_is_not(number: int) -> None:
    document, findings = adverbs(SCRIPT)
    memory = Ignored.of(document, findings[number])

    assert left(SCRIPT, memory) == [other for other in (0, 1, 2) if other != number]


@pytest.mark.parametrize(
    "edited",
    [
        "EXT. BEFORE - DAY\n\nFog.\n\n" + SCRIPT,
        SCRIPT.replace("QUAY", "OLD QUAY"),
        SCRIPT.replace("QUAY - DAY\n\nShe slowly turns to", "QUAY - DAY\n\nNora slowly turns to"),
    ],
)
def test_an_ignored_finding_survives_edits(edited: str) -> None:
    document, findings = adverbs(SCRIPT)

    assert len(left(edited, Ignored.of(document, findings[1]))) == 2


def test_another_line_is_another_finding() -> None:
    document, findings = adverbs(SCRIPT)
    memory = Ignored.of(document, findings[2])

    assert left("A boat sadly sinks, and nobody looks.\n", memory) == [0]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# Mine.\n[rules] # keep\nadverb = 'on'\n\n[grammar]\nwords = ['Pete'] # deckhand\n",
        "[[ignored]]\nrule = 'adverb'\ntext = 'gladly'\n\n[rules]\nadverb = 'on'\n",
        "[grammar]\r\ndialect = 'gb'\r\n",
    ],
    ids=["no file", "comments", "tables in another order", "CRLF"],
)
def test_what_is_written_is_read_and_the_rest_stays(tmp_path: Path, before: str) -> None:
    file = tmp_path / FILE
    if before:
        file.write_bytes(before.encode())
    memory = Ignored("adverb", "slowly", 'She "slowly" turns — …', "INT. HALL")

    add_words(file, ["Marguerite", "KRUMF"])
    add_words(file, ["Marguerite"])
    ignore(file, [memory])
    set_rule(file, "grammar/Spelling", "off")
    set_rule(file, "we-see", "hint")

    project = Projects(own=file).of(None)
    assert project.complaints == ()
    assert project.grammar.words[-2:] == ("Marguerite", "KRUMF")
    assert project.ignored[-1] == memory
    assert project.rules.on["grammar/Spelling"] is False
    assert project.rules.severities["we-see"] is Severity.HINT
    after = file.read_bytes().decode()
    assert all(line in after for line in before.splitlines() if "words" not in line)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("before", ["[rules", "rules = 3\ngrammar = 3\nignored = 3\n"])
def test_a_file_that_is_not_understood_is_not_touched(tmp_path: Path, before: str) -> None:
    file = tmp_path / FILE
    file.write_text(before)

    for change in (
        lambda: add_words(file, ["x"]),
        lambda: ignore(file, [Ignored("adverb", "x")]),
        lambda: set_rule(file, "adverb", "on"),
    ):
        with pytest.raises(ProjectFileError, match="not changed"):
            change()

    assert file.read_text() == before
