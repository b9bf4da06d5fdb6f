"""Tests of the rules, which share one helper: `marks.check`."""

import pytest

pytest.register_assert_rewrite("tests.analysis.rules.marks")
