"""A set as text: one way only, a key a line, quotes only where YAML needs them.

The same set always gives the same text, and a changed word changes one line. What is written is YAML
for every reader of YAML, needs no repair, and reads back as the same set. Control characters, which no
set may hold, become spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence

import yaml

from quizzer.formats.authored.entries import truth_of
from quizzer.formats.authored.flows import straighten_quotes
from quizzer.formats.authored.gaps import write_cloze
from quizzer.formats.authored.scalars import is_hazardous, quote
from quizzer.formats.soundness import find_control, read_precision
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet, Source

MODELINE = "# yaml-language-server: $schema=quiz.schema.json"
"""Tells an editor which keys there are, where quiz.schema.json lies beside the set."""

_WIDEST = 100
"""Lists that fit in so many columns stand in brackets on their key's line."""

_UNFIT_FOR_BRACKETS = re.compile(r"[,?\[\]{}:#\"]")
_CONVERTED = re.compile(r"[-+.0-9].*|[=~]|<<")
"""Texts that other readers of YAML might take for numbers, dates or marks, and stumble over."""


def write_set(question_set: QuestionSet, nameless: Collection[QuestionId] = ()) -> str:
    """The whole file; the ids of `nameless` questions are not written."""
    heading = [MODELINE, *_pair("title", question_set.title)]
    for key in ("source", "licence", "document"):
        heading += _pair(key, getattr(question_set, key)) if getattr(question_set, key) else []
    parts = ["\n".join(heading), _entries("questions", question_set.questions, question_set.source, nameless)]
    if question_set.dropped:
        parts.append(_entries("dropped", question_set.dropped, question_set.source))
    return "\n\n".join(parts) + "\n"


def _entries(
    key: str, questions: Sequence[Question], set_source: str, nameless: Collection[QuestionId] = ()
) -> str:
    """A list of questions under its key."""
    blocks = ["\n".join(_entry(question, set_source, nameless)) for question in questions]
    return f"{key}:\n" + "\n\n".join(blocks) if blocks else f"{key}: []"


def _entry(question: Question, set_source: str, nameless: Collection[QuestionId]) -> list[str]:
    """One question as an item of the list."""
    lines = [*(() if question.id in nameless else _pair("id", question.id)), *_body(question)]
    for key in ("hint", "explanation"):
        lines += _pair(key, getattr(question, key)) if getattr(question, key) else []
    lines += _source(question.source, set_source)
    lines += _list("tags", question.tags) if question.tags else []
    lines += _pair("difficulty", question.difficulty) if question.difficulty else []
    return ["  - " + lines[0], *("    " + line if line else "" for line in lines[1:])]


def _body(question: Question) -> Iterator[str]:
    """What is asked and what is right."""
    kind, answer = question.kind, question.answer
    if kind is QuestionKind.CLOZE:
        variants = question.accept or ((),) * len(answer)
        gaps = tuple((text, *more) for text, more in zip(answer, variants, strict=True))
        yield from _pair("cloze", write_cloze(question.prompt, gaps))
    else:
        if kind is QuestionKind.SHORT and (question.options or truth_of(_clean(answer[0]))):
            yield "type: short"
        yield from _pair("question", question.prompt)
    if question.options:
        yield from _list("choices", question.options)
    yield from _answer(question)
    if question.accept and kind is not QuestionKind.CLOZE:
        yield from _list("accept", question.accept[0])
    if question.why:
        yield from _pairs("why", question.why)


def _answer(question: Question) -> Iterator[str]:
    kind, answer = question.kind, question.answer
    if kind is QuestionKind.MATCH:
        yield from _pairs("match", zip(question.items, answer, strict=True))
    elif kind is QuestionKind.ORDER:
        yield from _list("order", answer)
    elif kind is QuestionKind.CHOICES:
        yield from _list("answer", answer)
    elif kind is not QuestionKind.CLOZE:
        key = kind.value if kind in (QuestionKind.NUMBER, QuestionKind.DATE) else "answer"
        yield from _pair(key, answer[0])
    for key in ("unit", "tolerance"):
        yield from _pair(key, getattr(question, key)) if getattr(question, key) else ()
    if question.precision and question.precision is not read_precision(answer[0]):
        yield f"precision: {question.precision.value}"


def _source(source: Source | None, set_source: str) -> list[str]:
    """A text where only the document is known; the set's own source is not repeated."""
    if source is None:
        return []
    places = [("section", source.section), ("quote", source.quote)]
    places += [(key, str(offset)) for key in ("start", "end") if (offset := getattr(source, key)) is not None]
    places = [(key, text) for key, text in places if text]
    if not places:
        return _pair("source", source.document)
    if source.document != set_source:
        places.insert(0, ("document", source.document))
    return ["source:", *("  " + line for key, text in places for line in _pair(key, text))]


def _list(key: str, texts: Sequence[str]) -> list[str]:
    """A list in brackets where it is short and plain, else an item a line."""
    cleaned = [_clean(text) for text in texts]
    line = f"{key}: [{', '.join(cleaned)}]"
    if _fits(line, cleaned):
        return [line]
    return [f"{key}:", *(line for text in cleaned for line in _value("  -", text))]


def _pairs(key: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """A mapping in braces where it is short and plain, else a pair a line."""
    cleaned = [(_clean(left).replace("\n", " "), _clean(right)) for left, right in pairs]
    line = f"{key}: {{{', '.join(f'{left}: {right}' for left, right in cleaned)}}}"
    if _fits(line, [text for pair in cleaned for text in pair]):
        return [line]
    return [f"{key}:", *(line for left, right in cleaned for line in _value(f"  {_scalar(left)}:", right))]


def _fits(line: str, texts: Iterable[str]) -> bool:
    plain = all(text and _is_bare(text) and not _UNFIT_FOR_BRACKETS.search(text) for text in texts)
    return plain and len(line) <= _WIDEST and straighten_quotes(line) == line


def _pair(key: str, text: str) -> list[str]:
    return _value(f"{key}:", _clean(text))


def _value(before: str, text: str) -> list[str]:
    """A clean text after its key or dash; a text of several lines stands below it."""
    if "\n" not in text:
        return [f"{before} {_scalar(text)}"]
    margin = " " * (len(before) - len(before.lstrip()) + 2)
    return [f"{before} |", *(margin + line if line else "" for line in text.split("\n"))]


def _scalar(text: str) -> str:
    return text if _is_bare(text) else quote(text)


def _is_bare(text: str) -> bool:
    """Whether every reader of YAML takes the line for this text without quotes."""
    if not text or text[0] in "'\"" or "\n" in text or "\t" in text or is_hazardous(text):
        return False
    if not _CONVERTED.fullmatch(text):
        return True
    try:
        yaml.safe_load(f"a: {text}")
    except (yaml.YAMLError, ValueError, AttributeError):
        return False
    return text not in ("=", "<<")


def _clean(text: str) -> str:
    """The text as it will be read: composed letters, no white space around it, no control characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    while (control := find_control(text)) is not None:
        text = text.replace(control, " ")
    return text.strip()
