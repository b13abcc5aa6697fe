"""What gives an answer away: itself, another spelling, its adjective, a word of the same stem."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quizzer.answers.folding import without_diacritics
from quizzer.generate.gazetteer import list_towns
from quizzer.generate.short_forms import names_by_itself
from quizzer.generate.signs import SERVICES, SIGNS
from quizzer.generate.synonyms import SAME_REALM, SAME_THING
from quizzer.generate.words import DEMONYMS, HEADS, word_set
from quizzer.models import BLANK, Fact, Name, PartialDate, Precision

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ACRONYM = re.compile(r"[A-Z]{3,}")
"""What gives its owner away at the beginning of a longer word, too: "DECnet"."""
_STEM = 5
"""How many letters two words share when one gives the other away."""
_CAPITAL_STEM = 4
"""The same for two capitalised words ("Rome" and "Romeward")."""
_COMMON = word_set(
    "north south east west northern southern eastern western great grand royal national general saint "
    "first second third upper lower central united international state states people army navy battle "
    "treaty island islands river city government company university museum church house park street lake "
    "mount republic kingdom king queen sea gulf bay ocean war fleet division corps region group brigade the and von van der"
)
"""Words of names that many names share, so that they give nothing away."""

_PLAIN = word_set("High Low New Old Big Little Main Common Public Federal")
"""What says too little beside a class word to be an answer."""
_OF_HEAVENS = re.compile(r"(?:light|rise|shine|spot|beam|bound|born)\w{0,2}")
"""What a compound adds to a name it gives away: "sunlight"."""
_APART = word_set("Ireland Scotland Wales Hungary")
"""Parts of a realm that do not give the whole away."""
_WHOLES = frozenset(
    (
        *(
            "Britain",
            "Great Britain",
            "United Kingdom",
            "UK",
            "Germany",
            "Nazi Germany",
            "Austria",
            "Austria-Hungary",
        ),
        *("Russia", "Soviet Russia", "Soviet Union", "USSR", "Turkey", "Ottoman Empire", "Persia", "Iran"),
        *("Czechoslovakia", "Yugoslavia"),
    )
)
"""Realms that the name or the adjective of a part gives away."""

_LANDS: dict[str, list[str]] = {}
for _country, _words_for_it in DEMONYMS.items():
    for _word in {_country, *_words_for_it}:
        _LANDS.setdefault(_word, []).append(_country)
"""A country or its adjective → the countries it may mean."""


_PART_OF_TIME = re.compile(r"^(?:(?:early|mid)-to-)?(?:early|mid|late)[ -](?=\d)")
_YEAR = re.compile(r"(?<![\d,.])\d{4}(?![\d,.]\d)")
_NAMES = "twenties thirties forties fifties sixties seventies eighties nineties"
_DECADES = dict(enumerate(_NAMES.split(), start=2))
"""The tens of a decade's years → its name."""
_HALF = re.compile(r"\bthe +/\d\ds\b")
"""What follows the gap of "the 1960s/70s"."""


def find_leak(prompt: str, answer: str, fact: Fact, title: str) -> str | None:
    """Why the prompt, or the title shown beside it, tells the answer; None where it does not."""
    prompt = _leave_out_class(prompt, answer)
    rest = _fold(prompt.replace(BLANK, " "))
    if _stands_in(_fold(answer), rest):
        return "answer stands in the prompt"
    value = fact.value
    if isinstance(value, Name):
        return _name_leak(prompt.replace(BLANK, " "), answer, value, title)
    if isinstance(value, PartialDate):
        return _date_leak(rest, answer, value, title)
    return None


def _leave_out_class(prompt: str, answer: str) -> str:
    """The prompt without the class words of the answer that it asks with: "which river" tells nothing of the Pasig River.

    Of "National Archives" hardly anything is left without its own.
    """
    words = answer.split()
    rest = " ".join(word for word in words if word not in HEADS)
    classes = {word for word in words if word in HEADS and names_by_itself(rest or word)}
    if any(word[:1].isupper() and _telling(word) and word not in _PLAIN for word in words[:-1]):
        classes.add(words[-1])
    for noun in classes:
        prompt = re.sub(rf"\b[Ww]hich {re.escape(noun.lower())}\b", "", prompt, count=1)
    return prompt


