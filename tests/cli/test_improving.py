"""What `doctor` advises, and how it shows what it found."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from screenplay_ls.cli import report_of_doctor
from screenplay_ls.cli.checkup import Trial
from screenplay_ls.cli.commands.doctor import Findings
from screenplay_ls.cli.improving import advice, missing_instructions
from screenplay_ls.cli.machine import Machine
from screenplay_ls.llm.catalog import CatalogModel
from screenplay_ls.llm.engine import Calibration, Figures
from screenplay_ls.llm.messages import Facts

SYSTEM = "CPU : AVX2 = 1 | FMA = 1 | F16C = 1 | AVX512 = 1 | OPENMP = 1"
MACHINE = Machine("Linux", "AMD EPYC", 4, 16_000_000_000, "3.11", "/usr/bin/python", "/c++", "")
QUICK = Figures(prompt_tokens=100, predicted_tokens=30, prompt_ms=300, predicted_ms=300)
SLOW = replace(QUICK, predicted_ms=30_000)
FOUND = Calibration(2, 4, 64, prompt_tokens_per_s=300, decode_tokens_per_s=100, measured_at=1e9)
TRIAL = Trial(Facts(system=SYSTEM), 0.5, "I know.", QUICK, 20.0, "/m.gguf", FOUND)
CATALOG = (
    CatalogModel("little", "little.gguf", "Little", size=50, memory_gb=0.2),
    CatalogModel("double", "double.gguf", "Double", size=200, memory_gb=2.0),
    CatalogModel("huge", "huge.gguf", "Huge", size=300, memory_gb=40.0),
    CatalogModel("slow", "slow.gguf", "Slow", size=9000, memory_gb=4.0),
    CatalogModel("unknown", "unknown.gguf", "Unknown", memory_gb=1.0),
)


def advised(trial: Trial, folder: Path, machine: Machine = MACHINE, busy: float = 0.5) -> str:
    """All the advice as one text, without what the machine of the test itself lacks."""
    model = folder / "model.gguf"
    model.write_bytes(b"x" * 100)
    found = advice(trial, machine, model, CATALOG, busy)
    return "\n".join(f"{each.words} {each.command}" for each in found if "built" not in each.words)


@pytest.mark.parametrize(
    ("has", "lacking"),
    [
        ({"avx2", "fma"}, []),
        ({"avx2", "avx512f"}, []),
        ({"avx2", "avx512f", "sse"}, []),
        (set[str](), []),
    ],
)
def test_a_build_that_uses_everything_lacks_nothing(has: set[str], lacking: list[str]) -> None:
    assert missing_instructions(SYSTEM, frozenset(has)) == lacking


def test_what_the_build_does_not_use_is_named() -> None:
    built = "CPU : SSE3 = 1 | AVX2 = 1"

    assert missing_instructions(built, frozenset({"avx2", "avx512f", "fma"})) == ["AVX-512", "FMA"]
    assert missing_instructions("", frozenset({"avx2"})) == [], "a build that says nothing"


def test_a_larger_model_that_fits_and_is_quick_enough_is_offered(tmp_path: Path) -> None:
    said = advised(TRIAL, tmp_path)

    assert "Double fits, too" in said
    assert "about 50 tokens a second" in said
    assert "screenplay-ls models pull double" in said
    for name in ("little", "huge", "slow", "unknown"):
        assert name not in said.lower()


def test_a_slow_model_is_called_slow(tmp_path: Path) -> None:
    slow = replace(TRIAL, figures=SLOW, calibration=None)

    assert "slow here" in advised(slow, tmp_path)
    assert "slow here" not in advised(TRIAL, tmp_path)


def test_a_busy_machine_is_called_busy_instead(tmp_path: Path) -> None:
    said = advised(replace(TRIAL, figures=SLOW), tmp_path, busy=13.0)

    assert "busy with other work" in said
    assert "slow here" not in said


def test_a_disturbed_calibration_is_named(tmp_path: Path) -> None:
    unsettled = replace(TRIAL, calibration=replace(FOUND, settled=False))

    assert "busy with other work" in advised(unsettled, tmp_path)


def shown(findings: Findings, capsys: pytest.CaptureFixture[str]) -> str:
    report_of_doctor.show(findings)
    return capsys.readouterr().out


def test_the_verdict_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(Findings(MACHINE, "/m.gguf", TRIAL), capsys).splitlines()

    assert "Suggestions work on this machine." in lines[1]
    assert "a line of 12 words takes 156 ms" in " ".join(lines[2:4])


@pytest.mark.parametrize(
    "words",
    ["4 to read, 2 to write", "64 tokens", "333 tokens/s", "300 when", "20 ms after", "│ I know."],
)
def test_what_it_rests_on_is_shown(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert words in shown(Findings(MACHINE, "/m.gguf", TRIAL), capsys)


def test_what_is_wrong_comes_first_too(capsys: pytest.CaptureFixture[str]) -> None:
    said = shown(Findings(MACHINE, troubles=["The engine is not installed."]), capsys)

    assert said.splitlines()[1].endswith("Everything else works.")
    assert said.index("The engine is not installed.") < said.index("Machine")


def test_a_terminal_without_our_marks_gets_plain_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    class Old(io.StringIO):
        encoding = "cp437"  # pyright: ignore[reportAssignmentType] -- as a real stream has it.

    old = Old()
    monkeypatch.setattr(sys, "stdout", old)
    report_of_doctor.show(Findings(MACHINE, "/m.gguf", TRIAL))

    assert "+ Suggestions work" in old.getvalue()
    assert old.getvalue().encode("cp437")
