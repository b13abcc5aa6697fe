"""The sentence or two before a sentence, one further back, or its heading, where they tell what it leaves open.

"The agreement was signed on ____" asks nothing by itself, and a good question after the sentence that
tells of the agreement. The first sentence of a context must stand on its own; what the asked sentence
points at must stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizzer.documents.wikitext import LOST
from quizzer.generate.callings import drop_callings, list_shown
from quizzer.generate.cloze import Draft, apply_edits, find_spare_brackets, touches, year_marks
from quizzer.generate.comparisons import OUTCOME, find_comparison
from quizzer.generate.definites import is_bare_definite
from quizzer.generate.facts import Reading
from quizzer.generate.kindred import list_kindred, list_tellers
from quizzer.generate.openers import CONNECTIVE, LATER, OPENER
from quizzer.generate.parse import find_subject, list_tokens
from quizzer.generate.references import PERSONAL, SPEAKERS, find_dangling, stands_alone
from quizzer.generate.setting import shown_tokens
from quizzer.generate.unsaid import find_unsaid
from quizzer.generate.words import PLACE_LABELS, word_set
from quizzer.models import Name, NameKind, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_SENTENCES = 2
_MOST_WORDS = 40
_MOST_IN_ALL = 44
_MOST_FOR_A_DAY = 56
"""A full date is worth a longer context."""
_JOINING = ("And ", "But ", "Or ", "Nor ")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))
_CUT_SHORT = re.compile(r"\b[A-Z][^\WaeiouyAEIOUY\d_]{1,2}\.$")
"""An abbreviation without a vowel: the sentence goes on behind it."""
_COUNTS = word_set("number amount rate percentage share majority proportion prevalence figure total")
_POINTING_BACK = word_set("corresponding ensuing resulting said aforementioned latter former")


def add_context(draft: Draft, before: Sequence[Reading]) -> Draft | None:
    """The draft with the fewest sentences `before` it that make it clear, None where none do.

    `before` are the sentences of its paragraph before it, in order.
    """
    # Behind a semicolon "it" goes on with what stood before that, which the prompt leaves out.
    halved = any(not start and ";" in draft.reading.text[:end] for start, end in draft.removed[:-1])
    if draft.reading.text.startswith(_JOINING) or halved:
        return None
    return _follow_on(draft, before) or _recall(draft, before) or (_head(draft) if not before else None)


def _head(draft: Draft) -> Draft | None:
    """The draft below the heading it opens, where only what it follows or belongs to is left unsaid."""
    heading = draft.reading.section[-1] if draft.reading.section else ""
    shown = shown_tokens(draft)
    unsaid = find_unsaid(shown)
    named = any(word[:1].isupper() for word in heading.split()[1:])
    if unsaid is None or not named or find_dangling([token for token in shown if token != unsaid]):
        return None
    return replace(draft, context=heading)


def _follow_on(draft: Draft, before: Sequence[Reading]) -> Draft | None:
    """The draft below the one or two sentences before it."""
    for count in range(1, min(_MOST_SENTENCES, len(before)) + 1):
        context = before[-count:]
        if _is_clear(context[0]) and all(_is_whole(reading) for reading in context) and _goes_on(context):
            return None if _leaves_open(draft, context) else _put_below(draft, context)
    return None


def _goes_on(context: Sequence[Reading]) -> bool:
    """Whether the first sentence tells what the one after it points at, if that is a thing with "the"."""
    told = {token.lemma_.lower() for token in list_tokens(context[0].doc)}
    return all(
        bool(_list_telling(token) & told)
        for reading in context[1:]
        for token in list_tokens(reading.doc)
        if is_bare_definite(token, list_tokens(reading.doc)[: token.i])
        and token.ent_type_ != "DATE"
        and not any(child.lower_ in _POINTING_BACK for child in token.children)
    )


def _put_below(draft: Draft, context: Sequence[Reading]) -> Draft | None:
    """The draft below the sentences, None where that is too much to read."""
    text = " ".join(" ".join(_say(reading) for reading in context).split())
    words = len(text.split()) - sum(
        len(one.text.split()) for reading in context for one in reading.callings if f"[{one.text}]" in text
    )
    prompt = draft.prompt
    for one in draft.reading.callings:
        # Whom the context names in full, the prompt need not.
        full = one.text.removesuffix("'s").split()
        named = full and {*full[:1], *full[-1:]} <= {*text.split()}
        prompt = prompt.replace(f" [{one.text}]", "", 1) if named else prompt
    fits = words <= _MOST_WORDS and words + len(
        drop_callings(prompt, draft.reading.callings).split()
    ) <= _most_in_all(draft)
    return replace(draft, context=text, prompt=prompt) if fits else None


def _recall(draft: Draft, before: Sequence[Reading]) -> Draft | None:
    """The draft below the last sentence that tells of the one thing it points at."""
    shown = shown_tokens(draft)
    definite = [token for position, token in enumerate(shown) if is_bare_definite(token, shown[:position])]
    # "the new establishment" was not there before.
    pointing = [one for one in definite if all(child.lower_ != "new" for child in one.children)]
    if len({token.lemma_.lower() for token in pointing}) != 1:
        return None
    # "____ and her troops": a name that is asked for is told by the gap.
    cuts = draft.removed[:-1] if isinstance(draft.mention.fact.value, Name) else draft.removed
    told = draft.told | {token.idx for token in definite}
    telling = _find_telling(before, pointing[0])
    if telling is None or not stands_alone(draft.reading.doc, tuple(sorted(cuts)), told):
        return None
    return _put_below(draft, [telling]) if not _is_vague(telling) else None


def _find_telling(before: Sequence[Reading], noun: Token) -> Reading | None:
    """The last sentence that tells which one the noun means, None where it cannot be printed by itself.

    One that only goes on about it ("it was the government that Britain knew") is passed over.
    """
    for reading in reversed(before):
        if not _tells_of(reading, noun):
            continue
        if _is_whole(reading) and _is_clear(reading):
            return reading
        alike = [t for t in list_tokens(reading.doc) if t.lemma_.lower() in list_kindred(noun.lemma_.lower())]
        if not alike or any(all(child.lower_ != "the" for child in token.children) for token in alike):
            return None
    return None


def _tells_of(reading: Reading, noun: Token) -> bool:
    """Whether the sentence tells which one the noun means, and does not only go on with it."""
    word = noun.lemma_.lower()
    for token in list_tokens(reading.doc):
        alike = token.lemma_.lower() in list_kindred(word) and token.tag_ == noun.tag_
        if alike and token.dep_ != "compound" and not is_bare_definite(token, ()):
            return True
        if token.pos_ == "VERB" and token.lemma_.lower() in list_tellers(word):
            return not any(child.dep_ == "neg" for child in token.children)
    return False


def _most_in_all(draft: Draft) -> int:
    value = draft.mention.fact.value
    is_day = isinstance(value, PartialDate) and value.precision is Precision.DAY
    return _MOST_FOR_A_DAY if is_day else _MOST_IN_ALL


def _is_clear(reading: Reading) -> bool:
    """Whether nothing in the sentence, without what it can spare, points outside it."""
    return stands_alone(reading.doc, tuple(_list_spare(reading)))


def _is_whole(reading: Reading) -> bool:
    """Whether the sentence can be printed as it is: it ends, and its quotes and brackets are in pairs."""
    text = reading.text
    paired = all(text.count(a) == text.count(b) for a, b in _PAIRS) and text.count('"') % 2 == 0
    cut_short = _CUT_SHORT.search(text)
    told = find_subject(reading.doc) is not None and LOST not in text
    return (
        told
        and paired
        and text.endswith(".")
        and not cut_short
        and reading.before != ":"
        and ": " not in text
    )


def _list_spare(reading: Reading) -> list[tuple[int, int]]:
    """What the sentence can do without: its opener, a tie to what is before it, brackets a prompt spares."""
    spare = list(find_spare_brackets(reading.text))
    opener = OPENER.match(reading.text)
    ties = [match.span() for tie in (CONNECTIVE, LATER) for match in tie.finditer(reading.text)]
    found = [*([opener.span()] if opener and "," in opener[0] else []), *ties]
    return [*spare, *(span for span in found if not touches(span, spare))]


def _say(reading: Reading) -> str:
    """The sentence with the years it leaves out in brackets, without what it can spare."""
    spare = _list_spare(reading)
    years = [(at, at, year) for at, year in year_marks(reading) if not any(a < at <= b for a, b in spare)]
    called = [
        (one.end, one.end, f" [{one.text}]") for one in list_shown(reading.callings, spare, "") if one.text
    ]
    text = apply_edits(reading.text, sorted([*((a, b, "") for a, b in spare), *years, *called]))
    return text[:1].upper() + text[1:]


def _leaves_open(draft: Draft, context: Sequence[Reading]) -> bool:
    """Whether the context does not tell what a word of the prompt points at."""
    told = [token for reading in context for token in list_tokens(reading.doc)]
    lemmas = {token.lemma_.lower() for token in told}
    shown = shown_tokens(draft)
    people = _count_people(context)
    compared = find_comparison(shown)
    names = {token.text for token in shown if token.pos_ == "PROPN"}
    unsaid = find_unsaid(shown)
    if (
        _is_vague(context[0])
        or _means_a_count(shown, context[-1])
        or OUTCOME.search(draft.prompt)
        or (unsaid and unsaid.lemma_ == "succeed" and names.isdisjoint(token.text for token in told))
        or (compared and not {compared.lower_, compared.head.lemma_.lower()} & lemmas)
    ):
        return True
    for position, token in enumerate(shown):
        unlike = token.lower_ == "such" and token.head.lemma_.lower() not in lemmas
        if token.lower_ in SPEAKERS or unlike:
            return True
        told_of = people == 1 and _may_tell_of_one(context)
        if token.lower_ in PERSONAL and not told_of and not _names_person(shown[:position]):
            return True
        if any(child.lower_ in _POINTING_BACK for child in token.children):
            continue
        if _points_at_many(token) and token.lemma_.lower() not in lemmas:
            return True
        pointing = _points_at_one(token) or is_bare_definite(token, shown[:position])
        if pointing and not _list_telling(token) & lemmas:
            return True
    return False


def _means_a_count(shown: Sequence[Token], before: Reading) -> bool:
    """Whether "it" leads the prompt and the sentence before it tells of a number, or of many things."""
    subject = find_subject(before.doc)
    leads = bool(shown) and shown[0].lower_ in {"it", "its"}
    return leads and subject is not None and (subject.tag_ == "NNS" or subject.lemma_.lower() in _COUNTS)


def _list_telling(noun: Token) -> frozenset[str]:
    """The words, as lemmas, that may tell of what the noun means."""
    word = noun.lemma_.lower()
    return list_kindred(word) | list_tellers(word)


def _is_vague(reading: Reading) -> bool:
    """Whether the subject of the sentence is a bare plural, which tells not whose: "Reinforcements stood near"."""
    subject = find_subject(reading.doc)
    return subject is not None and subject.tag_ == "NNS" and not any(True for _ in subject.children)


def _points_at_many(noun: Token) -> bool:
    """Whether "these" and an adjective stand before the noun: "these large amphibians"."""
    parts = [(child.lower_, child.dep_) for child in noun.children if child.i < noun.i]
    return ("these", "det") in parts and any(dep == "amod" for _, dep in parts)


def _points_at_one(noun: Token) -> bool:
    """Whether "this" alone stands before the noun that leads its sentence: "this law repealed ..."."""
    first = noun.dep_ in {"nsubj", "nsubjpass"} and noun.i == 1 and noun.tag_ == "NN"
    whole = any(child.lower_ == "of" for child in noun.children)
    return first and not whole and noun.nbor(-1).lower_ in {"this", "that"}


def _count_people(context: Sequence[Reading]) -> int:
    """How many names of the context may be a person's."""
    kinds = {NameKind.PERSON, NameKind.NAME}
    names = {
        mention.fact.value.text.split()[-1]
        for reading in context
        for mention in reading.mentions
        if isinstance(mention.fact.value, Name) and mention.fact.value.kind in kinds
    }
    return len(names)


def _may_tell_of_one(context: Sequence[Reading]) -> bool:
    """Whether a name of the context is a person's to the document, or to the recogniser no place's."""
    return any(
        isinstance(mention.fact.value, Name)
        and (
            mention.fact.value.kind is NameKind.PERSON
            or (mention.fact.value.kind is NameKind.NAME and reading.label(mention) not in PLACE_LABELS)
        )
        for reading in context
        for mention in reading.mentions
    )


def _names_person(tokens: Sequence[Token]) -> bool:
    return any(token.ent_type_ == "PERSON" for token in tokens)