def _name_leak(rest: str, answer: str, value: Name, title: str) -> str | None:
    shown, folded = _words(rest), _fold(rest)
    if any(_stands_in(_fold(other), folded) for other in _others(answer, value)):
        return "another form of the answer in the prompt"
    if any(_ACRONYM.fullmatch(other) and re.search(rf"\b{other}", rest) for other in value.aliases):
        return "another form of the answer in the prompt"
    if any(_akin(mine, other) for mine in _telling(answer) for other in shown):
        return "another form of the answer in the prompt"
    if any(_is_within(other, answer) for other in shown) or _spells_letters_out(answer, shown):
        return "another form of the answer in the prompt"
    if _shows_sign(rest, answer) or any(_is_compound(_fold(answer), _fold(other)) for other in shown):
        return "a sign of the answer in the prompt"
    own = _telling(answer) or _words(answer)
    told = all(any(_akin(word, other) for other in _words(title)) for word in own)
    return "answer stands in the title" if told else None


def _shows_sign(rest: str, answer: str) -> bool:
    """Whether the prompt shows what only the answer's land or faith has, or another part of its realm."""
    realms = [group for group in SAME_REALM if answer in group and answer in _WHOLES]
    others = [land for group in realms for land in sorted(group - {answer} - _APART)]
    realm = [answer, *_LANDS.get(answer, ()), *others]
    signs = [sign for land in realm for sign in SIGNS.get(land, ())]
    adjectives = [word for land in others for word in (land, *DEMONYMS.get(land, ()))]
    signs += [town for land in _LANDS.get(answer, ()) for town in list_towns(land)]
    served = SERVICES.get(answer)
    owners = (served, *DEMONYMS[served]) if served else ()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", rest) for word in (*signs, *adjectives, *owners))


def _spells_letters_out(answer: str, shown: Sequence[str]) -> bool:
    """Whether words of the prompt begin, one after another, with the letters of an acronym: "field of view" of "FOV"."""
    letters = [word for word in _words(answer) if _ACRONYM.fullmatch(word)]
    initials = "".join(word[0].upper() for word in shown) if letters else ""
    return any(word in initials for word in letters)


def _is_within(word: str, answer: str) -> bool:
    """Whether a name in the prompt is a part of the answer's word: "Nila" of "Maynila"."""
    return word[0].isupper() and len(word) >= _CAPITAL_STEM and _fold(word) in _fold(answer).replace(" ", "")


def _is_compound(answer: str, word: str) -> bool:
    """Whether the word is made of the answer and another: "sunlight" of "Sun"."""
    return word.startswith(answer) and bool(_OF_HEAVENS.fullmatch(word, len(answer)))


def _stands_in(words: str, text: str) -> bool:
    """Whether the text holds the words, as words; most it does not hold at all, which is quick to see."""
    return words in text and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _others(answer: str, value: Name) -> Iterable[str]:
    """Every other form of the name: aliases, adjectives of a country, what means the same."""
    yield from value.aliases
    for word in (answer, *value.aliases, *answer.split()):
        for country in _LANDS.get(word, ()):
            yield country
            yield from DEMONYMS[country]
    yield from (other for group in SAME_THING if answer in group for other in group - {answer})


def _date_leak(rest: str, answer: str, value: PartialDate, title: str) -> str | None:
    """A year alone is told by the title, a part of a time by the whole, a span by a year that it begins or ends with."""
    whole = _PART_OF_TIME.sub("", _fold(answer))
    ends = {value.year, value.end.year} if value.end is not None else set()
    shown = {int(number) for number in _YEAR.findall(rest)}
    if (whole != _fold(answer) and _stands_in(whole, rest)) or ends & shown or _HALF.search(rest):
        return "half of the answer in the prompt"
    name = (
        _DECADES.get(value.year % 100 // 10) if value.precision is Precision.DECADE and value.year else None
    )
    if name and _stands_in(name, rest):
        return "another form of the answer in the prompt"
    if (
        value.precision is Precision.YEAR
        and value.year
        and re.search(rf"(?<!\d){abs(value.year)}(?!\d)", _fold(title))
    ):
        return "answer stands in the title"
    return None


def _telling(answer: str) -> list[str]:
    """The words of a name that single it out."""
    return [word for word in _words(answer) if _fold(word) not in _COMMON and len(word) > 2]


def _akin(mine: str, other: str) -> bool:
    """Whether two words are one, or share a stem."""
    a, b = _fold(mine), _fold(other)
    if b in _COMMON:
        return False
    least = _CAPITAL_STEM if mine[0].isupper() and other[0].isupper() else _STEM
    if a == b or a[:least] != b[:least] or min(len(a), len(b)) < least:
        return a == b
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 0.6 * min(len(a), len(b))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return without_diacritics(text).casefold()
