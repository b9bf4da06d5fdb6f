"""The VS Code extension declares what the server declares: names, defaults, bounds, trust."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from screenplay_ls.assist.drafts.kinds import KINDS
from screenplay_ls.server.features.commands import COMMANDS
from screenplay_ls.server.options import Rule, camel_case, default_of, rule_of
from screenplay_ls.server.settings import SECTION, Settings

EXTENSION = Path(__file__).parents[2] / "vscode-extension"

RESTRICTED_OF_THE_CLIENT = {"screenplay.server.command", "screenplay.trace.server"}

OF_THE_CLIENT = RESTRICTED_OF_THE_CLIENT | {"screenplay.typing.tab"}
"""Settings that the server does not read."""


def test_every_setting_is_declared_with_the_same_default() -> None:
    declared = {name: prop["default"] for name, prop in properties().items()}

    expected = {name: on_the_wire(default) for name, (_, default, _) in settings().items()}

    assert {name: declared[name] for name in declared if name not in OF_THE_CLIENT} == expected


def test_bounds_and_choices_are_the_same() -> None:
    for name, (rule, _, kind) in settings().items():
        declared = properties()[name]

        assert declared.get("minimum") == rule.least, name
        assert declared.get("maximum") == rule.most, name
        if get_origin(kind) is Literal:
            assert declared["enum"] == list(get_args(kind)), name


def test_what_the_server_restricts_the_editor_restricts() -> None:
    trust = manifest()["capabilities"]["untrustedWorkspaces"]
    restricted = {name for name, (rule, _, _) in settings().items() if rule.restricted}

    assert trust["supported"] == "limited"
    assert set(trust["restrictedConfigurations"]) == restricted | RESTRICTED_OF_THE_CLIENT


def test_every_text_is_there() -> None:
    texts = json.loads((EXTENSION / "package.nls.json").read_text(encoding="utf-8"))
    used = {word[1:-1] for word in strings(manifest()) if word.startswith("%")}

    assert used == set(texts)


def test_translations_name_nothing_else() -> None:
    """What is not translated yet is shown in English."""
    texts = json.loads((EXTENSION / "package.nls.json").read_text(encoding="utf-8"))
    for file in EXTENSION.glob("package.nls.*.json"):
        assert set(json.loads(file.read_text(encoding="utf-8"))) <= set(texts), file.name


def test_the_client_registers_no_command_of_the_server() -> None:
    """The language client registers the server's commands; a second registration fails."""
    source = (EXTENSION / "src" / "commands.ts").read_text(encoding="utf-8")

    assert [command for command in COMMANDS if f'"{command}":' in source] == []


def test_every_kind_of_draft_is_in_the_palette() -> None:
    prefix = "screenplay.draft."
    commands = [command["command"] for command in manifest()["contributes"]["commands"]]

    assert sorted(name.removeprefix(prefix) for name in commands if name.startswith(prefix)) == (
        sorted(kind.name for kind in KINDS)
    )


def test_keys_are_bound_to_what_is_declared() -> None:
    """A key with a wrong command, or without its place, would do nothing or too much."""
    contributes = manifest()["contributes"]
    declared = {command["command"] for command in contributes["commands"]}

    for binding in contributes["keybindings"]:
        assert binding["command"] in declared, binding["key"]
        assert "editorTextFocus && screenplay.running" in binding["when"], binding["key"]


def settings() -> dict[str, tuple[Rule, object, object]]:
    """Name on the wire -> rule, default and type of each setting that an editor may show."""
    return {
        name: (rule, default, kind)
        for name, rule, default, kind in walk(Settings(), SECTION)
        if not rule.secret
    }


def walk(group: object, path: str) -> Iterator[tuple[str, Rule, object, object]]:
    types = get_type_hints(type(group))
    for declared in dataclasses.fields(cast("Any", group)):
        name = f"{path}.{camel_case(declared.name)}"
        value = getattr(group, declared.name)
        if dataclasses.is_dataclass(value):
            yield from walk(value, name)
        else:
            yield name, rule_of(declared), default_of(declared), types[declared.name]


def on_the_wire(default: object) -> object:
    return json.loads(json.dumps(default))


def manifest() -> dict[str, Any]:
    return json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))


def properties() -> dict[str, dict[str, Any]]:
    groups = manifest()["contributes"]["configuration"]
    return {name: prop for group in groups for name, prop in group["properties"].items()}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in cast("dict[str, object]", value).values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from strings(item)
