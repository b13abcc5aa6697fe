"""Gates on the answer: that it is whole, worth asking, the only right one, and not given away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizzer.generate.cloze import Draft
from quizzer.generate.known import PERSON
from quizzer.generate.leaks import find_leak
from quizzer.generate.parse import find_subject
from quizzer.generate.setting import Setting, content_words, is_timeless, shown_mentions, shown_tokens
from quizzer.generate.spans import SURE
from quizzer.generate.words import CLASSES, COUNTRIES, HEADS, PEOPLES, SUBJECTS, word_set
from quizzer.generate.year_context import UNITS
from quizzer.models import Figure, Name, NameKind, PartialDate, Precision

_HARDLY = 0.5
"""Below this a figure is a trivial count."""
_SAME_FRAME = 0.75
"""What share of a prompt's words makes another sentence a rival."""
_EVERYDAY = word_set("take leave arrive land sail fly depart return come go pass")
_AS_OF = re.compile(r"\b[Aa]s (?:of|at) $")
_OR_EARLIER = re.compile(r" (?:and|or) (?:even )?(?:earlier|later|before|after)\b")
_NAMES_NEXT = re.compile(r"[^,.;]*[,:] (?:the )?[A-Z]\w+(?: [A-Z]\w+)*(?:,| and )")
_LIST_NEXT = re.compile(
    r",? (?:and|or|&|as well as|along with) (?:\w+ )?(?:the )?[A-Z\d]|, (?:the )?[A-Z]\w*(?:,| and| or)"
)
_LIST_BEFORE = re.compile(
    r"[\w.)](?:,| and| or| &|, and|, or) (?:the |to |in |of |with |by |from |at )?(?:the )?$"
)
_EXAMPLES_NEXT = re.compile(r",? (?:such as|including|like)\b")
_EXAMPLE = re.compile(
    r"\b(?:including|includes?|such (?:\w+ )?as|e\.g\.|like|among(?:st)?|especially|notably|example|one (?:(?:group|kind|type|sort|member|species|genus|family) )?of)\b[^.;]*$"
    r"|\bsome (?:were|was|are|is|had|have)\b[^.;]*$",
    re.I,
)
_DEFINITE_BEFORE = re.compile(r"\b(?:the|all|these|those|both|first|last|other|of)$")
_CALLED = word_set("called named termed dubbed christened codenamed")
_NOW = re.compile(r"\b(?:currently|at present|presently|nowadays)\b")
_THEN = re.compile(r"(?:At (?:the|that|this) time|By (?:then|that time))\b")
_GROWS = re.compile(
    r"\b(?:population|inhabitants|residents|people live|members|students|employees|per capita|GDP)\b"
)


def co_member(draft: Draft, _: Setting) -> str | None:
    """No member of a list whose other members would fit as well."""
    value, reading = draft.mention.fact.value, draft.reading
    text, start, end = reading.text, draft.mention.start, draft.mention.end
    listed = _is_coordinated(draft) or _LIST_NEXT.match(text, end) is not None
    if isinstance(value, Name):
        counted = draft.answer[0].isdigit() and _LIST_BEFORE.search(text[:start])
        if listed or counted or (_LIST_BEFORE.search(text[:start]) and _ends_near(draft, Name, 10)):
            return "member of a list"
        return (
            "one example of several"
            if _EXAMPLES_NEXT.match(text, end) or _EXAMPLE.search(text[:start])
            else None
        )
    if isinstance(value, PartialDate) and listed and _ends_near(draft, PartialDate, 12):
        return "member of a list"
    return None


def _is_coordinated(draft: Draft) -> bool:
    """Whether the parse joins the answer, or the preposition it hangs on, to another by "and"."""
    tokens = draft.reading.tokens(draft.mention)
    head = draft.reading.head(draft.mention)
    heads = [head, head.head] if head.dep_ == "pobj" else [head]
    return any(
        one.dep_ == "conj" or any(child.dep_ == "conj" and child not in tokens for child in one.children)
        for one in heads
    )


def _ends_near(draft: Draft, kind: type[Name | PartialDate], distance: int) -> bool:
    """Whether another value of the kind stands within `distance` characters of the answer."""
    start, end = draft.mention.start, draft.mention.end
    others = [m for m in draft.reading.mentions if isinstance(m.fact.value, kind) and m is not draft.mention]
    return any(0 < start - m.end <= distance or 0 < m.start - end <= distance for m in others)


