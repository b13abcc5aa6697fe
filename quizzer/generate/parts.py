"""A long document in parts that are read one after the other, so that memory does not grow with it.

A parse takes a thousand times the room of its sentence. An article is one part; a book is several, cut
between sections where it can be, and names, rivals and distractors are looked for within a part.
Knows lengths, not facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizzer.models import Document, Paragraph, Section

LONGEST_PART = 250_000
"""How many characters of sentences are read at once: five long articles."""
LONGEST_SENTENCE = 5_000
"""More characters than this are no sentence, whatever stands at their end."""


def divide(document: Document, longest: int = LONGEST_PART) -> Iterator[Document]:
    """The document, split into sentences, as documents with about as many characters each, in order.

    Every part keeps the whole text and the title, and only its own sections; at least one is given.
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
    """The paragraph, or pieces of it between sentences."""
    sentences = [one for one in paragraph.sentences if len(one.text) <= LONGEST_SENTENCE]
    start = size = 0
    for number, sentence in enumerate(sentences):
        if number > start and size + len(sentence.text) > longest:
            yield replace(paragraph, sentences=tuple(sentences[start:number]))
            start, size = number, 0
        size += len(sentence.text)
    if sentences:
        yield replace(paragraph, sentences=tuple(sentences[start:]))


def _measure(section: Section) -> int:
    return sum(map(_length, section.paragraphs))


def _length(paragraph: Paragraph) -> int:
    return sum(len(sentence.text) for sentence in paragraph.sentences)
