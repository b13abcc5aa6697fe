"""How a mention in a sentence tells that a name is a person's, and whether its last word is a surname.

Knows one mention at a time, no document.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from quizzer.answers.folding import fold
from quizzer.generate.given_names import GIVEN_NAMES
from quizzer.generate.kinds import HUMAN
from quizzer.generate.parse import owns, read_before, read_text
from quizzer.generate.personal_names import PRAENOMINA, bare_words, begins_as_persons, ends_as_persons
from quizzer.generate.words import CLASSES, LINKS, SUBJECTS, word_set
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SIGN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
EASTERN = re.compile(_SIGN)
"""The signs of the Far East, where the surname comes first."""
_SYLLABLE = r"(?:[csz]h|[bcdfghjklmnpqrstwxyz])?[aeiouü]{1,3}(?:ng|n|r)?"
SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{1,4}} (?:{_SYLLABLE}){{1,4}}")
"""Two words that can be Chinese or Japanese, in Latin letters."""
_GOES_ON = re.compile(
    rf" \([^()]{{0,40}}{_SIGN}|"
    r",? (?:Prince|Count|Duke|Earl|Baron|Marquis|Viscount|King|Archduke|Landgrave|Elector|Fürst|Graf)\b"
)
"""What follows names whose last word is no surname: such signs, and "Prince of Hohenlohe"."""
_FIRST_AND_LAST = 2
_ACTING = SUBJECTS | {"dobj"}
ARTICLES = word_set("the a an this each every")
_OF_SOMEONE = word_set(
    "writing work writings works poem poems poetry letter letters death reign life wife husband son daughter army "
    "rule reign orders guidance theory student students pupil name advice arrival help"
)
_LED = word_set("command leadership direction presidency")
"""What only persons have."""
_EAST = re.compile(r"Japan|Chin(?:a|ese)\b|Korea|Vietnam|Buddhis|Zen\b|Tokyo|Kyoto|Beijing")
_TRADE = re.compile(
    r"(?:ist|ian|ologer|grapher|teacher|writer|singer|painter|player|leader|ruler|coach|scholar|actor)$"
)
"""How the noun ends that says what somebody does, before the name."""
ADJECTIVES = ("ic", "al", "ern", "ous", "ese", "ish")
"""How words end that make a part or a kind of what the last word names."""


def is_whole(text: str, span: Span, is_eastern: bool) -> bool:
    """Whether the last word of a name is no surname: by what follows, or because the surname comes first."""
    goes_on = _GOES_ON.match(read_text(span.doc), span.end_char)
    eastern = goes_on[0].startswith(" (") if goes_on else is_eastern and bool(SYLLABLES.fullmatch(fold(text)))
    # "Kenji Tomiki" is told in the Western order.
    return not begins_as_persons(text) if eastern else goes_on is not None


def is_surname_first(text: str, span: Span) -> bool:
    """Whether a name may be told in the order of the Far East, of which the sentence speaks: "Nishitani Keiji"."""
    return (
        bool(SYLLABLES.fullmatch(fold(text)))
        and not begins_as_persons(text)
        and bool(_EAST.search(read_text(span.doc)))
    )


def owns_or_acts(span: Span) -> bool:
    """Whether the name has its "'s", or is the subject of a verb."""
    return owns(span) or (span.root.dep_ in SUBJECTS and span.root.head.pos_ in {"VERB", "AUX"})


def is_likely(span: Span, lower: Container[str]) -> bool:
    """Whether the recogniser takes a mention for a person's name, and its form or place in the sentence fits."""
    if bare_words(span.text)[0] in PRAENOMINA:
        return True
    root, before = span.root, read_before(span, 1).lower()
    if len(span) > 1 and before == "of" and read_before(span, 2).lower() in _LED:
        return True
    if root.ent_type_ != "PERSON" or before in ARTICLES:
        return False
    if told := [child for child in root.children if child.dep_ == "appos" and child.i >= span.end]:
        return any(CLASSES.get(child.text) is NameKind.PERSON for child in told)
    acts = root.dep_ in _ACTING and root.head.pos_ in {"VERB", "AUX"} and root.tag_ == "NNP"
    belongs = before == "of" and read_before(span, 2).lower() in _OF_SOMEONE
    noble = any(token.text in LINKS for token in span) and span[0].lower_ not in lower
    return (
        acts
        or belongs
        or owns(span)
        or noble
        or before in {"named", "called"}
        or _is_among_people(span, lower)
    )


def speaks(span: Span) -> bool:
    """Whether a name of two words that might be a thing's says or thinks something: "Temple Grandin described"."""
    root = span.root
    said = root.dep_ == "nsubj" and root.head.lemma_ in HUMAN
    return said and len(span) == _FIRST_AND_LAST and all(token.ent_type_ == "PERSON" for token in span)


def _is_among_people(span: Span, lower: Container[str]) -> bool:
    """Whether a longer name taken for a person's stands where people do: behind "by" or their trade, or beside them."""
    words = span.text.split()
    if len(words) == 1 or any(token.ent_type_ != "PERSON" or token.lower_ in lower for token in span):
        return False
    if words[0].endswith(ADJECTIVES) or not ends_as_persons(span.text):
        return False
    before = span.doc[span.start - 1] if span.start else None
    traded = before is not None and before.tag_ == "NN" and bool(_TRADE.search(before.text))
    known = CLASSES.get(before.text) if before is not None else None
    beside = any(_has_given_name(token) for token in span.root.conjuncts if token.ent_type_ == "PERSON")
    return (traded and known in {None, NameKind.PERSON}) or beside or read_before(span, 1).lower() == "by"


def _has_given_name(surname: Token) -> bool:
    return any(child.dep_ == "compound" and child.text in GIVEN_NAMES for child in surname.lefts)