def figure_worth_asking(draft: Draft, _: Setting) -> str | None:
    """A figure that counts or measures something, and stands but once in its sentence."""
    value = draft.mention.fact.value
    if not isinstance(value, Figure):
        return None
    spelt = not any(c.isdigit() for c in draft.answer)
    if not value.unit:
        return "number without a unit"
    before = draft.reading.text[: draft.mention.start].lower().rstrip()
    if (
        draft.mention.fact.confidence < _HARDLY
        or value.value <= 1
        or (spelt and (value.value <= 3 or _DEFINITE_BEFORE.search(before)))
    ):
        return "trivial number"
    if value.value <= 10 and _NAMES_NEXT.match(draft.reading.text, draft.mention.end):
        return "answer can be counted in the prompt"
    figures = [m.fact.value for m in draft.reading.mentions if isinstance(m.fact.value, Figure)]
    return "several equal figures" if sum(one.value == value.value for one in figures) > 1 else None


def dated(draft: Draft, _: Setting) -> str | None:
    """What changes with time has its time in the prompt: a number, who holds an office, what was so "at the time"."""
    told = any(isinstance(m.fact.value, PartialDate) for m in draft.reading.mentions)
    then = not draft.context and _THEN.match(draft.reading.text)
    if not told and (then or _NOW.search(draft.prompt)):
        return "changes with time"
    if not isinstance(draft.mention.fact.value, Figure):
        return None
    return "changes with time" if _GROWS.search(draft.prompt) and not told and is_timeless(draft) else None


def certain_date(draft: Draft, _: Setting) -> str | None:
    """A date that is surely one, with at least a month or a year of its own."""
    value = draft.mention.fact.value
    if not isinstance(value, PartialDate):
        return None
    if _AS_OF.search(draft.reading.text[: draft.mention.start]):
        return "date of a statistic"
    if _OR_EARLIER.match(draft.reading.text, draft.mention.end):
        return "date not certain"
    if value.end is not None and value.end.precision is not value.precision:
        return "date not certain"
    sure = draft.mention.fact.confidence >= SURE and (value.year is not None or value.month is not None)
    return None if sure else "date not certain"


def leak(draft: Draft, setting: Setting) -> str | None:
    """Neither the answer nor another form of it elsewhere in the prompt or in the title."""
    shown = f"{draft.context} {_without_class(draft)}"
    return find_leak(shown, draft.answer, draft.mention.fact, setting.title)


def _without_class(draft: Draft) -> str:
    """The prompt without the class noun that it asks for: "which river" tells nothing of the Pasig River."""
    prompt = draft.prompt
    for noun in {word.lower() for word in draft.answer.split() if word in HEADS}:
        prompt = re.sub(rf"\b[Ww]hich {noun}\b", "", prompt, count=1)
    return prompt


def anchored(draft: Draft, setting: Setting) -> str | None:
    """Something besides the answer says what is meant: a name; for a name two values, or one and what it is."""
    others = [m.fact.value for m in shown_mentions(draft)]
    names = [value for value in others if isinstance(value, Name)]
    if draft.told or draft.context:
        return None
    if isinstance(draft.mention.fact.value, Name):
        told, people = sum(map(_holds, others)), any(token.text in PEOPLES for token in shown_tokens(draft))
        held = told + people > 1 or (told == 1 and _says_what(draft))
    elif _tells_of_existence(draft) or _counts_who_acted(draft):
        held = any(isinstance(value, PartialDate) for value in others) or any(
            name.kind not in {NameKind.PERSON, NameKind.NAME, NameKind.PLACE} for name in names
        )
    else:
        dated = any(isinstance(value, PartialDate) for value in others)
        held = (bool(names) and (dated or not _did_much(draft, names, setting))) or _tells_of_people(draft)
        held = held and not _tells_of_any(draft)
    return None if held else "nothing to hold on to"


def _tells_of_any(draft: Draft) -> bool:
    """Whether a date is asked of what any of a kind does every day: "a bomber took off from Gibraltar"."""
    subject = find_subject(draft.reading.doc)
    if subject is None or not isinstance(draft.mention.fact.value, PartialDate):
        return False
    some = any(child.lower_ in {"a", "an"} for child in subject.children)
    return some and subject.head.lemma_ in _EVERYDAY


