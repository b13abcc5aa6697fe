"""Faults of English that stand in the source itself: a question must not repeat them.

Only faults that no sound sentence shows are looked for. Reads the prompt and the parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizzer.generate.articles import has_odd_article
from quizzer.generate.cloze import Draft
from quizzer.generate.number_forms import COLLECTIVES
from quizzer.generate.parse import has_subject, list_outside
from quizzer.generate.setting import Setting, is_timeless
from quizzer.generate.wordings import is_misdated, is_misworded
from quizzer.generate.words import CLASSES, FINITE, PRESENT, SUBJECTS, word_set
from quizzer.models import Name, NameKind, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHOLE = frozenset([Precision.DAY, Precision.MONTH, Precision.YEAR])
_PAST = _WHOLE | {Precision.DECADE}
_ONE = frozenset([NameKind.PLACE, NameKind.PERSON, NameKind.VESSEL, NameKind.TREATY, NameKind.EVENT])
_AT_THE_END = re.compile(r"\bat the (?:end|beginning|start) of (?:1\d|20)\d\d\b")
"""A time that a present cannot have: "it employs 90 people at the end of 2014"."""
_MANY = re.compile(r" (?:are|were|have) ")
_ON = word_set("in on by during between")
_STATES = word_set("be have remain stand")
_ALIKE = word_set("set put cut hit let shut cost spread beat split hurt cast read")
"""Verbs whose past looks like their present."""
_SAYING = word_set(
    "say write think believe claim argue state report note add suggest explain reply declare know feel hold insist "
    "conclude admit recall remark observe announce warn mean seem appear"
)
"""Verbs, as lemmas, before which a comma may end what is said."""
_QUOTES = frozenset('"“”')
_JOINING = word_set("and but or so yet nor then")
_DOERS = word_set("PERSON NORP GPE ORG")
_HELPING = word_set("aux auxpass")
_DONE_TO = word_set(
    "rename acquire appoint elect defeat capture purchase destroy overthrow commission nickname rebuild assassinate annex"
)
"""Verbs, as lemmas, of what somebody does to somebody or something."""
_HAVING = word_set("dobj auxpass ccomp oprd dative xcomp prt conj")
_COUNTED = word_set(
    "company venture city town ship movie novel bridge church castle treaty team band album university museum "
    "palace fort railway hospital newspaper magazine network firm vessel book"
)
"""Nouns of what is one of many."""
_TOLD_APART = word_set("det poss nummod conj cc predet quantmod")
_EACH = word_set("each every all both neither either any no half")
_OF_MANY = word_set("are were have")
_GROUPS = word_set(
    "team staff crew family government company army navy group majority number police public band couple pair council "
    "committee party press media data audience enemy force population rest minority variety cattle people side club "
    "board cabinet clergy nobility gentry infantry cavalry artillery fleet youth half percent crowd opposition lot"
)
"""Nouns of one that may do what many do."""
FAULT = "faulty English in the source"


def sound_english(draft: Draft, setting: Setting) -> str | None:
    """No slip that a reader would take for the question's own."""
    lines = (draft.context, draft.prompt, draft.answer)
    worded = any(map(is_misworded, lines)) or is_misdated(draft.reading.text)
    if worded or _is_misspelt(draft, setting):
        return FAULT
    odd = has_odd_article(draft, setting) or _has_odd_number(draft) or _has_odd_tense(draft)
    timeless = is_timeless(draft) and _AT_THE_END.search(draft.reading.text)
    return FAULT if odd or timeless or _is_dated_twice(draft) or _is_broken(draft) else None


def _is_broken(draft: Draft) -> bool:
    """Whether a clause lacks its tense, a subject the comma that ends its aside, or a verb its subject's number."""
    shown = list_outside(draft.reading.doc, draft.removed[:-1])
    faults = (_disagrees, _is_spliced, _lacks_doer, _lacks_object, _lacks_article)
    return _has_no_tense(draft) or _has_open_aside(draft) or any(fault(shown) for fault in faults)


