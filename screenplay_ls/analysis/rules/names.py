"""Names of roles: what kind of name one is, and how to change it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from screenplay_ls.analysis.finding import Edit
from screenplay_ls.analysis.parts import cue_name
from screenplay_ls.analysis.rules.script import Role, Script, vocabulary

GENERIC = vocabulary(
    "MAN WOMAN MEN WOMEN BOY GIRL BOYS GIRLS KID KIDS CHILD CHILDREN BABY GUY GUYS LADY LADIES "
    "GENTLEMAN TEEN TEENAGER PERSON PEOPLE CROWD ALL BOTH EVERYONE EVERYBODY OTHERS VOICE VOICES "
    "NARRATOR ANNOUNCER ANCHOR REPORTER NEWSCASTER RADIO TV PHONE OPERATOR DISPATCHER COMPUTER "
    "COP COPS OFFICER POLICEMAN DETECTIVE GUARD GUARDS SOLDIER SOLDIERS NURSE DOCTOR WAITER "
    "WAITRESS BARTENDER CLERK CASHIER DRIVER PILOT TEACHER STUDENT STUDENTS PRIEST JUDGE LAWYER "
    "MOTHER FATHER MOM DAD SON DAUGHTER BROTHER SISTER WIFE HUSBAND GRANDMA GRANDPA FRIEND BOSS "
    "CHORUS CUSTOMER NEIGHBOR NEIGHBOUR STRANGER VILLAGER FARMER THUG AGENT"
)
"""Words for whoever happens to be there."""

TITLES = vocabulary(
    "MR MRS MS MISS DR DOCTOR PROF PROFESSOR SIR LADY LORD CAPTAIN CAPT SGT SERGEANT LT "
    "LIEUTENANT COL COLONEL GENERAL MAJOR OFFICER DETECTIVE INSPECTOR AGENT FATHER SISTER "
    "BROTHER REV REVEREND UNCLE AUNT KING QUEEN PRINCE PRINCESS JUDGE SENATOR MAYOR PRESIDENT THE"
)
"""Words in front of a name that are not a name."""

AGES = vocabulary(
    "YOUNG YOUNGER OLD OLDER ELDERLY ADULT TEEN TEENAGE LITTLE SMALL BIG BABY CHILD KID BOY GIRL "
    "FUTURE PAST DREAM GHOST REAL FAKE EVIL OTHER ANOTHER FIRST SECOND THIRD MALE FEMALE"
)
"""Words that make another person of a name, or the same one at another time."""

TOGETHER = re.compile(r"\bAND\b|&|/|,|\+|\bWITH\b")
"""Several people speak at once."""

_WORD = re.compile(r"[^\s.#]+")


def parts(name: str) -> list[str]:
    """The words of a name, in capitals, without the periods of Mr. and Dr."""
    return _WORD.findall(name.upper())


def proper(name: str) -> list[str]:
    """The words of a name that are its own: no title, no age, no word for just anybody."""
    return [
        part
        for part in parts(name)
        if part not in GENERIC | TITLES | AGES
        and not part[:1].isdigit()
        and not part.endswith(("'S", "’S"))
    ]


def rename(script: Script, roles: Iterable[Role], name: str) -> tuple[Edit, ...]:
    """Give another name to every cue of some roles. Extensions stay."""
    return tuple(
        Edit(cue_name(script.document, speech.first), name)
        for role in roles
        for speech in role.speeches
    )
