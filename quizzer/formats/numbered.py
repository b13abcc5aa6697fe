"""Questions as people type and paste them: numbers, letters, and the right answer somehow marked.

Aiken is the strictest of these lists, so one reader takes both. What a line is, is told by its
beginning and by what stands before it; letters count as choices only in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from quizzer.formats.aiken import parse_strictly
from quizzer.formats.authored.entries import truth_of
from quizzer.formats.crossing import Reading
from quizzer.formats.foreign_text import read_foreign
from quizzer.formats.taking import Taking, draft, name_title, open_gap
from quizzer.models import Question, QuestionKind

TITLE = "Aiken or a numbered list"

_RIGHT_BEFORE = r"(?:\*+|\[[xX✓✔]\]|[✓✔→>])"
_OPTION = re.compile(rf"({_RIGHT_BEFORE}?)\s*\(?([A-Za-z])\s*([).:\]])\s*({_RIGHT_BEFORE}?)\s*(\S.*)")
_RIGHT_AFTER = re.compile(
    r"(?:\*+|[✓✔]|[\[(](?:correct|right|x|✓|✔|richtig|juste|correcto|corretto)[\])])$", re.I
)
_LONGEST_MARK = 20
"""How long a mark behind a choice is at most; only there it is looked for."""
_NUMBER = re.compile(
    r"(?:question|frage|pregunta|domanda|q)?\s*\(?([0-9]{1,4})\s*[.):\]](?![0-9])\s*(\S.*)?", re.I
)
_ANSWER_WORDS = (
    "correct answers?|right answers?|answers?|ans|key|richtige antwort|antwort|lösung|bonne réponse|réponse"
    "|respuesta correcta|respuesta|risposta corretta|risposta|resposta correta|resposta"
)
_ANSWER = re.compile(rf"(?:the\s+)?(?:{_ANSWER_WORDS})\s*(?:is\s*)?[:=]\s*(\S.*)", re.I)
_KEY_WORDS = (
    "answer\\s*key|answers|key|solutions?|lösungen|lösung|corrigé|réponses|respuestas|soluzioni|gabarito"
)
_KEY_HEADING = re.compile(rf"(?:{_KEY_WORDS})\s*[:.]?", re.I)
_KEY_LINE = re.compile(rf"(?:{_KEY_WORDS})\s*[:.]\s*([0-9]{{1,4}}\s*[.):=\-–]?\s*\S.*)", re.I)
"""A key that stands in one line with its heading."""
_KEY_ITEM = re.compile(r"([0-9]{1,4})\s*(?:[.):=\-–]+\s*)?([A-Za-z](?:\s*[,&+/]\s*[A-Za-z])*)(?![\w'’])")
_KEY_ITEMS = re.compile(rf"(?:{_KEY_ITEM.pattern}[\s,;]*)+")
_KEY_TEXT = re.compile(r"([0-9]{1,4})\s*[.):=\-–]+\s*(\S[^?]{0,80})")
_KEY_COMMA = re.compile(r"[,;]\s*(?=[0-9]{1,4}\s*[.):=\-–])")
_EXPLANATION = re.compile(
    r"(?:explanation|rationale|feedback|erklärung|explication|explicación|spiegazione|explicação)\s*:\s*(\S.*)",
    re.I,
)
_LETTERS = re.compile(
    r"\(?([A-Za-z])\b[).\]:]?(?=\s|,|&|\+|/|$)\s*(?:(?:,|&|\+|/|and|und|et|y|e)\s+|[,&+/])?", re.I
)


@dataclass(slots=True)
class _Item:
    """A question while its lines come in."""

    line: int
    number: int | None
    stem: list[str]
    options: list[str] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    answer: str = ""
    explanation: list[str] = field(default_factory=list)

    def expects(self, letter: str) -> bool:
        """Whether the letter is that of the next choice."""
        return letter.casefold() == chr(ord("a") + len(self.options))


@dataclass(slots=True)
class _List:
    """All items of a file, and the key at its end."""

    taking: Taking
    items: list[_Item] = field(default_factory=list)
    key: dict[int, tuple[str, int]] = field(default_factory=dict)
    """The letters of each question's answer, and the line they stand on."""
    is_numbered: bool = False
    is_in_key: bool = False