def _did_much(draft: Draft, names: Sequence[Name], setting: Setting) -> bool:
    """Whether a figure is asked of one person alone, who commanded or gave many a time: Napoleon's "____ men"."""
    figure = isinstance(draft.mention.fact.value, Figure)
    full = max((name.text for name in names), key=len)
    alone = setting.known.get(full) == PERSON and all(name.text in full for name in names)
    return figure and alone and not is_timeless(draft)


def _holds(value: PartialDate | Figure | Name) -> int:
    """How much a value says of what is meant: a whole date twice as much as another, a span of time nothing."""
    if isinstance(value, Figure):
        return int(not _lasts(value))
    return 2 if isinstance(value, PartialDate) and value.precision is Precision.DAY else 1


def _says_what(draft: Draft) -> bool:
    """Whether the words around a name's gap say what is named, or its kind leaves few to choose from."""
    value, reading = draft.mention.fact.value, draft.reading
    unsure = {NameKind.NAME, NameKind.PLACE, NameKind.ORGANISATION}
    if isinstance(value, Name) and (value.kind not in unsure or draft.answer in COUNTRIES):
        return True
    head, first = reading.head(draft.mention), reading.tokens(draft.mention)[0]
    before = first.nbor(-1) if first.i else first
    told = before.pos_ in {"NOUN", "ADJ"} or before.lower_ in _CALLED
    if before.lower_ == "of" and before.i:
        told = before.nbor(-1).lower_ in CLASSES
    explained = any(child.dep_ in {"appos", "relcl", "acl"} for child in head.children)
    return told or explained or head.dep_ in {"appos", "oprd", "attr"} or head.text in HEADS


def _lasts(value: Figure) -> bool:
    """Whether the figure is a span of time, which says nothing of what is told."""
    return bool(re.search(r"\b(?:hour|day|week|month|year|decade)s?\b", value.unit))


def _tells_of_people(draft: Draft) -> bool:
    """Whether a full date or a number is asked of what a named people did ("Soviet forces", "by the Soviets")."""
    value = draft.mention.fact.value
    if isinstance(value, PartialDate) and value.month is None:
        return False
    return any(
        token.text in PEOPLES
        and (token.dep_ in SUBJECTS or token.head.dep_ in SUBJECTS or token.head.dep_ == "agent")
        for token in shown_tokens(draft)
    )


def _counts_who_acted(draft: Draft) -> bool:
    """Whether those who did or suffered something are counted: without when or in what it may be any such deed."""
    if not isinstance(draft.mention.fact.value, Figure):
        return False
    head = draft.reading.head(draft.mention)
    noun = head.head if head.dep_ == "nummod" else head
    return noun.dep_ in SUBJECTS and noun.head.tag_ in {"VBD", "VBN"}


def _tells_of_existence(draft: Draft) -> bool:
    """Whether the prompt begins with "There were", so that only a time or place says of what it tells."""
    return draft.prompt.startswith("There ")


def unique(draft: Draft, setting: Setting) -> str | None:
    """No other sentence says the same of all that the prompt names, with another value."""
    words, kind = content_words(draft), type(draft.mention.fact.value)
    anchors = [draft.reading.text[m.start : m.end] for m in shown_mentions(draft)]
    for reading in setting.find_alike(words, _SAME_FRAME):
        if reading is draft.reading or any(anchor not in reading.text for anchor in anchors):
            continue
        texts = [reading.text[m.start : m.end] for m in reading.mentions if isinstance(m.fact.value, kind)]
        if texts and draft.answer not in texts:
            return "another right answer"
    return "another right answer" if _is_counted_again(draft, setting) else None


def _is_place(value: object) -> bool:
    return isinstance(value, Name) and value.kind is NameKind.PLACE


def _is_counted_again(draft: Draft, setting: Setting) -> bool:
    """Whether the section counts the same things elsewhere, and only places tell the two apart."""
    value = draft.mention.fact.value
    if not isinstance(value, Figure) or (counted := value.unit.lower().split()[-1:]) == []:
        return False
    if counted[0] in UNITS or not all(_is_place(m.fact.value) for m in shown_mentions(draft)):
        return False
    return any(
        isinstance(m.fact.value, Figure)
        and m.fact.value.unit.lower().split()[-1:] == counted
        and m.fact.value.value != value.value
        for reading in setting.readings
        if reading.section == draft.reading.section and reading is not draft.reading
        for m in reading.mentions
    )
