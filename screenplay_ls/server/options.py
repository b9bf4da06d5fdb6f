"""Settings as frozen dataclasses, read from JSON: defaulted, checked, able to describe themselves.

Knows nothing of particular settings; those are declared in `settings.py`. Handled are `bool`,
`int`, `str`, `Literal[...]` of texts, `tuple[str, ...]`, `dict[str, bool]`, unions of these, and
dataclasses of them.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


@dataclass(frozen=True)
class Rule:
    """What is said about a setting beside its type and default."""

    says: str
    """For the documentation: what it does, in a writer's words."""
    least: float | None = None
    most: float | None = None
    restricted: bool = False
    """A folder that is not trusted cannot set it."""
    secret: bool = False
    """Taken from the client's initialization options only; never shown in a message."""


Allowed = Callable[[Rule], bool]
"""Whether the source that is being read may set a setting with this rule."""


def setting(  # noqa: PLR0913 -- Each is one thing a declaration may say, by name.
    default: T,
    says: str,
    *,
    least: float | None = None,
    most: float | None = None,
    restricted: bool = False,
    secret: bool = False,
) -> T:
    """A field of a settings class: its default, and what the documentation says of it."""
    rule = Rule(says, least, most, restricted, secret)
    if isinstance(default, dict):
        copied = cast("dict[str, bool]", default)
        return cast(T, field(default_factory=lambda: dict(copied), metadata={"rule": rule}))
    return cast(T, field(default=default, repr=not secret, metadata={"rule": rule}))


def read_into(base: T, value: object, *, path: str, allowed: Allowed, complaints: list[str]) -> T:
    """`base`, changed by what the JSON object `value` says; unknown keys are ignored.

    A bad value falls back to its class's default, and a sentence that names it is added to
    `complaints`. `path` is the name of the whole, such as `screenplay`.
    """
    if value is None:
        return base
    if not isinstance(value, Mapping):
        complaints.append(f"{path} must be a group of settings, not {_shown(value)}.")
        return base
    given = cast("Mapping[str, object]", value)
    types = get_type_hints(type(base))
    changes: dict[str, object] = {}
    for declared in dataclasses.fields(cast(Any, base)):
        name = f"{path}.{camel_case(declared.name)}"
        sent = given.get(camel_case(declared.name))
        if sent is None:
            continue
        if dataclasses.is_dataclass(types[declared.name]):
            changes[declared.name] = read_into(
                getattr(base, declared.name),
                sent,
                path=name,
                allowed=allowed,
                complaints=complaints,
            )
        elif allowed(rule_of(declared)):
            changes[declared.name] = _checked(
                declared, types[declared.name], sent, name, complaints
            )
    return dataclasses.replace(cast(Any, base), **changes)


def camel_case(name: str) -> str:
    """The name on the wire: `deadline_ms` is `deadlineMs`."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def rule_of(declared: dataclasses.Field[Any]) -> Rule:
    """What is declared about a setting."""
    return cast(Rule, declared.metadata["rule"])


def default_of(declared: dataclasses.Field[Any]) -> object:
    """A setting's default."""
    if declared.default is not dataclasses.MISSING:
        return declared.default
    return cast(Any, declared.default_factory)()


def expected(kind: object, rule: Rule) -> str:
    """What a value of this type is, in words."""
    return " or ".join(_expected(choice, rule) for choice in _alternatives(kind))


def on_the_wire(value: object) -> str:
    """A default as it is written in JSON."""
    return json.dumps(
        list(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value
    )


def _checked(
    declared: dataclasses.Field[Any],
    kind: object,
    value: object,
    name: str,
    complaints: list[str],
) -> object:
    rule = rule_of(declared)
    for choice in _alternatives(kind):
        accepted = _accepted(choice, value, rule)
        if accepted is not None:
            return accepted
    default = default_of(declared)
    if rule.secret:
        complaints.append(f"{name} must be {expected(kind, rule)}.")
    else:
        complaints.append(
            f"{name} must be {expected(kind, rule)}, not {_shown(value)}: "
            f"{on_the_wire(default)} is used."
        )
    return default


def _accepted(kind: object, value: object, rule: Rule) -> object | None:
    """The value as `kind`, or None where it is not one."""
    if get_origin(kind) is Literal:
        return value if isinstance(value, str) and value in get_args(kind) else None
    if kind is bool or kind is str:
        return value if isinstance(value, kind) else None
    if kind is int:
        return _accepted_int(value, rule)
    if get_origin(kind) is tuple and isinstance(value, list):
        items = cast("list[object]", value)
        return tuple(items) if all(isinstance(item, str) for item in items) else None
    if get_origin(kind) is dict and isinstance(value, Mapping):
        entries = dict(cast("Mapping[str, object]", value))
        return entries if all(isinstance(item, bool) for item in entries.values()) else None
    return None


def _accepted_int(value: object, rule: Rule) -> int | None:
    # Editors written in Lua and Lisp send whole numbers as floats.
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if not whole or isinstance(value, bool):
        return None
    number = int(cast(float, value))
    if rule.least is not None and number < rule.least:
        return None
    return None if rule.most is not None and number > rule.most else number


def _alternatives(kind: object) -> Iterator[object]:
    """The members of a union, or the type itself."""
    if get_origin(kind) in {None, Literal, tuple, dict}:
        yield kind
    else:
        yield from get_args(kind)


def _expected(kind: object, rule: Rule) -> str:
    if get_origin(kind) is Literal:
        *most, last = (f'"{value}"' for value in get_args(kind))
        return f"{', '.join(most)} or {last}" if most else last
    if kind is int:
        least = "" if rule.least is None else f" from {rule.least:.0f}"
        return "a whole number" + least + ("" if rule.most is None else f" to {rule.most:.0f}")
    if get_origin(kind) is tuple:
        return "a list of texts"
    if get_origin(kind) is dict:
        return "names with true or false"
    return "true or false" if kind is bool else "a text"


def _shown(value: object) -> str:
    """A value as the writer may have typed it, shortened."""
    text = json.dumps(value, default=str, ensure_ascii=False)
    return text if len(text) <= 40 else text[:39] + "…"
