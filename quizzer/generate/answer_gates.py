"""Gates on the answer: that it is whole, worth asking, the only right one, and not given away."""

from __future__ import annotations

import re

from quizzer.generate.cloze import Draft
from quizzer.generate.leaks import find_leak
from quizzer.generate.setting import Setting, content_words, is_timeless, shown_mentions, shown_tokens
from quizzer.generate.words import CLASSES, COUNTRIES, HEADS, LINKS, NEVER_NAMES, PEOPLES, TITLES, word_set
from quizzer.generate.year_context import UNITS
from quizzer.models import Figure, Name, NameKind, PartialDate, Precision

_SURE = 0.9
_LABEL = re.compile(r"[A-Z]\d{0,2}")
"""A letter and a number name a part of a figure or a formula, nothing to learn."""
_HARDLY = 0.5
"""Below this a figure is a trivial count."""
_SAME_FRAME = 0.75
"""What share of a prompt's words makes another sentence a rival."""
_GOES_ON = re.compile(
    r"['’]s [A-Z]|\s+(?:v\.?|vs\.?|y|en|et|und) [A-Z(]|[-–‑/]\w|[^\W\d_]|\s+(?:of (?:the )?)?[^\W\d_a-z]|\s+\d|\.\s+[a-z\d]"
)
_AGAINST = re.compile(r"[A-Z]\S* v(?:s|ersus)?\.? (?:[^\s,.;]+ ){0,3}$")
"""Before or within the second party of a case at court."""
_CALLED_ALONE = frozenset((NameKind.PERSON, NameKind.NAME))
_BARE_POSSESSIVE = re.compile(r"['’](?:\s|$)")
_AS_OF = re.compile(r"\b[Aa]s (?:of|at) $")
_NAMES_NEXT = re.compile(r"[^,.;]*[,:] (?:the )?[A-Z]\w+(?: [A-Z]\w+)*(?:,| and )")
_ERA_NEXT = re.compile(r"\s+(?:I|AD|BC)\b")
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
_SUBJECTS = word_set("nsubj nsubjpass")
_OFFICES = TITLES | word_set("Vice Deputy Prime Chief Grand Mayor Justice Speaker Director of the")
"""Words of which a name made wholly of them names an office, not who holds it."""
_CALLED = word_set("called named termed dubbed christened codenamed")
_GROWS = re.compile(
    r"\b(?:population|inhabitants|residents|people live|members|students|employees|per capita|GDP)\b"
)


def certain_name(draft: Draft, _: Setting) -> str | None:
    """A name that rules and recogniser both see, and not half of a longer one."""
    if not isinstance(draft.mention.fact.value, Name):
        return None
    if draft.mention.fact.confidence < _SURE or _LABEL.fullmatch(draft.answer):
        return "name not certain"
    if all(word in _OFFICES for word in draft.answer.split()):
        return "office, no name"
    if _is_unit(draft):
        return "part of a figure"
    text, end = draft.reading.text, draft.mention.end
    # "the Registrar of the Guard's office": whose office it is, the name alone does not tell.
    owned = " of " in draft.answer and text.startswith(("'s", "’s"), end)
    goes_on = owned or (_GOES_ON.match(text, end) and not _ERA_NEXT.match(text, end))
    if goes_on or _has_begun(draft) or _AGAINST.search(text[: draft.mention.start]):
        return "part of a longer name"
    return "name not certain" if _opens_as_noun(draft) else None


def _opens_as_noun(draft: Draft) -> bool:
    """Whether a common noun has its capital only from opening the sentence: "Women remained ..."."""
    tokens = draft.reading.tokens(draft.mention)
    return len(tokens) == 1 and tokens[0].i == 0 and tokens[0].tag_ in {"NN", "NNS"}


def called_alone(draft: Draft, setting: Setting) -> str | None:
    """No first name by itself that several have, or that a fuller name goes with which is not told to be the same."""
    value = draft.mention.fact.value
    if not isinstance(value, Name) or value.kind not in _CALLED_ALONE or " " in draft.answer:
        return None
    fuller = setting.fuller.get(draft.answer, frozenset())
    return "several are called so" if fuller - {*value.aliases, *draft.accept} else None


