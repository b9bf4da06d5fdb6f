"""The map in docs/architecture.md holds: who may import whom is checked on the syntax trees."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "screenplay_ls"

ALLOWED = {
    "fountain": set[str](),
    "llm": set[str](),
    "analysis": {"fountain"},
    "assist": {"fountain", "analysis", "llm"},
    "services": {"fountain", "analysis", "assist", "llm"},
    "server": {"fountain", "analysis", "assist", "llm", "services"},
    "cli": {"fountain", "analysis", "assist", "llm", "services", "server"},
}
"""Each part of the package, and the parts it may import besides itself."""

ONLY_IN = {
    "pygls": {"server"},
    "lsprotocol": {"server"},
    "cattrs": {"server"},
    "click": {"cli"},
    "rich": {"cli"},
    "llama_cpp": {"llm"},
    "harper": {"services", "analysis"},
    "textblob": {"analysis"},
}
"""Libraries that stay behind one wall."""

ONE_FILE = ("llama_cpp", "harper", "textblob")
"""Libraries that exactly one file may import."""

LAZY = ("llama_cpp", "harper", "textblob", "httpx", "rich", "numpy")
"""Libraries that are imported where they are used, never while a module is imported."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path, *, top_level_only: bool = False) -> Iterator[str]:
    """Full names of what a module imports, outside `if TYPE_CHECKING` and inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = path.relative_to(PACKAGE.parent).with_suffix("").parts[:-1]
    nodes: list[ast.AST] = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            nodes.extend(node.orelse)
            continue
        if top_level_only and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *([node.module] if node.module else [])))
            yield from (f"{stem}.{alias.name}" for alias in node.names)
        nodes.extend(ast.iter_child_nodes(node))


def part(path: Path) -> str | None:
    relative = path.relative_to(PACKAGE).parts
    return relative[0] if len(relative) > 1 else None


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_to_its_right(path: Path) -> None:
    here = part(path)
    if here is None:
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "screenplay_ls":
            there = parts[1] if len(parts) > 1 else "__version__"
            assert there in {here, "__version__"} | ALLOWED[here], f"{here} may not import {name}"
        elif parts[0] in ONLY_IN:
            assert here in ONLY_IN[parts[0]], f"{here} may not import {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_assist_takes_only_types_from_the_engine(path: Path) -> None:
    if part(path) != "assist":
        return
    engine = [n for n in imports(path) if n.startswith("screenplay_ls.llm")]
    assert all(name.startswith("screenplay_ls.llm.engine") for name in engine)


def test_the_syntax_uses_the_standard_library_only() -> None:
    for path in modules():
        if part(path) == "fountain":
            for name in imports(path):
                top = name.split(".")[0]
                assert top == "screenplay_ls" or top in sys.stdlib_module_names


@pytest.mark.parametrize("library", ONE_FILE)
def test_a_walled_library_has_one_door(library: str) -> None:
    doors = [p for p in modules() if any(n.split(".")[0] == library for n in imports(p))]
    assert len(doors) <= 1, f"{library} is imported in {doors}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_wait_until_they_are_needed(path: Path) -> None:
    early = {name.split(".")[0] for name in imports(path, top_level_only=True)}
    assert not early & set(LAZY)
