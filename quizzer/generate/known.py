"""By what common noun a reader knows each name: a person, a city, a river.

What a question word needs to be sure of, gathered from the whole document: what people alone do, the
nouns beside a name, its longer forms. A name of which the signs differ is not known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.facts import Mention, Reading
from quizzer.generate.gazetteer import SORTS_OF_PLACE, noun_of_place, sort_of_name
from quizzer.generate.kinds import HUMAN
from quizzer.generate.words import CLASSES, COUNTRIES, PEOPLES, RANKS, SUBJECTS, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSON = "person"
_KIN = word_set(
    "wife husband son daughter mother father brother sister death reign birth marriage widow uncle aunt nephew niece "
    "cousin childhood adviser biographer suicide assassination grave tomb corpse body"
)
"""What, as a lemma, mostly a person has."""
_OF_PEOPLE = word_set(
    "marry die bear retire compose paint study divorce inherit abdicate murder execute poison adopt behead bury exile "
    "banish crown weep feel think believe speak sleep confess beg resign graduate"
)
"""Verbs, as lemmas, that only people do or suffer."""
_SUFFERED = word_set("marry bear divorce murder execute poison adopt behead bury exile banish crown")
"""Those of them that have somebody for their object; a network, too, may be retired."""
_AS_PEOPLE = HUMAN | word_set(
    "advise calculate dismiss award accuse persuade arrest promote recommend insist warn urge promise complain "
    "realise realize recall doubt fear expect intend explain mention call name arrive travel sail teach instruct "
    "invite praise criticise criticize reject demand hold serve"
)
"""Verbs, as lemmas, whose subject mostly is a person, sometimes a body of people."""
_WITHIN = word_set("in at near within outside inside through across throughout")
_RULED = word_set(
    "king kings queen queens duke dukes count counts kingdom duchy crown academy university people peoples coast borders "
    "capital parliament governor governors"
)
"""What "of" ties to a land or a town."""
_ENOUGH = 3
"""How much must speak for a person, and how many times more than for a place or a body of people."""
_WATERS = word_set("River Sea Ocean")
"""What is left out of a name that keeps its article: "the Danube"."""
_WATER_NOUNS = frozenset(map(str.lower, _WATERS))
_ALSO_THINGS = word_set(
    "successor predecessor rival leader heir opponent sister translator conductor producer dictator"
)
"""Nouns for a person that also tell of a ship, a network or an animal."""
_NO_PERSON = re.compile(r" (?:of the|v|and|for) |\d")
"""What stands in names of feasts, cases at court and works."""
_LANDED = word_set("city town village island province county district region kingdom duchy river lake valley")
"""What "of" ties to its own name; a port or a capital "of" something is another thing's."""
CHIEF = word_set("county capital chief main principal largest biggest second third oldest smallest")
"""What makes a town or river one of the land that its "of" names."""
_VAGUE = word_set("site ruins settlement state territory hill quarter capital")
"""Nouns for a place that do not say what to answer with."""


def read_known(readings: Sequence[Reading]) -> dict[str, str]:
    """Each name that is surely known → "person", or the noun for what it is ("city", "river", "suborder")."""
    signs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, NameKind] = {}
    for reading in readings:
        for mention in reading.mentions:
            if isinstance(value := mention.fact.value, Name):
                kinds[value.text] = value.kind
                signs[value.text].update(_list_signs(reading, mention))
                for rest, noun in _list_heads(value):
                    signs[rest][noun] += 1
    judged = {text: _judge(text, kinds.get(text, NameKind.NAME), count) for text, count in signs.items()}
    full = {text.split()[-1] for text, word in judged.items() if word == PERSON and " " in text}
    for text, kind in kinds.items():
        count = signs[text]
        if kind is NameKind.NAME and text in full and not (count["WITHIN"] or count["THE"]):
            judged[text] = PERSON
    return {text: word for text, word in judged.items() if word}


def _judge(text: str, kind: NameKind, count: Counter[str]) -> str:
    """The one noun that the signs agree on, "" where they do not."""
    if kind is NameKind.PERSON:
        return PERSON
    if text in COUNTRIES or text in PEOPLES or kind not in {NameKind.NAME, NameKind.PLACE}:
        return ""
    nouns = [sign for sign in count if sign[0].islower()]
    if kind is NameKind.NAME and not nouns and _is_person(text, count):
        return PERSON
    if not nouns:
        # A land may be somebody's name, too: Victoria, Virginia.
        placed = kind is NameKind.PLACE or count["WITHIN"] > 0
        noun = noun_of_place(text)
        # Of Troy's Paris nobody is told to be in him.
        somebody = count["ACTS"] > 0 and not count["WITHIN"]
        return noun if (noun == "city" and not somebody) or placed else ""
    bare = nouns[0] in _WATER_NOUNS and not count["THE"]
    return nouns[0] if len(nouns) == 1 and not bare else ""


