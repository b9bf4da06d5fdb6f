"""What must hold for any text: no rule raises, ranges lie in the text, fixes do what they say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from screenplay_ls.analysis.finding import Finding, Fix
from screenplay_ls.analysis.rules import RULES, RuleOptions, check
from screenplay_ls.analysis.rules.script import Script
from screenplay_ls.fountain import Kind, parse
from tests.analysis.rules.marks import apply

LINES = [
    "INT. HALL - DAY",
    "INT. HALL - NIGTH #1#",
    "EXT. QUAY - DAY - CONTINUOUS #1#",
    "INT. QUAY - NIGHT (CONTINUOUS)",
    "INT KITCHEN",
    "INTERIOR KITCHEN - DAY",
    "EXT/INT. CAR - LATER",
    "KITCHEN - NIGHT",
    ".BACK AT THE HALL",
    "Est modus in rebus.",
    "NORA",
    "NORA (O.S.) (CONT'D)",
    "NORA HALE ^",
    "JHON",
    "JOHN (V.O.)",
    "@McAvoy",
    "THE DOOR FLIES OPEN.",
    "THE END",
    "CUT TO:",
    "> FADE OUT.",
    "FADE OUT.",
    "> THE END <",
    "(beat)",
    "(quiet",
    "(He sighs.)",
    "You came. Your late.",
    "Nora leaves.",
    "Nora turns to JOHN. Suddenly John falls, dead.",
    "We see a pistol. It is slowly taken by **Nora**.",
    "*Slowly* she turns, and the ropes hold as they always have. " * 6,
    "[[lint: off adverb]]",
    "[[lint: ignore]]",
    "[[lint: of]]",
    "[[a note",
    "and its end]]",
    "/* cut",
    "*/",
    "# Act One",
    "= She leaves.",
    "===",
    "~La la",
    "!INT. NOT A HEADING",
    "  ",
    "\t(indented)",
    "İSTANBUL ß ŒUVRE",
    "😀 NORA 😀",
    "Title: Fog",
]

scripts = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\n", "\n\n", "\r\n\r\n"])),
    max_size=14,
).map(lambda parts: "".join(line + end for line, end in parts))

EVERYTHING = RuleOptions(others=True)


def findings_of(text: str) -> list[Finding]:
    """What all rules say, without the guard of the runner."""
    script = Script(parse(text))
    return [finding for rule in RULES for finding in rule.check(script)]


def holds(text: str, findings: list[Finding]) -> None:
    """Every range lies in the text; the edits of a fix touch each other at most."""
    for finding in findings:
        spans = [finding.span, *(other.span for other in finding.related)]
        for fix in finding.fixes:
            edits = sorted(edit.span for edit in fix.edits)
            assert edits, finding
            assert all(one.end <= other.start for one, other in pairwise(edits)), finding
            spans += edits
        assert all(0 <= span.start <= span.end <= len(text) for span in spans), finding
        assert finding.message.strip()


@settings(deadline=None)
@given(scripts | st.text(alphabet="NORA \n()[]/*.:#>^-'intà\r\t", max_size=80))
def test_ranges_lie_in_the_text(text: str) -> None:
    holds(text, findings_of(text))


@settings(deadline=None)
@given(
    scripts, st.integers(0, 400), st.integers(0, 40), st.sampled_from(["", "\n", "N", "[[", "("])
)
def test_an_edit_anywhere_breaks_nothing(text: str, at: int, length: int, typed: str) -> None:
    text = text[:at] + typed + text[at + length :]
    holds(text, findings_of(text))


@settings(deadline=None)
@given(scripts)
def test_the_runner_says_what_the_rules_say(text: str) -> None:
    assert len(check(parse(text), EVERYTHING)) <= len(findings_of(text))


@settings(max_examples=150, deadline=None)
@given(scripts)
def test_a_fix_does_what_it_says(text: str) -> None:
    for rule in RULES:
        found = list(rule.check(Script(parse(text))))
        for finding in found:
            for fix in finding.fixes:
                mended = apply(text, fix)
                assert mended != text
                assert says(fix, finding, text, mended), (finding, fix, mended)
                # Mending one line may bring to light what another had hidden, but not the same.
                after = list(rule.check(Script(parse(mended))))
                assert _count(after, finding) <= _count(found, finding), (finding, fix, mended)


def _count(findings: list[Finding], like: Finding) -> int:
    return sum(finding.message == like.message for finding in findings)


def says(fix: Fix, finding: Finding, text: str, mended: str) -> bool:
    """Whether the parser sees in the mended text what the title of a fix promises."""
    document = parse(mended)
    line = text[slice(*finding.span)]
    kinds = {
        element.kind
        for element in document.elements
        if any(line in part for part in element.raw.splitlines())
    }
    if "make it a heading" in fix.title or finding.code == "heading-blank-line":
        return Kind.SCENE_HEADING in kinds
    if finding.code == "glued-speech":
        return any(line.startswith(speech.name) for speech in document.speeches)
    if finding.code == "glued-transition":
        return bool(kinds & {Kind.TRANSITION, Kind.ACTION})
    if finding.code == "parenthetical-unclosed":
        return any(e.kind is Kind.PARENTHETICAL and line in e.raw for e in document.elements)
    if finding.code in ("cue-is-action", "prose-as-heading"):
        return Kind.ACTION in kinds
    return True
