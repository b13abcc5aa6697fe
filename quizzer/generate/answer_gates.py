"""Gates on the answer: that it is whole, worth asking, the only right one, and not given away."""

from __future__ import annotations

import re

from quizzer.generate.anchors import lasts
from quizzer.generate.cloze import Draft
from quizzer.generate.leaks import find_leak
from quizzer.generate.number_forms import MONEY, SHARES
from quizzer.generate.parse import find_root, list_tokens
from quizzer.generate.setting import Setting, content_words, shown_mentions
from quizzer.generate.spans import SURE
from quizzer.generate.words import CLASSES, SUBJECTS, word_set
from quizzer.generate.year_context import UNITS
from quizzer.models import Figure, Name, NameKind, PartialDate, Precision

_HARDLY = 0.5
"""Below this a figure is a trivial count."""
_SAME_FRAME = 0.75
"""What share of a prompt's words makes another sentence a rival."""
_HALF_NEXT = re.compile(r"[^,.;]{0,20}? (?:to|and) (?:(?:about|around|over|nearly|almost) )?[$£€]?\d")
_HALF_BEFORE = re.compile(
    r"\b(?:from|between) (?:about |around )?[$£€]?\d[\d,.]*(?: \w+)? (?:to|and)(?: about| around)?$"
)
"""Where a range is told by two figures."""
_ONE_IN = re.compile(r"\b(?:one|1) (?:out of|in)(?: every)?$")
"""What makes of two figures one share."""
_FEW, _PAIR, _DAY = 10, 2, 24
_PEOPLE = word_set("people persons men women children members signers")
_IN_A_ROW = re.compile(
    r"____ (?:and|or|to) (?:the )?(?:early |late )?['’]?\d0s|\d(?:st|nd|rd|th) (?:and|or) (?:\w+ ){0,3}____"
)
"""A decade or century with its neighbour: "the ____ and 90s", "the 11th and first of the ____"."""
_WHOLE_SHARE = 100
_OF_PEOPLE = re.compile(r"(?:%| per ?cent) [A-Z]")
_TOTALLING = word_set(
    "total amount grow rise fall increase decrease decline drop average export import earn generate contribute stand"
)
"""Verbs, as lemmas, of what an account says of its year."""
_PLANNED = re.compile(
    r"\b(?:is|are) (?:currently |now |also )?(?:planned|scheduled|expected|due|slated|projected|anticipated)\b[^.;,]*$"
)
"""Before a date that had not come when the text was written."""
_AS_OF = re.compile(r"\b[Aa]s (?:of|at) $")
_OR_EARLIER = re.compile(r" (?:and|or) (?:even )?(?:earlier|later|before|after)\b")
_NAMES_NEXT = re.compile(r"[^,.;]*[,:] (?:the )?[A-Z]\w+(?: [A-Z]\w+)*(?:,| and )")
_LIST_NEXT = re.compile(
    r",? (?:and|or|&|as well as|along with) (?:\w+ )?(?:the )?[A-Z\d]|, (?:the )?[A-Z]\w*(?:,| and| or)"
)
_LIST_BEFORE = re.compile(
    r"[\w.)](?:,| and| or| &|, and|, or) (?:the |to |in |of |with |by |from |at )?(?:the )?$"
)
_ONE_OF = re.compile(
    r" (?:is|was|are|were|became|remains) (?:also )?(?:one|some|two|three|among) of (?:the|its|his|her|their) "
)
_YEAR_BEFORE = re.compile(r"\d{3,4} (?:and|or) (?:again )?(?:in |on )?$")
"""Before a date that is told beside another: "at the end of 1906 and in 1907"."""
_BESIDES = re.compile(
    r"^(?:in addition to|besides|apart from|along with|together with|as well as|other than) (?:the )?$", re.I
)
"""Before one of several that are all told of."""
_EXAMPLES_NEXT = re.compile(r",? (?:such as|including|like)\b")
_EXAMPLE = re.compile(
    r"\b(?:including|includes?|as (?:in|at|with)|such (?:\w+ )?as|e\.g\.|like|among(?:st)?|especially|notably|example|one (?:(?:group|kind|type|sort|member|species|genus|family) )?of)\b[^.;]*$"
    r"|\bsome (?:were|was|are|is|had|have)\b[^.;]*$",
    re.I,
)
_OPENINGS = word_set("prep advcl npadvmod advmod cc punct")
"""What of a verb may stand before its subject without being one of several."""
_DEFINITE_BEFORE = re.compile(r"\b(?:the|all|these|those|both|first|last|other|of)$")
_NOW = re.compile(r"\b(?:currently|at present|presently|nowadays)\b")
_THEN = re.compile(r"(?:At (?:the|that|this) time|By (?:then|that time))\b")
_GROWS = re.compile(
    r"\b(?:population|inhabitants|residents|people live|members|students|employees|per capita|GDP)\b"
)


def co_member(draft: Draft, _: Setting) -> str | None:
    """No member of a list whose other members would fit as well."""
    value, reading = draft.mention.fact.value, draft.reading
    text, start, end = reading.text, draft.mention.start, draft.mention.end
    tokens = reading.tokens(draft.mention)
    listed = _is_coordinated(draft) or (
        _LIST_NEXT.match(text, end) is not None
        and not (reading.head(draft.mention).dep_ == "pobj" and _is_parted(draft, tokens[-1].i + 1))
    )
    if isinstance(value, Name):
        follows = _LIST_BEFORE.search(text[:start]) and not _is_parted(draft, tokens[0].i - 1)
        beside = follows and (draft.answer[0].isdigit() or _ends_near(draft, Name, 10))
        if listed or beside or _BESIDES.search(text[:start]):
            return "member of a list"
        sample = _EXAMPLES_NEXT.match(text, end) or _ONE_OF.match(text, end) or _EXAMPLE.search(text[:start])
        return "one example of several" if sample else None
    if isinstance(value, PartialDate) and (
        (listed and _ends_near(draft, PartialDate, 12))
        or (_YEAR_BEFORE.search(text[:start]) and text[end : end + 1] in ",.;")
    ):
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