def _is_person(text: str, count: Counter[str]) -> bool:
    """Whether enough is told of the name that only people do, and little that speaks for a place or a body."""
    acts = count["ACTS"] + min(count["SEEN"], 2 if count["ACTS"] else 0)
    enough = _ENOUGH - (" " in text and count["SEEN"] > 0)
    against = count["WITHIN"] + count["THE"]
    odd = text.split()[-1] in PEOPLES or _NO_PERSON.search(text)
    return acts >= max(enough, _ENOUGH * against) and not odd and sort_of_name(text) != "city"


def _list_signs(reading: Reading, mention: Mention) -> Iterator[str]:
    """What one mention says: "ACTS" for what people do, twice where only they do it, "WITHIN", or a noun."""
    head, tokens = reading.head(mention), reading.tokens(mention)
    before = tokens[0].nbor(-1) if tokens[0].i else None
    following = reading.doc[tokens[-1].i + 1 : tokens[-1].i + 3]
    owns = bool(following) and following[0].tag_ == "POS"
    if before is not None and before.lower_ in _WITHIN and not owns:
        yield "WITHIN"
    owned = before.nbor(-1) if before is not None and before.lower_ == "of" and before.i else None
    if owned is not None and owned.lower_ in _RULED:
        yield from ["WITHIN"] * 2
    if before is not None and before.lower_ == "the":
        yield "THE"
    if head.tag_ == "NNPS":
        yield "THE"
    yield from ["ACTS"] * _weigh_deed(head)
    if reading.label(mention) == "PERSON":
        yield "SEEN"
    if before is not None and before.tag_ == "NN" and (noun := _name_class(before)):
        yield from _tell(noun)
    if owned is not None and _is_landed(owned):
        yield str(owned.text)
    for noun_token in _list_said(head, tokens[-1]):
        yield from _tell(_name_class(noun_token))
    if len(following) == 2 and following[0].text == "," and following[1].lower_ == "who":
        yield from ("ACTS", "ACTS")


def _is_landed(noun: Token) -> bool:
    """Whether "of" ties its own name to the noun; the county town of Cornwall is in Cornwall."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return noun.text in _LANDED and before not in CHIEF


def _tell(noun: str) -> Iterator[str]:
    yield from ["ACTS"] * _ENOUGH if noun == PERSON else [noun] if noun else []


def _weigh_deed(head: Token) -> int:
    """How surely what the name does, suffers or has is a person's."""
    verb = head.head
    if head.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif head.dep_ == "pobj" and verb.lower_ == "of":
        return 2 * (verb.head.lemma_.lower() in _KIN)
    elif head.dep_ == "poss":
        return 2 * (verb.lemma_.lower() in _KIN)
    elif head.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return 0
    if verb.lemma_ in (_OF_PEOPLE if head.dep_ in SUBJECTS else _SUFFERED):
        return 2
    return int(head.dep_ == "nsubj" and verb.lemma_ in _AS_PEOPLE)


def _list_said(head: Token, last: Token) -> Iterator[Token]:
    """The nouns that a comma or "is a" ties to the name behind it."""
    behind = (child for child in head.children if child.dep_ == "appos" and child.i > last.i)
    # "Tianshui, Gansu province": another name's province.
    yield from (child for child in behind if any(word.dep_ == "det" for word in child.lefts))
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        yield from (child for child in head.head.children if child.dep_ == "attr")


def _name_class(noun: Token) -> str:
    """The class noun, "person" for all that a person may be, "" for a noun that tells nothing or of several."""
    # "a neighborhood or sub-district": which of the two is left open.
    if noun.tag_ != "NN" or any(child.dep_ == "conj" for child in noun.children):
        return ""
    text = noun.text.lower()
    if CLASSES.get(text) is NameKind.PERSON and text not in _ALSO_THINGS:
        return PERSON
    return text if text in RANKS or (text in SORTS_OF_PLACE and text not in _VAGUE) else ""


def _list_heads(value: Name) -> Iterator[tuple[str, str]]:
    """The short forms of a place and the noun that they leave out: "Danube", "river" of "River Danube"."""
    words = value.text.split()
    if value.kind is NameKind.PLACE and len(words) > 1:
        for word, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            if word in _WATERS and " ".join(rest) in value.aliases:
                yield " ".join(rest), word.lower()
