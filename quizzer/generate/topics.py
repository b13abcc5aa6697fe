"""Which thing "it" or "the treaty" means, where paragraph, heading or title leave no doubt.

A wrong antecedent teaches something false. "It" is told only as the subject that goes on from the
sentence before, "the treaty" only where one treaty alone is spoken of. Knows names and parses, no
questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizzer.generate.antecedents import Line, Told, leads
from quizzer.generate.definites import is_bare_definite
from quizzer.generate.kind_pages import find_kind, is_about
from quizzer.generate.parse import find_root, list_tokens, read_text
from quizzer.generate.spans import SURE, Found
from quizzer.generate.words import CLASSES, LINKS, SUBJECTS, word_set
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SINGULAR = word_set("NN NNP")
_SEEMING = word_set("seem appear happen turn take follow remain matter rain snow cost")
"""Verbs, as lemmas, whose "it" may mean nothing."""
_CLAUSES = word_set("ccomp csubj csubjpass advcl relcl acl")
_OTHERS = word_set("a an another other each every any no one either neither some such second third next")
"""What stands before a class noun of which there is more than one."""
_UNSAID = word_set(
    "river city town village island sea lake mountain country state empire kingdom republic county province army navy "
    "fleet force forces corps government parliament senate court party council ministry war church king queen emperor "
    "line route road street"
)
"""Class nouns that names mostly go without, so that the one that says it need not be the one meant."""
_MOST_WORDS = 7
_BRACKET = re.compile(r" \([^()]*\)$")
_NUMBER = re.compile(r" (?:\d{1,3}|[A-Z]|[IVX]+)(?![\w.,]\w)\b")


@dataclass(slots=True)
class _Talk:
    """What a paragraph has spoken of so far: its things by class noun, and the classes it has several of."""

    things: dict[str, str] = field(default_factory=dict)
    several: set[str] = field(default_factory=set)
    subject: str | None = None
    others: frozenset[str] = frozenset()
    """What the last sentence spoke of besides its subject, as lemmas."""

    def add(self, noun: str, thing: str) -> None:
        """One more thing of the class; a second one makes "the" with that noun doubtful."""
        if self.things.setdefault(noun, thing) != thing:
            self.several.add(noun)


def find_topics(lines: Sequence[Line], title: str) -> list[tuple[Told, ...]]:
    """For each sentence, in order, the things that "it", "its", "the N" and "this N" in it mean."""
    kind = find_kind(lines, title)
    page = _read_title(lines, title, kind)
    lower = frozenset(token.text for line in lines for token in list_tokens(line.doc) if token.tag_ == "NN")
    told: list[tuple[Told, ...]] = []
    talk, paragraph = _Talk(), -1
    for line in lines:
        if line.paragraph != paragraph:
            talk, paragraph = _Talk(), line.paragraph
        heading = _read_heading(line.section)
        things = [*_tell_pronoun(line, talk), *_tell_definites(line, talk, [heading, page])]
        told.append(tuple(sorted(things, key=lambda one: one.start)))
        _listen(line, talk, told[-1], lower, kind)
    return told


def _read_title(lines: Sequence[Line], title: str, kind: str) -> dict[str, str]:
    """The class nouns of the thing the document is about, by its title and by what it is said to be."""
    name, _, sort = title.removesuffix(")").partition(" (")
    nouns = _head_of(name)
    if sort in CLASSES and CLASSES[sort] is not NameKind.PERSON:
        nouns[sort] = name
    about = kind or name
    if lines and (what := _predicate(lines[0].doc, about)):
        nouns |= dict.fromkeys(what, about)
    return nouns


def _read_heading(section: Sequence[str]) -> dict[str, str]:
    # "Great Fire of Rome (64 AD)": the bracket only adds to the name.
    return _head_of(_BRACKET.sub("", section[-1])) if section else {}


def _head_of(name: str) -> dict[str, str]:
    """The class noun within a name of several words, for a name of one thing: "Battle of Lissa"."""
    words = name.removeprefix("The ").split()
    written = all(sign.isascii() or sign.isalpha() for sign in name)
    if not 1 < len(words) <= _MOST_WORDS or not words[0][:1].isupper() or not written:
        return {}
    if "of" in words[1:]:
        head = words[words.index("of") - 1]
        named = all(word[:1].isupper() or word in LINKS | {"the"} for word in words)
    else:
        head = words[-1]
        # "Lunar craters" or "Early years" name a kind or a time of life.
        named = all(word[:1].isupper() for word in words[:-1]) and not head.endswith("s")
        named = named and (head[:1].isupper() or head in CLASSES)
    noun = head.lower()
    return {noun: name} if named and noun.isalpha() and noun not in _PARTS else {}


_PARTS = word_set(
    "history background career life death legacy overview description discovery construction design origin "
    "influence translation reception aftermath prelude etymology geography culture economy climate war i ii"
)
"""Nouns of headings that name a part of the page."""


def _predicate(doc: Doc, name: str) -> list[str]:
    """The class nouns of "NAME is a N and the N of ..."."""
    root = next((token for token in list_tokens(doc) if token.dep_ == "ROOT" and token.lemma_ == "be"), None)
    if root is None or not read_text(doc).removeprefix("The ").startswith(name.removeprefix("the ")):
        return []
    what = next((child for child in root.children if child.dep_ == "attr"), None)
    nouns = [what, *(child for child in what.children if child.dep_ == "conj")] if what else []
    return [
        token.lemma_.lower()
        for token in nouns
        if token is not None and token.tag_ == "NN" and CLASSES.get(token.lower_) is not NameKind.PERSON
    ]


def _tell_pronoun(line: Line, talk: _Talk) -> Iterator[Told]:
    """The first "it" or "its" of the sentence, if it goes on with the subject of the one before."""
    pronoun = next((token for token in list_tokens(line.doc) if token.lower_ in {"it", "its"}), None)
    if pronoun is None or talk.subject is None or not leads(pronoun) or _is_empty(pronoun):
        return
    if _is_said_to_be(pronoun) & talk.others:
        return
    if any(isinstance(one.value, Name) and one.start < pronoun.idx for one in line.names):
        return
    text = f"{talk.subject}'s" if pronoun.tag_ == "PRP$" else talk.subject
    yield Told(pronoun.idx, pronoun.idx + len(pronoun), text)


def _is_said_to_be(pronoun: Token) -> set[str]:
    """What "it" is told to be: "it was the government" means the government of the sentence before."""
    verbs = [pronoun.head, *pronoun.head.conjuncts]
    return {child.lemma_ for verb in verbs for child in verb.children if child.dep_ == "attr"}


def _is_empty(pronoun: Token) -> bool:
    """Whether "it" may stand for a clause: "It is believed that", "It was he who"."""
    if pronoun.dep_ == "poss":
        return False
    verb = pronoun.head
    parts = {child.dep_ for child in verb.children}
    adjective = any(child.dep_ == "acomp" for child in verb.children)
    cleft = verb.lemma_ == "be" and any(
        word.dep_ in _CLAUSES or (word.dep_ == "xcomp" and adjective) for word in verb.subtree
    )
    return bool(verb.lemma_ in _SEEMING or cleft or {"ccomp", "csubj"} & parts)


def _tell_definites(line: Line, talk: _Talk, further: Sequence[Mapping[str, str]]) -> Iterator[Told]:
    """Each "the N" or "this N" of the sentence of which the paragraph, its heading or the title knows one."""
    seen: set[str] = set()
    mine = {noun for one in line.names if isinstance(one.value, Name) for noun in _head_of(one.value.text)}
    for token in list_tokens(line.doc):
        noun = token.lemma_.lower() if token.tag_ == "NN" else ""
        things = {known[noun] for known in (talk.things, *further) if noun in known}
        if not things or noun in seen | talk.several | mine or (start := _points_from(token)) is None:
            continue
        thing = things.pop() if len(things) == 1 else None
        # What the document is about may be named again, and other things after it: "Manila Bay".
        if thing is not None and (thing == further[-1].get(noun) or thing not in read_text(line.doc)):
            seen.add(noun)
            owns = token.i + 1 < len(line.doc) and token.nbor().tag_ == "POS"
            last = token.nbor() if owns else token
            yield Told(start, last.idx + len(last), f"{thing}'s" if owns else thing)


def _points_from(noun: Token) -> int | None:
    """Where a reader looks back for the noun: at itself after "the", at "this"; None where nowhere."""
    if any(
        child.lower_ == "this" and child.dep_ == "det" and child.i == noun.i - 1 for child in noun.children
    ):
        return int(noun.nbor(-1).idx)
    alone = noun.i > 0 and noun.nbor(-1).lower_ == "the"
    return int(noun.idx) if alone and is_bare_definite(noun, ()) else None


def _listen(line: Line, talk: _Talk, told: Sequence[Told], nouns: Set[str], kind: str) -> None:
    """Take in what the sentence speaks of; `nouns` are the common nouns of the document, `kind` what it is about."""
    for one in line.names:
        if isinstance(one.value, Name) and one.confidence >= SURE:
            for noun in _head_of(one.value.text).keys() - _UNSAID:
                talk.add(noun, _name_wholly(line, one))
    for token in list_tokens(line.doc):
        if token.tag_ == "NNS" or (token.tag_ == "NN" and token.dep_ != "attr" and _is_another(token)):
            talk.several.add(token.lemma_.lower())
    subject = _find_subject(line, nouns)
    if subject is None and is_about(line, kind) and not _has_rival(line):
        subject = kind
    if subject is None:
        lead = next((one for one in told if _is_lead(line, one)), None)
        subject = lead.text.removesuffix("'s") if lead and not _has_rival(line) else None
    elif what := _predicate(line.doc, subject):
        for noun in what:
            talk.add(noun, subject)
    talk.subject = subject
    talk.others = frozenset(
        token.lemma_ for token in list_tokens(line.doc) if token.pos_ == "NOUN" and token.dep_ not in SUBJECTS
    )


def _is_another(noun: Token) -> bool:
    """Whether the noun is said to be one of several, not the one meant before."""
    return any(child.lower_ in _OTHERS for child in noun.children)


def _is_lead(line: Line, told: Told) -> bool:
    """Whether what is told is the sentence's subject itself."""
    return any(
        told.start <= token.idx < told.end and token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"
        for token in list_tokens(line.doc)
    )


