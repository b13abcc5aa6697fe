"""Gates on what is worth asking: no teacher sets the width of one stone, or where its copy was put.

What everybody knows and what nobody needs is refused here; how much the rest is worth is for the
ranking. A document about such a thing itself may ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizzer.generate.cloze import Draft
from quizzer.generate.kindred import list_kindred
from quizzer.generate.parse import find_root, list_tokens
from quizzer.generate.setting import Setting, shown_mentions
from quizzer.generate.words import CONTINENTS, SUBJECTS, word_set
from quizzer.generate.year_context import UNITS
from quizzer.models import BLANK, Figure, Name, PartialDate, Precision

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEAVENS = word_set("Sun Moon Earth World Solar")
_OURS = 1900
_NEAR = re.compile(r"\b(?:near|nearby|next to|border with|opposite|beside|mainland) (?:the )?$")
_COPY = re.compile(
    r"\b(?:replicas?|on loan|(?:was|were|been|be) (?:lent|loaned)|put (?:\w+ )?on display)\b", re.IGNORECASE
)
_CARRIED = word_set(
    "move transport relocate remove transfer donate lend loan install display exhibit house store"
)
"""Verbs, as lemmas, of what happens to a thing that is kept."""
_KEPT = re.compile(
    r"\b(?:[Mm]useums?|[Mm]useo|[Mm]us[ée]e|[Gg]aller(?:y|ies)|[Pp]laza|[Ee]xhibitions?|[Cc]ollections?|[Ss]torage|warehouses?)\b"
)
_NAMING = word_set("name describe rename coin reclassify synonymize erect")
_FIRSTS = re.compile(
    r"\b(?:first|last|only|originally|(?:earli|old|larg|small|bigg|high|tall|long|deep|heavi|great|lat|fast|short|broad|wid)est)\b",
    re.IGNORECASE,
)
"""What makes one of many things worth a figure of its own."""
_REMARKING = word_set("comment remark opine")
"""Verbs, as lemmas, of what writers do with the matter."""
_RETELLING = word_set(
    "write say tell describe state claim think believe report suggest note observe conclude argue"
)
"""The same, where they stand in the present."""
_TOLD = word_set("dobj ccomp xcomp nsubjpass oprd")
_ACCORDING = re.compile(rf"\b[Aa]ccording to {BLANK}")
_BRIEFLY = re.compile(r"\bbriefly (?:stay|visit|stop|pass|live)\w*|\b(?:stayed|stopped|lived) briefly\b")
_LATER = re.compile(
    r"(?: (?:days?|weeks?|months?|years?|hours?|decades?|centuries))? (?:later|earlier|afterwards)\b"
)
_SMALL = 12
_RARE = 5
"""In how many sentences of a long document a thing stands whose number matters."""
_SHARE = 30
"""Of how many sentences one is enough in a short document."""
_COUNTED = 1000
"""Up to how many things are counted only if the document speaks of them."""
_HARDLY = 3
"""In fewer sentences a thing is told in passing."""
_ADDRESS = re.compile(
    r"\b(?:headquarter(?:s|ed)|(?:corporate|regional|head|main|central) offices?|main campus|(?:is|are) (?:located|situated|based))\b"
)
_ROW = 3
_MANY_ALIKE = 5
"""How many sentences that measure in the same words make a catalogue."""
_COUNTING = word_set("be have total number amount average stand account comprise live estimate employ exceed")
"""Verbs, as lemmas, of how much there is."""
_MEASURED = word_set("attr dobj nsubj npadvmod xcomp nsubjpass")
_LAW = re.compile(
    r"(?:[A-Z]\w+ (?:Act|Law|Code|Decree|Bill|Ordinance)|(?:Act|Law|Decree) (?:on|for) (?:the )?[A-Z][\w ]+?) of $"
)
_NUMBERED_UNIT = re.compile(r"\bNos?\.? ?\d")
MINOR = "not worth asking"


def worth_asking(draft: Draft, setting: Setting) -> str | None:
    """A fact that a teacher might ask for."""
    return MINOR if any(gate(draft, setting) for gate in _GATES) else None


def _is_known_to_all(draft: Draft, _: Setting) -> bool:
    """Whether the answer is a continent, the sun, the moon, the earth, or the century before this one."""
    value = draft.mention.fact.value
    if isinstance(value, PartialDate):
        return value.precision is Precision.CENTURY and (value.year or 0) >= _OURS
    named = isinstance(draft.mention.fact.value, Name)
    return named and (draft.answer.split()[-1] in CONTINENTS or draft.answer in _HEAVENS)


def _is_neighbour(draft: Draft, _: Setting) -> bool:
    """Whether the answer only says what is near."""
    named = isinstance(draft.mention.fact.value, Name)
    return named and bool(_NEAR.search(draft.reading.text[: draft.mention.start]))


def _is_in_a_row(draft: Draft, _: Setting) -> bool:
    """Whether the prompt lists measures of one thing, or years of one kind of event."""
    value = draft.mention.fact.value
    others = [mention.fact.value for mention in shown_mentions(draft)]
    if isinstance(value, Figure):
        unit = value.unit.lower()
        alike = [one for one in others if isinstance(one, Figure) and one.unit.lower() == unit]
        return unit in UNITS and len(alike) + 1 >= _ROW
    dates = [one for one in others if isinstance(one, PartialDate) and one.year is not None]
    return isinstance(value, PartialDate) and len(dates) >= _ROW


def _is_custody(draft: Draft, setting: Setting) -> bool:
    """Whether it is told where a copy stands, or who keeps a thing that the document is not about."""
    if copy := _COPY.search(f"{draft.context} {draft.reading.text}"):
        return copy[0].lower() not in setting.title.lower()
    for token in list_tokens(draft.reading.doc):
        if token.lemma_ in _CARRIED and token.dep_ in {"ROOT", "conj"} and _KEPT.search(draft.reading.text):
            things = [child for child in token.children if child.dep_ in {"nsubjpass", "dobj"}]
            about = _strip_sort(setting.title) in draft.reading.text
            return bool(things) and not about
    return False


def _is_naming(draft: Draft, setting: Setting) -> bool:
    """Whether it is asked when one of many things got its name or its first description."""
    if not isinstance(draft.mention.fact.value, PartialDate) or _FIRSTS.search(draft.reading.text):
        return False
    head = draft.reading.head(draft.mention)
    verb = head.head.head if head.dep_ == "pobj" else head.head
    # "a block described in 2007" only says which block; "was described by Taqi al-Din" is the point.
    named = verb.lemma_ in _NAMING and (verb.lemma_ != "describe" or verb.dep_ == "acl")
    return named and _strip_sort(setting.title) not in draft.reading.text


def _strip_sort(title: str) -> str:
    """The title without what a bracket says of it."""
    return title.split(" (")[0]


def _is_remark(draft: Draft, _: Setting) -> bool:
    """Whether it is asked who remarked something, or tells the story."""
    if _ACCORDING.search(draft.prompt):
        return True
    head = draft.reading.head(draft.mention)
    if not isinstance(draft.mention.fact.value, Name) or head.dep_ != "nsubj":
        return False
    verb = head.head
    if verb.lemma_ in _REMARKING or (verb.lemma_ in _RETELLING and verb.tag_ == "VBZ"):
        return True
    # "has written of the awards": what, is told in a quotation that follows.
    told = any(child.dep_ in _TOLD for child in verb.children)
    return verb.lemma_ in _RETELLING and verb.tag_ == "VBN" and not told


def _is_small_count(draft: Draft, setting: Setting) -> bool:
    """Whether some things are counted that the document hardly speaks of, or of something it hardly speaks of."""
    value = draft.mention.fact.value
    if (
        not isinstance(value, Figure)
        or value.value > _COUNTED
        or value.approximator
        or value.high is not None
    ):
        return False
    counted = value.unit.lower().split()[-1:]
    if not counted or not counted[0].isalpha() or (counted[0] in UNITS and counted[0] != "times"):
        return False
    if draft.reading.text.startswith(("-", "–"), draft.mention.end):
        return False
    head = draft.reading.head(draft.mention)
    noun = head.head if head.dep_ == "nummod" else head
    told = _count(noun.lemma_, setting)
    few = _few(setting, _RARE if value.value <= _SMALL else _HARDLY)
    return counted[0] == "times" or told < few or _is_of_minor(draft, setting)


def _is_of_minor(draft: Draft, setting: Setting) -> bool:
    """Whether the sentence's subject is a name or noun of which hardly another sentence tells."""
    root = find_root(draft.reading.doc)
    subject = next((child for child in root.children if child.dep_ in SUBJECTS), None) if root else None
    if subject is None:
        return False
    means = {one.start: one.text for one in draft.reading.told}.get(subject.idx, "")
    word = means.split()[-1] if means else subject.lemma_
    named = bool(means) or subject.pos_ in {"NOUN", "PROPN"}
    return named and _count(word, setting) < _few(setting, _HARDLY)


