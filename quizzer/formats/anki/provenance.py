"""Where a question comes from, as a learner sees it: source, place, tags and the deck's description.

It must not know note types. Titles that hold an answer are kept off the question's side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from quizzer.formats.anki.escape import clean, escape
from quizzer.models import Question, QuestionKind, QuestionSet

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+\Z")
_UNFIT_FOR_TAGS = re.compile(r"[\s\"'*:\\(){}\[\]<>&,;/|]+")

_SHARED_NAMES = 1024
"""A set's notes share a title, a document and few sections: worked out once, not once a note."""


class Split(StrEnum):
    """What gets a deck of its own below the set's."""

    NOTHING = ""
    SECTION = "section"
    KIND = "kind"


def tells(text: str, answer: str) -> bool:
    """Whether `answer` can be read in `text` as whole words, whatever the case."""
    return _tells_any(_fold(text), [_fold(answer)])


def _tells_any(told: str, wanted: Sequence[str]) -> bool:
    """Whether one of the folded texts stands in another as whole words."""
    # Nearly always absent, and then no pattern need be built.
    for text in wanted:
        if text in told and text and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", told):
            return True
    return False


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def place(question: Question, question_set: QuestionSet) -> str:
    """The set's title and the section, as HTML for the question's side, less what tells an answer."""
    answers = () if question.kind is QuestionKind.TRUE_FALSE else question.answer
    wanted = list(map(_fold, answers))
    for variants in question.accept:
        wanted += map(_fold, variants)
    names, everything, trail = _list_names(question_set.title, _section(question))
    for text in wanted:
        if text in everything:
            return _trail(*[name for name, folded in names if not _tells_any(folded, wanted)])
    return trail


@lru_cache(maxsize=_SHARED_NAMES)
def _list_names(*names: str) -> tuple[tuple[tuple[str, str], ...], str, str]:
    """The names that are any, each once, with what they are compared by; that in one; all as HTML."""
    listed = tuple((name, _fold(name)) for name in dict.fromkeys(map(str.strip, names)) if name)
    return listed, "\n".join(folded for _, folded in listed), _trail(*[name for name, _ in listed])


def cite(question: Question, question_set: QuestionSet) -> str:
    """The quote that proves the answer, then the document and section, as HTML; "" without a source."""
    source = question.source
    if source is None:
        return _link(question_set.source) and f"<cite>{_link(question_set.source)}</cite>"
    quote = source.quote.strip()
    where = _trail(source.document, source.section)
    return (f"<blockquote>{escape(quote)}</blockquote>" if quote else "") + f"<cite>{where}</cite>"


@lru_cache(maxsize=_SHARED_NAMES)
def _trail(*names: str) -> str:
    """The names as HTML, from the whole to the part, web addresses as links."""
    return " › ".join(f"<bdi>{shown}</bdi>" for shown in map(_link, names) if shown)


def file_under(question: Question, question_set: QuestionSet) -> tuple[str, ...]:
    """The note's tags, `title::section::tag`, sorted; a question without tags is filed by its kind."""
    return _paths(question_set.title, _section(question), question.tags, question.kind.value)


@lru_cache(maxsize=_SHARED_NAMES)
def _paths(title: str, section: str, tags: tuple[str, ...], kind: str) -> tuple[str, ...]:
    above = [tag for tag in (_tag(title) or "quizzer", _tag(section)) if tag]
    leaves = {leaf for leaf in map(_tag, tags) if leaf} or {kind}
    return tuple("::".join([*above, leaf]) for leaf in sorted(leaves))


def describe_deck(question_set: QuestionSet) -> str:
    """What Anki shows under the deck's name, as HTML: what the questions were made from, and the licence."""
    lines = [
        ("Source", _link(question_set.source)),
        ("Made from", _link(question_set.document)),
        ("Licence", _link(question_set.licence)),
    ]
    told = "".join(f"<p>{label}: <bdi>{value}</bdi></p>" for label, value in lines if value)
    return told + "<p>Questions written with quizzer; wording and selection may differ from the source.</p>"


def name_deck(text: str) -> str:
    """The text as a deck's name: one line; `::` in it makes subdecks, as in Anki."""
    levels = (" ".join(clean(level).split()) for level in text.split("::"))
    return "::".join(level for level in levels if level)


def name_subdeck(deck: str, question: Question, split: Split) -> str:
    """The name of the deck a question goes to; one without a section stays in the deck itself."""
    level = ""
    if split is Split.SECTION:
        level = " ".join(clean(_section(question)).replace("::", ": ").split())
    elif split is Split.KIND:
        level = question.kind.value.replace("_", " ").capitalize()
    return f"{deck}::{level}" if level else deck


@lru_cache(maxsize=_SHARED_NAMES)
def join_tags(tags: tuple[str, ...]) -> str:
    """Tags as Anki's database holds them, with a space at both ends."""
    return f" {' '.join(tags)} "


def _section(question: Question) -> str:
    return question.source.section.strip() if question.source else ""


@lru_cache(maxsize=_SHARED_NAMES)
def _link(text: str) -> str:
    """The text as HTML, a link where it is a web address."""
    text = text.strip()
    if _ADDRESS.match(text):
        return f'<a href="{escape(text)}">{escape(text)}</a>'
    return escape(text)


@lru_cache(maxsize=_SHARED_NAMES)
def _tag(text: str) -> str:
    return _UNFIT_FOR_TAGS.sub("_", clean(text).casefold()).strip("_")
