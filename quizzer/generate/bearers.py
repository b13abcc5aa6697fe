"""Whom the names of persons in a document mean: one bearer each, or nobody for sure.

"Kutuzov" is Mikhail Illarionovich Kutuzov where nobody else is called so; of two people with one surname
neither is called by it alone. Knows names and where they stand, no questions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizzer.answers.folding import fold
from quizzer.generate.capitals import Vocabulary
from quizzer.generate.parse import read_text
from quizzer.generate.personal_names import (
    NICKNAMES,
    NO_PERSON,
    PRAENOMINA,
    RANKS,
    bare_words,
    begins_as_persons,
    has_persons_form,
    list_person_forms,
    own_words,
)
from quizzer.generate.words import (
    CLASSES,
    COUNTRIES,
    LINKS,
    PEOPLES,
    SUBJECTS,
    TITLES,
    word_set,
)
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Span

_FAR_MORE = 6
_TWO = 2
_INITIAL = re.compile(r"[A-Z]\.")
_BYNAME = re.compile(r"(?:the \w+|[IVXLC]+|Minor|Major|Maior)(?: of \w+)?|of \w+")
_SIGN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_EASTERN = re.compile(_SIGN)
"""The signs of the Far East, where the surname comes first."""
_SYLLABLE = r"(?:[csz]h|[bcdfghjklmnpqrstwxyz])?[aeiouü]{1,3}(?:ng|n|r)?"
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{1,4}} (?:{_SYLLABLE}){{1,4}}")
"""Two words that can be Chinese or Japanese, in Latin letters."""
_GOES_ON = re.compile(
    rf" \([^()]{{0,40}}{_SIGN}|"
    r",? (?:Prince|Count|Duke|Earl|Baron|Marquis|Viscount|King|Archduke|Landgrave|Elector|Fürst|Graf)\b"
)
"""What follows names whose last word is no surname: such signs, and "Prince of Hohenlohe"."""
_ACTING = SUBJECTS | {"dobj"}
_ARTICLES = word_set("the a an this each every")
_PLACED = word_set("in near into outside around across")
_OF_SOMEONE = word_set(
    "writing work writings works poem poems poetry letter letters death reign life wife husband son daughter army "
    "rule reign orders guidance theory student students pupil name advice arrival help"
)
_LED = word_set("command leadership direction presidency")
"""What only persons have."""
_ESTATES = word_set("de del")


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells of its names: kinds, how often each stands in it, who is a person, what a place.

    `common` are the names that stand with an article or for several, or are also a common word; `whole` those
    whose last word is no surname.
    """

    kinds: Mapping[str, NameKind]
    often: Mapping[str, int]
    people: Set[str]
    placed: Set[str]
    common: Set[str]
    whole: Set[str]
    vocabulary: Vocabulary


def read_told(
    kinds: Mapping[str, NameKind],
    often: Mapping[str, int],
    mentions: Sequence[tuple[str, Span]],
    vocabulary: Vocabulary,
) -> Told:
    """What the mentions of names, (text, token span), tell of them."""
    lower = vocabulary.lower
    placed = {text for text, span in mentions if _before(span, 1) in _PLACED}
    common = {
        text
        for text, span in mentions
        if _before(span, 1) in _ARTICLES or span.root.tag_ == "NNPS" or text.lower() in lower
    }
    voices: defaultdict[str, list[bool]] = defaultdict(list)
    for text, span in mentions:
        if kinds[text] is NameKind.NAME and text not in placed and " " in text and has_persons_form(text):
            voices[text].append(_is_likely(span, lower))
    likely = {text for text, said in voices.items() if 2 * sum(said) >= len(said)}
    named = {
        text
        for text, kind in kinds.items()
        if kind is NameKind.PERSON and has_persons_form(text, kind) and not _is_office(text, lower)
    }
    is_eastern = sum(bool(_EASTERN.search(read_text(span.doc))) for _, span in mentions) > len(mentions) / 20
    whole = {text for text, span in mentions if _is_whole(text, span, is_eastern)}
    return Told(kinds, often, likely | named, placed, common, whole, vocabulary)


