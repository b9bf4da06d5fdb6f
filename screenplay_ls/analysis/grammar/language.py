"""Which language a text is in, from its letters and its small words; light and deterministic.

Only the question "is this English?" matters here: what is not is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from screenplay_ls.analysis.finding import Finding, Severity
from screenplay_ls.fountain import Document, Span

LANGUAGES = {
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sv": "Swedish",
    "tr": "Turkish",
}
"""Languages recognised by their small words; others by their letters only."""

_SMALL = {
    "en": "the and of to in is that it he she was for on are with as his her they at be this have "
    "from or had by not but what all were we when your can said there an which do how their "
    "if will up out them then so some would him into has two more no could my than been who "
    "its now did get down i you me us our it's i'm don't you're that's what's can't i'll he's "
    "she's we're let's am just about here off through over back like know go oh yes yeah okay "
    "ok hey please sorry thank thanks well right see look got one come want good why where "
    "never",
    "fr": "le la les un une des et est que qui dans pour pas ne sur ce se au aux avec il elle on "
    "nous vous je tu mais ou où du en sont cette son sa ses mon ma mes ton ta tes oui non "
    "c'est j'ai n'est qu'il très bien tout fait être avoir comme plus moi toi monsieur merci "
    "bonjour",
    "de": "der die das und ist nicht ein eine einen einem ich du er sie es wir ihr mit auf für von "
    "zu den dem des im sich auch aber wie was wer wo ja nein noch nur schon hat haben bin "
    "bist sind war mich dich mir dir mein dein sein aus nach bei über kann doch so guten "
    "danke bitte",
    "es": "el la los las un una unos y es que en de por para con no se su sus mi mis tu lo al del "
    "pero como más muy está están soy eres yo él ella nosotros ustedes sí qué quién dónde "
    "cuando todo este esta eso hay tiene señor señora gracias buenos hola bien",
    "it": "il lo la gli un una e è che non di per con si sono ho hai ha mi ti ci vi del della dei "
    "nel nella al alla ma come più questo questa io tu lui lei noi voi sì perché chi dove "
    "quando cosa bene grazie signore ciao anche tutto suo sua mio",
    "pt": "o a os as um uma e é que não de do da dos das em no na para com se seu sua meu minha eu "
    "você ele ela nós mas como mais muito está são por ao sim quem onde quando isso este "
    "obrigado senhor",
    "nl": "de het een en is niet van in op te dat die ik je jij hij zij ze we wij met voor aan er "
    "maar om ook als bij naar uit zijn haar mijn jouw ja nee wat wie waar heeft heb ben bent "
    "hebben goed nog wel dank dit",
    "sv": "och är det att en ett i på inte som jag du han hon vi de den för med av till om har var "
    "men så min din sin mig dig ja nej vad vem här där kan ska från också",
    "da": "og er det at en et i på ikke som jeg du han hun vi de den for med af til om har var men "
    "så min din sin mig dig ja nej hvad hvem her der kan skal fra også",
    "no": "og er det at en et i på ikke som jeg du han hun vi de den for med av til om har var men "
    "så min din sin meg deg ja nei hva hvem her der kan skal fra også",
    "pl": "i w na nie się jest to że z do co jak ale o po tak dla ja ty on ona my już tylko czy za "
    "od mnie ciebie są był była tego jej jego dobrze proszę",
    "cs": "a je v na se že to nejsem s z do co jak ale o po ano ne pro já ty on ona my už jen si "
    "jsem jsi jsou byl byla toho jeho její dobře prosím",
    "fi": "ja on ei se että hän minä sinä me te he oli olen olet mutta kun niin mitä kuka missä "
    "tämä myös vain joka ovat kyllä hyvä kiitos nyt",
    "hu": "a az és nem hogy egy van volt is de ez ő én te mi mit ki hol csak már meg el ha igen jó "
    "kell itt ott nagyon mint köszönöm",
    "ro": "și este nu în la de cu pe că o un din se sunt eu tu el ea noi voi dar ce cine unde da "
    "mai pentru care lui foarte bine",
    "tr": "ve bir bu da de için ne mi mı ben sen o biz siz değil var yok çok ama gibi evet hayır "
    "daha kadar sonra şey iyi nasıl",
}
"""The commonest small words of scripts in each language."""

_WORDS = {code: frozenset(words.split()) for code, words in _SMALL.items()}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Tongue(NamedTuple):
    """What the small words and the letters of a text say."""

    code: str = ""
    """The likeliest language; empty where it cannot be told."""
    foreign: bool = False
    """Whether the text is surely not English."""
    words: int = 0


def tongue(text: str) -> Tongue:
    """The language of a passage. Short ones without small words are taken for English."""
    words = [word.replace("’", "'").lower() for word in _WORD.findall(text)]
    if not words:
        return Tongue()
    letters = sum(len(word) for word in words)
    if 2 * sum(c > "ͯ" for word in words for c in word) > letters:
        return Tongue("", True, len(words))
    english = sum(word in _WORDS["en"] for word in words)
    hits = {code: sum(word in small for word in words) for code, small in _WORDS.items()}
    code = max(hits, key=lambda c: (hits[c], c == "en"))
    if code == "en" or hits[code] == 0:
        return Tongue("en" if english else "", False, len(words))
    marked = sum(c in "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßőűłşčřžąęğı" for word in words for c in word)
    sure = hits[code] >= 2 * english + 2 or (hits[code] > english and english == 0 and marked > 0)
    return Tongue(code, sure, len(words))


def silence(document: Document, tongues: Sequence[Tongue], language: str = "") -> Finding | None:
    """The one finding that explains why a script is not checked; None where it is English.

    `language` is the writer's choice: `en` for English, another code for another language, empty
    to recognise it.
    """
    chosen = language.strip().lower()
    if chosen.startswith("en"):
        return None
    if not chosen:
        words = sum(t.words for t in tongues)
        foreign = sum(t.words for t in tongues if t.foreign)
        # An English script may hold whole scenes in another language.
        if words == 0 or foreign < 0.6 * words:
            return None
        weights: dict[str, int] = {}
        for t in tongues:
            if t.foreign:
                weights[t.code] = weights.get(t.code, 0) + t.words
        chosen = max(weights, key=lambda code: weights[code])
    name = LANGUAGES.get(chosen[:2], "another language than English")
    return Finding(
        span=Span(0, min(len(document.text), _first_line(document.text))),
        code="grammar/Language",
        message=f"This script looks like {name}; grammar and spelling are checked in English only. "
        "If it is English, set the language of the grammar check to “en”.",
        severity=Severity.INFORMATION,
        source="grammar",
    )


def _first_line(text: str) -> int:
    ends = [place for place in (text.find("\n"), text.find("\r")) if place >= 0]
    return min(ends, default=len(text))
