"""What a client sends beside the protocol's own types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast


def mapping(value: object) -> Mapping[str, Any]:
    """A JSON object, which pygls hands on as a dictionary or a named tuple; else an empty one."""
    as_dict = getattr(value, "_asdict", None)
    given = as_dict() if callable(as_dict) else value
    return cast("Mapping[str, Any]", given) if isinstance(given, Mapping) else {}
