"""Who is who: question ids, and matching a set with its former self.

An id is made once and written down; progress, the store and Anki hang on it. Everything else about
a question may change, so an edited set is matched with the one before it: by id, then by answer and
wording, so that a corrected typo keeps its history.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizzer.models import Question, QuestionId, QuestionKind

LONGEST_ID = 100
"""How many characters an id has at most."""
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letter is read as a digit
_SAME_ANSWER = 0.5
"""How alike two prompts with one answer must be to be one question (share of words, 0 to 1)."""
_OTHER_ANSWER = 0.75
"""The same for two prompts whose answers differ: a corrected answer."""
_OF_SEVERAL = frozenset((QuestionKind.ORDER, QuestionKind.MATCH))
"""Kinds that ask for several facts at once, each of another sentence."""
_PART = 0.9
"""How much of the shorter of two sentences stands in the longer one when one was split or two were joined."""
_SHORTEST_PART = 5
"""How many words such a part has at least."""
_ONE_TEXT = frozenset((QuestionKind.CLOZE, QuestionKind.SHORT, QuestionKind.CHOICE))
"""Kinds that a question may change between and stay the same question."""


def derive_id(*parts: str) -> QuestionId:
    """The id of whatever `parts` name: "q" and 12 characters, 60 bits of a SHA-256 of their JSON."""
    text = json.dumps(parts, ensure_ascii=False)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) >> 4
    digits = [_ALPHABET[(number >> shift) & 31] for shift in range(55, -1, -5)]
    return QuestionId("q" + "".join(digits))


def authored_id(prompt: str, answer: Sequence[str]) -> QuestionId:
    """The id of a question whose teacher gave it none: from prompt and answer, ignoring case and spaces."""
    return derive_id("authored", _plain(prompt), *map(_plain, answer))


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of a set's questions: `questions` is the new set with old ids, the rest are ids.

    `retired` questions are no longer in the set; their progress stays.
    """

    questions: tuple[Question, ...]
    kept: tuple[QuestionId, ...] = ()
    changed: tuple[QuestionId, ...] = ()
    new: tuple[QuestionId, ...] = ()
    retired: tuple[QuestionId, ...] = ()


def revise(old: Sequence[Question], new: Sequence[Question]) -> Revision:
    """Give the questions of `new` the ids they had in `old`, and tell what changed."""
    former = {question.id: question for question in old}
    matches = _match(former, new)
    questions = tuple(replace(question, id=matches.get(question.id, question.id)) for question in new)
    present = {question.id for question in questions}
    kept = tuple(q.id for q in questions if q.id in former and q == former[q.id])
    return Revision(
        questions=questions,
        kept=kept,
        changed=tuple(q.id for q in questions if q.id in former and q != former[q.id]),
        new=tuple(q.id for q in questions if q.id not in former),
        retired=tuple(identifier for identifier in former if identifier not in present),
    )


def _match(former: dict[QuestionId, Question], new: Sequence[Question]) -> dict[QuestionId, QuestionId]:
    """New id → old id, for the new questions that are old ones under another id; best pairs first."""
    known = {question.id for question in new} & former.keys()
    left = {identifier: question for identifier, question in former.items() if identifier not in known}
    strangers = [question for question in new if question.id not in known]
    looks = [_Look.at(question) for question in left.values()]
    pairs = sorted(
        (-likeness, order, look.question.id, question.id)
        for order, question in enumerate(strangers)
        for ours in [_Look.at(question)]
        for look in looks
        if (likeness := ours.likeness(look))
    )
    matches: dict[QuestionId, QuestionId] = {}
    taken: set[QuestionId] = set()
    for _, _, old_id, new_id in pairs:
        if old_id not in taken and new_id not in matches:
            matches[new_id] = old_id
            taken.add(old_id)
    return matches


@dataclass(frozen=True, slots=True)
class _Look:
    """A question as it is compared: its answer, its words, and those of the sentence it was made from."""

    question: Question
    answer: tuple[str, ...]
    words: Counter[str]
    quote: Counter[str] | None

    @classmethod
    def at(cls, question: Question) -> _Look:
        """What is compared of a question; only a generated one has one sentence that says what it is."""
        source = question.source
        is_of_one = source is not None and source.start is not None and question.kind not in _OF_SEVERAL
        quote = _count(source.quote) if source and source.quote and is_of_one else None
        return cls(question, tuple(map(_plain, question.answer)), _words(question), quote)

    def likeness(self, old: _Look) -> float:
        """How sure it is that this is `old` in another wording; 0 where it is another question."""
        kinds = {self.question.kind, old.question.kind}
        if len(kinds) > 1 and not kinds <= _ONE_TEXT:
            return 0.0
        same, alike = self.answer == old.answer, _overlap(self.words, old.words)
        if self.quote is not None and old.quote is not None:
            if not same and not self._replaces(old):
                return 0.0
            alike = max(alike, _overlap(self.quote, old.quote))
            if same and _is_part(self.quote, old.quote):
                alike = max(alike, _SAME_ANSWER)
        return alike + same if alike >= (_SAME_ANSWER if same else _OTHER_ANSWER) else 0.0

    def _replaces(self, old: _Look) -> bool:
        """Whether each sentence lacks the other's answer: the fact was corrected, not another one asked."""
        ours, theirs = self.quote or Counter(), old.quote or Counter()
        return not any(_count(text) <= theirs for text in self.answer) and not any(
            _count(text) <= ours for text in old.answer
        )


def _words(question: Question) -> Counter[str]:
    """The words that say what is asked; a question on order says it in its answer alone."""
    events = question.answer if question.kind is QuestionKind.ORDER else ()
    return _count(" ".join((question.prompt, *question.items, *events)))


def _count(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", _plain(text)))


def _is_part(ours: Counter[str], theirs: Counter[str]) -> bool:
    """Whether nearly all of the shorter sentence stands in the other."""
    shorter = min(ours.total(), theirs.total())
    return shorter >= _SHORTEST_PART and (ours & theirs).total() >= _PART * shorter


def _overlap(ours: Counter[str], theirs: Counter[str]) -> float:
    """The share of words two counts have in common, 0 to 1 (Dice)."""
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def find_duplicates(questions: Iterable[Question]) -> dict[QuestionId, list[Question]]:
    """The ids that more than one question carries, with those questions in order."""
    seen: defaultdict[QuestionId, list[Question]] = defaultdict(list)
    for question in questions:
        seen[question.id].append(question)
    return {identifier: group for identifier, group in seen.items() if len(group) > 1}
