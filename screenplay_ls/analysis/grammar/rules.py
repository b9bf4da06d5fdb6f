"""Which of the checker's rules suit a screenplay, and which suit only its action.

A rule is off where it fights the form (two spaces after a full stop, dashes, fragments), where
it is a matter of style, or where it was wrong more often than right on scripts and on spoken
lines. A writer may switch each on by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from screenplay_ls.analysis.grammar.bag import bag
from screenplay_ls.analysis.grammar.confusables import RULES
from screenplay_ls.analysis.grammar.options import GrammarOptions
from screenplay_ls.analysis.grammar.prose import Voice

SPELLING = "SpellCheck"
"""The rule that knows no word twice: filtered by names, dictionaries and dialect."""

OFF_GROUPS = frozenset(
    {
        "Initialisms",
        "Numbers and Units",
        "Punctuation and Spacing",
        "Regionalisms and Dialect",
        "Style and Redundancy",
    }
)
"""Groups of rules about style and typography."""

KEPT = bag(
    "AnAnother AnotherAn CantWay CommaFixes CorrectNumberSuffix DegreesKelvin HalfAnHour Months "
    "NeverMind TooTo WayTooAdjective WrongApostrophe"
)
"""Rules of those groups that are right about screenplays."""

OFF = bag(
    # The form of a screenplay.
    "AllCaps AvoidCurses DotInitialisms SentenceCapitalization UseTitleCase "
    # Closed or open compounds: writers coin them.
    "CompoundNouns DisjointPrefixes Everyone Lookalike Overall PhrasalVerbAsCompoundNoun "
    "ShowCase SplitWords Therein The There Upset Widespread "
    # A word for another word that is just as good.
    "AWhile AdjectiveOfA AfterLater Audible BoringWords CallThem ClicheAccent Expat Expatriate "
    "ExpandGovt HaveTakeALook Hazzle LitotesDirectPositive NumericRangeEnDash OkToOkay "
    "OrthographicConsistency Oxymorons PreferSneaked SubjunctiveWasToWere TheLastDays Touristic "
    "UpdatePlaceNames WouldNeverHave YeaToYeah YehToYeah "
    # Wrong more often than right.
    "AllowTo BeenThere FeelFell FindOut GoodAt Handful HopHope HowTo InAnyWay InThe "
    "InflectedVerbAfterTo ItTimeAuxiliary LeftRightHand LetsConfusion MassNouns "
    "MissingDeterminer MissingPreposition MissingTo ModalBeAdjective MultipleSequentialPronouns "
    "NeedToNoun NominalWants NotIn NotTo NumberSuffixCapitalization OffLimits OneOfTheSingular "
    "PassionateAbout PronounKnew QuantifierNeedsOf QuantifierNumeralConflict SafeToSave "
    "SaveToSafe SimpleGrammatical SomewhatSomething ThatThis ThatWhich TheHowWhy "
    "TheProperNounPossessive "
    "TheyToThem WereWhere WillNonLemma WrongNegative "
    # Our own layer knows these pairs better.
    "ItsContraction ItsPossessive PossessiveYour PronounContraction ThatThan ThenThan "
    "TheirToThere TheirToTheyre ThereOwn ThereToTheir TheyreConfusions TheyreToTheir "
    "ToTwoToo YourOutClauseAgreement YourPredicateAdjective "
    # Writes to the standard output, where an editor listens.
    "LookingForwardTo"
)
"""Rules that are off in action and in dialogue."""

OFF_IN_DIALOGUE = bag(
    "AllOfASudden DidPast DoubleModal DoubleNegative HaveNegNoAny IveGotTo KindSortOf "
    "MoreBetter PronounInflectionBe Really SimplePastToPastParticiple SubjectAndObjectPronoun "
    "SubjectPronoun ThereIsAgreement Theres WhomSubjectOfVerb WillGonna"
)
"""How people speak: right in action only."""

SPELLING_LIKE = frozenset({SPELLING, "SplitWords", "MergeWords", "RegularIrregulars"})
"""Rules about single words, which names and dictionaries silence."""


def by_default(groups: Mapping[str, Iterable[str]], shipped: Mapping[str, bool]) -> dict[str, bool]:
    """Whether each rule of the checker is on for prose of either voice.

    `groups` are the checker's own groups of rules; `shipped` is what it would do by itself.
    """
    typographic = {rule for group in OFF_GROUPS for rule in groups.get(group, ())}
    silent = (typographic - KEPT) | OFF
    return {rule: on and rule not in silent for rule, on in shipped.items()}


def chosen(defaults: Mapping[str, bool], options: GrammarOptions) -> dict[str, bool]:
    """The checker's configuration for a writer's options."""
    return {rule: options.wants(rule, on) for rule, on in defaults.items()}


def suits(rule: str, voice: Voice, options: GrammarOptions) -> bool:
    """Whether a rule that is on may speak about prose in this voice."""
    quiet = _QUIET if voice is Voice.ACTION else _QUIET | OFF_IN_DIALOGUE
    return options.wants(rule, rule not in quiet)


_QUIET = frozenset(rule.name for rule in RULES if not rule.default)
"""Rules of our own that speak on request only."""
