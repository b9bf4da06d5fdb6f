"""The kinds of draft, one file each. A kind is its file, its test, and its line here."""

from __future__ import annotations

from screenplay_ls.assist.drafts import dialogue, inner, scene
from screenplay_ls.assist.drafts.draft import Kind
from screenplay_ls.assist.drafts.storyline import storyline

KINDS: tuple[Kind, ...] = (
    # A whole story.
    storyline,
    # A place in the script.
    scene.KIND,
    dialogue.KIND,
    inner.KIND,
)
