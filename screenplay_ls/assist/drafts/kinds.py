"""The kinds of draft, one file each. A kind is its file, its test, and its line here."""

from __future__ import annotations

from screenplay_ls.assist.drafts import (
    advice,
    bridge,
    collision,
    dialogue,
    holes,
    inner,
    merging,
    polish,
    scene,
    storyline,
)
from screenplay_ls.assist.drafts.draft import Kind

KINDS: tuple[Kind, ...] = (
    # A whole story.
    storyline.KIND,
    collision.KIND,
    # A place in the script.
    scene.KIND,
    dialogue.KIND,
    inner.KIND,
    bridge.KIND,
    # What is written already.
    polish.KIND,
    advice.KIND,
    holes.KIND,
    # What several people have written.
    merging.KIND,
)
