"""Prose becomes sentences, each with its offsets in the file.

Rules of our own: a full stop ends a sentence unless an abbreviation, an initial, a bracket or a
quotation says otherwise. In doubt two sentences stay one, for half a sentence states half a fact.
Knows nothing of what a sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizzer.generate.abbreviations import (
    BEFORE_NUMBERS,
    CLAUSE_WORDS,
    NUMBERED,
    OPENERS,
    PREPOSITIONS,
    SOMETIMES,
    TITLES,
)
from quizzer.models import Document, Paragraph, Sentence

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85\x0b\x0c]+")
_END = re.compile(
    r"(?<![\[.…])(?P<mark>[.!?…]+)(?P<closers>[\"'”’»)\]]*)(?P<notes>(?:\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\])*)"
    r"(?:\s+|(?=\[(?:…|\.\.\.)\])|(?P<glued>(?=[A-Z][\w’'-]*[ ,]))|$)"
)
_WORD = re.compile(r"[A-Za-z][a-z]{2,}")
"""What a sentence that has lost the space behind it ends with; "Node.JS" and "U.S.A" are one word each."""
_NEXT = re.compile(r"[\"'“‘„«(\[]*(?:\[?(?:…|\.\.\.)\]?\s*)?[\"'“‘„«(\[]*(?P<word>[\w’'.-]*)(?P<after>\)?)")
_WORD_BEFORE = re.compile(r"[\w.’'-]*\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z]|[^\W\d_a-z]")
_DEGREE = re.compile(r"[A-Z][a-z]{0,4}(?:\.[A-Z][a-z]{0,4})+")
_UNIT_LETTER = re.compile(r"(?:°\s?|\d\s)[CFKVWA]$")
"""A unit of one letter, which no name goes on behind: "fell by 0.4 °C."."""
_ROMAN = re.compile(r"[IVXLC]+")
_AFTER_TIME = re.compile(
    r"[A-Z]{2,4}$|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:Standard|Local|Eastern)$"
)
_PAIRED = re.compile(r"[\"(){}«»“”„\[\]]")

PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
"""What each closing mark closes; of straight quotation marks the space around them tells."""

LONGEST_QUOTATION = 600
"""A bracket or quotation with more characters than this is split inside, as prose is."""


def split_document(document: Document) -> Document:
    """The document with the sentences of every paragraph filled in that has none yet."""
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(
                one if one.sentences else Paragraph(one.prose, tuple(split(one.prose)))
                for one in section.paragraphs
            ),
        )
        for section in document.sections
    )
    return replace(document, sections=sections)


def split(prose: Sentence) -> Iterator[Sentence]:
    """The sentences of a run of prose, in order, covering all of it but the space between them."""
    for line in _LINE.finditer(prose.text):
        for start, end in _split_line(line[0]):
            yield prose.cut(line.start() + start, line.start() + end)


def _split_line(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each sentence of the line goes, without the space around it."""
    inside = _inside(text)
    start = len(text) - len(text.lstrip())
    for mark in _END.finditer(text):
        end = mark.end("notes")
        if start < end < len(text) and not inside[end] and _ends(text, start, mark):
            yield start, end
            start = mark.end()
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with `mark`."""
    following = _NEXT.match(text, mark.end())
    word = following["word"] if following else ""
    first = word[:1] or text[mark.end() : mark.end() + 1]
    if not (
        first.isupper() or first.isdigit() or first in "$£€¥₹#" or (first.isalpha() and not first.islower())
    ):
        return False
    if following and following["after"] and len(word) <= 2:
        return False
    if mark["mark"] != ".":
        return mark["glued"] is None
    before = _WORD_BEFORE.search(text, max(start, mark.start() - 40), mark.start())
    last = before[0] if before else ""
    if mark["glued"] is not None and not (
        _WORD.fullmatch(last) and (last.islower() or word.lower() in OPENERS)
    ):
        return False
    return _word_ends(text[start : mark.start()], last, word)


def _word_ends(sentence: str, last: str, following: str) -> bool:
    """Whether a full stop after `last` ends `sentence`, when the word `following` has a capital or digit."""
    # "Trinity-St. Paul's": what stands behind a hyphen is abbreviated as a word alone is.
    lower = last.lower().rpartition("-")[2]
    if lower in TITLES or (len(sentence) <= 3 and (sentence.isdigit() or len(sentence) == 1)):
        return False
    if lower in BEFORE_NUMBERS and (following[:1].isdigit() or _ROMAN.fullmatch(following)):
        return False
    if lower in ("a.m", "p.m"):
        return not (_is_time_phrase(sentence) or _AFTER_TIME.match(following.rstrip(".")))
    numbered = _ROMAN.fullmatch(last) and sentence.lower().split()[-2:-1] in ([noun] for noun in NUMBERED)
    if numbered or _UNIT_LETTER.search(sentence):
        return True
    if lower in SOMETIMES or _INITIALS.fullmatch(last) or _DEGREE.fullmatch(last):
        return following.lower() in OPENERS
    return True


def _is_time_phrase(sentence: str) -> bool:
    """Whether all that stands so far is a phrase of time, so that the clause is still to come."""
    words = sentence.lower().split()
    return (
        len(words) <= 9
        and words[0] in PREPOSITIONS
        and "," not in sentence
        and not any(word in CLAUSE_WORDS or word.endswith("ed") for word in words)
    )


def _inside(text: str) -> bytearray:
    """For each position, whether a bracket or quotation that is closed later is open there, 1 or 0."""
    inside = bytearray(len(text) + 1)
    for opening, closing in _pairs(text):
        length = closing - opening
        if length <= LONGEST_QUOTATION:
            inside[opening + 1 : closing + 1] = b"\1" * length
    return inside


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each bracket and quotation opens and closes; a loose mark pairs with nothing."""
    waiting: dict[str, list[int]] = {}
    for mark in _PAIRED.finditer(text):
        character, at = mark[0], mark.start()
        if character == '"':
            opens = waiting.setdefault('"', [])
            if _opens_quotation(text, at):
                # A quotation inside another of the same marks is none: the earlier mark was loose.
                waiting['"'] = [at]
            elif opens:
                yield opens.pop(), at
        elif character == "“" and waiting.get("„"):
            yield waiting["„"].pop(), at
        elif character in PAIRS:
            if waiting.get(PAIRS[character]):
                yield waiting[PAIRS[character]].pop(), at
        else:
            waiting.setdefault(character, []).append(at)


def _opens_quotation(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([«“—–") and bool(after) and not after.isspace()