def _is_spliced(tokens: Sequence[Token]) -> bool:
    """Whether a comma alone joins two sentences: "Berg was killed, Lund was ill"."""
    for token in tokens:
        if token.dep_ not in {"ccomp", "parataxis"} or token.head.dep_ != "ROOT" or token.i > token.head.i:
            continue
        verb, end = token.head, token.right_edge.i + 1
        whole = all(_has_tense(one) and has_subject(one) for one in (token, verb))
        quoted = verb.lemma_ in _SAYING or any(word.text in _QUOTES for word in tokens)
        if whole and not quoted and verb.doc[end].text == "," and verb.doc[end + 1].lower_ not in _JOINING:
            return True
    return False


def _has_tense(verb: Token) -> bool:
    return any(one.tag_ in FINITE for one in (verb, *verb.children))


def _lacks_doer(tokens: Sequence[Token]) -> bool:
    """Whether what somebody did opens a sentence of what was done: "After refusing, the attack was launched"."""
    for token in tokens[:2]:
        opens = token.tag_ == "VBG" and token.dep_ in {"pcomp", "advcl"} and token.i <= 1
        verb = token.head.head if token.dep_ == "pcomp" else token.head
        if not opens or verb.dep_ != "ROOT" or not any(child.dep_ == "auxpass" for child in verb.children):
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if subject is not None and any(child.lower_ in {"the", "a", "an"} for child in subject.children):
            return CLASSES.get(subject.text) is not NameKind.PERSON and subject.ent_type_ not in _DOERS
    return False


def _lacks_object(tokens: Sequence[Token]) -> bool:
    """Whether the main verb does to nobody what must be done to somebody: "The firm renamed as Berg & Lund"."""
    verb = next((token for token in tokens if token.dep_ == "ROOT"), None)
    if verb is None or verb.lemma_ not in _DONE_TO or verb.tag_ != "VBD" or not has_subject(verb):
        return False
    return _HAVING.isdisjoint(child.dep_ for child in verb.children)


def _lacks_article(tokens: Sequence[Token]) -> bool:
    """Whether what is done is done to one of many, and no article says so: "entered joint venture"."""
    return any(
        token.dep_ == "dobj"
        and token.tag_ == "NN"
        and token.text in _COUNTED
        and not {child.dep_ for child in token.children} & _TOLD_APART
        and token.head.i < token.left_edge.i
        for token in tokens
    )


def _is_misspelt(draft: Draft, setting: Setting) -> bool:
    """Whether the prompt shows a word that the document surely misspells."""
    words = setting.misspelt
    return bool(words) and any(
        word in words for word in re.findall(r"[^\W\d_]+", f"{draft.context} {draft.prompt}")
    )


def _has_odd_number(draft: Draft) -> bool:
    """Whether the name of one thing stands before "are" as if it were many."""
    value, reading = draft.mention.fact.value, draft.reading
    if not isinstance(value, Name) or value.kind not in _ONE or draft.answer.endswith("s"):
        return False
    first = reading.tokens(draft.mention)[0]
    before = first.nbor(-1) if first.i else None
    alone = before is None or (before.pos_ not in {"ADP", "CCONJ"} and before.text != ",")
    return alone and bool(_MANY.match(reading.text, draft.mention.end))


def _has_odd_tense(draft: Draft) -> bool:
    """Whether "has become" or "manages" is said of a day, month or year gone by."""
    for mention in draft.reading.mentions:
        value = mention.fact.value
        if not isinstance(value, PartialDate) or value.precision not in _PAST:
            continue
        head = draft.reading.head(mention)
        if head.dep_ == "pobj" and _lasts_in_present(head.head):
            return True
        if head.dep_ != "pobj" or head.head.lower_ not in _ON or head.head.dep_ != "prep":
            continue
        verb = _find_verb(head.head)
        if value.year is not None and verb.dep_ == "ROOT" and _retells(verb):
            return True
        if verb.tag_ == "VBN" and any(
            child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children
        ):
            return True
    return False


def _lasts_in_present(prep: Token) -> bool:
    """Whether what has been so "since" a time is told in a plain present: "since 1976 Riga has an embassy"."""
    verb = prep.head
    helpers = [child for child in verb.children if child.dep_ in _HELPING and child.i < verb.i]
    finite = helpers[0] if helpers else verb
    perfect = finite.lemma_ == "have" and bool(helpers)
    return prep.lower_ == "since" and finite.tag_ in PRESENT and not perfect and verb.dep_ == "ROOT"


