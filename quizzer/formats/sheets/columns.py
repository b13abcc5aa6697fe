"""What the columns of a teacher's table are called, in six languages and in the tables of other programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NAMES = {
    "question": "question|questions|question text|prompt|stem|item|front|term|text|frage|fragen|pregunta|domanda"
    "|pergunta|questão|énoncé|cloze",
    "answer": "answer|answers|correct answer|correct answers|right answer|correct|correct option|key|solution"
    "|back|definition|antwort|richtige antwort|lösung|richtig|réponse|bonne réponse|réponse correcte|respuesta"
    "|respuesta correcta|risposta|risposta corretta|risposta esatta|resposta|resposta correta|correct answer s",
    "accept": "accept|accepted|also right|also accept|accepted answers|alternatives|alternative answers|variants"
    "|synonyms|synonyme|variantes|sinónimos|sinonimi|sinônimos",
    "options": "options|choices|answer options|answer choices|antworten|auswahl|choix|options de réponse|opciones"
    "|opzioni|scelte|opções|alternativas",
    "wrong": "wrong|wrong answers|distractors|incorrect|incorrect answers|falsch|falsche antworten",
    "kind": "kind|type|question type|typ|fragetyp|type de question|tipo|tipo de pregunta",
    "explanation": "explanation|feedback|general feedback|rationale|comment|erklärung|erläuterung|explication"
    "|commentaire|explicación|retroalimentación|spiegazione|explicação",
    "why": "why|why wrong|feedback by choice",
    "hint": "hint|tip|clue|hinweis|tipp|indice|pista|suggerimento|dica",
    "unit": "unit|units|einheit|unité|unidad|unità|unidade",
    "tolerance": "tolerance|margin|error|toleranz|tolérance|tolerancia|tolleranza|tolerância",
    "precision": "precision",
    "source": "source|document|reference|quelle|fuente|fonte|référence",
    "section": "section|chapter|abschnitt|kapitel|chapitre|sección|capítulo|sezione|capitolo|seção",
    "quote": "quote|citation|zitat|cita|citazione|citação",
    "start": "start",
    "end": "end",
    "tags": "tags|tag|topic|topics|category|categories|subject|keywords|thema|themen|kategorie|étiquettes|thème"
    "|catégorie|etiquetas|tema|categoría|categoria|argomento",
    "difficulty": "difficulty|level|schwierigkeit|niveau|difficulté|dificultad|nivel|difficoltà|dificuldade",
    "id": "id|question id|guid",
    "points": "points|score|marks|weight|punkte|puntos|punti|pontos",
    "time": "time limit sec|time limit|time|seconds|zeit|zeitlimit",
}
_COLUMN = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_NUMBERED = re.compile(
    r"(?P<what>option|choice|answer|answer option|answer choice|wrong|wrong answer|incorrect|incorrect answer|distractor"
    r"|antwort|auswahl|réponse|choix|opción|respuesta|opzione|risposta|opção|alternativa|falsche antwort)?"
    r" ?(?P<place>[a-z]|[0-9]{1,2})"
)
_WRONG = ("wrong", "incorrect", "distractor", "falsch")
HEADING_ROWS = 15
"""A heading is looked for in so many rows."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where what stands: `at` has a column's place by its name, the others the places of the choices."""

    at: dict[str, int]
    options: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_kahoot(self) -> bool:
        """Whether the right answers are told by the numbers of the choices, as Kahoot does."""
        return "time" in self.at and len(self.options) > 1


def find_columns(cells: Sequence[str]) -> Columns | None:
    """What the cells of a row name, None where they are no heading."""
    at: dict[str, int] = {}
    options: list[int] = []
    wrong: list[int] = []
    unknown: list[str] = []
    for place, cell in enumerate(cells):
        name = _tidy(cell)
        column = _COLUMN.get(name)
        if column and column not in at:
            at[column] = place
        elif (found := _NUMBERED.fullmatch(name)) and not column:
            is_wrong = (found["what"] or "").startswith(_WRONG)
            (wrong if is_wrong else options).append(place)
        elif name:
            unknown.append(cell.strip())
    # One lettered column is somebody's first row of data; several are choices.
    has_answer = "answer" in at or len(options) > 1
    if "question" not in at or not (has_answer or at.get("kind") is not None):
        return None
    return Columns(at, tuple(options), tuple(wrong), tuple(unknown))


def _tidy(cell: str) -> str:
    """A heading without its explanations ("Question - max 120 characters") and signs."""
    plain = re.split(r"\s[-–—]\s", cell.strip().casefold(), maxsplit=1)[0]
    return " ".join(re.sub(r"[^\w]+|_", " ", plain).split())
