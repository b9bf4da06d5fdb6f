"""The scripts on disk that a story is made of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from screenplay_ls.analysis.story import Snag
from screenplay_ls.fountain import parse
from screenplay_ls.services.story import LARGEST, ScriptFiles, graph, load, tell


def write(folder: Path, **texts: str | bytes) -> None:
    """Scripts in a folder, `_` for a slash in their names."""
    for name, text in texts.items():
        path = folder / f"{name.replace('_', '/')}.fountain"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def snags(folder: Path, files: ScriptFiles | None = None) -> list[Snag]:
    story = tell(folder / "main.fountain", files or ScriptFiles([folder]))
    return [trouble.snag for trouble in story.troubles]


def test_paths_are_relative_to_the_including_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        main="{{ include: acts/one.fountain }}\n",
        acts_one="INT. ONE\n\n{{ include: ../two.fountain }}\n",
        two="INT. TWO\n",
    )
    story = tell(tmp_path / "main.fountain", ScriptFiles())
    assert [scene.heading.place for scene in story.document.scenes] == ["ONE", "TWO"]
    assert story.troubles == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_encoding(tmp_path: Path, encoding: str) -> None:
    write(
        tmp_path, main="{{ include: two.fountain }}", two="INT. CAFÉ\n\nHi there.".encode(encoding)
    )
    story = tell(tmp_path / "main.fountain", ScriptFiles())
    assert [scene.heading.place for scene in story.document.scenes] == ["CAFÉ"]


@pytest.mark.parametrize(
    ("path", "snag"),
    [
        ("gone.fountain", Snag.MISSING),
        ("folder", Snag.MISSING),
        ("large.fountain", Snag.TOO_LARGE),
        ("pdf.fountain", Snag.NO_TEXT),
        ("pipe.fountain", Snag.NO_TEXT),
        ("a" * 300, Snag.UNREADABLE),
        ("https://example.org/two.fountain", Snag.REMOTE),
        ("//server/share/two.fountain", Snag.REMOTE),
        ("\\\\server\\share\\two.fountain", Snag.REMOTE),
    ],
)
def test_what_is_not_included(tmp_path: Path, path: str, snag: Snag) -> None:
    write(tmp_path, main=f"{{{{ include: {path} }}}}", pdf=b"%PDF-1.7")
    (tmp_path / "folder").mkdir()
    (tmp_path / "large.fountain").write_bytes(b" " * (LARGEST + 1))
    os.mkfifo(tmp_path / "pipe.fountain")
    assert snags(tmp_path) == [snag]


@pytest.mark.parametrize("path", ["../out.fountain", "link.fountain", "in/../../out.fountain"])
def test_an_untrusted_workspace_keeps_to_itself(tmp_path: Path, path: str) -> None:
    inside = tmp_path / "workspace"
    inside.mkdir()
    write(tmp_path, out="INT. OUT\n")
    write(inside, main=f"{{{{ include: {path} }}}}\n{{{{ include: {tmp_path}/out.fountain }}}}")
    (inside / "link.fountain").symlink_to(tmp_path / "out.fountain")
    untrusted = ScriptFiles([inside], trusted=False)
    assert snags(inside, untrusted) == [Snag.ELSEWHERE, Snag.ELSEWHERE]
    assert snags(inside, ScriptFiles(trusted=False)) == [Snag.ELSEWHERE, Snag.ELSEWHERE]
    assert snags(inside, ScriptFiles([inside])) in ([], [Snag.TWICE])


def test_a_file_is_read_again_when_it_was_written(tmp_path: Path) -> None:
    files = ScriptFiles([tmp_path])
    write(tmp_path, main="INT. ONE\n")
    path = tmp_path / "main.fountain"
    before = files.document(path)
    assert files.document(path) is before
    write(tmp_path, main="INT. ONE\n\nINT. TWO\n")
    after = files.document(path)
    assert after is not before
    path.unlink()
    assert files.document(path) is Snag.MISSING


def test_what_is_open_goes_over_the_disk(tmp_path: Path) -> None:
    write(tmp_path, main="{{ include: two.fountain }}", two="INT. OLD\n")
    new = parse("INT. NEW\n")
    path = tmp_path / "two.fountain"
    scripts = load(tmp_path / "main.fountain", ScriptFiles(), {path: new})
    assert scripts[str(path)].document is new


def test_who_includes_whom(tmp_path: Path) -> None:
    write(
        tmp_path,
        main="{{ include: two.fountain }}",
        two="INT. TWO\n",
        **{".hidden_three": "{{ include: two.fountain }}"},
    )
    assert graph(ScriptFiles([tmp_path])) == {
        tmp_path / "main.fountain": frozenset({tmp_path / "two.fountain"})
    }


def test_the_first_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="is not there"):
        tell(tmp_path / "main.fountain", ScriptFiles())