def _retells(verb: Token) -> bool:
    """Whether the verb tells in the present what was done, not what is so: "it has 90 people in 2014"."""
    return verb.tag_ in PRESENT and verb.lemma_ not in _STATES | _ALIKE


def _find_verb(prep: Token) -> Token:
    """What a date's preposition hangs on; "by" says when a verb was done, though the parse sees a noun."""
    above = prep.head
    while prep.lower_ == "by" and above.pos_ in {"NOUN", "PROPN", "ADP"} and above.head != above:
        above = above.head
    return above


def _is_dated_twice(draft: Draft) -> bool:
    """Whether two verbs side by side share the date that opens the sentence and one at its end."""
    reading = draft.reading
    places = []
    for mention in reading.mentions:
        value, head = mention.fact.value, reading.head(mention)
        whole = isinstance(value, PartialDate) and value.precision in _WHOLE
        if whole and head.dep_ == "pobj" and head.head.dep_ == "prep":
            places.append((head.head, head.head.head))
    first = next((verb for prep, verb in places if prep.i == 0), None)
    return first is not None and any(
        verb.dep_ == "conj"
        and verb.head == first
        and verb.i == first.i + 2
        and prep.i > verb.i
        and not has_subject(verb)
        for prep, verb in places
    )


def _disagrees(tokens: Sequence[Token]) -> bool:
    """Whether many things do what one does, or one what many do: "plans progresses", "plans and a map was sold"."""
    return any(_is_odd_pair(token) for token in tokens if token.dep_ in SUBJECTS)


def _is_odd_pair(subject: Token) -> bool:
    """Whether the subject and the verb behind it differ in number."""
    verb = subject.head
    finite = next((child for child in verb.children if child.dep_ in _HELPING and child.tag_ in FINITE), verb)
    if verb.dep_ != "ROOT" or not subject.i < finite.i or finite.tag_ not in FINITE:
        return False
    joined = [child for child in subject.children if child.dep_ == "conj"]
    if any(
        child.dep_ in {"nummod", "appos", "preconj"} or child.lower_ in _EACH for child in subject.children
    ):
        return False
    many = finite.lower_ in _OF_MANY
    if subject.tag_ == "NNS" and not joined:
        return bool(finite.tag_ == "VBZ" or finite.lower_ == "was")
    if joined:
        ands = any(child.lower_ == "and" for child in subject.children)
        plain = subject.tag_ == "NNS" and all(child.tag_ in {"NN", "NNS"} for child in joined)
        return bool(ands and plain and (finite.tag_ == "VBZ" or finite.lower_ == "was"))
    alone = subject.tag_ == "NN" and subject.lemma_.lower() not in COLLECTIVES | _GROUPS
    return bool(many and alone and not any(child.lower_ == "of" for child in subject.children))


def _has_open_aside(draft: Draft) -> bool:
    """Whether an aside on the subject begins with a comma and does not end with one: "Toyota, a company has", or a comma parts it from its verb."""
    shown = list_outside(draft.reading.doc, draft.removed[:-1])
    for token in shown:
        if token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and token.i < token.head.i:
            if token.head.tag_ not in FINITE and not any(
                child.tag_ in FINITE for child in token.head.children
            ):
                return False
            between = [word for word in shown if token.i < word.i < token.head.i]
            commas = [word for word in between if word.text == "," and not word.nbor().text.isdigit()]
            listed = any(word.dep_ in {"conj", "cc"} for word in between)
            return len(commas) == 1 and not listed and commas[0].i < token.head.i
    return False


def _has_no_tense(draft: Draft) -> bool:
    """Whether what follows a semicolon has a subject and a bare participle: "; the navy using it"."""
    return any(
        token.dep_ == "nsubj"
        and token.head.tag_ == "VBG"
        and token.left_edge.i > 0
        and token.left_edge.nbor(-1).text == ";"
        and not any(child.tag_ in FINITE for child in token.head.children)
        for token in list_outside(draft.reading.doc, draft.removed[:-1])
    )
