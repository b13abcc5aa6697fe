"""Gates on the sentence: that the prompt is one whole sentence, readable without its page."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quizzer.generate.callings import drop_callings, list_shown
from quizzer.generate.class_words import leave_out_class
from quizzer.generate.cloze import Draft
from quizzer.generate.joined import leaves_half
from quizzer.generate.length import is_too_long, is_too_short
from quizzer.generate.oddly_asked import is_oddly_asked
from quizzer.generate.parse import find_root, has_subject, list_outside
from quizzer.generate.references import PERSONAL, stands_alone
from quizzer.generate.setting import Setting, is_timeless, shown_tokens
from quizzer.generate.variants import MONTHS
from quizzer.generate.words import COMING, DEMONYMS, FINITE, NOUNS, PLACE_LABELS, PRESENT, SUBJECTS, word_set
from quizzer.models import BLANK, Name, NameKind, PartialDate, QuestionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIST_LETTER = re.compile(r"(?:^|[\s(])\(?[a-h1-9]\) ")
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))
_LOOSE_QUOTE = re.compile(r"(?:^|\s)['’](?:\s|$)")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)'[^']*'(?!\w)|‘[^’]*’(?!\w)")
_LOST = re.compile(r"\s\d+ [−-]\d|[=→]|\b10 \d")
"""What is left of formulas whose superscripts a plain text lost."""
_GAPS_IN_TEXT = ("[…]", "...", "…", " -- ")
_SUBJECTS = SUBJECTS | {"expl", "csubj"}
_ENTRY = re.compile(
    r"(?:[A-Z][^\s,;:]* ){0,5}[A-Z][^\s,;:]*(?: \([^()]*\))?(?: [–—-]|:) (?:The|An?|[A-Z]\w+) |"
    r"(?:[^\s,;:.]+ ){1,5}[–—] (?:The|An?|One|Two|Three|Four|Five|Six|His|Her|Their|Its) "
)
"""An entry of a list, its head parted by a dash or a colon: "Mr Frederick – The tough owner ..."."""
_RELATIVE = word_set("WDT WP WP$ WRB")
_BEING = word_set("is are was were has have had")
"""Verb forms that no parser takes for a participle."""
_OBJECTS = word_set("dobj pobj")
"""What a parse makes of a passive's subject when it takes a participle before it for the verb."""
_YIELDING = re.compile(
    r"^(?:While|Whereas|Although|Though) in (?:\w+ )?(?:\d{4}|____|which year), (?:[^,]*[.?]$|(?:in|on|who|where) )"
)
"""Half a sentence: "While in 2012, 500 ships were lost."."""
_BROKEN = re.compile(r"\w\.[\"”’] [a-z]|\w[\"”’']\. [a-z]|[a-z]{5,}\. [a-z]")
"""A full stop in the middle of a sentence."""
_ASKING = re.compile(r"\b(?:which|what|whom?|whose|where|when|how many)\b", re.IGNORECASE)
DANGLING = "dangling reference"


def one_blank(draft: Draft, _: Setting) -> str | None:
    """Exactly one gap, and the answer stands in the source as it is."""
    if draft.prompt.count(BLANK) != 1 or "___" in draft.reading.text:
        return "not exactly one gap"
    return None if draft.answer and draft.answer in draft.reading.text else "answer not in the source"


def enumeration(draft: Draft, _: Setting) -> str | None:
    """No lettered list, no list after a colon, no second sentence after a semicolon, no two lists side by side."""
    text = draft.prompt
    paired = "respectively" in text
    return "enumeration" if paired or _LIST_LETTER.search(text) or re.search(r"\w: |;", text) else None


def no_entry(draft: Draft, _: Setting) -> str | None:
    """No entry of a list behind its head."""
    return "entry of a list" if _is_entry(draft.reading.text) else None


@lru_cache(maxsize=4)
def _is_entry(text: str) -> bool:
    """Whether the sentence is one, found once for all its facts."""
    return bool(_ENTRY.match(text))


def whole_sentence(draft: Draft, _: Setting) -> str | None:
    """A sentence with subject, finite verb and end, its quotes and brackets in pairs."""
    prompt = draft.prompt
    if _ends_in_deed(draft) or not prompt.rstrip("\"”»)'").endswith((".", "!")) or prompt[0] in ",;:)-–—":
        return "fragment"
    odd = any(prompt.count(a) != prompt.count(b) for a, b in _PAIRS) or prompt.count('"') % 2
    if odd or _LOOSE_QUOTE.search(prompt):
        return "unbalanced quotes or brackets"
    if _BROKEN.search(prompt) or _YIELDING.search(prompt):
        return "fragment"
    verbs = any(token.tag_ in FINITE for token in shown_tokens(draft))
    if not (verbs and _has_subject(draft)) or any(gap in prompt for gap in _GAPS_IN_TEXT):
        return "fragment"
    if _has_no_main_clause(draft):
        return "fragment"
    return "symbols lost from the text" if _LOST.search(prompt) else None


