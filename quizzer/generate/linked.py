"""What the links of a page say of its names: "Brunel" is Isambard Kingdom Brunel, CSM the Command/Service Module.

A link may lead to anything that has to do with its words, to the whole of a part or to the land of a people.
Only where form and kinds say that both are names of one thing does the title count as another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from quizzer.answers.folding import fold
from quizzer.documents.links import drop_aside
from quizzer.generate.initialisms import abbreviates, expands
from quizzer.generate.name_evidence import Told
from quizzer.generate.personal_names import (
    NICKNAMES,
    bare_words,
    begins_as_persons,
    has_persons_form,
    list_person_forms,
)
from quizzer.generate.short_forms import BODIES, names_by_itself
from quizzer.generate.words import (
    CLASSES,
    CONTINENTS,
    COUNTRIES,
    HEADS,
    LINKS,
    MAYBE_PERSONS,
    PEOPLES,
    TITLES,
    word_set,
)
from quizzer.models import NameKind

_PLACED = re.compile(r", (?![JS]r\b)")
"""Where a title goes on with where a thing is: "Shelby County, Alabama"."""
_SAME_WORD, _SAME_SPELLING = 0.65, 0.75
_MADE_FROM = 0.6
_NO_ONE_NAME = PEOPLES | COUNTRIES | CONTINENTS | word_set("US USA UK USSR")
_OTHER_PARTS = word_set(
    "North South East West Northern Southern Eastern Western Central Upper Lower Inner Outer Greater Lesser New Old "
    "Early Late Ancient Medieval Modern First Second Third Fourth Fifth Deputy Vice Former Assistant Anti Pre Post Neo"
)
"""Words that make another thing of what stands behind them: a part of it, what came before it, who stands below it."""
_SORTS = word_set(
    "Company Corporation Publishers Publishing Publications Press Records Pictures Studios University College Institute "
    "Foundation Festival Film Music National Park Orchestra Philharmonic Movement Airlines Airways Group Party Faith "
    "River Desert alphabet script language languages"
)
"""Words that only say what the thing is that the words before them name."""
_ENDINGS = re.compile(r"(?:i?ans?|ics?|ese|ish|ists?|isms?|i|s|e|id|ids|ae|us|um|y)$")
"""How words end that are made from a name, and the names from which they are."""
_SURNAMED = re.compile(r"(?:[A-Z][\w'’.-]+ ){1,3}[A-Z][\w'’-]+")
_ADJECTIVES = ("ist", "ic", "ern", "ous", "ese", "ish")
_ENOUGH = 2


def find_linked(links: Mapping[str, str], told: Told) -> Iterator[tuple[str, str]]:
    """Names of the document and other forms of them, where a link says so and nothing speaks against it."""
    for shown, target in links.items():
        names = {shown, drop_aside(target)}
        named = names & told.kinds.keys() and not names & _NO_ONE_NAME and not _PLACED.search(target)
        if named and len({*map(fold, names)}) > 1:
            yield from (pair for pair in _list_pairs(shown, target, told) if pair[0] in told.kinds)


def _list_pairs(shown: str, target: str, told: Told) -> Iterator[tuple[str, str]]:
    """The name shown and the title, each with its other forms."""
    title = drop_aside(target)
    if _is_one_person(shown, title, told):
        yield title, shown
        yield from ((shown, form) for form in _list_persons_forms(shown, title, told))
    elif _is_one_thing(shown, title, told):
        yield shown, title
        # "Kingdom of Albania (medieval)": the document may name another kingdom so, and Cumberland is no river.
        if title == target and not _adds_sort(title, shown):
            yield title, shown
    elif _is_last_word(shown, title, told):
        yield shown, title


def _adds_sort(title: str, shown: str) -> bool:
    """Whether the title says what it is besides: what is left without that may be another thing in the document."""
    return title.startswith(f"{shown} ") and not title.startswith(f"{shown} of ")


def _list_persons_forms(shown: str, title: str, told: Told) -> Iterator[str]:
    """The person's name in full, and its further forms where the surname is called."""
    yield title
    if fold(bare_words(shown)[-1]) == fold(bare_words(title)[-1]):
        yield from (
            form for form in list_person_forms(title) if form == shown or not _has_rivals(form, title, told)
        )


def _is_one_person(shown: str, title: str, told: Told) -> bool:
    """Whether the link calls a person by another name, and nobody else of the document has that name."""
    kinds = [told.kinds.get(text, NameKind.NAME) for text in (shown, title)]
    words, some = bare_words(title), bare_words(shown)
    listed = begins_as_persons(title)
    known = NameKind.PERSON in kinds or bool({shown, title} & told.people)
    surnamed = fold(words[-1]) == fold(some[-1])
    if not MAYBE_PERSONS.issuperset(kinds) or len(words) < _ENOUGH or not _is_same_person(words, some):
        return False
    whole = surnamed or " " in shown or "of" in words or _is_family(words[-1], told)
    if not (listed or (known and whole) or kinds[1] is NameKind.PERSON):
        return False
    if not surnamed and (shown in told.placed or (" " in shown and not known)):
        return False
    formed = has_persons_form(shown, NameKind.PERSON) and has_persons_form(
        _drop_middle(title), NameKind.PERSON
    )
    return formed and not _has_rivals(shown, title, told)


