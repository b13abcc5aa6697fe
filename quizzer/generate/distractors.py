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
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from quizzer.answers.judge import Verdict, judge
from quizzer.answers.values import parse_date
from quizzer.generate.cloze import Draft, without_diacritics
from quizzer.generate.likeness import may_stand_for, names_a_nation, sort_of
from quizzer.generate.setting import content_words, shown_mentions
from quizzer.generate.variants import date_like, figure_like, shift_date, shift_figure
from quizzer.generate.words import SAME_REALM, word_set
from quizzer.models import Figure, Name, NameKind, PartialDate, Question

_WANTED = 3
_NEAREST = 6
"""From how many of the nearest candidates the three are drawn."""
_MOST = 2000
"""How many candidates are looked at: more than an article has, fewer than a book."""
_SURE = 0.9
_SAME_SPELLING = 0.85
"""From how alike two names are taken for spellings of one (share of letters, 0 to 1)."""
_YEAR = re.compile(r"\b1\d{3}\b|\b20\d\d\b")
_ONE_STORY = 8000
"""Within how many characters of one section people and places belong to one story."""
_CITING = "according to "
"""What makes only those who tell something plausible: nobody takes an emperor for the source."""
_SAME_FRAME = 0.4
"""What share of a stem's words another sentence may have before its values might be right too."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value the document tells elsewhere, and the words of the sentence that tells it."""

    value: PartialDate | Figure | Name
    text: str
    sentence: str
    words: frozenset[str]
    confidence: float
    start: int
    label: str = ""
    article: bool = False
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """All candidates of a document by the type of their value, and for each word the sentences that say it.

    A sentence stands here as the set of its words.
    """

    by_type: Mapping[type, Sequence[Candidate]]
    sentences: Mapping[str, Sequence[frozenset[str]]]
    sexes: Mapping[str, str]


def pool_candidates(candidates: Iterable[Candidate], sexes: Mapping[str, str]) -> Pool:
    """The pool of `candidates`, in their order."""
    by_type: defaultdict[type, list[Candidate]] = defaultdict(list)
    for one in candidates:
        by_type[type(one.value)].append(one)
    sentences: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for words in dict.fromkeys(one.words for group in by_type.values() for one in group):
        for word in words:
            sentences[word].append(words)
    return Pool(by_type, sentences, sexes)


def choose_options(draft: Draft, question: Question, pool: Pool) -> tuple[str, ...]:
    """The key and three distractors in an order the id decides, or () where three cannot be found."""
    dice = random.Random(int.from_bytes(hashlib.sha256(question.id.encode()).digest()))  # noqa: S311 - an order, no secret
    rivals = _find_rivals(content_words(draft), pool)
    fitting = [
        one
        for one in _list_near(draft, pool)
        if one.words not in rivals and one.sentence != draft.reading.text
    ]
    title = question.source.document if question.source else ""
    wrong = (
        text
        for text in _once(_texts(draft, fitting, pool.sexes))
        if _distinct(text, draft)
        and not _is_topic(text, title)
        and _keeps_order(text, draft)
        and _is_wrong(question, text)
    )
    found = list(islice(_spread(wrong, draft), _NEAREST))
    if len(found) < _WANTED:
        return ()
    options = [draft.answer, *dice.sample(found, _WANTED)]
    dice.shuffle(options)
    return tuple(options)


