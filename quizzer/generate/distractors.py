"""Wrong answers that could be right: same kind, same shape, from the same document first.

Fewer than three good ones, and the question stays open: a bad option teaches more wrong than a
missing one. Which candidate is taken is decided by the question's id alone.
"""

from __future__ import annotations

import hashlib
import random
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache, partial
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from quizzer.answers.folding import without_diacritics
from quizzer.answers.judge import Verdict, judge
from quizzer.generate.candidates import Candidate, Cast
from quizzer.generate.choice import WANTED, choose_around
from quizzer.generate.cloze import Draft
from quizzer.generate.date_options import Told, find_event, find_latest, list_dates, measure_slack
from quizzer.generate.figure_options import list_figures
from quizzer.generate.name_options import list_names
from quizzer.generate.portraits import Portrait
from quizzer.generate.setting import content_words
from quizzer.generate.synonyms import SAME_REALM
from quizzer.generate.words import HEADS, MAYBE_PERSONS, word_set
from quizzer.models import BLANK, Figure, Name, NameKind, PartialDate, Question

_NEAREST = 6
"""From how many of the nearest names the three are drawn."""
_MOST = 2000
"""How many candidates are looked at: more than an article has, fewer than a book."""
_SAME_SPELLING = 0.85
"""From how alike two names are taken for spellings of one (share of letters, 0 to 1)."""
_SAME_FRAME = 0.4
"""What share of a stem's words another sentence may have before its values might be right too."""
_SPOKEN_VOWEL = re.compile(r"[aeiouAEIOU]|8|1[18](?!\d)|1[18](?=,\d{3}(?!,))")
"""How a word or number begins that "an" stands before: "an 8-gun ship", "an 11th-century monk"."""
_ARTICLE = re.compile(rf"\b(an?) [$£€¥₱]?{BLANK}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A date or figure the document tells, and the words of the sentence that tells it."""

    value: PartialDate | Figure
    sentence: str
    words: frozenset[str]
    start: int


_Told = TypeVar("_Told", Value, Candidate)


@dataclass(frozen=True, slots=True)
class Pool:
    """All values of a document by type, its names, and for each word the sentences that say it.

    A sentence stands here as the set of its words.
    """

    dates: Sequence[Value]
    figures: Sequence[Value]
    names: Sequence[Candidate]
    sentences: Mapping[str, Sequence[frozenset[str]]]
    cast: Cast
    latest: int


def pool_candidates(values: Sequence[Value], names: Sequence[Candidate], cast: Cast) -> Pool:
    """The pool of the values and names, in their order."""
    sentences: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    told = [*(one.words for one in values), *(one.words for one in names)]
    for words in dict.fromkeys(told):
        for word in words:
            sentences[word].append(words)
    dates = [one for one in values if isinstance(one.value, PartialDate)]
    figures = [one for one in values if isinstance(one.value, Figure)]
    latest = find_latest(one.value for one in dates if isinstance(one.value, PartialDate))
    return Pool(dates, figures, names, sentences, cast, latest)


def choose_options(draft: Draft, question: Question, pool: Pool) -> tuple[str, ...]:
    """The key and three distractors in an order the id decides, or () where three cannot be found."""
    dice = random.Random(int.from_bytes(hashlib.sha256(question.id.encode()).digest()))  # noqa: S311 - an order, no secret
    if isinstance(draft.mention.fact.value, Name):
        found = _list_wrong_names(draft, question, pool)
        called = draft.mention.fact.value.kind in MAYBE_PERSONS
        alike = [one for one in found if not called or (" " in one) == (" " in draft.answer)]
        # A key that alone has a first name, or alone has none, is seen by its form.
        drawn = alike if len(alike) >= WANTED else found
        wrong = dice.sample(drawn, WANTED) if len(found) >= WANTED and alike else []
        if wrong and not set(alike) & set(wrong):
            wrong[0] = dice.choice(alike)
    else:
        wrong = choose_around(*_list_wrong_values(draft, question, pool), dice, measure_slack(draft))
    if not wrong:
        return ()
    options = [draft.answer, *wrong]
    dice.shuffle(options)
    return tuple(options)


def _list_wrong_names(draft: Draft, question: Question, pool: Pool) -> list[str]:
    """The best few names that may stand for the answer and are surely wrong."""
    rivals = _find_rivals(content_words(draft), pool)
    title = question.source.document if question.source else ""
    mine = draft.reading.text
    names = [one for one in _list_near(pool.names, draft) if one.words not in rivals and one.sentence != mine]
    texts = (
        text
        for text in dict.fromkeys(list_names(draft, names, pool.cast))
        if not _is_topic(text, title) and _is_fit(text, draft, question)
    )
    return list(islice(_spread(texts, pool.cast.portraits), _NEAREST))


def _list_wrong_values(draft: Draft, question: Question, pool: Pool) -> tuple[list[str], list[str]]:
    """The best wrong dates or figures on each side of the answer."""
    rivals = _find_rivals(content_words(draft), pool)
    value = draft.mention.fact.value
    fits = partial(_is_fit, draft=draft, question=question)
    near = _list_near(pool.dates if isinstance(value, PartialDate) else pool.figures, draft)
    also, others = _split(near, rivals, draft)
    if isinstance(value, PartialDate):
        right = frozenset((d.year, d.month, d.day) for d in also if isinstance(d, PartialDate))
        dates = [one for one in others if isinstance(one, PartialDate)]
        title = question.source.document if question.source else ""
        told = ((one.sentence, one.value) for one in pool.dates if isinstance(one.value, PartialDate))
        latest = max(pool.latest, value.year or 0)
        return list_dates(draft, Told(dates, right, latest, title, find_event(title, told)), fits)
    figures = [one for one in others if isinstance(one, Figure)]
    unit = value.unit if isinstance(value, Figure) else ""
    return list_figures(
        draft, figures, frozenset(f.value for f in also if isinstance(f, Figure) and f.unit == unit), fits
    )


def _split(
    values: Iterable[Value], rivals: set[frozenset[str]], draft: Draft
) -> tuple[list[PartialDate | Figure], list[PartialDate | Figure]]:
    """The values that may be right as well, because a sentence says nearly the same of them, and the others."""
    also: list[PartialDate | Figure] = []
    others: list[PartialDate | Figure] = []
    mine = draft.reading.text
    for one in values:
        near = one.words in rivals or one.sentence == mine
        (also if near else others).append(one.value)
    return also, others


def _list_near(group: Sequence[_Told], draft: Draft) -> Sequence[_Told]:
    """The candidates, of very many those around the answer in the document."""
    at = bisect_left(group, draft.mention.fact.start, key=attrgetter("start"))
    first = max(0, min(at - _MOST // 2, len(group) - _MOST))
    return group[first : first + _MOST]


def _is_fit(text: str, draft: Draft, question: Question) -> bool:
    return _distinct(text, draft) and suits_article(text, question.prompt) and _is_wrong(question, text)


def _find_rivals(words: frozenset[str], pool: Pool) -> set[frozenset[str]]:
    """The sentences that say nearly the same, so that what stands in them might be right too."""
    shared = Counter(sentence for word in words for sentence in pool.sentences.get(word, ()))
    return {sentence for sentence, count in shared.items() if count >= _SAME_FRAME * len(words)}


def _is_wrong(question: Question, text: str) -> bool:
    """Whether the judge of typed answers calls the option wrong, not even nearly right."""
    return judge(question, (text,)).verdict is Verdict.WRONG


def _distinct(text: str, draft: Draft) -> bool:
    """Whether the option is neither the answer in other words nor something the prompt shows."""
    mine, shown = _fold(text), _fold(f"{draft.context} {draft.reading.text}")
    rights = [_fold(right) for right in (draft.answer, *draft.accept)]
    if isinstance(draft.mention.fact.value, Name):
        if _are_of_one_realm(text, draft.answer):
            return False
        if any(set(mine.split()) & set(right.split()) - _SMALL for right in rights):
            return False
        return not set(_words(mine)) & set(_words(shown)) - _SMALL
    return mine not in rights and mine not in shown


def suits_article(text: str, prompt: str) -> bool:
    """Whether the option may follow the "a" or "an" before the gap."""
    article = _ARTICLE.search(prompt)
    return article is None or (article[1].lower() == "an") == bool(_SPOKEN_VOWEL.match(text))


def _is_topic(text: str, title: str) -> bool:
    """Whether the option names what the whole document is about, which is never surely wrong."""
    told = {word for word in _words(_fold(title)) if word not in _SMALL}
    mine = [word for word in _words(_fold(text)) if word not in _SMALL]
    if told and told <= set(mine):
        return True
    return bool(mine) and all(any(_spelt_alike(word, other) for other in told) for word in mine)


_SORTED = frozenset((NameKind.PLACE, NameKind.EVENT, NameKind.UNIT, NameKind.OPERATION))
_REALMS = word_set("Republic Empire Kingdom States Federation")
"""Nouns of lands so unlike that no other is likely beside one: the Achaemenid and the Russian Empire."""
_SMALL = word_set("of the de von van la le and st. treaty hms uss rms ss sms hmcs hmas css mv rfa") | {
    head.lower() for head, kind in HEADS.items() if kind in _SORTED and head not in _REALMS
}
"""What names of one sort may share: the noun that tells the sort, and small words."""


def _spread(found: Iterable[str], portraits: Mapping[str, Portrait]) -> Iterator[str]:
    """The names without those that contain one another, or are told to be the same."""
    kept: list[str] = []
    for text in found:
        same = portraits[text].partners if text in portraits else set()
        if not any(other in same or _nested(text, other) or _are_of_one_realm(text, other) for other in kept):
            kept.append(text)
            yield text


def _are_of_one_realm(one: str, other: str) -> bool:
    return any(one in realm and other in realm for realm in SAME_REALM)


def _nested(one: str, other: str) -> bool:
    """Whether two options share a word, or are two spellings of one name."""
    if _spelt_alike(_fold(one), _fold(other)):
        return True
    return bool(set(_fold(one).split()) & set(_fold(other).split()) - _SMALL)


@lru_cache(maxsize=4096)
def _spelt_alike(one: str, other: str) -> bool:
    """Whether two texts share nearly all their letters; those of very different length cannot."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > _SAME_SPELLING and matcher.ratio() > _SAME_SPELLING


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return without_diacritics(text).casefold()
