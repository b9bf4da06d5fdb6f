"""The red pen's rules about form and logic: one file each, listed in `RULES`.

Rules are pure. `check` runs them with a writer's options and the script's own directives.
"""

from __future__ import annotations

from collections.abc import Callable

from screenplay_ls.analysis.finding import Finding
from screenplay_ls.analysis.rules.adverb import adverb
from screenplay_ls.analysis.rules.camera_direction import camera_direction
from screenplay_ls.analysis.rules.contd_missing import contd_missing
from screenplay_ls.analysis.rules.contd_wrong import contd_wrong
from screenplay_ls.analysis.rules.continuous_elsewhere import continuous_elsewhere
from screenplay_ls.analysis.rules.cue_is_action import cue_is_action
from screenplay_ls.analysis.rules.cue_without_dialogue import cue_without_dialogue
from screenplay_ls.analysis.rules.day_to_night import day_to_night
from screenplay_ls.analysis.rules.directives import permitted
from screenplay_ls.analysis.rules.empty_scene import empty_scene
from screenplay_ls.analysis.rules.glued_speech import glued_speech
from screenplay_ls.analysis.rules.glued_transition import glued_transition
from screenplay_ls.analysis.rules.heading_blank_line import heading_blank_line
from screenplay_ls.analysis.rules.heading_unknown_prefix import heading_unknown_prefix
from screenplay_ls.analysis.rules.heading_without_time import heading_without_time
from screenplay_ls.analysis.rules.inconsistent_place import inconsistent_place
from screenplay_ls.analysis.rules.inconsistent_time import inconsistent_time
from screenplay_ls.analysis.rules.introduced_late import introduced_late
from screenplay_ls.analysis.rules.later_elsewhere import later_elsewhere
from screenplay_ls.analysis.rules.mentioned_once import mentioned_once
from screenplay_ls.analysis.rules.name_almost_same import name_almost_same
from screenplay_ls.analysis.rules.never_introduced import never_introduced
from screenplay_ls.analysis.rules.offscreen_but_shown import offscreen_but_shown
from screenplay_ls.analysis.rules.options import Limits, RuleOptions
from screenplay_ls.analysis.rules.orphan_dual_dialogue import orphan_dual_dialogue
from screenplay_ls.analysis.rules.parenthetical_misplaced import parenthetical_misplaced
from screenplay_ls.analysis.rules.parenthetical_unclosed import parenthetical_unclosed
from screenplay_ls.analysis.rules.passive_voice import passive_voice
from screenplay_ls.analysis.rules.prose_as_heading import prose_as_heading
from screenplay_ls.analysis.rules.rule import Rule
from screenplay_ls.analysis.rules.runner import run
from screenplay_ls.analysis.rules.scene_number_duplicate import scene_number_duplicate
from screenplay_ls.analysis.rules.scene_number_mixed import scene_number_mixed
from screenplay_ls.analysis.rules.speaks_after_dying import speaks_after_dying
from screenplay_ls.analysis.rules.speaks_after_leaving import speaks_after_leaving
from screenplay_ls.analysis.rules.two_names import two_names
from screenplay_ls.analysis.rules.unclosed_boneyard import unclosed_boneyard
from screenplay_ls.analysis.rules.unclosed_note import unclosed_note
from screenplay_ls.analysis.rules.unknown_directive import unknown_directive
from screenplay_ls.analysis.rules.wall_of_text import wall_of_text
from screenplay_ls.analysis.rules.we_see import we_see
from screenplay_ls.fountain import Document

__all__ = ["RULES", "Limits", "Rule", "RuleOptions", "check", "permitted"]

RULES: tuple[Rule, ...] = (
    # Form: how the page is set.
    heading_blank_line,
    heading_without_time,
    heading_unknown_prefix,
    prose_as_heading,
    cue_without_dialogue,
    cue_is_action,
    parenthetical_misplaced,
    parenthetical_unclosed,
    glued_speech,
    glued_transition,
    unclosed_note,
    unclosed_boneyard,
    orphan_dual_dialogue,
    scene_number_duplicate,
    scene_number_mixed,
    empty_scene,
    wall_of_text,
    inconsistent_place,
    inconsistent_time,
    contd_missing,
    contd_wrong,
    unknown_directive,
    camera_direction,
    we_see,
    passive_voice,
    adverb,
    # Logic: what the story says.
    name_almost_same,
    two_names,
    introduced_late,
    never_introduced,
    continuous_elsewhere,
    later_elsewhere,
    day_to_night,
    speaks_after_leaving,
    speaks_after_dying,
    offscreen_but_shown,
    mentioned_once,
)
"""Every rule, in the order in which they are listed to a writer. To add one, see
`docs/adding-a-rule.md`."""


def check(
    document: Document,
    options: RuleOptions | None = None,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> list[Finding]:
    """What the red pen marks in a document, in the order of the text. Never raises.

    `cancelled` is asked between two rules; once it says yes, the rest is left out.
    """
    return run(RULES, document, options or RuleOptions(), cancelled=cancelled)
