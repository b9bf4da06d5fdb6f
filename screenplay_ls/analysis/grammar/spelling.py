"""Whether an unknown word is a slip of the pen, or a name, a sound, a way of speaking.

Each question below is one of the classes of false alarms that plain spell checking raises
about screenplays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.lint import Lint
from screenplay_ls.analysis.grammar.names import Names, key
from screenplay_ls.analysis.grammar.prose import Voice

SPOKEN = bag(
    "ain't aight anyhoo bam boopsie capisce dokey hiya hun indeedy lordy missy nite okey perp "
    "perps roomie roomies sakes sec squinty thingies thingy 'tis 'twas alrighty alright betcha "
    "bro bruh c'mon cos coulda coupla couldja cuz didja doncha dontcha dude dunno dya em emcee "
    "fella fellas gal gals gimme goin gonna gosh gotcha gotta grampa gramma gran hafta hella "
    "helluva howdy innit jeez kiddo kinda lemme lotta lotsa ma'am mighta mister mom momma "
    "missus mustn't musta nah nan nana nekkid nope nothin oughta outta pa papa pardner pops "
    "prolly prob shoulda sis skedaddle somethin sonny sonofa sonofabitch sorta 'sup supposta "
    "swell thang thataway thisaway til tryna useta wanna wassup watcha wazzup whaddaya whaddya "
    "whatcha whatchamacallit whatsit whoa woulda wouldja ya yada yadda yall y'all yankee ye "
    "yeah yep yer yessir yo yonder yup"
)
"""How people speak; known wherever it is said."""

BORROWED = bag(
    "adieu adios allo amigo amigos amor aloha arrivederci bitte bon bonjour bonsoir buenas "
    "buenos buon casa ciao compadre danke de del della der des die du el feliz frau fraulein "
    "gracias grazie gringo herr hola hombre ja la las le les los madame mademoiselle mais merci "
    "mi mon monsieur muy nada nein non oui padre per por prego que san santa se senor senora "
    "senorita señor señora señorita si sí signor signora sayonara tres très und van vamos voilà "
    "voila von"
)
"""Words that English speakers borrow, and particles of names."""

STAGE = bag(
    "backlit backstory bedsheet bedsheets bespectacled bg blocking bodycam bookend checkstand "
    "cutaway cutaways dashcam doorjamb doorframe dolly dropcloth earpiece fg flatlines "
    "flatscreen fisheye flashforward floorboard floorboards foldout foreground freckled "
    "freezeframe gurney headlamp headset homemade insert intercom intercut intercutting jumpcut "
    "klaxon leatherbound lightbulb lightbulbs lockscreen montage moonlit mos nightstand "
    "nighttable ominously onscreen offscreen ots payphone pinboard pov psyched reentering "
    "roadsign sfx shoeless silhouetted slo-mo slomo smartphone smartwatch spotlit steadicam "
    "stepladder streetlight streetlights streetlamp streetlamps sunroof superimpose "
    "superimposed tabletop touchscreen travelogue unlit unshaven vfx voicemail voiceover walkie "
    "walkie-talkie weatherbeaten windowsill whiteboard"
)
"""Words of the trade and of the set that small dictionaries lack."""

_INTERJECTION = re.compile(
    r"(?:a+[hrgw]*h*|a+w+|a+y+e*|b+r+|a+u+g+h+|e+h+m*|r+o+w+r+|h+a+r+|e+r+m*|e+w+|g+r+|h+[aeiou]+h*|h+m+|h+r*m+p*h*|h+u+h+"
    r"|m+h*m+|m+|n+a+h*|n+o+|n+[uy]+h+|o+h+|o+[iy]+|o+o+[hpf]*s*|o+u*ch+|o+w+|p+f+t*|p+[hs]+e*w*"
    r"|p+s+h*t*|s+h+|t+s+k+|u+g+h*|u+h+|u+h+m*|u+m+|w+[aeo]+h*|w+h+[aoe]+[ah]*|w+o+[aohw]+|w+[eo]+w+"
    r"|y+[aeiou]+[ahypsw]*|z+|ha(?:ha)+h?|he(?:he)+h?|ho(?:ho)+|bo+m+|ka-?\w+|b+z+t*|v+r+o+m+"
    r"|wh?oo+(?:sh|p|ps|hoo)?|(?:la|na|da|dum|blah|tra|doo|di|ta|tut|bla|yada)+h?)",
    re.IGNORECASE,
)
"""What people utter and things sound like, of any length."""

_STRETCHED = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_APOSTROPHES = "'’‘`"
_FUNCTION = bag(
    "a an as at be by do each every for if in is it me my no of on or so thank that the this to "
    "up us we what with you your"
)


class Context(NamedTuple):
    """What a script and its writer know about words."""

    names: Names
    words: frozenset[str]
    """The writer's dictionaries, as keys."""
    common: frozenset[str]
    """Unknown words that the script uses again and again, as keys."""
    known: Callable[[str], bool]
    """Whether a dictionary of an accepted dialect has a word."""