def _is_whole(text: str, span: Span, is_eastern: bool) -> bool:
    """Whether the last word of a name is no surname: by what follows, or because the surname comes first."""
    goes_on = _GOES_ON.match(read_text(span.doc), span.end_char)
    eastern = (
        goes_on[0].startswith(" (") if goes_on else is_eastern and bool(_SYLLABLES.fullmatch(fold(text)))
    )
    # "Kenji Tomiki" is told in the Western order.
    return not begins_as_persons(text) if eastern else goes_on is not None


def _before(span: Span, distance: int) -> str:
    """The word `distance` before a mention, in lower case, "" where there is none."""
    at = span.start - distance
    return str(span.doc[at].lower_) if at >= 0 else ""


def _is_likely(span: Span, lower: Container[str]) -> bool:
    """Whether the recogniser takes a mention for a person's name, and its form or place in the sentence fits."""
    if bare_words(span.text)[0] in PRAENOMINA:
        return True
    root, before = span.root, _before(span, 1)
    if len(span) > 1 and before == "of" and _before(span, 2) in _LED:
        return True
    if root.ent_type_ != "PERSON" or before in _ARTICLES:
        return False
    if told := [child for child in root.children if child.dep_ == "appos" and child.i >= span.end]:
        return any(CLASSES.get(child.text) is NameKind.PERSON for child in told)
    acts = root.dep_ in _ACTING and root.head.pos_ in {"VERB", "AUX"} and root.tag_ == "NNP"
    belongs = before == "of" and _before(span, 2) in _OF_SOMEONE
    noble = any(token.text in LINKS for token in span) and span[0].lower_ not in lower
    owns = span.end < len(span.doc) and span.doc[span.end].tag_ == "POS"
    return acts or belongs or owns or noble or before in {"named", "called"}


def _is_office(text: str, lower: Container[str]) -> bool:
    """Whether a title goes with a common word: "General Education" is nobody."""
    words = bare_words(text)
    return len(words) == 1 != len(text.split()) and words[0].lower() in lower


