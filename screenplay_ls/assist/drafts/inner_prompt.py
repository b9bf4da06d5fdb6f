"""What a model reads before it shows somebody's inner life: examples of our own for each way."""

from __future__ import annotations

EXAMPLES = {
    "voice-over": """\
Voice-overs

Who: ANNA (keeps the boats). She has just seen her brother's name on the sale.

ANNA (V.O.)
I used to think that water forgets. You drop a thing, and it closes over it, and that is all.

***

Who: LUIS (a postman, shy). He stands at the gate with the letter and does not ring.

LUIS (V.O.)
Twelve steps to the door. I have counted them every day for a year, and I still do not know \
the last one.

***

""",
    "monologue": """\
Monologues

Who: ANNA (keeps the boats). She is alone on deck after her brother has gone.

ANNA
(under her breath)
You could have asked me. One word, Ben. I would have said no, but you could have asked.

***

Who: LUIS (a postman, shy). He practises what he will say, in front of a closed door.

LUIS
(to the door)
Good morning. It is a bit old, this one. No. Good morning, I am a coward, here is your letter.

***

""",
    "action": """\
Actions that show what somebody feels

Who: ANNA (keeps the boats). She is furious and will not show it.

Anna coils the rope, badly, and coils it again. She counts the boats along the quay twice.

***

Who: LUIS (a postman, shy). He is in love and cannot say it.

Luis wipes the letter on his sleeve, front and back. He reaches for the bell and scratches his ear.

***

""",
}

SITUATION = "Who: {who}. {what}\n\n"

SYSTEM = {
    "voice-over": (
        "You write voice-overs for a screenplay: what a character thinks, in the first person, in "
        "concrete images, never a summary of what we see. Only the words, nothing else."
    ),
    "monologue": (
        "You write short monologues for a screenplay: what a character says to nobody, in the "
        "first person, as people speak. Only the words, nothing else."
    ),
    "action": (
        "You write action for a screenplay: what an actor can do with hands, eyes and things, in "
        "the present tense, that lets us see a feeling which is never named. Nothing else."
    ),
}

TASK = """\
{script}Write {form} for {who}, in about {sentences} sentences.
{voices}
What goes on inside: {what}"""
