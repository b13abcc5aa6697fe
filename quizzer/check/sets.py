"""Checks of a set as a whole: questions that repeat or answer one another, and habits that give keys away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil, comb

from quizzer.check.findings import plain, share, words_of
from quizzer.check.words import Words
from quizzer.models import BLANK, Question, QuestionKind, QuestionSet

_ALIKE = 0.85
_MOST_COMPARED = 200
"""With so many questions that share a rare word a question is compared, the latest before it."""
_CHANCE = 0.05
_ENOUGH = 10
_LONGEST_SHARE = 0.4
_TRUE_SHARE = 0.65
_CRITICAL = {2: 6.63, 3: 9.21, 4: 11.34, 5: 13.28}
"""Options → the chi-square that one set in a hundred passes by chance (one degree of freedom less)."""
_TELLING = 5
_ASKED_FOR = frozenset((QuestionKind.SHORT, QuestionKind.CHOICE))
Found = Iterator[tuple[Question | None, str]]


def near_duplicates(question_set: QuestionSet, _: Words) -> Found:
    """Q016: two questions that ask nearly the same."""
    asked = list({_text(question): question for question in reversed(question_set.questions)}.values())[::-1]
    nearest: dict[int, int] = {}
    for one, other in _pair(asked):
        later, earlier = max(one, other), min(one, other)
        nearest[later] = min(earlier, nearest.get(later, earlier))
    for later, earlier in sorted(nearest.items()):
        yield asked[later], f"asks nearly the same as {_name(asked[earlier])}"


def _pair(asked: Sequence[Question]) -> Iterator[tuple[int, int]]:
    """The pairs that are alike, by their places.

    Two questions can only be so alike if they share one of their rarest words: two of twelve for the longer
    one and one for the shorter. So each is compared with few, however many there are.
    """
    texts = [frozenset(words_of(" ".join((q.prompt, *q.items, *q.answer)))) for q in asked]
    frequency = Counter(word for words in texts for word in words)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(texts)), key=lambda place: len(texts[place])):
        words = texts[number]
        rarest = sorted(words, key=lambda word: (frequency[word], word))
        looked_up = rarest[: _count_rarest(len(words), _ALIKE)]
        for other in {other for word in looked_up for other in index[word][-_MOST_COMPARED:]}:
            if _overlap(words, texts[other]) >= _ALIKE and not _are_apart(asked[number], asked[other]):
                yield number, other
        for word in rarest[: _count_rarest(len(words), 2 * _ALIKE / (1 + _ALIKE))]:
            index[word].append(number)


def _count_rarest(count: int, common: float) -> int:
    """How many of so many words, rarest first, hold one of any that share that part of them."""
    return count - ceil(common * count - 1e-9) + 1


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words two questions have in common, 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one | other else 0.0


def same_questions(question_set: QuestionSet, _: Words) -> Found:
    """Q016: two questions with the same text and answer."""
    seen: dict[tuple[str, ...], Question] = {}
    for question in question_set.questions:
        former = seen.setdefault(_text(question), question)
        if former is not question:
            yield question, f"is the same question as {_name(former)}"


def _are_apart(one: Question, other: Question) -> bool:
    """Whether two questions ask two facts of one sentence."""
    quotes = [question.source.quote if question.source else "" for question in (one, other)]
    return bool(quotes[0]) and quotes[0] == quotes[1] and one.answer != other.answer


def _text(question: Question) -> tuple[str, ...]:
    return (plain(question.prompt), *map(plain, (*question.items, *question.answer)))


def cross_cue(question_set: QuestionSet, words: Words) -> Found:
    """Q017: the answer of one question stands in another one's text together with what is asked."""
    texts = [plain(question.prompt) for question in question_set.questions]
    told = [frozenset(text.split()) for text in texts]
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(told):
        for word in each:
            index[word].append(number)
    for number, question in enumerate(question_set.questions):
        said = plain(question.answer[0]) if question.kind in _ASKED_FOR else ""
        if len(said) < _TELLING:
            continue
        asked = told[number] - words.stop
        # All of its words stand there, so the one that stands in fewest places leads to all of them.
        places = min((index.get(word, []) for word in said.split()), key=len)
        for other in places[:_MOST_COMPARED]:
            is_told = other != number and f" {said} " in f" {texts[other]} "
            if is_told and len(asked & told[other]) > len(asked) / 2:
                yield question, f"its answer stands in the text of {_name(question_set.questions[other])}"
                break


def longest_is_right(question_set: QuestionSet, _: Words) -> Found:
    """Q004: the right option is the longest far more often than chance has it."""
    asked = [q for q in question_set.questions if q.kind is QuestionKind.CHOICE and len(q.options) == 4]
    longest = [q for q in asked if all(len(q.answer[0]) > len(option) for option in q.distractors)]
    if len(asked) < _ENOUGH or share(longest, asked) <= _LONGEST_SHARE:
        return
    chance = sum(
        comb(len(asked), k) * 0.25**k * 0.75 ** (len(asked) - k) for k in range(len(longest), len(asked) + 1)
    )
    if chance < _CHANCE:
        yield (
            None,
            f"in {len(longest)} of {len(asked)} questions the longest option is right. Make them alike in length",
        )


def key_position(question_set: QuestionSet, _: Words) -> Found:
    """Q013: the right option stands in one place far more often than in the others."""
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for question in question_set.questions:
        if question.kind is QuestionKind.CHOICE and question.answer[0] in question.options:
            by_count[len(question.options)].append(question.options.index(question.answer[0]))
    for count, places in sorted(by_count.items()):
        if count not in _CRITICAL or len(places) < 5 * count:
            continue
        expected = len(places) / count
        chi_square = sum((places.count(place) - expected) ** 2 / expected for place in range(count))
        if chi_square > _CRITICAL[count]:
            told = ", ".join(f"{places.count(place)} times {place + 1}" for place in range(count))
            yield (
                None,
                f"the right one of {count} options stands {told} (quizzer shuffles them, paper does not)",
            )


def true_balance(question_set: QuestionSet, _: Words) -> Found:
    """Q022: far more true statements than false ones."""
    asked = [q for q in question_set.questions if q.kind is QuestionKind.TRUE_FALSE]
    true = [q for q in asked if q.answer[0] == "true"]
    if len(asked) >= _ENOUGH and share(true, asked) > _TRUE_SHARE:
        yield None, f"{len(true)} of {len(asked)} statements are true. Add false ones"


def missing_parts(question_set: QuestionSet, _: Words) -> Found:
    """Q021: questions without source, explanation or tags, counted."""
    asked = question_set.questions
    parts = {
        "source": [q for q in asked if q.source is None and not question_set.source],
        "explanation": [q for q in asked if not q.explanation and not (q.source and q.source.quote)],
        "tags": [q for q in asked if not q.tags],
    }
    for part, without in parts.items():
        if without:
            yield None, f"{len(without)} of {len(asked)} questions have no {part}"


def _name(question: Question) -> str:
    """How a message points at a question: by its line, or by its first words."""
    if question.line is not None:
        return f"the one in line {question.line}"
    words = question.prompt.replace(BLANK, "…").split()
    return f'"{" ".join(words[:6])}"'
