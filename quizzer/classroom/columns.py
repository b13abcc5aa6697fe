"""What the columns of a sheet of answers are: who, which question, what was said, what it was worth.

It reads headings, in the languages in which learning platforms write them; it must not know rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizzer.answers.folding import normalise
from quizzer.models import Question

STUDENT = (
    "student",
    "learner",
    "pupil",
    "schüler",
    "schueler",
    "élève",
    "eleve",
    "alumno",
    "aluno",
    "studente",
)
FIRST_NAME = ("first name", "vorname", "prénom", "prenom", "nombre", "nome", "firstname")
LAST_NAME = ("last name", "surname", "nachname", "nom", "nom de famille", "apellido(s)", "apellidos",
             "sobrenome", "apelido", "cognome", "lastname")  # fmt: skip
NAME = ("name", "full name", "your name", "student name", "vollständiger name", "nom complet",
        "nombre completo", "nome completo")  # fmt: skip
MAIL = ("email address", "email", "e-mail", "e-mail-adresse", "adresse de courriel", "adresse e-mail",
        "dirección de correo", "dirección de correo electrónico", "endereço de email", "endereço de e-mail",
        "indirizzo email", "username", "nutzername", "user name")  # fmt: skip
NUMBER = (
    "id number",
    "id",
    "sis_id",
    "matrikelnummer",
    "id-nummer",
    "numéro d'identification",
    "número de id",
)
STARTED = ("started on", "started", "begonnen am", "begonnen", "commencé le", "comenzado el", "iniciado em",
           "iniziato", "timestamp", "zeitstempel", "horodateur", "marca temporal",
           "carimbo de data/hora", "informazioni cronologiche", "time", "submitted")  # fmt: skip
COMPLETED = ("completed", "beendet", "terminé", "finalizado", "finalizada", "completato", "concluída em")
ATTEMPT = ("attempt", "versuch", "tentative", "intento", "tentativa", "tentativo")
TOTAL = (
    "total",
    "score",
    "total score",
    "sum",
    "summe",
    "punkte",
    "punktzahl",
    "puntuación",
    "pontuação",
    "punteggio",
)
MARK = ("mark", "marks", "points")
MAXIMUM = ("max", "maximum", "max mark", "worth")

_RESPONSE = re.compile(r"(?:response|antwort|réponse|respuesta|resposta|risposta)\s*(\d+)")
_QUESTION = re.compile(r"(?:question|frage|pregunta|questão|questao|domanda)\s*(\d+)")
_GRADE = re.compile(
    r"(?!grade|bewertung|note|calificación|nota|avaliação|valutazione)[^\W\d]{1,3}\.?\s*(\d+)\s*/\s*(\d+(?:[.,]\d+)?)"
)
_SCORE = re.compile(r"\[(?:score|punktzahl|punkte|puntuación|pontuação|punteggio)\]$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:q|question|item|no|nr)?\s*[.#]?\s*(\d{1,5})\s*[.)]?")
_GAPS = re.compile(r"_{2,}|\{[^{}]*\}|\[\[\d+\]\]")
_NUMBERED = re.compile(r"\d{1,4}[.)] ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of answers or marks: of the question, or of one of its items, or told by another column.

    `question` is None where each row says in the column `told_by` which question it was asked.
    """

    index: int
    question: str | None
    item: str = ""
    told_by: int | None = None
    is_mark: bool = False
    maximum: float | None = None


