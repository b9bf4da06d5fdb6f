"""What a model reads before it writes a scene: two scenes of our own, then the writer's."""

from __future__ import annotations

EXAMPLES = """\
Scenes

Who: ANNA (keeps the boats), BEN (her brother, works in a bank)
Mood: bitter
What happens: Ben wants to sell their father's boat. Anna will not sign.

EXT. HARBOUR - NIGHT

Rain on the deck. Anna ties the last rope and does not look up.

BEN
The bank wants an answer tomorrow.

ANNA
Then tell them no.

Ben holds the papers under his coat to keep them dry.

BEN
It is only a boat, Anna.

ANNA
He taught me to swim from that boat. You never learned.

Anna throws the rope at his feet. Ben does not pick it up.

***

Who: LUIS (a postman, shy), MRS. GRAY (a widow who hears everything)
Mood: tender
What happens: Luis brings a letter that he has kept for a year.

INT. KITCHEN - MORNING

Mrs. Gray butters toast for one. The clock is too loud.

LUIS
This one is for you. It is a bit old.

MRS. GRAY
The stamp is from last spring, Luis.

Luis turns his cap in his hands. He looks at the door.

LUIS
I walked past your gate with it every day.

Mrs. Gray pushes the second chair away from the table with her foot.

***

"""

SITUATION = """\
Who: {who}
Mood: {mood}
What happens: {what}

{heading}

"""

SYSTEM = (
    "You write scenes for a screenplay in Fountain: paragraphs of action in the present tense; for "
    "each speech a name in capitals on a line of its own and below it what that person says; blank "
    "lines between. Show, do not explain. No comments, no other headings, no Markdown. Nobody "
    "speaks who is not named."
)

TASK = """\
{script}Write the scene {heading} in about {blocks} paragraphs and speeches.
Who is in it: {who}
How they speak elsewhere:
{voices}
Mood: {mood}
What happens: {what}"""
