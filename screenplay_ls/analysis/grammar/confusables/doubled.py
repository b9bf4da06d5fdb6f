"""A word typed twice: of of."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token

MESSAGE = "“{said}” stands here twice."

_EMPHATIC = bag(
    "etc something sweet yea but me ah aha all always aw away bad bah bam bang beat beep bet "
    "big bla blah boo boom bubba bye bzz chop chug clack clang clap clatter click clink clip "
    "clop come couldn't crash creak cry da dead deep did didn't dig ding do doo drip dum eh er "
    "even ever far fast faster fine five four funny gay girl go god good great ha had haha har "
    "hard he hear heavy heh hello help hey hi hmm ho home honk hot huge hum hurry hush i'm it's "
    "jingle just keep kick kiss knock la large last late later laugh little lone long look loud "
    "love many maybe mirror mm mmm mom more move moving much mum my na nah never nice night no "
    "not now nuh oh ok okay old on one ooh oops out over papa please poor pop pretty pull push "
    "quick quickly quiet quite rat real really right ring round run running sad shh shoo sick "
    "sir slow slowly small so soft softly soon sorry special splash step stop such sure swish "
    "ta tap thank that the there three thud thump tick ting tiny to too toot tsk tut two uh "
    "ugly um up very wait walk wee well what whoa why woah woo woof wow ya yay yeah yes yo yum"
)
"""What people do say or hear twice in a row, with no comma."""
_NEVER = bag(
    "a an and are as at by for from he his if in into is of or our she the their them they this "
    "to us was we were with you your"
)
"""Words that are never said twice for their own sake, stutters apart."""


def doubled(text: str, row: list[Token]) -> list[tuple[Token, Token]]:
    """The pairs of neighbours that are the same word by mistake."""
    return [
        (row[place - 1], row[place])
        for place in range(1, len(row))
        if row[place].word == row[place - 1].word
        and text[row[place - 1].end : row[place].start].isspace()
        and _by_mistake(row[place - 1], row[place])
        and not _thrice(row, place)
    ]


def _by_mistake(first: Token, second: Token) -> bool:
    word = second.word
    if not second.shown.islower() or (len(word) < 2 and word != "a"):
        return False
    if word in _NEVER:
        return True
    # A line that opens with a word said twice is a call or a stutter: sweet sweet, guys guys.
    return first.shown.islower() and word not in _EMPHATIC


def _thrice(row: list[Token], place: int) -> bool:
    """Said three times, it is meant."""
    word = row[place].word
    return any(
        0 <= other < len(row) and row[other].word == word for other in (place - 2, place + 1)
    )
