"""Writes docs/configuration.md from the settings' declarations.

`tools/configuration.py` writes the page; `tools/configuration.py --check` says whether it is up to
date (exit code 1 when it is not).
"""

# ruff: noqa: E501 -- One sentence per line of the page, and rows of its tables.

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

from screenplay_ls.server.options import (
    camel_case,
    default_of,
    expected,
    on_the_wire,
    rule_of,
)
from screenplay_ls.server.settings import SECTION, Settings

PAGE = Path(__file__).resolve().parent.parent / "docs" / "configuration.md"

HEAD = """\
# Configuration

<!-- Generated from screenplay_ls/server/settings.py by tools/configuration.py (`make docs`). -->

All settings are in the section `screenplay`.
An editor sends them as `initializationOptions` when it starts the server (the content of the section, without its name), in answer to `workspace/configuration`, or with `workspace/didChangeConfiguration`; what comes later wins.
Nothing needs to be set.
A value that makes no sense falls back to its default, and one message names it; settings that the server does not know are ignored.

"""

TAIL = """\
## Folders that you do not trust

A script from somebody else may come with settings.
When an editor starts the server with the initialization option `"trusted": false`, the settings marked *not from an untrusted folder* are taken from the initialization options only, where such an editor puts your own; what the folder's configuration says about them is ignored.
So the folder chooses no model, no endpoint to which your text would be sent, and no file that is written.
The VS Code extension does this by itself.
Without the option, the folder is trusted.

## The key of an endpoint

The key is read from the environment variable `SCREENPLAY_LS_API_KEY`, or from the initialization option `endpoint.apiKey`, which an editor fills from its secret storage.
It is never read from a workspace's configuration and never logged.
"""


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(_sections(Settings, SECTION)) + "\n" + TAIL


def _sections(kind: type[Any], path: str) -> Iterator[str]:
    types = get_type_hints(kind)
    groups: list[tuple[type[Any], str]] = []
    documentation = (kind.__doc__ or "").strip()
    yield f"## `{path}`\n\n{documentation}\n"
    yield "| setting | value | default | |\n|---|---|---|---|"
    for declared in dataclasses.fields(kind):
        name = f"{path}.{camel_case(declared.name)}"
        if dataclasses.is_dataclass(types[declared.name]):
            groups.append((types[declared.name], name))
            continue
        rule = rule_of(declared)
        says = rule.says + (" *Not from an untrusted folder.*" if rule.restricted else "")
        value, default = expected(types[declared.name], rule), on_the_wire(default_of(declared))
        yield f"| `{name}` | {value} | `{default}` | {says} |"
    yield ""
    for group, name in groups:
        yield from _sections(group, name)


def main() -> int:
    """Write the page, or check it."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/configuration.md is out of date: run `make docs`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
