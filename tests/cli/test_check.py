"""`screenplay-ls check`: what it prints, what it mends, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screenplay_ls.cli.main import main

DRAFT = "INT. HALL - NIGTH\n\nShe slowly turns.\n\nNORA ^\nFog.\n"
MENDED = "INT. HALL - NIGHT\n\nShe slowly turns.\n\nNORA\nFog.\n"
CLEAN = "INT. HALL - NIGHT\n\nShe turns.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, away from the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    return tmp_path


def check(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """Run the command without the grammar layer, which has tests of its own."""
    return CliRunner().invoke(main, ["check", "--no-grammar", *arguments], input=stdin)


def write(folder: Path, name: str, text: str = DRAFT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(result: Result) -> list[str]:
    return [finding["code"] for finding in json.loads(result.stdout)]


def test_a_finding_is_shown_with_its_line_a_caret_and_a_fix(folder: Path) -> None:
    write(folder, "draft.fountain")

    result = check("draft.fountain")

    assert result.exit_code == 1
    assert result.stdout == (
        "draft.fountain:1:13 warning “NIGTH” is no time of day that programs know. "
        "[inconsistent-time]\n"
        "    INT. HALL - NIGTH\n"
        "                ^^^^^\n"
        "    Fix: Write NIGHT\n"
        "\n"
        "draft.fountain:5:6 warning The caret sets this speech beside the one above, but there is "
        "none directly above. [orphan-dual-dialogue]\n"
        "    NORA ^\n"
        "         ^\n"
        "    Fix: Remove the caret\n"
        "\n"
        "2 findings in 1 script: 2 warnings. --fix mends 2 of them.\n"
    )


def test_a_clean_script_ends_with_0(folder: Path) -> None:
    write(folder, "draft.fountain", CLEAN)

    result = check("draft.fountain")

    assert (result.exit_code, result.stdout) == (0, "Nothing to mend in 1 script.\n")


@pytest.mark.parametrize(
    "meant", ["*.fountain", "drafts", "drafts/**/*.fountain", "drafts/one.fountain"]
)
def test_files_folders_and_patterns(folder: Path, meant: str) -> None:
    write(folder, "draft.fountain")
    write(folder, "drafts/one.fountain")
    write(folder, "drafts/act two/two.fountain")
    write(folder, "drafts/readme.txt")

    result = check(meant, "--format", "json")

    expected = {"*.fountain": 1, "drafts": 2, "drafts/**/*.fountain": 2, "drafts/one.fountain": 1}
    assert len({f["file"] for f in json.loads(result.stdout)}) == expected[meant]


def test_standard_input(folder: Path) -> None:
    result = check("-", "--format", "json", stdin=DRAFT)

    assert (result.exit_code, codes(result)) == (1, ["inconsistent-time", "orphan-dual-dialogue"])


@pytest.mark.parametrize("meant", ["none.fountain", "*.none", "empty"])
def test_what_cannot_be_read_is_said_and_the_rest_is_checked(folder: Path, meant: str) -> None:
    write(folder, "draft.fountain")
    (folder / "empty").mkdir()

    result = check(meant, "draft.fountain", "--format", "json")

    assert result.exit_code == 2
    assert meant in result.stderr
    assert "Traceback" not in result.stderr
    assert len(codes(result)) == 2


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", "inconsistent-time"], ["inconsistent-time"]),
        (["--select", "adverb"], ["adverb"]),
        (["--select", "logic"], []),
        (["--ignore", "inconsistent-time,orphan-dual-dialogue"], []),
        (["--ignore", "form"], []),
        (["--select", "form", "--ignore", "adverb"], ["inconsistent-time", "orphan-dual-dialogue"]),
    ],
)
def test_rules_are_selected_and_ignored(
    folder: Path, arguments: list[str], expected: list[str]
) -> None:
    write(folder, "draft.fountain")

    result = check("draft.fountain", "--format", "json", *arguments)

    assert codes(result) == expected
    assert result.exit_code == bool(expected)


def test_an_unknown_rule_is_a_mistake(folder: Path) -> None:
    result = check("-", "--select", "adverbs", stdin=CLEAN)

    assert result.exit_code == 2
    assert "There is no rule adverbs. Did you mean adverb?" in result.stderr


def test_fixing_changes_the_page_and_not_the_words(folder: Path) -> None:
    path = write(folder, "draft.fountain")

    result = check("draft.fountain", "--fix")

    assert path.read_text(encoding="utf-8") == MENDED
    assert result.stdout == "Mended 2 findings. Nothing to mend in 1 script.\n"
    assert result.exit_code == 0


def test_a_selected_rule_is_mended_as_an_editor_would(folder: Path) -> None:
    path = write(folder, "draft.fountain")

    check("draft.fountain", "--fix", "--select", "adverb")

    assert path.read_text(encoding="utf-8") == DRAFT.replace("slowly ", "")


def test_standard_input_is_mended_onto_standard_output(folder: Path) -> None:
    result = check("-", "--fix", stdin=DRAFT)

    assert result.stdout == MENDED
    assert "Mended 2 findings." in result.stderr


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_and_encoding_stay(folder: Path, ending: str) -> None:
    path = folder / "draft.fountain"
    path.write_bytes(DRAFT.replace("Fog", "Café “fog”").replace("\n", ending).encode("cp1252"))

    result = check("draft.fountain", "--fix")

    assert result.exit_code == 0
    assert path.read_bytes().decode("cp1252") == MENDED.replace("Fog", "Café “fog”").replace(
        "\n", ending
    )


def test_utf_16_is_read_and_stays(folder: Path) -> None:
    path = folder / "draft.fountain"
    path.write_bytes(DRAFT.encode("utf-16"))

    result = check("draft.fountain", "--fix")

    assert result.exit_code == 0
    assert path.read_bytes() == MENDED.encode("utf-16")


def test_latin_1_is_read(folder: Path) -> None:
    (folder / "draft.fountain").write_bytes(b"INT. RUE 14\xb0 \x81 - NIGTH\n\nFog.\n")

    result = check("draft.fountain", "--format", "json")

    assert json.loads(result.stdout)[0]["text"] == "NIGTH"


def test_the_project_file_is_heeded(folder: Path) -> None:
    write(folder, "drafts/draft.fountain")
    (folder / "screenplay-ls.toml").write_text(
        '[rules]\ninconsistent-time = "off"\nadverb = "error"\nnone = "on"\n'
    )

    result = check("drafts", "--format", "json")

    assert [(f["code"], f["severity"]) for f in json.loads(result.stdout)] == [
        ("adverb", "error"),
        ("orphan-dual-dialogue", "warning"),
    ]
    assert "there is no rule none" in result.stderr


def test_sarif(folder: Path) -> None:
    write(folder, "draft one.fountain")

    report = json.loads(check("draft one.fountain", "--format", "sarif").stdout)

    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    first = run["results"][0]
    location = first["locations"][0]["physicalLocation"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "inconsistent-time",
        "orphan-dual-dialogue",
    ]
    assert (first["ruleId"], first["level"]) == ("inconsistent-time", "warning")
    assert location["artifactLocation"]["uri"] == "draft%20one.fountain"
    assert location["region"] == {"startLine": 1, "startColumn": 13, "endLine": 1, "endColumn": 18}
    change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == "NIGHT"


def test_github(folder: Path) -> None:
    write(folder, "draft.fountain")

    lines = check("draft.fountain", "--format", "github").stdout.splitlines()

    assert lines[0] == (
        "::warning file=draft.fountain,line=1,endLine=1,col=13,endColumn=18,"
        "title=inconsistent-time::“NIGTH” is no time of day that programs know."
    )


def test_long_lines_are_shown_around_the_finding() -> None:
    from screenplay_ls.cli.checking.as_text import excerpt

    line, caret = excerpt("a " * 200 + "slowly" + " b" * 200, (400, 406), 60)

    assert len(line) <= 60
    assert line[caret.index("^") : caret.index("^") + 6] == "slowly"
    assert caret.count("^") == 6


def test_carets_stand_below_wide_letters() -> None:
    from screenplay_ls.cli.checking.as_text import excerpt

    assert excerpt("走\t走 NORA", (4, 8), 60) == ("走 走 NORA", "      ^^^^")


def test_included_files_are_checked_as_one_story(folder: Path) -> None:
    write(folder, "main.fountain", "{{ include: acts/two.fountain }}\n\nINT. A - DAY #1#\n\nFog.\n")
    write(folder, "acts/two.fountain", "INT. B - DAY #1#\n\nNORA ^\nFog.\n")

    result = check("--format", "json", "main.fountain")

    found = [(each["file"], each["code"]) for each in json.loads(result.stdout)]
    assert found == [
        ("main.fountain", "scene-number-duplicate"),
        (str(Path("acts/two.fountain")), "orphan-dual-dialogue"),
    ]
    alone = check("--alone", "main.fountain")
    assert alone.exit_code == 0


def test_a_missing_file_is_found(folder: Path) -> None:
    write(folder, "main.fountain", "{{ include: gone.fountain }}\n")

    assert codes(check("--format", "json", "main.fountain")) == ["broken-include"]


def test_only_given_files_are_mended(folder: Path) -> None:
    write(folder, "main.fountain", "{{ include: two.fountain }}\n\n" + DRAFT)
    two = write(folder, "two.fountain")

    check("--fix", "main.fountain")

    assert two.read_text(encoding="utf-8") == DRAFT
    assert (folder / "main.fountain").read_text(encoding="utf-8").endswith(MENDED)