def _is_unit(draft: Draft) -> bool:
    """Whether the answer is what the number before it counts ("199.6 ____")."""
    start, text = draft.mention.start, draft.reading.text
    return any(
        isinstance(m.fact.value, Figure)
        and not text[m.end : start].strip()
        and m.end <= start
        and m.fact.value.unit.startswith(draft.answer)
        for m in draft.reading.mentions
    )


def _has_begun(draft: Draft) -> bool:
    """Whether the words before the gap belong to the name ("Agrippina the ____", "General ____")."""
    text = draft.reading.text[: draft.mention.start]
    if re.search(r"[A-Z]\w+ the $", text) and draft.answer[0].isupper() and " " not in draft.answer:
        return True
    before = text.rstrip('"“( ')
    previous = re.search(r"\S+$", before)
    if previous is None:
        return False
    word, opens = previous[0], previous.start() == 0
    capital = word[0].isupper() and word[-1] not in ",;:)" and not (opens and word in NEVER_NAMES)
    return (
        before[-1] in "-–‑/&"
        or word in TITLES
        or word in LINKS - {"of"}
        or (capital and not draft.answer[0].isdigit())
    )


def name_role(draft: Draft, _: Setting) -> str | None:
    """A name with a role of its own: no modifier of the next noun, no gap after "a"."""
    if not isinstance(draft.mention.fact.value, Name):
        return None
    if draft.reading.is_modifier(draft.mention):
        return "part of a longer name"
    text, start, end = draft.reading.text, draft.mention.start, draft.mention.end
    given_away = re.search(r"\b[Aa]n? $", text[:start]) or _BARE_POSSESSIVE.match(text, end)
    return "grammar gives the answer away" if given_away else None


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
    """A number that changes with time has its time in the prompt."""
    if not isinstance(draft.mention.fact.value, Figure):
        return None
    told = any(isinstance(m.fact.value, PartialDate) for m in draft.reading.mentions)
    return "changes with time" if _GROWS.search(draft.prompt) and not told and is_timeless(draft) else None


def certain_date(draft: Draft, _: Setting) -> str | None:
    """A date that is surely one, with at least a month or a year of its own."""
    value = draft.mention.fact.value
    if not isinstance(value, PartialDate):
        return None
    if _AS_OF.search(draft.reading.text[: draft.mention.start]):
        return "date of a statistic"
    sure = draft.mention.fact.confidence >= _SURE and (value.year is not None or value.month is not None)
    return None if sure else "date not certain"


def leak(draft: Draft, setting: Setting) -> str | None:
    """Neither the answer nor another form of it elsewhere in the prompt or in the title."""
    return find_leak(f"{draft.context} {draft.prompt}", draft.answer, draft.mention.fact, setting.title)


def anchored(draft: Draft, _: Setting) -> str | None:
    """Something besides the answer says what is meant: a name; for a name two values, or one and what it is."""
    others = [m.fact.value for m in shown_mentions(draft)]
    names = [value for value in others if isinstance(value, Name)]
    if draft.told or draft.context:
        return None
    if isinstance(draft.mention.fact.value, Name):
        told, people = sum(map(_holds, others)), any(token.text in PEOPLES for token in shown_tokens(draft))
        held = told + people > 1 or (told == 1 and _says_what(draft))
    elif _tells_of_existence(draft):
        held = any(isinstance(value, PartialDate) for value in others) or any(
            name.kind not in {NameKind.PERSON, NameKind.NAME} for name in names
        )
    else:
        held = bool(names) or _tells_of_people(draft)
    return None if held else "nothing to hold on to"


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
    """Whether a full date is asked of what a named people did ("Soviet forces")."""
    value = draft.mention.fact.value
    if not isinstance(value, PartialDate) or value.month is None:
        return False
    return any(
        token.text in PEOPLES and (token.dep_ in _SUBJECTS or token.head.dep_ in _SUBJECTS)
        for token in shown_tokens(draft)
    )


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
