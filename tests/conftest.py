"""How property tests look for counterexamples.

The ordinary suite tries the same examples each time, so that it fails only for what was changed.
`HYPOTHESIS_PROFILE=explore make tests` looks for new ones, and longer.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ordinary", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))