def _drop_middle(name: str) -> str:
    """The first and the last word of a name: what stands between them may be any word, as in Isambard Kingdom Brunel."""
    words = bare_words(name)
    return name if LINKS & {*words} else f"{words[0]} {words[-1]}"


def _is_family(word: str, told: Told) -> bool:
    """Whether a person of the document has the word for a surname."""
    return any(kind is NameKind.PERSON and text.endswith(f" {word}") for text, kind in told.kinds.items())


def _is_same_person(words: Sequence[str], some: Sequence[str]) -> bool:
    """Whether the one name calls the person whose name the other is: by the last or the first of its words.

    Two names with a surname in common are of one person where their first names are spelt alike, or one is its initial.
    """
    ours, theirs = [[fold(NICKNAMES.get(word, word)) for word in name] for name in (words, some)]
    if ours[-1] == theirs[-1]:
        first, other = ours[0], theirs[0]
        initial = first.startswith(other) or other.startswith(first)
        return initial or theirs == ours[-len(theirs) :] or _ratio(first, other) >= _SAME_WORD
    return ours[: len(theirs)] == theirs


def _has_rivals(form: str, title: str, told: Told) -> bool:
    """Whether the document names somebody else who is called so."""
    words, some = bare_words(title), bare_words(form)
    at = -1 if fold(words[-1]) == fold(some[-1]) else 0
    for text, kind in told.kinds.items():
        if " " not in text or text in {form, title} or kind not in MAYBE_PERSONS or some[at] not in text:
            continue
        other = bare_words(text)
        named = (
            len(other) > 1
            and CLASSES.get(other[0].lower()) is None
            and other[0].removesuffix("s") not in TITLES
        )
        person = kind is NameKind.PERSON or begins_as_persons(text)
        if (
            named
            and person
            and other[at] == some[at]
            and not _is_same_person(words, other)
            and not _is_same_person(other, words)
        ):
            return True
    return False


def _is_last_word(shown: str, title: str, told: Told) -> bool:
    """Whether a name is the end of a longer one, as surnames are: "Ehrenberg" of Christian Gottfried Ehrenberg."""
    before = title.split()[:-1]
    return (
        title.endswith(f" {shown}")
        and " " not in shown
        and told.kinds.get(shown, NameKind.NAME) in MAYBE_PERSONS
        and shown not in told.placed
        and bool(_SURNAMED.fullmatch(title))
        and has_persons_form(_drop_middle(title))
        and all(map(_is_no_part, before))
        and before[0].lower() not in told.vocabulary.lower
        and not _has_rivals(shown, title, told)
    )


def _is_no_part(word: str) -> bool:
    """Whether a word before a name may belong to it, and makes no part or kind of it: "Anarchist Aragon"."""
    told = (PEOPLES | _OTHER_PARTS) & {*word.split("-")}
    return not told and not word.endswith(_ADJECTIVES)


def _is_one_thing(name: str, other: str, told: Told) -> bool:
    """Whether the other name is one of the same thing, which is no person."""
    kinds = {told.kinds[text] for text in (name, other) if text in told.kinds}
    if NameKind.PERSON in kinds or {name, other} & told.people:
        return False
    return (
        _is_abbreviated(name, other)
        or _is_respelt(fold(name).split(), fold(other).split())
        or _is_shortened(name, other, kinds)
        or _is_shortened(other, name, kinds)
    )


def _is_abbreviated(name: str, other: str) -> bool:
    """Whether one name has initials where the other has words, or letters that stand for a body of another tongue."""
    short, long = sorted((name, other), key=len)
    foreign = short.isalpha() and short.isupper() and len(short) in range(2, 7)
    body = HEADS.get(long.split(" of ")[0].split()[-1]) in BODIES
    return (foreign and body) or abbreviates(short, long) or expands(long, short)


def _is_respelt(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one name is the other by another rule of spelling, word by word, and nothing made from it."""
    if len(ours) != len(theirs):
        return False
    pairs = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    if any(_ratio(one, other) < _SAME_WORD or _is_derived(one, other) for one, other in pairs):
        return False
    return _ratio(" ".join(ours), " ".join(theirs)) >= _SAME_SPELLING


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_derived(one: str, other: str) -> bool:
    """Whether two words differ in their ending alone, as "Tibet", "Tibetan" and "Sparta", "Spartans" do."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return long != f"{short}ern"
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    made = _ENDINGS.search(one) or _ENDINGS.search(other)
    return bool(made) and stem >= _MADE_FROM * max(len(one), len(other))


def _is_shortened(short: str, long: str, kinds: set[NameKind]) -> bool:
    """Whether the short name is the long one without whose it is, or what it is."""
    before, found, after = f" {long} ".partition(f" {short} ")
    extra = (before or after).split()
    if not found or not extra or (before.strip() and after.strip()):
        return False
    head = HEADS.get(short.split(" of ")[0].split()[-1])
    if before.strip():
        joined = extra[-1][0].islower() or extra[-1] in TITLES or extra[-1].endswith(("'s", "’s"))
        return (
            head not in {None, NameKind.PLACE}
            and " " in short
            and not joined
            and _OTHER_PARTS.isdisjoint(extra)
        )
    if extra[0] == "of":
        return " " in short and bool(({*kinds, head} - {None}) & BODIES)
    return names_by_itself(short) and _SORTS.issuperset(extra)
