"""passed / past."""

from __future__ import annotations

import re

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables.context import Token, word_at

WORDS = frozenset({"passed", "past"})
MESSAGE = "“{said}” or “{meant}”? “Passed” is what somebody did, “past” is where or when."

_MOVE = re.compile(
    r"(?:amble|barge|barrel|blast|blow|bolt|breeze|brush|bustle|canter|career|charge|chug|clatter"
    r"|climb|coast|cram|cruise|cut|dance|dart|dash|drag|drift|driv|drive|duck|edg|edge|fade|fight"
    r"|file|flash|float|flow|fly|flie|gallop|gaze|get|glance|glide|go|goe|hobble|hop|hover|hurry"
    r"|hurrie|hurtle|jog|jump|lead|lean|limp|look|lope|lumber|lunge|lurch|march|melt|move|nudge|pace"
    r"|paddle|parade|pedal|peer|plod|pound|power|prowl|pull|push|race|reach|ride|ripple|roar|roll"
    r"|rub|rumble|run|rush|sail|scamper|scoot|scramble|scroll|scurry|scurrie|shamble|shoot|shove"
    r"|shuffle|skate|skip|slice|slide|slink|slip|slither|sneak|soar|spe|speed|spin|splash|sprint"
    r"|squeeze|stagger|stalk|stare|steal|step|stomp|storm|straggle|stream|stride|stroll|strut"
    r"|stumble|sweep|swim|swing|swoop|tear|thunder|tiptoe|toddle|totter|track|tramp|travel|trot"
    r"|trudge|trundle|tumble|twist|waddle|walk|waltz|wander|weav|weave|whip|whirl|whistle|whizz"
    r"|whoosh|wind|zip|zoom)(?:s|es|d|ed|[a-z]?ed|[a-z]?ing)?"
    r"|(?:driv|rac|sli|squeez|rid|gaz|star|dash|danc|mov|glid|strid|slic|charg|cruis|edg|lung"
    r"|pac|ripple|rippl|strol|tumbl|shuffl|stumbl|weav)ing"
    r"|blew|came|crept|drew|drove|flew|got|gone|led|made|ran|rode|sat|shot|slid|slunk|snuck|sped"
    r"|spun|stole|strode|swam|swept|swung|took|tore|went|wove|wound|come|comes|coming|crawls?"
    r"|crawled|crawling|creeps?|creeping|crosses|takes?|brings?|makes?|way|eyes|hand|straight|down"
    r"|right|out|back|half|quarter"
)
"""Before "past": somebody or something moves, or looks."""
_TIMES = bag(
    "day days decade era few five four hour hundred many month moment night several six ten "
    "three thousand twenty two week weekend year years couple"
)
_OWNERS = bag(
    "distant her his immediate its my our recent remote the their these this those your "
    "checkered dark whose"
)
_HAVE = bag(
    "had has have having he's i've it's she's they've time's we've you've he'd she'd i'd they'd "
    "we'd just already almost nearly"
)
_SUBJECTS = bag("he i she they we who")
_WHOM = bag("a an her him his it its me my our that the their them these this those us you your")


def meant(row: list[Token], place: int) -> str | None:
    """The other word, where the neighbours call for it."""
    before, after = word_at(row, place - 1), word_at(row, place + 1)
    if row[place].word == "passed":
        return "past" if _should_be_past(row, place, before, after) else None
    return "passed" if _should_be_passed(row, place, before, after) else None


def _should_be_past(row: list[Token], place: int, before: str, after: str) -> bool:
    if before in _OWNERS and (after in _TIMES or after in (".", ",", "$")):
        return True
    if before in ("^", ".") and after in _WHOM:
        return True
    if before in _WHOM and _MOVE.fullmatch(word_at(row, place - 2)):
        return after in _WHOM or _named(row, place + 1)
    if place and row[place - 1].shown[0].isupper() and place > 1:
        return False
    return _MOVE.fullmatch(before) is not None and not _counts(row, place)


def _should_be_passed(row: list[Token], place: int, before: str, after: str) -> bool:
    if after in ("away", "out") and before not in _OWNERS:
        return not _MOVE.fullmatch(before)
    if before in _SUBJECTS or (before in _HAVE and before not in ("just", "already")):
        return True
    if before in ("just", "already", "almost", "nearly", "finally", "never"):
        return word_at(row, place - 2) in _SUBJECTS | _HAVE
    return False


def _named(row: list[Token], place: int) -> bool:
    return place < len(row) and row[place].shown[:1].isupper()


def _counts(row: list[Token], place: int) -> bool:
    """Whether a noun that looks like a motion is the subject: the walk passed quickly."""
    return word_at(row, place - 2) in ("the", "a", "an", "this", "that") and not _named(
        row, place - 1
    )
