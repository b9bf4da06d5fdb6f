"""What a model reads before it writes a dialogue: two examples of our own, then the writer's."""

from __future__ import annotations

EXAMPLES = """\
Dialogues

Who: ANNA (keeps the boats; short sentences), BEN (her brother; works in a bank)
Mood: Anna furious, Ben calm
About: Ben has sold their father's boat without asking.

ANNA
(furious)
You sold her.

BEN
(calm)
I got a good price.

ANNA
She was not yours to sell. He taught me to swim from that boat.

BEN
He also left a debt on it. Somebody had to pay.

ANNA
Then you should have come to me first.

***

Who: LUIS (a postman, shy), MRS. GRAY (a widow who hears everything)
Mood: tender
About: Luis has carried a letter for her for a year and never dared to hand it over.

LUIS
This one is for you. It is a bit old.

MRS. GRAY
The stamp is from last spring, Luis.

LUIS
I walked past your door with it every day.

MRS. GRAY
I know. I counted.

***

"""

SITUATION = """\
Who: {who}
Mood: {mood}
About: {about}

"""

SYSTEM = (
    "You write dialogue for a screenplay in Fountain: a name in capitals on a line of its own, "
    "below it what that person says, then a blank line. Short speeches that sound spoken, with "
    "subtext, in each person's own voice. No action, no comments, nobody else speaks."
)

TASK = """\
{script}Write a dialogue of {speeches} speeches.
Who speaks: {who}
How they speak elsewhere:
{voices}
Mood: {mood}
What it is about: {about}"""
