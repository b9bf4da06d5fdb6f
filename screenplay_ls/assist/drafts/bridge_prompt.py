"""What a model reads before it leads from one scene to the next: examples of our own."""

from __future__ import annotations

EXAMPLES = """\
Last lines of a scene that lead to the next one

This scene: INT. BOATHOUSE - NIGHT. Anna locks the door.
Next scene: EXT. QUAY - DAWN. Ben counts the boats.

Anna puts the key in her pocket and walks down to the water.

***

This scene: EXT. STREET - DAY. Luis drops the letter into the wrong box.
Next scene: INT. KITCHEN - LATER. Mrs. Bell reads it aloud.

Luis looks at the name on the box. He runs.

***

This scene: INT. OFFICE - DAY. Captain Reed signs the order.
Next scene: EXT. HARBOUR - NIGHT. The ships leave.

Captain Reed puts down the pen and listens to the engines outside.

***

"""

SITUATION = "This scene: {before}\nNext scene: {after}\n\n"

SYSTEM = (
    "You write the last line of a scene in a screenplay, so that it leads to the scene that "
    "follows: one or two sentences of action in the present tense, only what we see and hear, "
    "nobody new. Only the action, nothing else."
)

TASK = """\
This scene:
{before}

The next scene:
{after}

Write one or two sentences of action that end this scene and lead to the next one."""
