"""Sentences as drafts: what the tests of generation start from."""

from functools import cache

from quizzer.documents.plain import parse
from quizzer.generate.cloze import Draft, write_draft
from quizzer.generate.facts import Reading, read_facts
from quizzer.generate.gates import FACT_GATES, GAP_GATES, judge
from quizzer.generate.model import load_model
from quizzer.generate.names import find_names
from quizzer.generate.setting import Setting
from quizzer.generate.wh import write_questions
from quizzer.models import Document, Name


def document(*paragraphs: str, title: str = "A page of history") -> Document:
    """A plain text document; a paragraph that begins with "==" is a heading."""
    return parse("page.txt", "\n\n".join((f"= {title} =", *paragraphs)) + "\n")


@cache
def readings(*paragraphs: str) -> tuple[Reading, ...]:
    """Every sentence of the paragraphs, read."""
    return tuple(read_facts(document(*paragraphs), load_model(), doubtful=True))


def draft(answer: str, *paragraphs: str) -> Draft:
    """The first draft whose answer is `answer`."""
    drafts = [
        write_draft(reading, mention) for reading in readings(*paragraphs) for mention in reading.mentions
    ]
    return next(one for one in drafts if one.answer == answer)


def reason(answer: str, *paragraphs: str, title: str = "A page of history") -> str | None:
    """Why the question for `answer` is refused, None where it may be asked."""
    setting = Setting(title, readings(*paragraphs))
    return judge(draft(answer, *paragraphs), setting, (*FACT_GATES, *GAP_GATES))


def question(answer: str, *paragraphs: str) -> str:
    """The first question with a question word for `answer`, "" where there is none."""
    return next((one.prompt for one in write_questions(draft(answer, *paragraphs))), "")


def turn(answer: str, *paragraphs: str) -> Draft:
    """The draft for `answer` with its first question word."""
    return next(write_questions(draft(answer, *paragraphs)))


@cache
def list_aliases(*sentences: str) -> dict[str, tuple[str, ...]]:
    """Every name of the sentences with its aliases."""
    values = [one.value for group in find_names(list(load_model().pipe(sentences))) for one in group]
    return {value.text: value.aliases for value in values if isinstance(value, Name)}
