"""What a document tells of its names by where they stand: who is a person, what a place, what a common word.

Knows mentions, not who bears a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizzer.generate.capitals import Vocabulary
from quizzer.generate.given_names import GIVEN_NAMES
from quizzer.generate.likely_persons import (
    ADJECTIVES,
    ARTICLES,
    EASTERN,
    is_likely,
    is_surname_first,
    is_whole,
    owns_or_acts,
    speaks,
)
from quizzer.generate.parse import read_before, read_text
from quizzer.generate.personal_names import (
    bare_words,
    begins_as_persons,
    ends_as_persons,
    has_persons_form,
)
from quizzer.generate.words import word_set
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Span

_PLACED = word_set("in near into outside around across")
_OWNERS = frozenset(("'s", "’s"))
PARTS = word_set(
    "Late Early Ancient Modern Medieval Old New Upper Lower Northeast Northwest Southeast Southwest"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells of its names: kinds, how often each stands in it, who is a person, what a place.

    `common` are the names that stand with an article or an owner or for several, or are also a common word; `whole` those
    whose last word is no surname, `eastern` those whose first may be one, `called` the words that alone own or
    do something and are no place.
    """

    kinds: Mapping[str, NameKind]
    often: Mapping[str, int]
    people: Set[str]
    placed: Set[str]
    common: Set[str]
    whole: Set[str]
    eastern: Set[str]
    called: Set[str]
    vocabulary: Vocabulary


def read_told(
    kinds: Mapping[str, NameKind],
    often: Mapping[str, int],
    mentions: Sequence[tuple[str, Span]],
    vocabulary: Vocabulary,
) -> Told:
    """What the mentions of names, (text, token span), tell of them."""
    lower = vocabulary.lower
    placed = {text for text, span in mentions if read_before(span, 1).lower() in _PLACED}
    common = {
        text
        for text, span in mentions
        if read_before(span, 1).lower() in ARTICLES | _OWNERS
        or span.root.tag_ == "NNPS"
        or text.lower() in lower
    }
    voices: defaultdict[str, list[bool]] = defaultdict(list)
    for text, span in mentions:
        if kinds[text] is NameKind.NAME and text not in placed and " " in text:
            voices[text].append(is_likely(span, lower) if has_persons_form(text) else speaks(span))
    likely = {
        text
        for text, said in voices.items()
        if 2 * sum(said) >= len(said)
        and _ends_in_surname(text, lower)
        and (text not in common or _is_titled(text))
    }
    named = {
        text
        for text, kind in kinds.items()
        if kind is NameKind.PERSON and has_persons_form(text, kind) and not _is_office(text, lower)
    }
    is_eastern = sum(bool(EASTERN.search(read_text(span.doc))) for _, span in mentions) > len(mentions) / 20
    whole = {text for text, span in mentions if is_whole(text, span, is_eastern)}
    eastern = {text for text, span in mentions if is_surname_first(text, span)}
    called = {text for text, span in mentions if " " not in text and owns_or_acts(span)} - placed
    called -= {text for text, span in mentions if span.root.ent_type_ in {"GPE", "LOC"}}
    return Told(kinds, often, likely | named, placed, common, whole, eastern, called, vocabulary)


def _is_titled(text: str) -> bool:
    """Whether a name may stand behind an article: "the Prefect Burrus", but no Art Direction."""
    return begins_as_persons(text) or len(bare_words(text)) < len(text.split())


def _ends_in_surname(text: str, lower: Container[str]) -> bool:
    """Whether the last word of a likely person's name may be a surname: "Art Direction" ends in a common noun."""
    words = text.split()
    given = words[0] in GIVEN_NAMES and words[0].lower() not in lower
    plain = words[-1].lower() not in lower and words[0] not in PARTS and not words[0].endswith(ADJECTIVES)
    return ends_as_persons(text) and (given or plain)


def _is_office(text: str, lower: Container[str]) -> bool:
    """Whether a title goes with a common word: "General Education" is nobody."""
    words = bare_words(text)
    return len(words) == 1 != len(text.split()) and words[0].lower() in lower