def read(path: Path) -> Reading:
    """The set in the text file at `path`; raises SetError where there is no question in it."""
    foreign = read_foreign(path)
    taking = Taking(path, name_title(path), notes=list(foreign.notes))
    lines = foreign.text.split("\n")
    strict = parse_strictly(lines)
    if strict is None:
        return read_lines(lines, taking)
    for one in strict:
        right = one.options[one.right or 0]
        question = draft(QuestionKind.CHOICE, one.prompt, (right,))
        taking.take(replace(question, options=tuple(one.options)), one.line)
    return taking.finish(TITLE)


def read_lines(lines: Sequence[str], taking: Taking) -> Reading:
    """The set that the lines say; the first is line 1."""
    found = _List(taking)
    stripped = [line.strip() for line in lines]
    found.is_numbered = sum(_NUMBER.fullmatch(line) is not None for line in stripped) > 1
    after_blank = True
    for number, line in enumerate(stripped, 1):
        if line:
            _sort_line(line, number, found, after_blank=after_blank)
        after_blank = not line
    for item in found.items:
        _take(item, found)
    asked = {item.number for item in found.items}
    for count, (_, number) in found.key.items():
        if count not in asked:
            taking.leave(number, f"the key has an answer to question {count}, which is not there")
    return taking.finish(TITLE)


def count_answers(text: str) -> int:
    """How many lines of the text tell an answer, by which such a list is known."""
    lines = [line.strip() for line in text.split("\n")]
    marked = sum(
        bool(found[1] or found[4] or _RIGHT_AFTER.search(line[-_LONGEST_MARK:]))
        for line in lines
        if (found := _OPTION.fullmatch(line))
    )
    headings = any(_KEY_HEADING.fullmatch(line) for line in lines)
    keys = sum(_KEY_ITEM.match(line) is not None for line in lines) if headings else 0
    keys += sum(_KEY_LINE.fullmatch(line) is not None for line in lines)
    return sum(_ANSWER.fullmatch(line) is not None for line in lines) + marked + keys


def _sort_line(line: str, number: int, found: _List, *, after_blank: bool) -> None:
    """Put a line where it belongs."""
    item = found.items[-1] if found.items else None
    if _KEY_HEADING.fullmatch(line) and item:
        found.is_in_key = True
    elif item and (pairs := _read_key(line, found)):
        found.key |= {count: (text, number) for count, text in pairs}
    elif item and (told := _EXPLANATION.fullmatch(line)):
        item.explanation.append(told[1])
    elif told := _ANSWER.fullmatch(line):
        _add_answer(item, told[1], number, found.taking)
    elif item and (told := _OPTION.fullmatch(line)) and item.expects(told[2]):
        _add_option(item, told)
    elif (told := _NUMBER.fullmatch(line)) and (told[2] or found.is_numbered):
        found.items.append(_Item(number, int(told[1]), [told[2]] if told[2] else []))
    elif item and not _begins_question(item, found, after_blank=after_blank):
        if not _continue(item, line):
            found.taking.leave(number, "a line that belongs to no question")
    else:
        found.items.append(_Item(number, None, [line]))


def _read_key(line: str, found: _List) -> list[tuple[int, str]]:
    """The answers that a line of the key tells, by the numbers of their questions; none where it is no such line."""
    inline = _KEY_LINE.fullmatch(line) if found.is_numbered else None
    if not (found.is_in_key or inline):
        return []
    told = inline[1] if inline else line
    if _KEY_ITEMS.fullmatch(told) or (found.is_in_key and _KEY_ITEM.match(told)):
        return [(int(count), letters) for count, letters in _KEY_ITEM.findall(told)]
    pieces = [_KEY_TEXT.fullmatch(piece.strip()) for piece in _KEY_COMMA.split(told)]
    pairs = [(int(piece[1]), piece[2].strip()) for piece in pieces if piece]
    # A question with that number may begin here as well, if it had its answer already.
    waiting = {item.number for item in found.items if not item.answer and not item.right} - found.key.keys()
    return pairs if len(pairs) == len(pieces) and all(count in waiting for count, _ in pairs) else []