def _is_parted(draft: Draft, comma: int) -> bool:
    """Whether the comma, by the number of its token, ends a phrase before the subject: "After Jena, Berg left"."""
    doc = draft.reading.doc
    if not 0 < comma < len(doc) - 1 or doc[comma].text != ",":
        return False
    subject = next((t for t in list_tokens(doc) if t.dep_ in SUBJECTS and t.left_edge.i == comma + 1), None)
    openings = [child for child in subject.head.children if child.i < comma] if subject else []
    return all(child.dep_ in _OPENINGS for child in openings) and any(
        child.right_edge.i == comma - 1 for child in openings
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
    if value.high is None and (
        (before.endswith(("from", "between")) and _HALF_NEXT.match(draft.reading.text, draft.mention.end))
        or _HALF_BEFORE.search(before)
        or _ONE_IN.search(before)
    ):
        return "part of a figure"
    if (
        draft.mention.fact.confidence < _HARDLY
        or value.value <= 1
        or (spelt and (value.value <= 3 or _DEFINITE_BEFORE.search(before)))
        or before.endswith(" another")
        or (value.value == _DAY and draft.reading.text.startswith("-hour", draft.mention.end))
    ):
        return "trivial number"
    names = sum(isinstance(one.fact.value, Name) for one in draft.reading.mentions)
    all_named = names == value.value > _PAIR and _counts_people(value)
    if value.value <= _FEW and (all_named or _NAMES_NEXT.match(draft.reading.text, draft.mention.end)):
        return "answer can be counted in the prompt"
    figures = [m.fact.value for m in draft.reading.mentions if isinstance(m.fact.value, Figure)]
    return "several equal figures" if sum(one.value == value.value for one in figures) > 1 else None


def _counts_people(value: Figure) -> bool:
    """Whether people are counted, whom the sentence may name."""
    counted = value.unit.lower().split()[-1]
    return counted in _PEOPLE or CLASSES.get(counted.removesuffix("s")) is NameKind.PERSON


def dated(draft: Draft, _: Setting) -> str | None:
    """What changes with time has its time in the prompt: a number, who holds an office, what was so "at the time"."""
    told = any(isinstance(m.fact.value, PartialDate) for m in draft.reading.mentions)
    then = not draft.context and _THEN.match(draft.reading.text)
    if not told and (then or _NOW.search(draft.prompt)):
        return "changes with time"
    if not isinstance(draft.mention.fact.value, Figure):
        return None
    changes = _GROWS.search(draft.prompt) or _is_balance(draft)
    return "changes with time" if not told and changes else None


def _is_balance(draft: Draft) -> bool:
    """Whether an amount is told that some year had: "revenues totalled $5 million"."""
    root = find_root(draft.reading.doc)
    value = draft.mention.fact.value
    measured = isinstance(value, Figure) and (value.unit in SHARES or value.unit[:1] in MONEY)
    if root is None or not measured:
        return False
    # "was 66.7% White": a census counts a people anew.
    of_people = _OF_PEOPLE.match(draft.reading.text, draft.removed[-1][1])
    return root.lemma_ in _TOTALLING or of_people is not None


def certain_date(draft: Draft, _: Setting) -> str | None:
    """A date that is surely one, with at least a month or a year of its own."""
    value = draft.mention.fact.value
    if not isinstance(value, PartialDate):
        return None
    before = draft.reading.text[: draft.mention.start]
    if _AS_OF.search(before):
        return "date of a statistic"
    if _PLANNED.search(before):
        return "date of a plan"
    if _OR_EARLIER.match(draft.reading.text, draft.mention.end):
        return "date not certain"
    if value.end is not None and value.end.precision is not value.precision:
        return "date not certain"
    sure = draft.mention.fact.confidence >= SURE and (value.year is not None or value.month is not None)
    return None if sure else "date not certain"


def leak(draft: Draft, setting: Setting) -> str | None:
    """Neither the answer nor another form of it elsewhere in the prompt or in the title."""
    if _is_reckoned(draft):
        return "answer can be counted in the prompt"
    shown = f"{draft.context} {draft.prompt}"
    value = draft.mention.fact.value
    if isinstance(value, Name) and setting.title in {draft.answer, *value.aliases, *draft.accept}:
        return "answer stands in the title"
    return find_leak(shown, draft.answer, draft.mention.fact, setting.title)


def _is_reckoned(draft: Draft) -> bool:
    """Whether another share makes up the hundred, or two dates or one in the same year tell the answer."""
    value, others = draft.mention.fact.value, [m.fact.value for m in shown_mentions(draft)]
    dates = [one for one in others if isinstance(one, PartialDate)]
    if isinstance(value, Figure):
        shares = [one.value for one in others if isinstance(one, Figure) and one.unit in SHARES]
        return (value.unit in SHARES and sum(shares) + value.value == _WHOLE_SHARE) or (
            len(dates) > 1 and lasts(value)
        )
    if not isinstance(value, PartialDate) or value.end is not None:
        return False
    if _IN_A_ROW.search(draft.prompt):
        return True
    if value.day and any((one.month, one.day) == (value.month, value.day) for one in dates):
        return True
    if value.precision is not Precision.YEAR:
        return False
    return value.year is not None and any(one.year == value.year and one.month for one in dates)


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
