"""What a teacher wrote for one question becomes a Question: the kind follows from the keys.

Knows the keys and what they mean together; lines and files are the reader's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizzer.formats.authored.gaps import GapError, read_cloze
from quizzer.formats.authored.schema import Entry, Place
from quizzer.formats.soundness import read_precision
from quizzer.identity import authored_id
from quizzer.models import Precision, Question, QuestionId, QuestionKind, Source

TRUE_WORDS = frozenset(
    {"true", "t", "yes", "vrai", "oui", "wahr", "richtig", "ja"}
    | {"verdadero", "sí", "vero", "sì", "verdadeiro", "sim"}
)
FALSE_WORDS = frozenset(("false", "f", "no", "faux", "non", "falsch", "nein", "falso", "não"))

_ANSWERS = {
    "cloze": QuestionKind.CLOZE,
    "number": QuestionKind.NUMBER,
    "date": QuestionKind.DATE,
    "order": QuestionKind.ORDER,
    "match": QuestionKind.MATCH,
    "answer": QuestionKind.SHORT,
}
"""The keys that hold what is right; a question has one of them."""


class EntryError(ValueError):
    """Keys that make no question together; `key` is the one to point at."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class _Parts:
    """What differs between the kinds."""

    prompt: str
    answer: tuple[str, ...]
    accept: tuple[tuple[str, ...], ...] = ()
    items: tuple[str, ...] = ()


def truth_of(text: str) -> str | None:
    """The answer "true" or "false" that the text is a word for, in one of six languages, else None."""
    word = text.casefold()
    return "true" if word in TRUE_WORDS else "false" if word in FALSE_WORDS else None


def key_of(kind: QuestionKind, part: str) -> str:
    """The key under which a teacher writes the `part` of a Question of this kind."""
    if part in ("prompt", "answer") and kind is QuestionKind.CLOZE:
        return "cloze"
    if part == "answer":
        return next((key for key, answers in _ANSWERS.items() if answers is kind), "answer")
    return {"prompt": "question", "options": "choices", "items": "match"}.get(part, part)


def build_question(entry: Entry, set_source: str, line: int) -> Question:
    """The question an entry says; raises EntryError where its keys do not go together."""
    kind = _kind(entry)
    parts = _read_cloze(entry) if kind is QuestionKind.CLOZE else _read_parts(entry, kind)
    return Question(
        id=QuestionId(entry.id.strip()) if entry.id is not None else authored_id(parts.prompt, parts.answer),
        kind=kind,
        prompt=parts.prompt,
        answer=parts.answer,
        accept=parts.accept,
        options=_strip(entry.choices),
        items=parts.items,
        explanation=entry.explanation.strip(),
        why=tuple((option.strip(), reason.strip()) for option, reason in entry.why.items()),
        hint=entry.hint.strip(),
        unit=entry.unit.strip(),
        tolerance=_plain_number(entry.tolerance),
        precision=_precision(entry, parts.answer),
        source=_source(entry.source, set_source),
        tags=_strip(entry.tags),
        difficulty=entry.difficulty.strip().casefold(),
        line=line,
    )


def _kind(entry: Entry) -> QuestionKind:
    given = [key for key in _ANSWERS if getattr(entry, key) is not None]
    if entry.question is None and entry.cloze is None:
        raise EntryError("", '"question" is missing')
    if entry.question is not None and entry.cloze is not None:
        raise EntryError(
            "cloze", '"question" and "cloze" do not go together; the text of a cloze is its question'
        )
    if not given:
        raise EntryError(
            "question", "there is no answer; add answer, number, date, order or match, or write a cloze"
        )
    if len(given) > 1:
        raise EntryError(given[1], f'"{given[0]}" and "{given[1]}" do not go together; keep one of them')
    kind = _kind_of_answer(entry) if given == ["answer"] else _ANSWERS[given[0]]
    return _agree(entry, kind)