def _ends_in_deed(draft: Draft) -> bool:
    """Whether a cut leaves the main verb last, and what was done to whom is gone: "In 1819 Berg fathered."."""
    words = [token for token in shown_tokens(draft) if not token.is_punct]
    if not words or words[-1].tag_ != "VBD" or words[-1].dep_ != "ROOT" or words[-1].lemma_ in COMING:
        return False
    gap = draft.removed[-1][0]
    return gap < words[-1].idx and any(start > words[-1].idx for start, _ in draft.removed)


def _has_no_main_clause(draft: Draft) -> bool:
    """Whether a verb opens the statement, or all its verbs say more of a noun: "The Treaty of Riga, which ended ..."."""
    kept = list_outside(draft.reading.doc, draft.removed[:-1])
    if kept[0].tag_ in FINITE and kept[0].pos_ == "AUX":
        return True
    root = next((token for token in kept if token.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in NOUNS or has_subject(root):
        return False
    return all(
        any(_describes(one) for one in (token, *token.ancestors)) for token in kept if token.tag_ in FINITE
    )


def _describes(verb: Token) -> bool:
    """Whether the verb is of a clause that ", which", ", whereby" or a "who" ties to a noun."""
    return verb.dep_ == "relcl" and any(
        child.tag_ in _RELATIVE
        and (child.nbor(-1).text == "," or (child.lower_ == "who" and child.head == verb))
        for child in verb.subtree
        if child.i
    )


def _has_subject(draft: Draft) -> bool:
    """Whether a subject is left, or a verb to which the parse gives none, with a noun before it."""
    cuts = draft.removed[:-1]
    kept = list_outside(draft.reading.doc, cuts)
    if any(token.dep_ in _SUBJECTS for token in kept):
        return True
    words = [token for token in kept if not token.is_punct]
    if any(after.dep_ == "auxpass" and before.dep_ in _OBJECTS for before, after in pairwise(words)):
        return True
    verb = next((token for token in words if token.dep_ == "ROOT" and _is_finite(token)), None)
    verb = verb or next((token for token in words if token.lower_ in _BEING), None)
    return verb is not None and any(token.pos_ in NOUNS for token in words if token.i < verb.i)


def _is_finite(token: Token) -> bool:
    parts = (token, *(child for child in token.children if child.dep_ in {"aux", "auxpass"}))
    return any(part.tag_ in FINITE for part in parts)


def length(draft: Draft, _: Setting) -> str | None:
    """At least six words, and no more than the answer is worth."""
    prompt = drop_callings(draft.prompt, draft.reading.callings)
    if is_too_long(prompt, draft.mention.fact.value):
        return "too long"
    return "too short" if is_too_short(draft.prompt, draft.reading.doc) else None


def quoted(draft: Draft, _: Setting) -> str | None:
    """No answer within quotation marks, no passage quoted after a colon."""
    start, end = draft.mention.start, draft.mention.end
    if draft.reading.before == ":":
        return "quoted passage"
    spans = [match.span() for match in _QUOTED.finditer(draft.reading.text)]
    return "within quotation marks" if any(a < end and start < b for a, b in spans) else None


def in_brackets(draft: Draft, _: Setting) -> str | None:
    """No answer within brackets: asides are torn from what they explain."""
    before = draft.reading.text[: draft.mention.start]
    inside = any(before.count(a) > before.count(b) for a, b in ("()", "[]"))
    return "within brackets" if inside else None


def dangling(draft: Draft, setting: Setting) -> str | None:
    """No pronoun, definite or time that only the page explains."""
    if draft.context:
        return DANGLING if _leaves_hero(draft, setting) else None
    # "____ and her troops", "Who began his reign": a name that is asked for is told by the gap, or by "who".
    named = isinstance(draft.mention.fact.value, Name)
    cuts = _without_answer(draft) if named else draft.removed
    if not stands_alone(draft.reading.doc, cuts, draft.told) or _means_hero(draft, setting):
        return DANGLING
    return DANGLING if _is_nowhere(draft, setting) else None


def _is_nowhere(draft: Draft, setting: Setting) -> bool:
    """Whether it is told that there are some, and not where: "There are 15 colleges that receive funding"."""
    tokens = shown_tokens(draft)
    if len(tokens) < 2 or tokens[0].dep_ != "expl" or tokens[1].tag_ not in PRESENT:
        return False
    if draft.told or any(token.ent_type_ in PLACE_LABELS for token in tokens):
        return False
    words = {token.text for token in tokens}
    return words.isdisjoint(setting.title.split())


def _leaves_hero(draft: Draft, setting: Setting) -> bool:
    """Whether context and prompt speak of "her" and do not name the person the document is about."""
    shown = f"{draft.context} {draft.prompt}"
    spoken = any(word in PERSONAL for word in re.findall(r"[a-z]+", shown.lower()))
    return setting.of_person and spoken and setting.hero not in shown


def placed(draft: Draft, _: Setting) -> str | None:
    """No first name of whom the document never tells more: "Sarah"."""
    shown = list_shown(draft.reading.callings, draft.removed, "")
    return DANGLING if any(not one.text for one in shown) else None


def _without_answer(draft: Draft) -> tuple[tuple[int, int], ...]:
    """What the prompt leaves out besides the answer; in a question, where that is the subject."""
    if draft.kind is not QuestionKind.CLOZE and draft.reading.head(draft.mention).dep_ not in SUBJECTS:
        return draft.removed
    start, end = draft.mention.start, draft.mention.end
    return tuple((a, b) for a, b in draft.removed if not start <= a < end)


def _means_hero(draft: Draft, setting: Setting) -> bool:
    """Whether "his" may mean the person the document is about, who is not named beside somebody else."""
    if not setting.of_person or setting.hero in draft.prompt:
        return False
    tokens = shown_tokens(draft)
    first = next((token for token in tokens if token.lower_ in PERSONAL), None)
    return first is not None and not any(token.idx in draft.told for token in tokens if token.i <= first.i)


def asked_plainly(draft: Draft, setting: Setting) -> str | None:
    """A question with its time told, and nothing behind it that belongs to the answer."""
    odd = is_oddly_asked(draft.prompt) or _BROKEN.search(draft.prompt) or _YIELDING.search(draft.prompt)
    shown = {token.i for token in shown_tokens(draft)}
    return (
        "oddly asked"
        if odd
        or leaves_half(draft.reading.doc, shown)
        or _answers_itself(draft, setting)
        or _leads_astray(draft)
        else None
    )


def _answers_itself(draft: Draft, setting: Setting) -> bool:
    """Whether class word and title are all the answer: "Which parliament ...?" of the Parliament of Andorra."""
    title = {*setting.title.split()}
    title |= {people for word in title for people in DEMONYMS.get(word, ())}
    return any(title.issuperset(own.split()) for own in leave_out_class(draft.prompt, draft.answer))


def _leads_astray(draft: Draft) -> bool:
    """Whether the "who" that asks seems to go on about the name before it: "Before Berg, who had ruled Riga?"."""
    reading = draft.reading
    if ", who " not in draft.prompt or len(_ASKING.findall(draft.prompt)) > 1:
        return False
    people = (
        one
        for one in reading.mentions
        if isinstance(one.fact.value, Name)
        and (one.fact.value.kind is NameKind.PERSON or reading.label(one) == "PERSON")
    )
    return any(f"{reading.text[one.start : one.end]}, who " in draft.prompt for one in people)


def numbered_thing(draft: Draft, setting: Setting) -> str | None:
    """No "Monument 3" or "Plate A" whose series only the page tells."""
    for token in shown_tokens(draft)[:-1]:
        if token.pos_ not in {"NOUN", "PROPN"} or not token.text[0].isupper() or token.text in MONTHS:
            continue
        alone = token.i < 2 or not token.nbor(-1).text[0].isupper()
        following = token.nbor().text
        numbered = following.isdigit() or (len(following) == 1 and following.isupper())
        if alone and token.lower_ in setting.lower and numbered:
            return DANGLING
    return None


def year_told(draft: Draft, _: Setting) -> str | None:
    """Every day and month in the prompt has its year, unless it comes again every year."""
    for mention in draft.reading.mentions:
        value, fact = mention.fact.value, mention.fact
        if not isinstance(value, PartialDate) or any(a <= mention.start < b for a, b in draft.removed[:-1]):
            continue
        if (
            value.year is None
            and fact.resolved_year is None
            and not (is_timeless(draft) and _is_lasting(draft))
        ):
            return "year unknown"
    return None


def _is_lasting(draft: Draft) -> bool:
    """Whether the main verb tells what comes again, not what goes on just now: "the city is launching a project"."""
    root = find_root(draft.reading.doc)
    return root is None or root.tag_ != "VBG"
