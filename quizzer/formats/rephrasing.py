"""One question asked in another way, so that the same knowledge answers it.

It knows kinds only: what a format holds is told by its Holding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from quizzer.formats.holdings import Holding
from quizzer.models import BLANK, Precision, Question, QuestionKind

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_K = QuestionKind


@dataclass(frozen=True, slots=True)
class Rephrased:
    """The questions asked instead, and what a person should know of it."""

    questions: tuple[Question, ...]
    reasons: tuple[str, ...] = ()


def rephrase(question: Question, holding: Holding) -> Rephrased | None:
    """The question as one or more of the kinds that are held, None where none of them asks the same."""
    for target, ask in _WAYS.get(question.kind, ()):
        if target in holding.kinds and (found := ask(question, holding)):
            return found
    return None


def split_gaps(question: Question) -> Rephrased:
    """A question for each gap of a cloze, with the other gaps filled in."""
    pieces = question.prompt.split(BLANK)
    several = len(question.answer) > 1
    questions = []
    for place, answer in enumerate(question.answer):
        shown = [BLANK if at == place else text for at, text in enumerate(question.answer)]
        prompt = "".join(text for pair in zip(pieces, [*shown, ""], strict=True) for text in pair)
        accept = question.accept[place : place + 1]
        changes = replace(question, prompt=prompt, answer=(answer,), accept=accept if any(accept) else ())
        questions.append(changes)
    return Rephrased(tuple(questions), ("asked as a question for each gap",) if several else ())


def with_unit(question: Question) -> tuple[Question, str]:
    """The question with its unit in the prompt, and that in words."""
    prompt = f"{question.prompt} ({question.unit})"
    return replace(question, prompt=prompt, unit=""), "its unit stands in the question"


def with_choices(question: Question, holding: Holding) -> tuple[Question, str]:
    """A typed question without its options, or in a form that has them, and that in words."""
    if question.kind is _K.CLOZE and _K.CHOICE in holding.kinds:
        return replace(question, kind=_K.CHOICE, accept=()), "asked as a choice"
    return replace(question, options=()), "without its choices; it is typed"


def one_line(question: Question) -> tuple[Question, str | None]:
    """The question with each text on one line and blanks made one, and that in words where it changes."""
    flat = replace(
        question,
        prompt=_flat(question.prompt),
        explanation=_flat(question.explanation),
        accept=tuple(tuple(map(_flat, variants)) for variants in question.accept),
        why=tuple((_flat(option), _flat(reason)) for option, reason in question.why),
        answer=tuple(map(_flat, question.answer)),
        options=tuple(map(_flat, question.options)),
        items=tuple(map(_flat, question.items)),
        tags=tuple(map(_flat, question.tags)),
    )
    return flat, None if flat == question else "its line breaks and rows of blanks are one blank"


def praise_to_explanation(question: Question) -> tuple[Question, str | None]:
    """The reason of a right choice goes to the explanation, because that is where it comes back."""
    praise = [reason for option, reason in question.why if option in question.answer]
    if not praise:
        return question, None
    why = tuple(pair for pair in question.why if pair[0] not in question.answer)
    explanation = "\n".join(dict.fromkeys(filter(None, (question.explanation, *praise))))
    return replace(question, why=why, explanation=explanation), "what it says of right choices is explanation"


def one_line_tags(question: Question) -> tuple[Question, str | None]:
    """The same for the tags alone."""
    flat = replace(question, tags=tuple(map(_flat, question.tags)))
    return flat, None if flat == question else "the line breaks in its tags are blanks"


def _flat(text: str) -> str:
    return " ".join(text.split())


def fold_source(question: Question) -> tuple[Question, str]:
    """The question with its source at the end of its explanation, and that in words."""
    source = question.source
    if source is None:
        return question, ""
    place = ", ".join(filter(None, (source.section, source.document)))
    quote = f"“{source.quote}”" if source.quote else ""
    told = f"{quote} ({place})" if quote and place else quote or place
    explanation = "\n".join(filter(None, (question.explanation, told)))
    return replace(question, explanation=explanation, source=None), "its source stands in the explanation"


def _strip(question: Question, kind: QuestionKind) -> Question:
    """The question as another kind, without what only its own kind has."""
    return replace(
        question, kind=kind, accept=(), options=(), items=(), why=(), unit="", tolerance="", precision=None
    )


def _cloze_as_short(question: Question, _holding: Holding) -> Rephrased:
    parts = split_gaps(question)
    questions = tuple(replace(each, kind=_K.SHORT) for each in parts.questions)
    return Rephrased(questions, (*parts.reasons, "asked as a short answer"))


def _with_options_as_choice(question: Question, _holding: Holding) -> Rephrased | None:
    if not question.options:
        return None
    return Rephrased((replace(question, kind=_K.CHOICE, accept=()),), ("asked as a choice",))


def _short_as_cloze(question: Question, _holding: Holding) -> Rephrased:
    prompt = f"{question.prompt} {BLANK}"
    return Rephrased((replace(question, kind=_K.CLOZE, prompt=prompt),), ("asked as a gap",))


def _value_as_cloze(question: Question, holding: Holding) -> Rephrased:
    """A number or a date in a format whose only typed answers are gaps."""
    ask = _number_as_short if question.kind is _K.NUMBER else _date_as_short
    asked = ask(question, holding)
    return Rephrased(_short_as_cloze(asked.questions[0], holding).questions, ("asked as a gap",))


def _choosing_as_short(question: Question, holding: Holding) -> Rephrased | None:
    """On a flash card the choices stand in the question; typed, one right option is the answer."""
    if not holding.is_flashcard:
        return None
    prompt = f"{question.prompt} ({' / '.join(question.options)})"
    answer = ", ".join(question.answer)
    asked = replace(_strip(question, _K.SHORT), prompt=prompt, answer=(answer,))
    return Rephrased((asked,), ("its choices stand in the question",))


def _truth_as_choice(question: Question, _holding: Holding) -> Rephrased:
    answer = "True" if question.answer == ("true",) else "False"
    asked = replace(_strip(question, _K.CHOICE), answer=(answer,), options=("True", "False"))
    return Rephrased((asked,), ("asked as a choice of True and False",))


def _truth_as_short(question: Question, holding: Holding) -> Rephrased | None:
    return _choosing_as_short(_truth_as_choice(question, holding).questions[0], holding)


def _number_as_short(question: Question, _holding: Holding) -> Rephrased:
    asked = replace(_strip(question, _K.SHORT), accept=question.accept)
    if question.unit:
        asked, _ = with_unit(replace(asked, unit=question.unit))
    told = "asked as a short answer, which takes the number as it is written only"
    return Rephrased((asked,), (told,))


def _date_as_short(question: Question, _holding: Holding) -> Rephrased:
    written = write_date(question.answer[0], question.precision)
    given = question.accept[0] if question.accept else ()
    forms = tuple(dict.fromkeys((*written[1:], *(text for text in given if text != written[0]))))
    asked = replace(_strip(question, _K.SHORT), answer=written[:1], accept=(forms,) if forms else ())
    return Rephrased((asked,), ("asked as a short answer, which takes a date in a few writings only",))


def _order_as_match(question: Question, _holding: Holding) -> Rephrased:
    places = tuple(str(place) for place in range(1, len(question.answer) + 1))
    asked = replace(_strip(question, _K.MATCH), items=question.answer, answer=places)
    return Rephrased((asked,), ("asked as a match of each with its place",))


def _order_as_short(question: Question, holding: Holding) -> Rephrased | None:
    if not holding.is_flashcard:
        return None
    prompt = f"{question.prompt} ({' / '.join(sorted(question.answer))})"
    asked = replace(_strip(question, _K.SHORT), prompt=prompt, answer=(", ".join(question.answer),))
    return Rephrased((asked,), ("its order is one answer",))


def _match_as_choices(question: Question, _holding: Holding) -> Rephrased | None:
    partners = tuple(dict.fromkeys(question.answer))
    if len(partners) < 2:
        return None
    each = replace(_strip(question, _K.CHOICE), options=partners)
    return Rephrased(_ask_pairs(question, each), ("asked as a choice for each pair",))


def _match_as_shorts(question: Question, _holding: Holding) -> Rephrased:
    return Rephrased(_ask_pairs(question, _strip(question, _K.SHORT)), ("asked as a question for each pair",))


def _ask_pairs(question: Question, each: Question) -> tuple[Question, ...]:
    return tuple(
        replace(each, prompt=f"{question.prompt} {item}", answer=(partner,))
        for item, partner in zip(question.items, question.answer, strict=True)
    )


def write_date(date: str, precision: Precision | None) -> tuple[str, ...]:
    """A date as people write it, the plainest first."""
    sign, digits = ("-", date[1:]) if date.startswith("-") else ("", date)
    year, *rest = digits.split("-")
    era = " BC" if sign else ""
    told = f"{int(year)}{era}"
    if precision is Precision.DECADE:
        return (f"{told}s", told) if not era else (told,)
    if precision is Precision.CENTURY:
        number = int(year) // 100 + (1 if not era or int(year) % 100 else 0)
        return (f"{number}{_ordinal(number)} century{era}",)
    if not rest or precision is Precision.YEAR:
        return (told,) if not era else (told, f"{int(year)} BCE")
    month = _MONTHS[int(rest[0]) - 1]
    if len(rest) == 1 or precision is Precision.MONTH:
        return (f"{month} {told}", f"{sign}{year}-{rest[0]}")
    day = int(rest[1])
    return (f"{day} {month} {told}", f"{month} {day}, {told}", date)


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_WAYS: dict[
    QuestionKind, tuple[tuple[QuestionKind, Callable[[Question, Holding], Rephrased | None]], ...]
] = {
    _K.CLOZE: ((_K.CHOICE, _with_options_as_choice), (_K.SHORT, _cloze_as_short)),
    _K.SHORT: ((_K.CHOICE, _with_options_as_choice), (_K.CLOZE, _short_as_cloze)),
    _K.CHOICE: ((_K.SHORT, _choosing_as_short),),
    _K.CHOICES: ((_K.SHORT, _choosing_as_short),),
    _K.TRUE_FALSE: ((_K.CHOICE, _truth_as_choice), (_K.SHORT, _truth_as_short)),
    _K.NUMBER: ((_K.SHORT, _number_as_short), (_K.CLOZE, _value_as_cloze)),
    _K.DATE: ((_K.SHORT, _date_as_short), (_K.CLOZE, _value_as_cloze)),
    _K.ORDER: ((_K.MATCH, _order_as_match), (_K.SHORT, _order_as_short)),
    _K.MATCH: ((_K.CHOICE, _match_as_choices), (_K.SHORT, _match_as_shorts)),
}
"""What each kind may become, the best first."""
