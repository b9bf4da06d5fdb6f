from __future__ import annotations

from hypothesis import given

from screenplay_ls.analysis.outline import OutlineNode, outline
from screenplay_ls.fountain import parse
from tests.analysis.marks import screenplays


def check(text: str, expected: str) -> None:
    shown = "".join(_show(node, 0) for node in outline(parse(text)))
    assert shown == expected.lstrip("\n")


def _show(node: OutlineNode, depth: int) -> str:
    detail = f" ({node.detail})" if node.detail else ""
    line = f"{'  ' * depth}{node.entry.value}: {node.name}{detail}\n"
    return line + "".join(_show(child, depth + 1) for child in node.children)


def test_everything_nests() -> None:
    check(
        """
Title: A Play

= The idea.

# Act One

= It begins.

## The house

INT. HOUSE - DAY #1#

She waits [[for whom?]].

[[A longer
note]]

INT. GARDEN - DAY

## The street

EXT. STREET - DAY

# Act Two
""".lstrip(),
        """
synopsis: The idea.
section: Act One (2/8 page, 0:12)
  synopsis: It begins.
  section: The house (1/8 page, 0:09)
    scene: INT. HOUSE - DAY (1/8 page, 0:06)
      note: for whom?
      note: A longer note
    scene: INT. GARDEN - DAY (1/8 page, 0:03)
  section: The street (1/8 page, 0:03)
    scene: EXT. STREET - DAY (1/8 page, 0:03)
section: Act Two
""",
    )


def test_a_script_without_sections() -> None:
    check(
        "INT. A - DAY\n\nINT. B - DAY\n",
        """
scene: INT. A - DAY (1/8 page, 0:03)
scene: INT. B - DAY (1/8 page, 0:03)
""",
    )


def test_levels_may_be_skipped() -> None:
    check(
        "### Deep\n\n# Top\n\n### Deep\n\n## Less\n",
        """
section: Deep
section: Top
  section: Deep
  section: Less
""",
    )


def test_what_has_no_words_has_a_name_all_the_same() -> None:
    check("# \n\n[[ ]]\n\n= \n", "section: Section\n  note: Note\n  synopsis: Synopsis\n")


def test_a_hundred_levels_do_not_pile_up() -> None:
    text = "".join("#" * level + " x\n\n" for level in range(1, 101))
    depth, nodes = 0, outline(parse(text))
    while nodes:
        depth, nodes = depth + 1, nodes[-1].children
    assert depth == 12


@given(screenplays())
def test_every_node_lies_in_its_parent_and_in_the_text(text: str) -> None:
    def walk(nodes: tuple[OutlineNode, ...], start: int, end: int) -> None:
        for node in nodes:
            assert node.name.strip()
            assert start <= node.span.start <= node.span.end <= end
            assert node.span.start <= node.heading.start <= node.heading.end <= node.span.end
            walk(node.children, node.span.start, node.span.end)

    walk(outline(parse(text)), 0, len(text))