def _begins_question(item: _Item, found: _List, *, after_blank: bool) -> bool:
    """Whether a line without a mark begins a question, rather than going on with what stands before."""
    if found.is_numbered:
        return False
    return bool(
        item.answer or item.explanation or (item.options and after_blank) or (item.right and after_blank)
    )


def _add_option(item: _Item, told: re.Match[str]) -> None:
    text = told[5]
    is_right = bool(told[1] or told[4])
    if after := _RIGHT_AFTER.search(text[-_LONGEST_MARK:]):
        text, is_right = text[: len(text) - len(after[0])].rstrip(), True
    if is_right:
        item.right.append(len(item.options))
    item.options.append(text.strip())


def _add_answer(item: _Item | None, answer: str, number: int, taking: Taking) -> None:
    if item is None:
        taking.leave(number, "an answer with no question above it")
        return
    if item.answer:
        taking.change(number, f'a second answer; the first, "{item.answer[:40]}", does not count')
    item.answer = answer


def _continue(item: _Item, line: str) -> bool:
    """Put a line to what stands before it; whether there is anything it could go on with."""
    if item.explanation:
        item.explanation.append(line)
    elif item.options and not item.answer:
        item.options[-1] += " " + line
    elif not item.answer:
        item.stem.append(line)
    else:
        return False
    return True


def _take(item: _Item, found: _List) -> None:
    taking = found.taking
    from_key = found.key.get(item.number, ("", 0))[0] if item.number is not None else ""
    answer = item.answer or from_key
    prompt = "\n".join(item.stem)
    question = _build(item, prompt, answer)
    if question is None:
        taking.leave(item.line, _name_lack(item, answer))
        return
    taking.take(replace(question, explanation="\n".join(item.explanation)), item.line)


def _name_lack(item: _Item, answer: str) -> str:
    if not item.options and not answer:
        return "no answer and no choices follow it"
    return f'its answer "{answer[:40]}" is none of its choices' if answer else "no choice is marked as right"


def _build(item: _Item, prompt: str, answer: str) -> Question | None:
    """The question, None where it has no answer."""
    if not item.options:
        return _build_typed(prompt, answer) if answer else None
    places = item.right or list(_find_places(item.options, answer))
    right = [item.options[place] for place in dict.fromkeys(places)]
    if not right:
        return None
    kind = QuestionKind.CHOICE if len(right) == 1 else QuestionKind.CHOICES
    return replace(draft(kind, prompt, right), options=tuple(item.options))


def _build_typed(prompt: str, answer: str) -> Question:
    if truth := truth_of(answer):
        return draft(QuestionKind.TRUE_FALSE, prompt, (truth,))
    first, *others = (text.strip() for text in re.split(r"\s[/|]\s", answer) if text.strip())
    return open_gap(
        replace(draft(QuestionKind.SHORT, prompt, (first,)), accept=(tuple(others),) if others else ())
    )


def _find_places(options: Sequence[str], answer: str) -> Iterator[int]:
    """The places of the choices that an answer names, by letters or in words."""
    if answer in options:
        yield options.index(answer)
        return
    position, places = 0, []
    while found := _LETTERS.match(answer, position):
        places.append(ord(found[1].casefold()) - ord("a"))
        position = found.end()
    rest = answer[position:].strip(" .")
    if places and (not rest or _is_option(rest, options, places)) and max(places) < len(options):
        yield from places


def _is_option(text: str, options: Sequence[str], places: Iterable[int]) -> bool:
    """Whether the text behind a letter only repeats the choice, as in "b) Oslo"."""
    return any(place < len(options) and options[place].casefold() == text.casefold() for place in places)