def misspelt(text: str, lint: Lint, voice: Voice, context: Context) -> bool:
    """Whether the unknown word that `lint` marks in `text` is worth a writer's look."""
    word = text[lint.start : lint.end]
    if _no_word(text, lint) or _accepted(word, context) or _voiced(text, lint, voice, context):
        return False
    if _hyphenated(word, context) or _cut(text, lint, voice):
        return False
    habit, coined = key(word) in context.common, _coined(word, context.known)
    if (habit and coined) or ((habit or coined) and not _near(lint, word)):
        return False
    if word.isupper():
        return _loud_slip(text, lint)
    if word[0].isupper():
        return len(word) > 3 and not _inside_sentence(text, lint.start) and _near(lint, word)
    return not _asks_for_capitals(word, lint)


def _no_word(text: str, lint: Lint) -> bool:
    """A letter, a code, a tag or an address."""
    word = text[lint.start : lint.end]
    if len(word) < 2 or not word.replace("’", "").replace("'", "").replace("-", "").isalpha():
        return True
    before = text[max(0, lint.start - 1) : lint.start]
    after = text[lint.end : lint.end + 1]
    return before in ("#", "@", "_", "/", "\\", ".") or after in ("@", "_", "/", "\\")


def _cut(text: str, lint: Lint, voice: Voice) -> bool:
    """A part of a compound, or a word that breaks off: half-hearted, topsy-turvy, wha-, abso..."""
    word = text[lint.start : lint.end]
    before = text[max(0, lint.start - 1) : lint.start]
    after = text[lint.end : lint.end + 3]
    if before == "-" or after[:1] in ("-", "–", "—"):
        loose = after[1:2].isalpha() or before == "-"
        sound = voice is Voice.ACTION and len(word) > 5 and not word.endswith("ed")
        return not (loose and sound and _near(lint, word))
    if before in ("…", ".") and text[max(0, lint.start - 2) : lint.start] in ("..", "…"):
        return not _near(lint, word)
    return after.startswith(("...", "…")) and (len(word) < 4 or not _near(lint, word))


def _voiced(text: str, lint: Lint, voice: Voice, context: Context) -> bool:
    """A way of speaking: dropped letters, drawn-out words, sounds."""
    word = text[lint.start : lint.end]
    if _clipped(text, lint.start, lint.end) or _INTERJECTION.fullmatch(word):
        return True
    if voice is Voice.DIALOGUE and "'" in key(word):
        return key(word) not in _SLIPS
    if voice is Voice.DIALOGUE and word.endswith("in") and context.known(f"{word}g"):
        return True
    return _stretched(word, context.known)


_SLIPS = bag(
    "do'nt ca'nt wo'nt did'nt does'nt is'nt was'nt have'nt had'nt could'nt would'nt should'nt"
)
"""No way of speaking, though the apostrophe might say so."""


def _asks_for_capitals(word: str, lint: Lint) -> bool:
    """A brand that is written small: popsicle. Peoples and days do want a capital."""
    same = any(change.text.lower() == word.lower() for change in lint.changes)
    return same and not word.endswith(("an", "ish", "ese", "day"))


_PREFIXES = (
    *("anti", "mega", "mid", "mini", "mis", "multi", "non", "out", "over", "pre", "re", "semi"),
    *("sub", "super", "ultra", "un", "under", "up"),
)
_SUFFIXES = ("able", "esque", "ish", "less", "like", "ly", "ness", "ward", "wards", "wise")


