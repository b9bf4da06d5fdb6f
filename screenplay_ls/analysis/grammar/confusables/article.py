"""A missing article: "he goes to window"."""

from __future__ import annotations

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at

_THINGS = bag(
    "airport alley ambulance ankle apartment armchair attic background backpack balcony "
    "ballroom barn barrel basement basket bathroom bathtub beach bedroom bench bike blanket "
    "boat bottle bowl bridge briefcase bucket building bullet bush button cab cabin cabinet "
    "cafe cage candle canyon car carpet castle cathedral ceiling cell cemetery chain chair "
    "chamber cheek chest chimney chin cigarette circle clearing cliff closet clock coat coffin "
    "computer corner corridor cottage couch counter courtyard couple crowd cup cupboard curb "
    "curtain dashboard desk diner ditch dock door doorbell doorknob doorway drawer dresser "
    "driveway driver edge elevator engine entrance envelope ferry field finger fireplace "
    "flashlight floor forehead forest fountain freezer fridge garage garden gate glove grave "
    "group guitar gun gym hallway hammer hat hill hole horizon hotel house island jacket jeep "
    "kitchen knee knife knob ladder lake lamp laptop lawn ledge lever library lighthouse limo "
    "limousine lobby locker mailbox mall mansion mantel mattress meadow microphone middle "
    "mirror monitor motel motorcycle mountain mouth mug museum neck neighborhood neighbourhood "
    "newspaper nose notebook ocean oven painting pedestal phone photo photograph piano picture "
    "pillow pillar pistol plate platform playground podium pond porch purse railing ramp "
    "receiver refrigerator restaurant rifle river road roof rooftop room rope rug safe sandwich "
    "door shelf shirt shoulder shovel sidewalk sink sky sofa spotlight stadium staircase "
    "stairwell steering wheel stool stove stranger street suitcase swamp sword table taxi tent "
    "terrace theater theatre throat throne toilet tower towel trailer tray treadmill tree truck "
    "trunk tunnel umbrella valley van vase village waist waiter waitress wallet wardrobe "
    "warehouse wheelchair window windowsill windshield woods wrist yard"
)
"""Things that stand alone only in lists and set phrases."""
_PEOPLE = bag(
    "actor actress bartender boy child cop dancer detective doctor driver fisherman gangster "
    "girl guard guy journalist judge kid lawyer liar librarian mechanic model musician nurse "
    "officer orphan painter pilot plumber poet policeman politician prisoner professor "
    "psychologist reporter salesman scientist secretary sergeant singer soldier spy stranger "
    "student surgeon teacher thief translator waiter waitress widow witch woman writer"
)
"""What somebody is needs an article too."""
_BEFORE = bag(
    "across against around at behind below beneath beside from in inside into near of off on "
    "onto out over through to toward towards under with"
)
_DONE = bag(
    "answers approaches climbs closes crosses drops enters exits faces finds grabs hits holds "
    "kicks leaves lifts lights locks lowers notices opens picks pulls pushes raises reaches "
    "sees shuts slams takes throws unlocks touches opened closed grabbed dropped pulled pushed"
)
_IS = bag("am are be been being he's i'm is isn't it's she's that's was wasn't you're")
_AFTER = bag(
    ". , $ and are as at because before behind beside but by for from he in into is it like "
    "near next of on onto over she that then they through to toward towards under until was we "
    "were when where which while who with without you"
)

_TO_DO = bag(
    "bench blanket board bottle box bridge bucket button cage chair circle cup curtain dock "
    "edge field finger floor gate group hammer ladder lock mirror motor mug phone photograph "
    "picture pillow platform pocket pool rifle rope shelf shoulder shovel stool table towel "
    "tower trail tray trunk tunnel umbrella"
)
"""Things that are verbs too: to phone."""

WORDS = _THINGS | _PEOPLE
MESSAGE = "“{said}” stands here without an article: “{meant}”?"


def meant(row: list[Token], place: int) -> str | None:
    """The word with its article, where it cannot do without."""
    word = row[place].word
    if row[place].shown != word or word_at(row, place + 1) not in _AFTER:
        return None
    before, earlier = word_at(row, place - 1), word_at(row, place - 2)
    if word in _PEOPLE:
        return f"a {word}" if before in _IS and earlier not in ("^", ".") else None
    if before in _DONE:
        return f"the {word}" if earlier not in ("^", ".", ",", "and") else None
    if before in _BEFORE and not _set_phrase(row, place):
        return None if before == "to" and word in _TO_DO else f"the {word}"
    return None


def _set_phrase(row: list[Token], place: int) -> bool:
    """From room to room, floor to ceiling, out of town, kind of table, with knife and fork."""
    before, earlier = word_at(row, place - 1), word_at(row, place - 2)
    if before in ("of", "out", "off", "from", "around") or earlier in WORDS:
        return before != "of" or earlier not in ("corner", "edge", "end", "front", "middle", "side")
    if before in ("with", "under", "over") and word_at(row, place + 1) == "and":
        return True
    return "from" in (earlier, word_at(row, place - 3))
