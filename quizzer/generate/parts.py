"""A long document in parts that are read one after the other, so that memory does not grow with it.

A parse takes a thousand times the room of its sentence. An article is one part; a book is several, cut
between sections where it can be, and names, rivals and distractors are looked for within a part.
Knows lengths, not facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizzer.generate.sentences import split
from quizzer.models import Document, Paragraph, Section, Sentence

LONGEST_PART = 250_000
"""How many characters of sentences are read at once: five long articles."""
LONGEST_SENTENCE = 5_000
"""More characters than this are no sentence, whatever stands at their end."""


def divide(document: Document, longest: int = LONGEST_PART) -> Iterator[Document]:
    """The document as documents with about as many characters of sentences each, in order.

    Every part keeps the whole text and the title, and only its own sections, split into sentences; at least
    one is given. Nothing is read before its part is asked for.
    """
    waiting: list[Section] = []
    size = 0
    for section in _pieces(document, longest):
        length = _measure(section)
        if waiting and size + length > longest:
            yield replace(document, sections=tuple(waiting))
            waiting, size = [], 0
        waiting.append(section)
        size += length
    yield replace(document, sections=tuple(waiting))


def _pieces(document: Document, longest: int) -> Iterator[Section]:
    """The sections of prose without what is no sentence, those that are too long in pieces."""
    for section in document.sections:
        if not section.is_prose:
            continue
        kept: list[Paragraph] = []
        size = 0
        for paragraph in section.paragraphs:
            for piece in _cut(paragraph, longest):
                length = _length(piece)
                if kept and size + length > longest:
                    yield replace(section, paragraphs=tuple(kept))
                    kept, size = [], 0
                kept.append(piece)
                size += length
        yield replace(section, paragraphs=tuple(kept))


def _cut(paragraph: Paragraph, longest: int) -> Iterator[Paragraph]:
    """The paragraph with its sentences, or pieces of it between sentences."""
    kept: list[Sentence] = []
    size = 0
    for sentence in split(paragraph.prose):
        length = len(sentence.text)
        if length > LONGEST_SENTENCE:
            continue
        if kept and size + length > longest:
            yield replace(paragraph, sentences=tuple(kept))
            kept, size = [], 0
        kept.append(sentence)
        size += length
    if kept:
        yield replace(paragraph, sentences=tuple(kept))


def _measure(section: Section) -> int:
    return sum(map(_length, section.paragraphs))


def _length(paragraph: Paragraph) -> int:
    return sum(len(sentence.text) for sentence in paragraph.sentences)
