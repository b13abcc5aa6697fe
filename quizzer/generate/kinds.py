"""What a name names: head nouns first, then class nouns beside it, then the document's vote.

An entity label alone is wrong one time in three, so it never decides alone: it needs a second
opinion from the document. What stays unknown is NameKind.NAME.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from quizzer.generate.parse import owns, read_before, read_text
from quizzer.generate.personal_names import NO_PERSON, begins_as_persons, drop_nation
from quizzer.generate.words import CLASSES, COUNTRIES, HEADS, PEOPLES, SHIP_PREFIXES, TITLES, word_set
from quizzer.models import NameKind

if TYPE_CHECKING:
    from spacy.tokens import Span

_LABELS = {
    "PERSON": NameKind.PERSON,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "ORG": NameKind.ORGANISATION,
    "EVENT": NameKind.EVENT,
    "LAW": NameKind.TREATY,
    "WORK_OF_ART": NameKind.PUBLICATION,
}
_WITHIN = word_set("in at near outside")
_LIVING = word_set(
    "live grow stand be remain stay land arrive place settle survive breed nest camp build dwell thrive"
)
"""Verbs, as lemmas, of what is done on an island."""
HUMAN = word_set(
    "say write argue order command lead tell ask marry die become believe think describe claim suggest "
    "propose report publish discover note state succeed appoint decide refuse agree want hope return"
)
"""Verbs, as lemmas, whose subject is a person."""
_ORDINAL = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)$"
)
_MAJORITY = 0.8
_VOICES = 5
"""How many voices make a single word a person."""
_CUE = 100
"""What one class noun beside a name weighs against entity labels."""
_PLACE_FIRST = word_set("Lake Mount Cape Fort Port Loch River")
_INITIALS = re.compile(r"^(?:[A-Z]\. ?)+[A-Z][a-z]|^[A-Z][\w-]+ (?:[A-Z]\. ?)+[A-Z][a-z]")
_NUMERAL = re.compile(r"[IVXLC]+")
_COUNTED = re.compile(r"\.? \d")
"""What follows in "Vol. 37" and "Room 2", which are no places."""


def kind_by_form(text: str) -> NameKind | None:
    """The kind that the name's own words tell, or None."""
    words = text.split()
    if text.removeprefix("Nazi ") in COUNTRIES:
        return NameKind.PLACE
    if len(words) == 1:
        return None
    if words[0] in SHIP_PREFIXES:
        return NameKind.VESSEL
    if len(rest := drop_nation(words)) < len(words):
        return _kind_without_nation(rest)
    if _INITIALS.search(text) and words[-1] not in HEADS:
        return NameKind.PERSON
    return _kind_by_head(words)


def _kind_without_nation(words: Sequence[str]) -> NameKind | None:
    """The kind of a name whose nation or party was said before it: "Stephen A. Douglas"."""
    text = " ".join(words)
    if len(words) == 1 or (words[-1] not in HEADS and begins_as_persons(text)):
        return NameKind.PERSON
    return kind_by_form(text)


def _kind_by_head(words: list[str]) -> NameKind | None:
    """The kind told by a title or place word before the name, or by its head noun."""
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if words[0] == "Operation":
        return NameKind.OPERATION
    if head in TITLES:
        return NameKind.NAME
    if words[0] in TITLES - {"St.", "Saint"} and words[-1] not in HEADS:
        return NameKind.PERSON
    if head == words[-1] == "Federation" and len(words) > len(("Russian", head)):
        # The Russian Federation is a land, the World Chess Federation none.
        return NameKind.ORGANISATION
    return NameKind.PLACE if words[0] in _PLACE_FIRST and "of" not in words else HEADS.get(head)


def vote(mentions: Iterable[tuple[str, Span]]) -> dict[str, NameKind]:
    """The kind of every name text, from all its mentions (text, token span) in the document."""
    votes: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    located = set[str]()
    likely: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    for text, span in mentions:
        cues, label = _cues(span), _read_label(span)
        votes[text].update(_opinions(text, span, cues, label))
        within = cues[NameKind.PLACE] and not cues[NameKind.PERSON]
        likely[text] += -1 if within or (label != "PERSON" and read_before(span, 1).lower() == "the") else 1
        acting[text] += cues[NameKind.PERSON] - owns(span)
        if cues[NameKind.PLACE]:
            located.add(text)
    kinds = {text: _decide(text, counts, located) for text, counts in votes.items()}
    named = {
        text
        for text in votes
        if likely[text] > 0 and kinds[text] is NameKind.NAME and _is_called(text, votes[text])
    }
    kinds |= dict.fromkeys(sorted(named), NameKind.PERSON)
    # An island that the recogniser takes for somebody who never does anything.
    idle = {text for text in located if " " not in text and not acting[text]}
    kinds |= {text: NameKind.NAME for text in sorted(idle) if kinds[text] is NameKind.PERSON}
    families = {text for text, kind in kinds.items() if kind is NameKind.PERSON and " " not in text}
    kinds |= {text: NameKind.PERSON for text in kinds if _is_full(text, kinds[text], votes[text], families)}
    surnames = {surname(text) for text, kind in kinds.items() if kind is NameKind.PERSON}
    return {
        text: NameKind.PERSON if _is_surname(text, kind, votes[text]) and text in surnames else kind
        for text, kind in kinds.items()
    }