def _kind_of_answer(entry: Entry) -> QuestionKind:
    if isinstance(entry.answer, list):
        if entry.choices is None:
            raise EntryError(
                "answer",
                '"answer" must be text; put it in quotes, or list other right writings under "accept"',
            )
        return QuestionKind.CHOICES
    if entry.choices is not None:
        return QuestionKind.CHOICE
    is_truth = truth_of((entry.answer or "").strip()) is not None
    return QuestionKind.TRUE_FALSE if is_truth else QuestionKind.SHORT


def _agree(entry: Entry, kind: QuestionKind) -> QuestionKind:
    """The kind, unless `type` contradicts it; short is also what may be answered by choosing."""
    said = entry.type.strip().casefold()
    if said == QuestionKind.SHORT and kind in (QuestionKind.TRUE_FALSE, QuestionKind.CHOICE):
        return QuestionKind.SHORT
    if said and said not in list(QuestionKind):
        raise EntryError("type", f'there is no type "{said}"; there are {", ".join(QuestionKind)}')
    if said and said != kind:
        raise EntryError("type", f'type says {said}, but the keys make it {kind.value}; delete "type"')
    if kind is QuestionKind.TRUE_FALSE and entry.accept:
        raise EntryError("accept", 'true or false takes no "accept"; add "type: short" to have it typed')
    return kind


def _read_cloze(entry: Entry) -> _Parts:
    try:
        cloze = read_cloze((entry.cloze or "").strip())
    except GapError as error:
        raise EntryError("cloze", f"the cloze {error}") from error
    gaps = cloze.gaps
    if entry.accept:
        if len(gaps) > 1:
            raise EntryError("accept", "write what else is right into the gaps: [[answer|other]]")
        gaps = ((*gaps[0], *_strip(entry.accept)),)
    variants = tuple(gap[1:] for gap in gaps)
    return _Parts(cloze.prompt, tuple(gap[0] for gap in gaps), variants if any(variants) else ())


def _read_parts(entry: Entry, kind: QuestionKind) -> _Parts:
    prompt = (entry.question or "").strip()
    accept = (_strip(entry.accept),) if entry.accept else ()
    if entry.order is not None:
        return _Parts(prompt, _strip(entry.order), accept)
    if entry.match is not None:
        return _Parts(prompt, _strip(entry.match.values()), accept, _strip(entry.match))
    if entry.number is not None:
        return _Parts(prompt, (_plain_number(entry.number),), accept)
    if isinstance(entry.answer, list):
        return _Parts(prompt, _strip(entry.answer), accept)
    text = (entry.date or entry.answer or "").strip()
    return _Parts(prompt, (truth_of(text) or text if kind is QuestionKind.TRUE_FALSE else text,), accept)


def _precision(entry: Entry, answer: tuple[str, ...]) -> Precision | None:
    """The precision given, or else all that the date tells; None where it is no date."""
    said = entry.precision.strip().casefold()
    if said and said not in list(Precision):
        raise EntryError("precision", f'there is no precision "{said}"; there are {", ".join(Precision)}')
    if said:
        return Precision(said)
    return read_precision(answer[0]) if entry.date is not None else None


def _source(source: str | Place | None, set_source: str) -> Source | None:
    if source is None or isinstance(source, str):
        return Source(source.strip()) if source and source.strip() else None
    return Source(
        document=set_source if source.document is None else source.document.strip(),
        section=source.section.strip(),
        quote=source.quote.strip(),
        start=_offset("start", source.start.strip()),
        end=_offset("end", source.end.strip()),
    )


def _offset(key: str, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise EntryError(
            "source", f'"{key}" must be a whole number, the characters before it in the document'
        )
    return int(text)


def _plain_number(text: str) -> str:
    """The number with the minus sign of a word processor made a plain one."""
    return text.strip().replace("\N{MINUS SIGN}", "-")


def _strip(texts: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts or ())
