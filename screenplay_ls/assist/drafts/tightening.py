"""Shorter lines without a model: filler words, doubled words, roundabout phrases, contractions."""

from __future__ import annotations

import re

from screenplay_ls.assist.drafts.kept import numbers

_FILLERS = re.compile(
    r"""(?<![\w'’-])(?:
        just(?!\ (?:an?|the|what|like|as|now|then|because|in|for|one|enough)\b)
      | (?:really|actually|basically|literally|honestly|simply|totally|definitely|kinda|sorta)
      | (?<!the\ )very(?:,?\ very)*(?!\ (?:same|first|last|best|worst|end|moment|much|well)\b)
      | (?<!\bwhat\ )(?<!\bthat\ )(?<!\bthis\ )(?<!\bany\ )(?<!\bsome\ )(?<!\ba\ )(?<!\bthe\ )
        (?<!\bsame\ )(?<!\bother\ )(?:kind|sort)\ of(?=\ \w)
      | (?:you\ know|i\ mean)(?=,)
      | (?:to\ be\ honest|if\ you\ know\ what\ i\ mean|at\ the\ end\ of\ the\ day)
    )(?![\w'’-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that a line seldom misses."""

_STAYS_BEFORE = re.compile(r"\b(?:not|n['’]t|never|only|a|an|the|how|so|too)\s*$", re.IGNORECASE)
"""`not really`, `a just man`: there the word says something."""

_ROUNDABOUT = (
    (r"in order to", "to"),
    (r"due to the fact that", "because"),
    (r"(?:despite|in spite of) the fact that", "although"),
    (r"at this (?:point|moment) in time", "now"),
    (r"at that (?:point|moment) in time", "then"),
    (r"in the event that", "if"),
    (r"(?:is|are|am) able to", "can"),
    (r"(?:was|were) able to", "could"),
    (r"has to be able to", "must"),
    (r"for the purpose of", "for"),
    (r"as a matter of fact,? ?", ""),
    (r"all of the", "all the"),
    (r"off of", "off"),
    (r"a large number of", "many"),
    (r"in close proximity to", "near"),
    (r"whether or not", "whether"),
    (r"each and every", "every"),
    (r"first and foremost", "first"),
)
_CONTRACTIONS = (
    (r"(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need) not", r"\1n't"),
    (r"(?:can not|cannot)", "can't"),
    (r"will not", "won't"),
    (r"I am", "I'm"),
    (r"(you|we|they) are", r"\1're"),
    (r"(he|she|it|that|there|what|who) is", r"\1's"),
    (r"(I|you|we|they) have(?= (?:been|got|seen|done|had|never|always|not|\w+ed)\b)", r"\1've"),
    (r"(I|you|he|she|it|we|they) will", r"\1'll"),
    (r"let us", "let's"),
)
_AT_END = r"(?=\s+\w)"
"""`I am.` does not become `I'm.`"""

_DOUBLED = re.compile(r"\b(\w+)(\s+\1)+\b(?![-'’])", re.IGNORECASE)
_MAY_DOUBLE = frozenset(["had", "that", "no", "yes", "very", "go", "come", "there", "now", "ha"])


def tightened(line: str, *, contract: bool = True) -> str:
    """The line with fewer words and the same meaning; the line itself where nothing can go.

    Args:
        line: one line of dialogue or action.
        contract: whether whoever speaks says `don't` for `do not`.
    """
    text = _FILLERS.sub(lambda found: _without(line, found), line)
    for phrase, short in _ROUNDABOUT:
        text = _replaced(text, phrase, short)
    if contract:
        for phrase, short in _CONTRACTIONS:
            text = _replaced(text, phrase + _AT_END, short)
    return _mended(_once(text), line)


def uncontracted(line: str) -> str:
    """The line in full forms, as somebody says it who keeps their distance."""
    text = line.replace("’", "'")
    for short, full in (("won't", "will not"), ("can't", "cannot"), ("shan't", "shall not")):
        text = _replaced(text, short, full)
    text = re.sub(r"(?<=\w)n't\b", " not", text)
    for short, full in (("'re", " are"), ("'m", " am"), ("'ve", " have"), ("'ll", " will")):
        text = re.sub(rf"(?<=\w){short}\b", full, text)
    return text if text != line.replace("’", "'") else line


_WARM_WORDS = re.compile(
    r"(?:,? ?\b(?:please|my (?:love|dear|friend)|darling|sweetheart|honey|buddy|pal)\b,?"
    r"|^(?:oh|aw|hey),? )",
    re.IGNORECASE,
)


def cooled(line: str) -> str:
    """The line without endearments, exclamation marks and contractions."""
    text = _WARM_WORDS.sub("", line)
    text = re.sub(r"!+", ".", text)
    return _mended(uncontracted(text), line)


def _without(line: str, found: re.Match[str]) -> str:
    stays = _STAYS_BEFORE.search(line[: found.start()]) or found[0] == line.strip(" .?!…")
    ahead = line[found.end() :].lstrip()
    return found[0] if stays or ahead[:1] in ("?", "!") else ""


def _replaced(text: str, phrase: str, short: str) -> str:
    def put(found: re.Match[str]) -> str:
        new = found.expand(short)
        capital = found[0][:1].isupper() and new[:1].islower()
        return new[:1].upper() + new[1:] if capital else new

    return re.sub(rf"(?<![\w'’-]){phrase}(?![\w'’-])", put, text, flags=re.IGNORECASE)


def _once(text: str) -> str:
    def put(found: re.Match[str]) -> str:
        stays = found[1].lower() in _MAY_DOUBLE or numbers(found[1])
        return found[0] if stays else found[1]

    return _DOUBLED.sub(put, text)


def _mended(text: str, line: str) -> str:
    """Commas, spaces and the capital at the beginning put right after words have gone."""
    text = re.sub(r"\s+([,.?!…;:])", r"\1", text)
    text = re.sub(r"^[\s,;]+", "", text)
    text = re.sub(r",(\s*,)+", ",", text)
    text = re.sub(r"([.?!…]) ?,\s*", r"\1 ", text)
    text = re.sub(r",([.?!])", r"\1", text)
    text = " ".join(text.split())
    if line[:1].isupper():
        text = text[:1].upper() + text[1:]
    text = (
        re.sub(r"([.?!]\s+)([a-z])", lambda m: m[1] + m[2].upper(), text) if text != line else text
    )
    return text if re.search(r"\w", text) else line
