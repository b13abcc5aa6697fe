"""Infobox rows as questions: "What is the diameter of Shackleton?", "When was Kunda founded?".

A row tells one value of the document's own subject, so its key is the question; only a key that is a
plain noun is one, or the verb of a date, and a value that changes with time or lacks its unit is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from quizzer.generate.personal_names import list_person_forms
from quizzer.generate.words import CLASSES, word_set
from quizzer.generate.writing import normalise
from quizzer.identity import derive_id
from quizzer.models import Document, Fact, FactKind, Figure, Name, NameKind, Question, QuestionKind, Source

if TYPE_CHECKING:
    from spacy.language import Language

_NOUNS = word_set("NN NNP")
_GROWING = re.compile(
    r"population|members|students|employees|website|rank|density|age\b|owner|leader|mayor|coach"
)
_QUALIFIER = re.compile(r"\s*\([^()]*\)$")
_DONE = word_set(
    "founded established formed opened built completed dissolved abolished published released launched discovered "
    "named signed ratified"
)
"""Keys that say what was done on a date."""
_MAKERS = word_set(
    "author writer composer lyricist director founder architect builder designer engineer inventor discoverer "
    "illustrator translator painter sculptor creator developer commander father mother wife husband spouse"
)
"""Keys for somebody who stays it; an editor or a president is one for a time that the row does not tell."""
_NEAR = (0.75, 1.33)
"""Within which share of a row's measure another number of the text measures the same."""
_LARGE = 100
"""From here on nobody learns what stands behind the point."""
_MEASURES = word_set(
    "area length width height depth diameter elevation mass weight volume speed displacement"
)
"""Nouns whose number says nothing without a unit."""


def write_infobox_questions(document: Document, facts: Sequence[Fact], model: Language) -> list[Question]:
    """The questions for those rows whose key asks for a fact of the document's subject."""
    subject = _name_subject(document)
    rows: dict[str, Fact] = {}
    doubtful = {_split_key(fact)[0] for fact in facts if _is_contradicted(document, fact)}
    for fact in facts:
        # "Area in square miles" is the fact of "Area in square kilometres" once more.
        if (key := _split_key(fact)[0]) not in doubtful:
            rows.setdefault(key, fact)
    return [
        _ask(document, fact, prompt) for fact in rows.values() for prompt in _word_row(fact, subject, model)
    ]


def _name_subject(document: Document) -> str:
    """The title without what a bracket adds, with "the" where the text mostly has it."""
    title = _QUALIFIER.sub("", document.title)
    # The text as it is read: markup may stand between "the" and a title.
    told = [one.prose.text for section in document.sections for one in section.paragraphs]
    alone = re.compile(rf"(?:([Tt]he) )?\b{re.escape(title)}\b(?!['’]| [A-Z])")
    found = [match[1] for text in told for match in alone.finditer(text)]
    return f"the {title}" if 2 * sum(map(bool, found)) >= max(len(found), 2) else title


def _split_key(fact: Fact) -> tuple[str, str]:
    """The row's key in lower case, and the unit it tells, "" where it tells none."""
    key, _, unit = fact.section[-1].lower().partition(" in ")
    return key, unit


def _is_contradicted(document: Document, fact: Fact) -> bool:
    """Whether the text gives another number for what the row measures: of the two, one is wrong or old."""
    _, unit = _split_key(fact)
    if not unit or not isinstance(fact.value, Figure):
        return False
    stem = re.sub(r"met(?:re|er)s?$", "met", unit)
    told = re.compile(rf"(\d[\d,]*(?:\.\d+)?)[ \u00a0]{re.escape(stem)}")
    texts = (
        one.prose.text for section in document.sections if section.is_prose for one in section.paragraphs
    )
    numbers = [match[1].replace(",", "") for text in texts for match in told.finditer(text)]
    own = float(fact.value.value)
    near = [number for number in numbers if own and _NEAR[0] < float(number) / own < _NEAR[1]]
    return bool(near) and not any(_rounds_to(own, number) for number in near)


def _rounds_to(own: float, number: str) -> bool:
    """Whether the written number is this one, or this one rounded: "650000" of 652,864."""
    zeros = len(number) - len(number.rstrip("0")) if "." not in number else 0
    return bool(abs(float(number) - own) <= max(1.0, 10.0**zeros) / 2)


def _word_row(fact: Fact, subject: str, model: Language) -> Iterator[str]:
    """The question for the row, if its key makes one."""
    key, unit = _split_key(fact)
    if key in _DONE:
        many = subject.split(" of ")[0].endswith("s")
        if fact.kind is FactKind.DATE and not many:
            yield f"When was {subject} {key}?"
        return
    last = model(f"the {key.split(' of ')[0]}")[-1]
    plain = re.fullmatch(r"[a-z]+( [a-z]+){0,3}", key) is not None
    if not plain or last.tag_ not in _NOUNS or last.pos_ not in {"NOUN", "PROPN"} or _GROWING.search(key):
        return
    if isinstance(fact.value, Figure) and last.text in _MEASURES and not (unit or fact.value.unit):
        return
    is_person = CLASSES.get(key.split()[-1]) is NameKind.PERSON
    named = isinstance(fact.value, Name) and fact.value.kind not in {NameKind.PERSON, NameKind.NAME}
    if is_person and (named or key.split()[-1] not in _MAKERS):
        return
    if fact.kind is not FactKind.NAME or CLASSES.get(last.text):
        ask = "Who was" if is_person else "What is"
        yield f"{ask} the {key} of {subject}{unit and f' in {unit}'}?"


def _ask(document: Document, fact: Fact, prompt: str) -> Question:
    others = tuple(dict.fromkeys(other for other in _list_others(document, fact) if other != fact.surface))
    return Question(
        id=derive_id("generated", document.title, "infobox", fact.section[-1], normalise(fact.value)),
        kind=QuestionKind.SHORT,
        prompt=prompt,
        answer=(fact.surface,),
        accept=(others,) if others else (),
        source=Source(document.title, fact.section[0], fact.surface, fact.start, fact.end),
        tags=(fact.kind.value, "infobox"),
    )


def _list_others(document: Document, fact: Fact) -> Iterator[str]:
    """The number without its unit or to the whole, a person's name as it is also said, if it is not the subject's own."""
    value = fact.value
    if isinstance(value, Figure) and value.unit:
        yield from filter(None, [fact.surface.removesuffix(value.unit).strip()])
    if isinstance(value, Figure) and value.value >= _LARGE and value.value % 1:
        yield str(value.value.quantize(Decimal(1), ROUND_HALF_UP))
    if isinstance(value, Name) and value.kind is NameKind.PERSON:
        yield from (form for form in list_person_forms(fact.surface) if form not in document.title)