def _coined(word: str, known: Callable[[str], bool]) -> bool:
    """Made of known parts, as writers do: unshittable, roadsign. Not "infront"."""
    lower = word.lower()
    stems = [lower.removeprefix(prefix) for prefix in _PREFIXES]
    stems += [stem.removesuffix(suffix) for stem in [lower, *stems] for suffix in _SUFFIXES]
    shorter = {stem for stem in stems if 3 < len(stem) < len(lower)}
    undoubled = {stem[:-1] for stem in shorter if stem[-1] == stem[-2] and stem[-1] not in "els"}
    return any(known(stem) for stem in sorted(shorter | undoubled)) or _compound(word, known)


def _accepted(word: str, context: Context) -> bool:
    bare = key(word)
    if bare in SPOKEN or bare in STAGE or bare in BORROWED or bare in context.words:
        return True
    # "Artists's" is no possessive, though its bare form is known.
    twice = word.islower() and bare.endswith("s") and bare != key(word[:-1])
    return context.names.knows(word) or context.known(word) or (not twice and context.known(bare))


def _clipped(text: str, start: int, end: int) -> bool:
    """A dropped letter, marked by an apostrophe that is not part of the word: doin', 'im."""
    before = text[start - 1 : start]
    return text[end : end + 1] in tuple(_APOSTROPHES) or (before != "" and before in _APOSTROPHES)


def _stretched(word: str, known: Callable[[str], bool]) -> bool:
    """A word drawn out: pleeease. "Noteboook" counts too where nothing else stretches it."""
    match = _STRETCHED.search(word)
    if match is None:
        return False
    drawn = sum(len(m[0]) for m in _STRETCHED.finditer(word))
    if drawn == 3 and len(word) > 6 and match[1] in "ol" and match.end() != len(word):
        return False
    return any(known(_STRETCHED.sub(with_, word)) for with_ in (r"\1", r"\1\1"))


def _hyphenated(word: str, context: Context) -> bool:
    """Known parts, or a stutter or a spelled-out word: b-but, bull-s-h-i-t."""
    if "-" not in word:
        return False
    parts = [part for part in word.split("-") if part]
    if all(len(part) <= 2 or _accepted(part, context) for part in parts):
        return True
    return parts[-1].lower().startswith(parts[0].lower()[:1]) and _accepted(parts[-1], context)


def _compound(word: str, known: Callable[[str], bool]) -> bool:
    """Two known words written as one, as writers do: roadsign. Not "infront" or "alot"."""
    lower = word.lower()
    for cut in range(3, len(lower) - 2):
        head, tail = lower[:cut], lower[cut:]
        if head not in _FUNCTION and tail not in _FUNCTION and known(head) and known(tail):
            return len(lower) >= 8
    return False


_TITLES = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|sgt|lt|capt|col|gen|rev|sr|jr|mme|mlle)\.$", re.I)


def _inside_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t'‘\"“(-–—")
    if _TITLES.search(before):
        return True
    return bool(before) and before[-1] not in ".!?:…\n"


def _near(lint: Lint, word: str) -> bool:
    """Whether a suggestion is one slip away: then it is one, and not a name."""
    return any(_one_slip(word.lower(), change.text.lower()) for change in lint.changes)


_BESIDE_CAPITALS = re.compile(r"[A-Z][A-Z.'’]+ $")


def _loud_slip(text: str, lint: Lint) -> bool:
    """A slip in a long word in capitals, which is no part of a name in capitals."""
    word = text[lint.start : lint.end]
    if len(word) < 7 or _BESIDE_CAPITALS.search(text, 0, lint.start):
        return False
    same = any(change.text.lower() == word.lower() for change in lint.changes)
    return not same and _near(lint, word)


def _one_slip(a: str, b: str) -> bool:
    """One letter more, less, other, or two neighbours swapped; the first letter stays."""
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 1:
        return False
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    rest_a, rest_b = a[same:], b[same:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (
            rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        )
    return rest_a[1:] == rest_b or rest_a == rest_b[1:]