class _Bearers:
    """Who may be called by which words, among the names that are persons' or look like it."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._words = {
            text: bare_words(text)
            for text, kind in told.kinds.items()
            if kind in {NameKind.PERSON, NameKind.NAME} and has_persons_form(text, kind)
        }
        self._index: defaultdict[str, list[str]] = defaultdict(list)
        for text, words in self._words.items():
            for word in dict.fromkeys(map(_write_out, words)):
                self._index[word].append(text)

    def find(self, words: Sequence[str]) -> str:
        """The fullest name that these words can mean, "" where nobody or more than one is called so."""
        rare = [self._index.get(_write_out(word), []) for word in words if not _INITIAL.fullmatch(word)]
        holders = [
            text for text in min(rare, key=len, default=[]) if _may_be_called(self._words[text], words)
        ]
        often = self._told.often
        most = max((often[text] for text in holders if self._words[text] != tuple(words)), default=0)
        if often.get(" ".join(words), 0) > _FAR_MORE * most:
            # What stands alone far more often than the names it is part of is somebody else, or a surname.
            ending = [text for text in holders if _ends(self._words[text], words)]
            if len(ending) < len(holders) and any(self._words[text] != tuple(words) for text in ending):
                return ""
            holders = ending
        longest = max(holders, key=self._fullness, default="")
        is_one = all(_holds(self._words[longest], self._words[text]) for text in holders)
        return longest if is_one else ""

    def _fullness(self, text: str) -> tuple[int, int, int, str]:
        """How much a name tells: its words, those written out, and no title."""
        words = self._words[text]
        return len(words), sum(not _INITIAL.fullmatch(word) for word in words), -len(text), text


def _holds(words: Sequence[str], some: Sequence[str]) -> bool:
    """Whether a name has these words in this order; an initial stands for any word it begins."""
    rest = iter(words)
    return all(any(_stands_for(word, other) for other in rest) for word in some)


def _write_out(word: str) -> str:
    """The first name that a nickname is short for, any other word as it is."""
    return NICKNAMES.get(word, word)


def _stands_for(word: str, other: str) -> bool:
    if _write_out(word) == _write_out(other):
        return True
    is_initial = _INITIAL.fullmatch(word) and other not in RANKS
    return word == other or bool(is_initial and other[0] == word[0])


def _may_be_called(words: Sequence[str], some: Sequence[str]) -> bool:
    """Whether a person may be called by some words of the name: the first or the last of them, not one between."""
    start = 1 if words[0] in RANKS and len(words) > 1 else 0
    own = own_words(words)
    begins = some[0] in words[start : start + 1 + (words[start] in PRAENOMINA)] or some[0] == words[0]
    last = next((at for at in range(1, len(words)) if words[at] in LINKS), len(words)) - 1
    ends = len(own) == len(words) and some[-1] in {words[-1], words[last]}
    return _holds(words, some) and (begins or ends)


def _ends(words: Sequence[str], last: Sequence[str]) -> bool:
    """Whether the name ends with the words, or goes on with nothing but a byname, an estate or a number."""
    if tuple(words[-len(last) :]) == tuple(last):
        return True
    estate = next((at for at in range(1, len(words)) if words[at] in _ESTATES), len(words))
    if tuple(words[:estate][-len(last) :]) == tuple(last) and estate > 1:
        return True
    words = words[1:] if words[0] in RANKS and words[0] != last[0] else words
    return tuple(words[: len(last)]) == tuple(last) and bool(_BYNAME.fullmatch(" ".join(words[len(last) :])))


def find_persons(told: Told) -> Iterator[tuple[str, str]]:
    """Names and other forms of them, where both mean one person and nobody else."""
    bearers = _Bearers(told)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for text, kind in told.kinds.items():
        fits = kind is NameKind.PERSON or (kind is NameKind.NAME and text not in told.placed)
        if fits and has_persons_form(text, kind) and (full := bearers.find(bare_words(text))):
            groups[full].append(text)
    for full, named in groups.items():
        members = [text for text in named if _is_read_whole(text, full, told)]
        sure = [text for text in members if text in told.people]
        forms = dict.fromkeys(
            form for text in sure if text not in told.whole for form in list_person_forms(text)
        )
        fitting = [form for form in forms if _may_call(form, full, bearers, told)]
        if sure or _is_plain(full, members, told):
            for text in members:
                yield from ((text, other) for other in (*members, *fitting) if other != text)


def _is_read_whole(text: str, full: str, told: Told) -> bool:
    """Whether the name is not the beginning of a longer one that was read too short, nor a first name that ends it."""
    if " " not in text and full != text and full in told.whole:
        return full.startswith(text)
    first, *more = full.split()
    maiden = len(more) == _TWO and text == f"{first} {more[0]}" and not _INITIAL.fullmatch(more[0])
    if maiden and f"{first} {more[1]}" in told.kinds:
        # "Laura Archera", who as Laura Archera Huxley is Laura Huxley, too.
        return True
    return _ends(bare_words(full), bare_words(text)[-1:]) or (" " not in text and told.often[text] > 1)


def _is_plain(full: str, members: Sequence[str], told: Told) -> bool:
    """Whether a name and its end, of what may be no person, are surely names and of one bearer."""
    return all(text not in told.common and _ends(bare_words(full), bare_words(text)) for text in members)


def _may_call(form: str, full: str, bearers: _Bearers, told: Told) -> bool:
    """Whether the form means the bearer of the full name alone, and names nothing else in the document."""
    other = (
        told.kinds.get(form, NameKind.PERSON) not in {NameKind.PERSON, NameKind.NAME} or form in told.placed
    )
    is_surname = (
        full.endswith(f" {form}") and told.kinds[full] is NameKind.PERSON and form in PEOPLES | COUNTRIES
    )
    named = is_surname or form not in NO_PERSON | TITLES
    return not other and named and bearers.find(bare_words(form)) == full
