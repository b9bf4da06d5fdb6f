"""The pages that a line is rewritten on: for each manner a few pairs of our own, then the line."""

from __future__ import annotations

PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "tighter": (
        (
            "I was wondering if maybe you could possibly tell me where he went.",
            "Can you tell me where he went?",
        ),
        ("What I am trying to say is that I am sorry about the dog.", "I'm sorry about the dog."),
        (
            "He walks over to the window and then he looks out of it at the street.",
            "He looks out of the window at the street.",
        ),
        (
            "The thing about my sister is that she never forgets anything.",
            "My sister never forgets.",
        ),
    ),
    "warmer": (
        ("Sit down.", "Come, sit down with me."),
        ("You are late.", "You are late, and I'm so glad you came."),
        ("I made the soup.", "I made the soup that you like."),
        ("The keys are on the table.", "The keys are on the table, love. Drive safely."),
    ),
    "colder": (
        ("I would love to see the house, it sounds so nice!", "I will see the house."),
        ("Come in, come in, it's so good to see you!", "You came. Come in."),
        ("I'm so sorry about the dog, you must be heartbroken.", "I heard about the dog."),
        ("Of course I remember you, how could I forget?", "I remember you. Who forgets?"),
    ),
    "funnier": (
        ("I hate hospitals.", "I hate hospitals, people come in and only the bill gets out."),
        ("He is stupid.", "He is stupid, he once lost an argument with a door."),
        ("The food is bad.", "The food is bad, and there is always so much of it."),
        ("She sings every night.", "She sings every night, and every night the cat moves out."),
    ),
    "subtext": (
        ("I'm angry that you forgot my birthday.", "I bought myself a birthday cake. Have some."),
        ("I still love you, Anna.", "I kept your coat, Anna. In case it gets cold."),
        ("I'm afraid of my father.", "I take the stairs when my father is home."),
        ("I think you stole the money.", "I counted the money again this morning."),
    ),
    "period": (
        ("What do you want from me?", "What would you have of me, sir?"),
        ("I think she's lying about the letter.", "I fear the lady is false about the letter."),
        ("Get out of my house.", "Be gone from my house this instant."),
        ("Thanks for the horse.", "I am much obliged to you for the horse."),
    ),
    "dialect": (
        ("I am not going to the harbour today.", "I ain't goin' to the harbour today."),
        ("What are you doing with the boat?", "What're ye doin' with the boat?"),
        ("He does not know anything about the fish.", "He don't know nothin' 'bout the fish."),
        ("You should have told me about the storm.", "Ye should've told me 'bout the storm."),
    ),
}
"""Before and after. `voice` has none: there the character's own lines show the way."""

TASKS = {
    "tighter": "Say the same in fewer words.",
    "warmer": "Say the same with more warmth for the one who listens.",
    "colder": "Say the same with less warmth: distant, short, polite at most.",
    "funnier": "Say the same so that it is funny.",
    "subtext": "Let the line mean the same without saying it outright.",
    "voice": "Say the same as this character would.",
    "period": "Say the same as people spoke in that time.",
    "dialect": "Say the same in dialect.",
}
SYSTEM = (
    "You polish lines of a screenplay. You answer with the new line alone: no quotation marks, no "
    "comments. Names, numbers and what is meant stay as they are."
)

SPOKEN = ("warmer", "colder", "funnier", "subtext", "voice", "dialect")
"""Manners of speaking: action has none."""
GOES_ON = ("warmer", "funnier")
"""Manners in which the line may stay as it is, and go on."""


def heading(how: str, speaker: str) -> str:
    """What stands above the pairs."""
    return f"Lines of {speaker}" if how == "voice" else f"Lines of dialogue, made {label(how)}"


def label(how: str) -> str:
    """What stands before the new line."""
    return {"subtext": "more indirect", "period": "old-fashioned"}.get(how, how)