def _list_near(draft: Draft, pool: Pool) -> Sequence[Candidate]:
    """The candidates of the answer's type, of very many those around it in the document."""
    group = pool.by_type.get(type(draft.mention.fact.value), ())
    at = bisect_left(group, draft.mention.fact.start, key=attrgetter("start"))
    first = max(0, min(at - _MOST // 2, len(group) - _MOST))
    return group[first : first + _MOST]


def _once(texts: Iterable[str]) -> Iterator[str]:
    """The texts in order, each once."""
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def _texts(draft: Draft, candidates: Sequence[Candidate], sexes: Mapping[str, str]) -> Iterator[str]:
    """Distractors of the answer's kind and shape, the best first."""
    value = draft.mention.fact.value
    if isinstance(value, PartialDate):
        dates = [one.value for one in candidates if isinstance(one.value, PartialDate)]
        year = draft.mention.fact.resolved_year
        yield from date_like(draft.answer, value, dates, year)
        yield from shift_date(draft.answer, value, year)
    elif isinstance(value, Figure):
        figures = [one.value for one in candidates if isinstance(one.value, Figure)]
        yield from figure_like(draft.answer, value, figures)
        yield from shift_figure(draft.answer, value)
    else:
        yield from _names(draft, value, candidates, sexes)


def _names(
    draft: Draft, value: Name, candidates: Sequence[Candidate], sexes: Mapping[str, str]
) -> Iterator[str]:
    """Names of the same kind and build, those nearest in length first."""
    if value.kind is NameKind.NAME:
        return
    if value.kind is NameKind.PERSON and names_a_nation(draft.reading.text[: draft.mention.start]):
        return
    answer = draft.answer
    article = draft.reading.has_article(draft.mention)
    cited = draft.reading.text[: draft.mention.start].lower().endswith(_CITING)
    size = len(answer.split())
    alike = [
        one
        for one in candidates
        if isinstance(one.value, Name)
        and one.value.kind is value.kind
        and one.confidence >= _SURE
        and one.article == article
        and abs(len(one.text.split()) - size) <= 1
        and (size == 1 or value.kind is not NameKind.PERSON or " " in one.text)
        and (not cited or f"{_CITING}{one.text}".lower() in one.sentence.lower())
        and _is_of_one_sort(draft, value, one, sexes)
    ]
    alike.sort(
        key=lambda one: (abs(len(one.text.split()) - size), abs(len(one.text) - len(answer)), one.text)
    )
    yield from (one.text for one in alike)


def _is_of_one_sort(draft: Draft, value: Name, other: Candidate, sexes: Mapping[str, str]) -> bool:
    """Whether form, sex and, for people and places, the section agree: an era, a scene."""
    sort = sort_of(draft.answer, value.kind)
    if sort != sort_of(other.text, value.kind) or sort == "plain name":
        return False
    if value.kind is NameKind.PERSON and not may_stand_for(draft.answer, other.text, sexes):
        return False
    local = value.kind is NameKind.PERSON or sort in {"plain place", "country"}
    far = abs(other.start - draft.mention.fact.start) > _ONE_STORY
    if local and (far or draft.reading.section[:1] != other.section[:1]):
        return False
    return sort != "plain place" or other.label == draft.reading.label(draft.mention)


def _find_rivals(words: frozenset[str], pool: Pool) -> set[frozenset[str]]:
    """The sentences that say nearly the same, so that what stands in them might be right too."""
    shared = Counter(sentence for word in words for sentence in pool.sentences.get(word, ()))
    return {sentence for sentence, count in shared.items() if count >= _SAME_FRAME * len(words)}


def _is_wrong(question: Question, text: str) -> bool:
    """Whether the judge of typed answers calls the option wrong, not even nearly right."""
    return judge(question, (text,)).verdict is Verdict.WRONG


def _distinct(text: str, draft: Draft) -> bool:
    """Whether the option is neither the answer in other words nor something the prompt shows."""
    mine, shown = _fold(text), _fold(draft.reading.text)
    rights = [_fold(right) for right in (draft.answer, *draft.accept)]
    if isinstance(draft.mention.fact.value, Name):
        if any(text in realm and draft.answer in realm for realm in SAME_REALM):
            return False
        if any(set(mine.split()) & set(right.split()) - _SMALL for right in rights):
            return False
        return not any(word in _words(shown) for word in mine.split() if word not in _SMALL)
    return mine not in rights and mine not in shown


def _keeps_order(text: str, draft: Draft) -> bool:
    """Whether a date lies before and after the same years of the prompt as the answer: else it is surely wrong."""
    value = draft.mention.fact.value
    if not isinstance(value, PartialDate) or value.year is None:
        return True
    other = parse_date(text)
    found = _YEAR.search(text)
    written = other.year if other and other.year else int(found[0]) if found else None
    if written is None:
        return True
    told = [m.fact.value for m in shown_mentions(draft)]
    years = [one.year for one in told if isinstance(one, PartialDate) and one.year is not None]
    years += [int(year) for year in _YEAR.findall(draft.context)]
    return all((year < value.year) == (year < written) for year in years)


def _is_topic(text: str, title: str) -> bool:
    """Whether the option names what the whole document is about, which is never surely wrong."""
    told = {word for word in _words(_fold(title)) if word not in _SMALL}
    mine = [word for word in _words(_fold(text)) if word not in _SMALL]
    return bool(mine) and all(any(_spelt_alike(word, other) for other in told) for word in mine)


_SMALL = word_set(
    "of the de von van la le and st. lake mount fort river sea gulf bay island battle treaty operation"
)


def _spread(found: Iterable[str], draft: Draft) -> Iterator[str]:
    """The candidates without those that contain one another."""
    kept: list[str] = []
    for text in found:
        if not (isinstance(draft.mention.fact.value, Name) and any(_nested(text, other) for other in kept)):
            kept.append(text)
            yield text


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
