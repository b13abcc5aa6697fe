"""Whom the names of persons in a document mean: one bearer each, or nobody for sure.

"Kutuzov" is Mikhail Illarionovich Kutuzov where nobody else is called so; of two people with one surname
neither is called by it alone. Knows names and where they stand, no questions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizzer.answers.folding import without_diacritics
from quizzer.generate.likely_persons import ADJECTIVES
from quizzer.generate.name_evidence import PARTS, Told
from quizzer.generate.personal_names import (
    NICKNAMES,
    NO_PERSON,
    PRAENOMINA,
    RANKS,
    bare_words,
    has_persons_form,
    list_person_forms,
    own_words,
)
from quizzer.generate.words import (
    COUNTRIES,
    LINKS,
    PEOPLES,
    TITLES,
    word_set,
)
from quizzer.models import NameKind

_FAR_MORE = 6
_TWO = 2
_INITIAL = re.compile(r"[A-Z]\.")
_BYNAME = re.compile(r"(?:the \w+|[IVXLC]+|Minor|Major|Maior)(?: of \w+)?|(?:of|ibn|bin|bint) [\w-]+")
_SONS = word_set("Ibn Bin Bint")
_ESTATES = word_set("de del")
_OF_KIND = (*ADJECTIVES, "ian", "ean")
"""The last two end first names, too."""


class _Bearers:
    """Who may be called by which words, among the names that are persons' or look like it."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._words = {
            text: tuple(map(_drop_accents, bare_words(text)))
            for text, kind in told.kinds.items()
            if kind in {NameKind.PERSON, NameKind.NAME} and _has_form(text, told)
        }
        self._index: defaultdict[str, list[str]] = defaultdict(list)
        for text, words in self._words.items():
            for word in dict.fromkeys(map(_write_out, words)):
                self._index[word].append(text)

    def find(self, words: Sequence[str]) -> str:
        """The fullest name that these words can mean, "" where nobody or more than one is called so."""
        called = " ".join(words)
        words = tuple(map(_drop_accents, words))
        rare = [self._index.get(_write_out(word), []) for word in words if not _INITIAL.fullmatch(word)]
        holders = [
            text for text in min(rare, key=len, default=[]) if _may_be_called(self._words[text], words)
        ]
        often = self._told.often
        most = max((often[text] for text in holders if self._words[text] != tuple(words)), default=0)
        if often.get(called, 0) > _FAR_MORE * most:
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


def _drop_accents(word: str) -> str:
    """The word as those write it who have no accents, and "ibn" small."""
    plain = word if word.isascii() else without_diacritics(word)
    return plain.lower() if plain in _SONS else plain


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
        if fits and _has_form(text, told) and (full := bearers.find(bare_words(text))):
            groups[full].append(text)
    yield from _find_homes(told)
    for full, named in groups.items():
        members = [text for text in named if _is_read_whole(text, full, told)]
        sure = [text for text in members if text in told.people]
        forms = dict.fromkeys(
            form
            for text in sure
            if text not in told.whole
            for form in (*list_person_forms(text), *_list_eastern(text, told))
        )
        fitting = [form for form in forms if _may_call(form, full, bearers, told)]
        if sure or _is_plain(full, members, told):
            for text in members:
                yield from ((text, other) for other in (*members, *fitting) if other != text)


def _has_form(text: str, told: Told) -> bool:
    return text in told.people or has_persons_form(text, told.kinds[text])


def _find_homes(told: Told) -> Iterator[tuple[str, str]]:
    """People called by where they are from, where nobody else is from there: "Moerbeke", William of Moerbeke."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for text, kind in told.kinds.items():
        name, of, home = text.rpartition(" of ")
        person = kind is NameKind.PERSON and " " not in name and name.lower() not in told.vocabulary.lower
        if of and person and home in told.called:
            homes[home].append(text)
    for home, (full, *others) in homes.items():
        if not others and told.kinds.get(home) in {NameKind.NAME, NameKind.PERSON}:
            yield from ((home, full), (full, home))


def _list_eastern(text: str, told: Told) -> Iterator[str]:
    """The first word of a name that may be the surname; not where the last word is called alone."""
    first, last = text.split()[0], text.split()[-1]
    if text in told.eastern and last not in told.kinds and len(first) > _TWO:
        yield first


def _is_read_whole(text: str, full: str, told: Told) -> bool:
    """Whether the name is not the beginning of a longer one that was read too short, nor a first name that ends it."""
    if " " not in text and full != text and full in told.whole:
        return full.startswith(text)
    first, *more = full.split()
    maiden = len(more) == _TWO and text == f"{first} {more[0]}" and not _INITIAL.fullmatch(more[0])
    if maiden and f"{first} {more[1]}" in told.kinds:
        # "Laura Archera", who as Laura Archera Huxley is Laura Huxley, too.
        return True
    whole, last = map(_drop_accents, bare_words(full)), _drop_accents(bare_words(text)[-1])
    return _ends(tuple(whole), [last]) or (" " not in text and told.often[text] > 1)


def _is_plain(full: str, members: Sequence[str], told: Told) -> bool:
    """Whether a name and its end, of what may be no person, are surely names and of one bearer."""
    if full.split()[0] in PARTS or full.split()[0].endswith(_OF_KIND):
        return False
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
