"""The ways in which two stories can collide, each with its four beats."""

from __future__ import annotations

from dataclasses import dataclass

from screenplay_ls.assist.drafts.beats import Beat


@dataclass(frozen=True)
class Way:
    """How the inputs meet. `{A}` and `{B}` are their leading characters."""

    name: str
    beats: tuple[Beat, ...]


WAYS = (
    Way(
        "A comes to B",
        (
            Beat("", "{A} arrives", "{A} comes to where {B} is at home, and is not welcome."),
            Beat("", "The bargain", "{B} wants what {A} has, and {A} needs a place to stay."),
            Beat("", "The price", "What {A} brought with them breaks what {B} lives by."),
            Beat("", "Who stays", "One of them leaves, and takes a little of the other along."),
        ),
    ),
    Way(
        "B comes to A",
        (
            Beat("", "A knock", "{B} stands at the door of {A} with nothing to lose."),
            Beat("", "A house divided", "{A} hides {B} from everybody who asks."),
            Beat("", "The door opens", "Somebody has followed {B}, and {A} must choose."),
            Beat("", "Under one roof", "{A} and {B} close the door from the inside."),
        ),
    ),
    Way(
        "Rivals",
        (
            Beat("", "The same prize", "{A} and {B} want the same thing on the same day."),
            Beat("", "Foul play", "{A} cheats, and {B} answers in kind."),
            Beat("", "One enemy more", "A third hand reaches for the prize."),
            Beat("", "Side by side", "{A} and {B} win together, or lose alone."),
        ),
    ),
    Way(
        "One secret",
        (
            Beat("", "Two lives", "{A} and {B} do not know each other, and share a secret."),
            Beat("", "A thread", "{A} finds something that belongs to {B}."),
            Beat("", "The meeting", "{B} denies everything."),
            Beat("", "What was true", "What happened long ago happened to both of them."),
        ),
    ),
)