def _few(setting: Setting, most: int) -> int:
    """In fewer sentences than this a thing is told in passing: `most` in a long document."""
    return min(most, 1 + len(setting.readings) // _SHARE)


def _count(word: str, setting: Setting) -> int:
    """In how many sentences of the document the word stands."""
    numbers = (setting.index.get(one, ()) for one in list_kindred(word.lower()))
    return len({number for some in numbers for number in some})


def _is_of_catalogue(draft: Draft, setting: Setting) -> bool:
    """Whether the document measures many things in the same words, and this is one of them."""
    value = draft.mention.fact.value
    if not isinstance(value, Figure) or (unit := value.unit.lower()) not in UNITS:
        return False
    if _FIRSTS.search(f"{draft.context} {draft.reading.text}"):
        return False
    head = draft.reading.head(draft.mention)
    verb = next((word for word in head.ancestors if word.pos_ == "VERB"), None)
    if verb is None or _tells_of_many(verb):
        return False
    numbers = setting.index.get(verb.lemma_.lower(), ())
    measured = (setting.readings[number].mentions for number in numbers)
    return (
        sum(
            any(isinstance(m.fact.value, Figure) and m.fact.value.unit.lower() == unit for m in mentions)
            for mentions in measured
        )
        >= _MANY_ALIKE
    )


def _tells_of_many(verb: Token) -> bool:
    """Whether the verb's subject, or that of the verb it is joined to, is a plural."""
    verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return any(
        child.dep_ == "nsubj" and child.tag_ in {"NNS", "NNPS"} for one in verbs for child in one.children
    )


def _is_of_title(draft: Draft, _: Setting) -> bool:
    """Whether the year is asked that stands in the name of a law."""
    dated = isinstance(draft.mention.fact.value, PartialDate)
    return dated and bool(_LAW.search(draft.reading.text[: draft.mention.start]))


def _is_of_units(draft: Draft, _: Setting) -> bool:
    """Whether units that only have numbers are told of."""
    return len(_NUMBERED_UNIT.findall(f"{draft.context} {draft.reading.text}")) > 1


def _is_address(draft: Draft, setting: Setting) -> bool:
    """Whether it is told where somebody has an office of whom the document tells hardly more."""
    named = isinstance(draft.mention.fact.value, Name)
    return named and bool(_ADDRESS.search(draft.prompt)) and _is_of_minor(draft, setting)


def _is_interval(draft: Draft, _: Setting) -> bool:
    """Whether it is asked how much later something was: what two dates tell."""
    figure = isinstance(draft.mention.fact.value, Figure)
    return figure and bool(_LATER.match(draft.reading.text, draft.mention.end))


def _is_of_count(draft: Draft, _: Setting) -> bool:
    """Whether the date is asked of how much or how many there was: a column of a table, and no event."""
    root, head = find_root(draft.reading.doc), draft.reading.head(draft.mention)
    if not isinstance(draft.mention.fact.value, PartialDate) or root is None or root.lemma_ not in _COUNTING:
        return False
    if root not in (head.head, head.head.head) or head.head.lower_ == "since":
        return False
    counted = {
        token.i
        for child in root.children
        if child.dep_ in _MEASURED or (child.dep_ == "prep" and child.lower_ in {"at", "to"})
        if not any(word.dep_ == "cc" for word in child.children)
        for token in child.subtree
    }
    return any(
        isinstance(mention.fact.value, Figure) and draft.reading.head(mention).i in counted
        for mention in shown_mentions(draft)
    )


def _is_base(draft: Draft, _: Setting) -> bool:
    """Whether it is asked of how many others a rate is told: "3.3 per ____ people"."""
    figure = isinstance(draft.mention.fact.value, Figure)
    return figure and draft.reading.text[: draft.mention.start].endswith(" per ")


def _is_brief(draft: Draft, _: Setting) -> bool:
    """Whether a stay is told of that the sentence itself calls brief."""
    return bool(_BRIEFLY.search(draft.prompt))


_GATES: tuple[Callable[[Draft, Setting], bool], ...] = (
    _is_known_to_all,
    _is_neighbour,
    _is_in_a_row,
    _is_custody,
    _is_naming,
    _is_remark,
    _is_small_count,
    _is_of_units,
    _is_of_catalogue,
    _is_of_title,
    _is_brief,
    _is_of_count,
    _is_base,
    _is_address,
    _is_interval,
)
