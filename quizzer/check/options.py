"""Checks of the options of a question: that one is right, and that nothing but knowing tells which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from statistics import mean

from quizzer.answers.values import parse_date, parse_figure
from quizzer.check.findings import plain, words_of
from quizzer.check.words import Words
from quizzer.models import PartialDate, Question, QuestionKind

_LONG = 1.5
_LONG_BY = 15
_SPREAD = 3
_FEWEST, _MOST = 3, 5
_PAIRED = re.compile(r"(?:both )?\(?[a-f1-6]\)? (?:and|&|und|et|y|e) \(?[a-f1-6]\)?", re.IGNORECASE)
_SPAN = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(-?\d+(?:\.\d+)?)\b")


def duplicate_option(question: Question, _: Words) -> Iterator[str]:
    """Q001: two options that say the same."""
    counts = Counter(plain(option) or option for option in question.options)
    for option, count in counts.items():
        if count > 1:
            yield f'the option "{option}" is there {count} times. Leave one out'


def keys(question: Question, _: Words) -> Iterator[str]:
    """Q002: no option is right, or every one is."""
    if not question.options or question.kind is QuestionKind.SHORT:
        return
    right = [option for option in question.options if option in question.answer]
    if not right:
        yield "none of the options is the answer. Write the answer as one of them"
    elif len(right) == len(question.options):
        yield "every option is right, so there is nothing to choose. Add wrong ones"


def long_key(question: Question, _: Words) -> Iterator[str]:
    """Q004: the right option is told by its length."""
    wrong = [len(option) for option in question.distractors]
    if question.kind is not QuestionKind.CHOICE or not wrong:
        return
    own = len(question.answer[0])
    if own > _LONG * mean(wrong) and own - mean(wrong) > _LONG_BY:
        yield "the right option is much longer than the others. Make them alike"


def combined_option(question: Question, words: Words) -> Iterator[str]:
    """Q005: "all of the above" and its kind."""
    for option in question.options:
        said = plain(option)
        if any(said.startswith(phrase) for phrase in words.combining) or _PAIRED.fullmatch(option.strip()):
            yield f'the option "{option}" asks about the other options. Ask for each thing by itself'


def absolute_terms(question: Question, words: Words) -> Iterator[str]:
    """Q007: "always", "never" and their kind stand in the right option only, or in the wrong ones only."""
    if question.kind is not QuestionKind.CHOICE:
        return
    in_key = set(words_of(question.answer[0])) & words.absolute
    wrong = [set(words_of(option)) & words.absolute for option in question.distractors]
    if in_key and not any(wrong):
        yield f'only the right option says "{min(in_key)}", which gives it away'
    elif wrong and all(wrong) and not in_key:
        yield "every wrong option says something absolute, which gives the right one away"


def vague_terms(question: Question, words: Words) -> Iterator[str]:
    """Q008: "usually", "often" and their kind in an option."""
    for option in question.options:
        # "May 1940" is a month, "may" a guess.
        for word in [word for word in words_of(option) if word in words.vague and word in option][:1]:
            yield f'"{word}" in an option means something else to everyone. Say how often'


def option_spread(question: Question, _: Words) -> Iterator[str]:
    """Q010: options of very different length, case, or ending."""
    options = question.options
    if len(options) < 2:
        return
    lengths = [len(option) for option in options]
    if max(lengths) > _SPREAD * min(lengths) and max(lengths) - min(lengths) > _LONG_BY:
        yield "the options differ much in length"
    if len({option[:1].isupper() for option in options if option[:1].isalpha()}) > 1 and not any(
        option[:1].isupper() for option in question.answer
    ):
        yield "some options begin with a capital and some do not"
    if len({option.rstrip().endswith(".") for option in options}) > 1:
        yield "some options end with a full stop and some do not"


def number_order(question: Question, _: Words) -> Iterator[str]:
    """Q011: options that are all numbers, or all dates, and stand in no order."""
    known = list(takewhile(bool, map(_rank, question.options)))
    if len(known) < 3 or len(known) < len(question.options) or len(set(map(len, known))) > 1:
        return
    if known not in (sorted(known), sorted(known, reverse=True)):
        yield "the options are numbers or dates in no order. Sort them (learners see them shuffled all the same)"


def _rank(option: str) -> tuple[float, ...]:
    """What an option is sorted by: one value for a number, three for a date, none for what is neither."""
    if (figure := parse_figure(option)) is not None and not figure.unit:
        return (float(figure.value),)
    date: PartialDate | None = parse_date(option)
    return (float(date.year or 0), float(date.month or 0), float(date.day or 0)) if date else ()


def overlapping_ranges(question: Question, _: Words) -> Iterator[str]:
    """Q012: two options that are ranges with a number in common."""
    spans = sorted(
        (float(found[1]), float(found[2]), option)
        for option in question.options
        if (found := _SPAN.search(option))
        and parse_date(option) is None
        and float(found[1]) <= float(found[2])
    )
    for lower, upper in pairwise(spans):
        if upper[0] <= lower[1]:
            yield f'the options "{lower[2]}" and "{upper[2]}" overlap'


def option_count(question: Question, _: Words) -> Iterator[str]:
    """Q018: fewer than three options, or more than five."""
    count = len(question.options)
    if question.kind is QuestionKind.CHOICE and not _FEWEST <= count <= _MOST:
        yield f"{count} options; three to five are best"


def convergence(question: Question, _: Words) -> Iterator[str]:
    """Q019: the right option is where the words of all the others meet."""
    if question.kind is not QuestionKind.CHOICE or len(question.options) < _FEWEST:
        return
    own = set(words_of(question.answer[0]))
    others = [set(words_of(option)) for option in question.distractors]
    if len(own) > 1 and all(own & other for other in others) and len(set.union(*others) & own) == len(own):
        yield "each word of the right option stands in a wrong one too, so it is where they meet"
