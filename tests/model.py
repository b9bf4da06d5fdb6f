"""The real model for tests marked `model`: found once, and where it is missing a skip says why."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from screenplay_ls.llm.engine import EngineMissing
from screenplay_ls.llm.store import find_model


@cache
def missing() -> str:
    """Why the tests with the real model cannot run; empty where they can."""
    if find_spec("llama_cpp") is None:
        return "llama-cpp-python is not installed (make demo installs it)"
    try:
        find_model()
    except EngineMissing as error:
        return str(error)
    return ""


def real_model() -> Path:
    """The embedded model's file; skips the test (or fixture) that asks where there is none."""
    if reason := missing():
        pytest.skip(reason)
    return find_model()


needs_model = pytest.mark.model
"""Marks a test, or as `pytestmark` a file, that calls `real_model`: `-m "not model"` skips it."""
