"""Checks of what is asked: that it is clear, asks one thing, and does not tell its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzer.check.findings import plain, words_of
from quizzer.check.words import Words
from quizzer.models import BLANK, Question, QuestionKind

_TELLING = 4
"""How many letters an answer has at least before it can give itself away."""
_SHORT_STEM = 4
_LONG_STEM = 60
_MOST_GAPS = 3
_ARTICLE = re.compile(r"\b(a|an)\s*[_\s:?.…]*$", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#\d+);", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)|<img[^>]*>", re.IGNORECASE)


def answer_in_stem(question: Question, _: Words) -> Iterator[str]:
    """Q003: the answer, or a telling word of it, stands in the question."""
    if question.kind not in {QuestionKind.SHORT, QuestionKind.CHOICE, QuestionKind.CLOZE}:
        return
    stem = f" {plain(question.prompt)} "
    for answer in question.answer:
        said = plain(answer)
        if len(said) >= _TELLING and f" {said} " in stem:
            yield f'the answer "{answer}" stands in the question'
            return
    if question.kind is QuestionKind.CHOICE:
        wrong = {word for option in question.distractors for word in words_of(option)}
        for word in words_of(question.answer[0]):
            if len(word) > _TELLING and word not in wrong and f" {word} " in stem:
                yield f'"{word}" stands in the question and in the right option alone'
                return


def negative_stem(question: Question, words: Words) -> Iterator[str]:
    """Q006: a "not" that is easily read over."""
    if question.kind not in {QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.TRUE_FALSE}:
        return
    said = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", question.prompt)
    for word in said:
        if word.casefold() in words.negative and not word.isupper() and f"*{word}*" not in question.prompt:
            yield f'"{word}" is easily read over. Ask it the other way round, or write {word.upper()}'
            return


def grammar_cue(question: Question, _: Words) -> Iterator[str]:
    """Q009: the article before the gap fits some of the options only."""
    stem = question.prompt.split(BLANK)[0] if BLANK in question.prompt else question.prompt
    article = _ARTICLE.search(stem.rstrip())
    if not article or not question.options:
        return
    vowels = [option[:1].lower() in "aeiou" for option in question.options]
    if len(set(vowels)) > 1:
        yield f'"{article[1]}" fits only some of the options. Write "a/an", or put it into the options'


def unfocused_stem(question: Question, _: Words) -> Iterator[str]:
    """Q014: too few words to know what is asked."""
    asks = "?" in question.prompt or BLANK in question.prompt
    open_kind = question.kind in {QuestionKind.SHORT, QuestionKind.CHOICE, QuestionKind.CHOICES}
    if open_kind and not asks and len(words_of(question.prompt)) < _SHORT_STEM:
        yield "the question is too short to know what is asked. Write a whole question"


def window_dressing(question: Question, _: Words) -> Iterator[str]:
    """Q015: more words than a question needs."""
    count = len(words_of(question.prompt))
    if count > _LONG_STEM:
        yield f"{count} words before the answer; leave out what is not needed"


def opinion(question: Question, words: Words) -> Iterator[str]:
    """Q020: asks what somebody thinks, which cannot be right or wrong."""
    said = plain(question.prompt)
    for phrase in words.opinion:
        if phrase in said:
            yield f'"{phrase}" asks for an opinion. Ask for a fact, or say by which measure'
            return


def cloze_gap(question: Question, words: Words) -> Iterator[str]:
    """Q023: too many gaps, a gap for a small word, a gap at the very start."""
    if question.kind is not QuestionKind.CLOZE:
        return
    if len(question.answer) > _MOST_GAPS:
        yield f"{len(question.answer)} gaps in one text; make several questions of it"
    if any(plain(answer) in words.stop for answer in question.answer):
        yield "a gap asks for a small word, not for a fact"
    if question.prompt.startswith(BLANK) and len(question.answer) > 1:
        yield "the text begins with a gap, so the first thing read is missing"


def markup(question: Question, _: Words) -> Iterator[str]:
    """Q026: an image whose name tells the answer, leftover HTML, a formula that does not close."""
    texts = [question.prompt, *question.options]
    for text in texts:
        for image in _IMAGE.finditer(text):
            if any(
                len(plain(answer)) >= _TELLING and plain(answer) in plain(image[0])
                for answer in question.answer
            ):
                yield "the image's name or description tells the answer"
        if found := _MARKUP.search(_IMAGE.sub("", text)):
            yield f'"{found[0]}" is HTML, which learners see as it is. Write plain text'
    if any(re.sub(r"\\\$|\$\d", "", text).count("$") % 2 for text in texts):
        yield "a $ without its partner: a formula does not close"
