from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

from screenplay_ls.analysis.tone.arc import arc
from screenplay_ls.analysis.tone.margin import tone_hints, tone_lenses
from screenplay_ls.analysis.tone.report.page import page
from screenplay_ls.fountain import Span, parse
from tests.analysis.tone.test_scenes import COLD, EVEN, WARM, scene

SCRIPT = (
    "Title: Me & <You>\nAuthor: A. Writer\n\n" + scene(WARM) + scene(COLD * 2) + scene(EVEN[:2])
)


def made(text: str) -> str:
    document = parse(text)
    return page(arc(document), document, generator="test")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.ids: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name == "href" and value:
                self.targets.add(value.removeprefix("#"))
            if name in {"src", "srcset"} or (name == "href" and not (value or "").startswith("#")):
                self.outside.append(f"{tag} {value}")


def test_the_page_needs_nothing_from_outside_and_leads_nowhere_wrong() -> None:
    html = made(SCRIPT)
    links = Links()
    links.feed(html)

    assert not links.outside
    assert "http" not in html
    assert links.targets <= links.ids
    assert {"scene-1", "scene-2", "scene-3"} <= links.ids


def test_text_of_the_script_is_no_markup() -> None:
    html = made(SCRIPT.replace("I hate you.", "I hate </p><script>alert(1)</script> you."))

    assert "Me &amp; &lt;You&gt;" in html
    assert "<script" not in html


def test_every_drawing_has_a_text_alternative() -> None:
    drawings = re.findall(r"<svg viewBox.*?</svg>", made(SCRIPT), re.DOTALL)

    assert len(drawings) >= 5
    for drawing in drawings:
        tree = ElementTree.fromstring(drawing)
        assert tree.findtext("title")
        assert tree.find("desc") is not None


def test_a_script_that_says_too_little() -> None:
    assert "No scene has the four lines" in made(scene(WARM[:2]))
    assert "No scene has the four lines" in made("FADE IN:\n")


def test_the_page_follows_light_and_dark_and_prints() -> None:
    html = made(SCRIPT)

    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html


def test_tone_in_the_margins() -> None:
    document = parse(SCRIPT)
    hints = tone_hints(document, Span(0, len(document.text)))

    assert [hint.offset for hint in hints] == [
        document.span_of(s.first).end for s in document.scenes[:2]
    ]
    assert all(hint.label[-5] in "+−±" for hint in hints)
    assert [lens.span for lens in tone_lenses(document)] == [
        document.span_of(s.first) for s in document.scenes[:2]
    ]