def _decide(text: str, counts: Counter[NameKind], located: Set[str]) -> NameKind:
    """The kind by form, unless the recogniser sees a person in it (a surname such as Fort)."""
    form = kind_by_form(text)
    if form is NameKind.PLACE and text not in COUNTRIES and counts[NameKind.PERSON] > counts[NameKind.PLACE]:
        return NameKind.NAME
    return form or _elect(text, counts, located)


def _is_called(text: str, counts: Counter[NameKind]) -> bool:
    """Whether a name begins with a given name, and no class noun beside it says that a thing is called so."""
    told = max((count for kind, count in counts.items() if kind is not NameKind.PERSON), default=0)
    return told < _CUE and begins_as_persons(text)


def _is_full(text: str, kind: NameKind, counts: Counter[NameKind], families: Set[str]) -> bool:
    """Whether the recogniser sees a person in two words of which the document calls somebody by the second."""
    seen = {*+counts} == {NameKind.PERSON}
    return kind is NameKind.NAME and seen and text.partition(" ")[2] in families


def _is_surname(text: str, kind: NameKind, counts: Counter[NameKind]) -> bool:
    """Whether nothing keeps a name from being a person's: one noun beside it may be beside it by chance."""
    persons = counts[NameKind.PERSON]
    by_chance = kind is NameKind.PUBLICATION and " " not in text and counts[kind] <= _CUE and persons > 2
    return (kind is NameKind.NAME or by_chance) and persons >= counts[NameKind.PLACE]


def surname(full: str) -> str:
    """The last word of a person's name, without "Jr."; "" for a single word, a ruler's number or byname."""
    words = [word for word in full.split() if word not in {"Jr.", "Sr."}]
    if "of" in words or "the" in words:
        return ""
    named = [word for word in words if word not in TITLES | PEOPLES and not word.endswith(".")]
    return named[-1] if len(words) > 1 and named and not _NUMERAL.fullmatch(named[-1]) else ""


def _read_label(span: Span) -> str:
    """The recogniser's label of what it sees at a mention, "" where it sees nothing."""
    start, end = span.start, span.end
    return next(
        (e.label_ for e in span.doc.ents if e.label_ in _LABELS and e.start < end and start < e.end), ""
    )


def _opinions(text: str, span: Span, cues: Counter[NameKind], label: str) -> Counter[NameKind]:
    """What one mention says about the kind: the words beside it, and the recogniser's label."""
    opinions = +cues
    if label not in {"", "PERSON"} and opinions[NameKind.PERSON] <= 1:
        del opinions[NameKind.PERSON]
    if label:
        opinions.update(_label_opinion(_LABELS[label], text.split(), span))
    return opinions


def _cues(span: Span) -> Counter[NameKind]:
    """What the words beside a mention say: titles, class nouns, prepositions of place, verbs of people."""
    cues: Counter[NameKind] = Counter()
    before = read_before(span, 1)
    if before == "of" and CLASSES.get(read_before(span, 2)) is NameKind.PLACE:
        cues[NameKind.PLACE] += _CUE
    if (kind := CLASSES.get(before)) and span.doc[span.start - 1].tag_ in {"NN", "NNS", "NNP"}:
        cues[kind] += _CUE
    if before.endswith(("ist", "ists")) and span.doc[span.start - 1].pos_ == "NOUN":
        cues[NameKind.PERSON] += _CUE
    if before == "," and (kind := CLASSES.get(read_before(span, 2))) and kind is not NameKind.PLACE:
        # "After watching Berg play, Lund called": a verb is no play.
        cues[kind] += _CUE * (span.doc[span.start - 2].pos_ in {"NOUN", "PROPN"})
    if before in TITLES - {"Ms."}:
        cues[NameKind.PERSON] += _CUE
    cues[NameKind.PERSON] += (before == "by") + owns(span)
    within = before.lower() in _WITHIN or (before == "the" and read_before(span, 2).lower() in _WITHIN)
    if within and not _COUNTED.match(read_text(span.doc), span.end_char):
        cues[NameKind.PLACE] += 2
    if before == "on" and span.doc[span.start - 1].head.lemma_ in _LIVING:
        cues[NameKind.PLACE] += 2
    if span.root.dep_ == "nsubj" and span.root.head.lemma_ in HUMAN:
        cues[NameKind.PERSON] += 2
    return cues


def _label_opinion(kind: NameKind, words: list[str], span: Span) -> Counter[NameKind]:
    """How far an entity label is believed: little for one word, nothing against the name's own form."""
    article = read_before(span, 1).lower() == "the"
    if kind is NameKind.PERSON:
        odd = any(word in HEADS or word in NO_PERSON or _ORDINAL.match(word) for word in words)
        believed = not (article or odd)
        return Counter({kind: 1} if believed else {NameKind.NAME: 1})
    if kind is NameKind.ORGANISATION and not ((article and len(words) > 1) or span.text.isupper()):
        return Counter({NameKind.NAME: 1})
    return Counter({kind: 1})


def _elect(text: str, counts: Mapping[NameKind, int], located: Set[str]) -> NameKind:
    """The kind with a clear majority and more than one voice, else NAME."""
    total = sum(counts.values())
    if total < 2:
        return NameKind.NAME
    kind, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    if kind is NameKind.PERSON and " " not in text and count < _VOICES:
        return NameKind.NAME
    if kind is NameKind.PLACE and text not in located:
        return NameKind.NAME
    return kind if count / total >= _MAJORITY else NameKind.NAME
