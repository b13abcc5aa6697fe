"""Gates on a name as the answer: that it is surely one, whole, and its bearer's alone."""

from __future__ import annotations

import re

from quizzer.answers.folding import without_diacritics
from quizzer.generate.cloze import Draft
from quizzer.generate.parse import list_tokens
from quizzer.generate.personal_names import has_persons_form
from quizzer.generate.setting import Setting
from quizzer.generate.spans import SURE
from quizzer.generate.words import (
    CLASSES,
    COUNTRIES,
    FINITE,
    LINKS,
    MAYBE_PERSONS,
    NEVER_NAMES,
    TITLES,
    word_set,
)
from quizzer.models import Figure, Name, NameKind, PartialDate, Precision, QuestionKind

_LABEL = re.compile(
    r"[A-Z]\d{0,2}|UTC|GMT|CES?T|BST|[ECMP][SD]T|B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?|GDP|GNP|[DR]NA|HIV|AIDS|TV|IQ|CEO"
)
"""A letter and a number name a part of a figure or a formula, some letters a clock, an era or a common thing:
no name to learn."""
_GOES_ON = re.compile(
    r"['’]s [A-Z]|\s+(?:v\.?|vs\.?|y|en|et|und|du|des|von|van|ten|ter|della|del|dos|da|upon) [A-Z(]|\s+(?:du|des) [a-z]|,\s+D\. ?C\b|\s+(?:№|#|No\.? ?\d)|[-–‑/]\w|[^\W\d_]|\s+(?:of (?:the )?)?[^\W\d_a-z]|\s+\d|\.\s+[a-z\d]"
)
_BYNAME = re.compile(r"\s+the [A-Z]")
"""What follows the name of one of several who are called so: "Erik the Red"."""
_FOR = re.compile(r"\s+(?:for|on) (?:the )?[A-Z]")
_SERVING = word_set(
    "Commissioner Commission Committee Council Conference Convention Campaign Center Centre Institute Society Agency "
    "Ministry Minister Secretary Association Organisation Organization Foundation Fund Department Office Act Prize Award "
    "Medal Bureau Board Union Party Movement Coalition Programme Program Project Treaty Charter"
)
"""Last words of a name that may go on with what it is for: "High Commissioner for Refugees"."""
_RANK_NEXT = re.compile(r" (?P<rank>[a-z]+) [A-Z]\w+ [A-Z]")
_AGAINST = re.compile(r"[A-Z]\S* v(?:s|ersus)?\.? (?:[^\s,.;]+ ){0,3}$")
"""Before or within the second party of a case at court."""
_LETTERS = re.compile(r"[A-Z]{2,5}s?")
_BRACKET = re.compile(r" \([^()]*\)")
_TITLED = re.compile(
    r"\b(?:Treaty|Convention|Declaration|Charter|Law|Act|Statute|Protocol|Agreement|Committee|Commission|Council|Conference|"
    r"Ministry|Department|Institute|Office|Directive) (?:on|for|against|concerning|to|between) (?:the )?$"
)
"""Before the second half of a name: "the Treaty on ____ in Europe"."""
_SIDES = word_set("East West North South New Old Great Upper Lower")
"""What begins a name as well as a sentence: "East Fife"."""
_THERE_IS = re.compile(r"\b[Tt]here (?:is|are|was|were) (?:also )?(?:the |an? )?$")
_JOINED = re.compile(r"[A-Z]\w+ (?:y|und|et|upon) $")
_LONG_NAME = 5
"""Words of a name that judges found too long to be typed as it stands, three times in four."""
_MOST_IN_GAP = 3
"""Words with a capital that a gap has at most."""
UNTYPED = "too long to type"
_BARE_POSSESSIVE = re.compile(r"['’](?:\s|$)")
_ERA_NEXT = re.compile(r"\s+(?:I|AD|BC)\b")
_OFFICES = TITLES | word_set("Vice Deputy Prime Chief Grand Mayor Justice Speaker Director of the")
"""Words of which a name made wholly of them names an office, not who holds it."""


def certain_name(draft: Draft, setting: Setting) -> str | None:
    """A name that rules and recogniser both see, and not half of a longer one."""
    if not isinstance(draft.mention.fact.value, Name):
        return None
    label = _LABEL.fullmatch(draft.answer) or draft.answer in setting.letters
    if draft.mention.fact.confidence < SURE or label:
        return "name not certain"
    if all(word in _OFFICES for word in draft.answer.split()):
        return "office, no name"
    if _is_unit(draft):
        return "part of a figure"
    text, end = draft.reading.text, draft.mention.end
    # "University of Texas at Austin"; "the Registrar of the Guard's office": whose office it is, the name alone does not tell.
    seated = draft.answer.startswith("University of ") and text.startswith(" at ", end)
    owned = " of " in draft.answer and text.startswith(("'s", "’s"), end)
    serving = draft.answer.split()[-1] in _SERVING and _FOR.match(text, end)
    # "awarded Berg the Order of the Bath"
    given = draft.reading.head(draft.mention).dep_ in {"dative", "dobj"}
    bynamed = not given and _BYNAME.match(text, end)
    goes_on = _GOES_ON.match(text, end) and not _ERA_NEXT.match(text, end)
    if (
        seated
        or owned
        or serving
        or bynamed
        or goes_on
        or _has_begun(draft)
        or _AGAINST.search(text[: draft.mention.start])
    ):
        return "part of a longer name"
    return "name not certain" if _is_noun(draft) else None


