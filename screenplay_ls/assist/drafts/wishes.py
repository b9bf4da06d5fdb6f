"""What a writer may wish of a draft, read from its dataclass and made from what they typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, cast

from screenplay_ls.assist.drafts.draft import Kind


@dataclass(frozen=True)
class Wish:
    """One thing that may be wished for."""

    name: str
    default: Any
    """A str, int, float, bool or tuple of str; its type is the wish's."""
    help: str

    @property
    def type(self) -> type[Any]:
        """Of its values."""
        return cast(Any, type(self.default))


class BadWish(Exception):
    """A wish cannot be understood; the message tells the writer which and why."""


def wishes_of(kind: Kind) -> Iterator[Wish]:
    """What may be wished of this kind, in the order of its dataclass."""
    for each in fields(kind.wishes):
        default = each.default if each.default is not MISSING else ""
        yield Wish(each.name, default, str(each.metadata.get("help", "")))


def wishes_from(kind: Kind, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- Each kind has its own dataclass.
    """The kind's wishes with what was given; what was not given has its default.

    Raises:
        BadWish: there is no such wish, or it has another type.
    """
    known = {wish.name: wish for wish in wishes_of(kind)}
    if unknown := [name for name in given if name not in known]:
        raise BadWish(
            f"“{unknown[0]}” cannot be wished of {kind.name}; what can: {', '.join(known)}."
        )
    return kind.wishes(**{name: _as(known[name], value) for name, value in given.items()})


def _as(wish: Wish, value: Any) -> Any:  # noqa: ANN401 -- As a client sends it.
    """The value as the wish's type."""
    if isinstance(wish.default, tuple):
        values = [value] if isinstance(value, str) else value
        if isinstance(values, list | tuple) and all(isinstance(one, str) for one in values):  # pyright: ignore[reportUnknownVariableType] -- as a client sends it.
            return tuple(values)  # pyright: ignore[reportUnknownArgumentType] -- the same.
        raise BadWish(f"“{wish.name}” is a list of texts.")
    wanted = wish.type
    if isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool):
        return value
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    words = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
    raise BadWish(f"“{wish.name}” is {words[wanted]}.")
