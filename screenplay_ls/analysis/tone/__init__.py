"""The emotional tone of a screenplay, and the words that it comes from."""

from screenplay_ls.analysis.tone.evidence import Evidence, evidence
from screenplay_ls.analysis.tone.hover import Hover, hover_at
from screenplay_ls.analysis.tone.lines import InContext, LineTone, conversation, line_tone
from screenplay_ls.analysis.tone.scenes import Mean, SceneTone, Spoken
from screenplay_ls.analysis.tone.script import CharacterTone, ScriptTone, script_tone

__all__ = [
    "CharacterTone",
    "Evidence",
    "Hover",
    "InContext",
    "LineTone",
    "Mean",
    "SceneTone",
    "ScriptTone",
    "Spoken",
    "conversation",
    "evidence",
    "hover_at",
    "line_tone",
    "script_tone",
]