def _is_noun(draft: Draft) -> bool:
    """Whether a common noun has its capital from opening the sentence or from a use of the house: "twelve Houses"."""
    tokens = draft.reading.tokens(draft.mention)
    if len(tokens) > 1:
        return False
    counted = any(child.dep_ == "nummod" and child.is_alpha for child in tokens[0].lefts)
    opens = tokens[0].i == 0 and tokens[0].tag_ in {"NN", "NNS"}
    return opens or (counted and tokens[0].text.endswith("s"))


def called_alone(draft: Draft, setting: Setting) -> str | None:
    """No first name that others have too, and no full name of whom the document calls by a part of it alone.

    Unless both surely mean one bearer, a learner cannot know which writing counts.
    """
    value = draft.mention.fact.value
    if not isinstance(value, Name) or value.kind not in MAYBE_PERSONS:
        return None
    words, known = draft.answer.split(), {*value.aliases, *draft.accept}
    if len(words) > 1:
        unsure = has_persons_form(draft.answer, value.kind) and bool(
            setting.alone & {words[0], words[-1]} - known
        )
    else:
        fuller = setting.fuller.get(draft.answer, frozenset()) - known
        unsure = len(fuller) > 1 or any(name.startswith(draft.answer) for name in fuller)
    return "several are called so" if unsure else None


def glossed(draft: Draft, _: Setting) -> str | None:
    """No name behind which a bracket has another: a learner may know it by that."""
    value, reading = draft.mention.fact.value, draft.reading
    bracket = _BRACKET.match(reading.text, draft.mention.end)
    if not isinstance(value, Name) or bracket is None:
        return None
    known = {*value.aliases, *draft.accept, draft.answer}
    others = (
        one.fact.value.text
        for one in reading.mentions
        if isinstance(one.fact.value, Name) and bracket.start() < one.start < bracket.end()
    )
    return "another right answer" if any(other not in known for other in others) else None


def easily_typed(draft: Draft, _: Setting) -> str | None:
    """No name of five words, nor a gap for four great ones, without a shorter form: nobody types it as it stands.

    Nor a gap for two centuries, of which either alone is right as well.
    """
    value, named = draft.mention.fact.value, isinstance(draft.mention.fact.value, Name)
    if isinstance(value, PartialDate) and value.end and draft.kind is QuestionKind.CLOZE:
        return UNTYPED if value.precision is Precision.CENTURY else None
    whole = {draft.answer, without_diacritics(draft.answer)}
    words = draft.answer.split()
    great = sum(word[:1].isupper() for word in words) if draft.kind is QuestionKind.CLOZE else 0
    long = named and (len(words) >= _LONG_NAME or great > _MOST_IN_GAP) and not {*draft.accept} - whole
    return UNTYPED if long else None


def _is_described(draft: Draft) -> bool:
    """Whether letters stand for a common thing that the words before them tell more of: "the first lunar EVA"."""
    first = draft.reading.tokens(draft.mention)[0]
    told = [child for child in draft.reading.head(draft.mention).lefts if child.dep_ == "amod"]
    plain = any(child.text.islower() and child.i < first.i for child in told)
    return bool(_LETTERS.fullmatch(draft.answer)) and plain


def _goes_before_a_rank(draft: Draft) -> bool:
    """Whether the answer only says whose general somebody is: "____ general Jubal Early"."""
    match = _RANK_NEXT.match(draft.reading.text, draft.mention.end)
    return match is not None and CLASSES.get(match["rank"]) is NameKind.PERSON


def _owns_nothing(draft: Draft) -> bool:
    """Whether what is the answer's goes without saying: "____'s turned on a ring of bearings"."""
    if not draft.reading.text.startswith(("'s ", "’s "), draft.mention.end):
        return False
    last = draft.reading.tokens(draft.mention)[-1].i
    following = list_tokens(draft.reading.doc)[last + 1 : last + 3]
    return len(following) > 1 and following[0].tag_ == "POS" and following[1].tag_ in FINITE


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
    if _JOINED.search(text) or _TITLED.search(text):
        return True
    if re.search(r"[A-Z]\w+ the $", text) and draft.answer[0].isupper() and " " not in draft.answer:
        return True
    before = text.rstrip('"“( ')
    previous = re.search(r"\S+$", before)
    if previous is None:
        return False
    if draft.answer.split()[0] in TITLES and any(before.endswith(f" {land}") for land in COUNTRIES):
        # "the Ambassador to France Count Berg"
        return False
    word, opens = previous[0], previous.start() == 0
    common = word in NEVER_NAMES and word not in _SIDES
    capital = word[0].isupper() and word[-1] not in ",;:)" and not (opens and common)
    head = draft.reading.head(draft.mention)
    # "203 Metre Hill", but "the 1997 Treaty of Amsterdam"
    numbered = len(word) < len("1997") and any(
        one.dep_ == "nummod" and one.text == word and head.tag_ == "NNP" for one in head.lefts
    )
    return (
        before[-1] in "-–‑/&"
        or numbered
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
    if _goes_before_a_rank(draft) or _owns_nothing(draft):
        return "part of a longer name"
    if _is_described(draft) or _THERE_IS.search(text[:start]):
        return "several words fit the gap"
    given_away = re.search(r"\b[Aa]n? $", text[:start]) or _BARE_POSSESSIVE.match(text, end)
    return "grammar gives the answer away" if given_away else None