def _find_subject(line: Line, nouns: Set[str]) -> str | None:
    """The named thing that is the sentence's singular subject, where nothing else may be meant by "it"."""
    for one in line.names:
        if not isinstance(one.value, Name) or one.confidence < SURE or not _is_thing(one.value, nouns):
            continue
        token = next((t for t in list_tokens(line.doc) if one.start <= t.idx < one.end and _is_main(t)), None)
        if token is not None and not _has_rival(line):
            return _name_wholly(line, one)
    return None


def _is_thing(name: Name, nouns: Set[str]) -> bool:
    """Whether the name is surely no person's: by its kind, or by the common noun at its head."""
    unknown = name.kind is NameKind.NAME and not _head_of(name.text).keys() & nouns
    return name.kind is not NameKind.PERSON and not unknown


def _name_wholly(line: Line, found: Found) -> str:
    """The name with the number or letter that tells it from others of its series."""
    text = read_text(line.doc)
    number = _NUMBER.match(text, found.end)
    return text[found.start : number.end() if number else found.end]


def _is_main(token: Token) -> bool:
    """Whether the token is the singular subject of the main verb, joined to no other."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "ROOT" or token.tag_ not in _SINGULAR:
        return False
    many = any(t.lower_ in {"were", "are", "have"} for t in (verb, *verb.children)) or verb.tag_ == "VBP"
    return not many and not _is_another(token) and not any(child.dep_ == "conj" for child in token.children)


def _has_rival(line: Line) -> bool:
    """Whether the main verb acts upon another single thing, which "it" may mean instead."""
    root = find_root(line.doc)
    verbs = [root, *root.conjuncts] if root is not None else []
    return any(
        child.dep_ in {"dobj", "dative", "agent", "ccomp"} or (child.dep_ in SUBJECTS and verb is not root)
        for verb in verbs
        for child in verb.children
    )