class Finder:
    """The questions of a set, found by what a sheet calls them: id, wording, or number."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self.questions = questions
        self._ids = list(questions)
        self._wordings: dict[str, str | None] = {}
        for identifier, question in questions.items():
            wording = plain_wording(question.prompt)
            # Two questions of one wording cannot be told apart by it.
            self._wordings[wording] = None if wording in self._wordings else identifier

    def find(self, text: str) -> str | None:
        """The id of the question meant, None where none is, or more than one may be."""
        if text.strip() in self.questions:
            return text.strip()
        return self.find_wording(text) or self._find_number(text)

    def find_wording(self, text: str) -> str | None:
        """The id of the question of this wording, with or without what platforms add behind it."""
        wording = plain_wording(text)
        found = self._wordings.get(wording) or self._wordings.get(plain_wording(_NUMBERED.sub("", text, 1)))
        if found:
            return found
        # "Which is it?: yes; no" lists the options behind the question.
        longer = [known for known in self._wordings if known and wording.startswith(f"{known}:")]
        return self._wordings[max(longer, key=len)] if longer else None

    def _find_number(self, text: str) -> str | None:
        number = _ORDINAL.fullmatch(_one_line(text).casefold())
        place = int(number[1]) if number else 0
        return self._ids[place - 1] if 0 < place <= len(self._ids) else None

    def find_part(self, text: str) -> tuple[str, str] | None:
        """The matching question and the item of it that "Question [item]" names."""
        asked, mark, item = text.strip().removesuffix("]").rpartition(" [")
        identifier = self.find_wording(asked) if mark and text.strip().endswith("]") else None
        if identifier is None:
            return None
        wanted = normalise(item)
        items = self.questions[identifier].items
        return next(((identifier, item) for item in items if normalise(item) == wanted), None)


def plain_wording(text: str) -> str:
    """A question's text for comparing: no gaps, case, spacing, nor the lists to be matched."""
    # Moodle adds what is to be matched: "{a; b} -> {c; d}".
    before, arrow, after = text.rpartition("} -> {")
    asked = before.rpartition("{")[0] if arrow and after.rstrip().endswith("}") else text
    return normalise(_GAPS.sub(" ", asked))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def find_answers(header: Sequence[str], finder: Finder) -> list[Column]:
    """The columns that hold answers or marks, in order."""
    numbered = _find_numbered(header, finder)
    if numbered:
        return numbered
    known = find_people(header)
    found = (_read_heading(index, name, finder) for index, name in enumerate(header) if index not in known)
    return [column for column in found if column is not None]


def _find_numbered(header: Sequence[str], finder: Finder) -> list[Column]:
    """The columns of a platform that numbers its questions: "Response 1", or "Q. 1 /1.00" for marks."""
    told = {found[1]: index for index, name in enumerate(header) if (found := _match(_QUESTION, name))}
    columns = []
    for index, name in enumerate(header):
        if found := _match(_RESPONSE, name):
            number = found[1]
            question = None if number in told else finder.find(number)
            columns.append(Column(index, question, told_by=told.get(number)))
        elif found := _match(_GRADE, name):
            columns.append(Column(index, finder.find(found[1]), is_mark=True, maximum=read_number(found[2])))
    return columns


def _match(pattern: re.Pattern[str], name: str) -> re.Match[str] | None:
    return pattern.fullmatch(_one_line(name).casefold())


def _read_heading(index: int, name: str, finder: Finder) -> Column | None:
    if scored := _SCORE.search(name.strip()):
        question = finder.find(name.strip()[: scored.start()])
        return Column(index, question, is_mark=True) if question else None
    if question := finder.find(name):
        return Column(index, question)
    part = finder.find_part(name)
    return Column(index, part[0], part[1]) if part else None


def find_people(header: Sequence[str]) -> dict[int, str]:
    """The columns that say who and when, by position; a heading counts once, the first time."""
    groups = {
        "student": STUDENT,
        "first": FIRST_NAME,
        "last": LAST_NAME,
        "name": NAME,
        "mail": MAIL,
        "number": NUMBER,
        "started": STARTED,
        "completed": COMPLETED,
        "attempt": ATTEMPT,
        "total": TOTAL,
    }
    found: dict[int, str] = {}
    for index, name in enumerate(header):
        plain = _one_line(name).casefold()
        what = next((what for what, names in groups.items() if plain in names), None)
        if what is not None and what not in found.values():
            found[index] = what
    return found


def read_number(text: str) -> float | None:
    """A mark as sheets write it, 1.5 or 1,5; None for what is none."""
    plain = text.strip().replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,9})?", plain) else None


def read_score(text: str) -> tuple[float | None, float | None]:
    """A mark and what it is out of, as in "3.00 / 5"; None for what is not told."""
    mark, _, maximum = text.partition("/")
    return read_number(mark), read_number(maximum)
