"""The other ways a document, or everyone, writes a name: only those that mean nobody and nothing else in it.

Names of persons are grouped by bearer: of two people with one surname neither is called by it alone. What
a bracket or "also known as" says to be the same is the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from quizzer.generate.bearers import find_persons
from quizzer.generate.bodies import find_wholes
from quizzer.generate.capitals import Vocabulary
from quizzer.generate.given_names import GIVEN_NAMES
from quizzer.generate.initialisms import TAIL, find_initialisms, list_ending
from quizzer.generate.linked import find_linked
from quizzer.generate.name_evidence import Told, read_told
from quizzer.generate.parse import read_text
from quizzer.generate.personal_names import PRAENOMINA, bare_words, begins_as_persons, has_persons_form
from quizzer.generate.renamed import find_renamed
from quizzer.generate.rulers import find_bynames, find_numbers
from quizzer.generate.short_forms import ALWAYS_SEAS, BODIES, list_thing_forms
from quizzer.generate.synonyms import SAME_THING, find_same_person
from quizzer.generate.words import COUNTRIES, LINKS, MAYBE_PERSONS, MEMBERS, PEOPLES
from quizzer.models import Name, NameKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_GLOSS = re.compile(
    r" \((?P<said>also |or |formerly )?(?:(?:modern|present)(?:-day)? )?(?:the )?(?P<other>[A-Z][^()\d,;:]{1,60})\)"
)
_CALLED = re.compile(
    r"(?:, ?| \()(?:(?:(?:also|better|otherwise|commonly|locally|formerly|later|now|today|sometimes|often|usually|popularly|informally) )?(?:known as|called|nicknamed)|"
    r"the so-called|(?:Latini[sz]ed|rendered|spelled|spelt) (?:in Latin )?as) (?:the )?(?=[A-Z])"
)
_FOUGHT = ("Battle ", "Siege ", "War ")
_GOES_ON = re.compile(r" \d|-|\w")
_WORD_END = re.compile(r"\w(?!\w)")
_SAME_SPELLING = 0.6
_FIRST_AND_LAST = 2
_IDEAS = ("ism", "ity", "logy", "ness")
"""How no surname ends: "Zen Buddhism" is one Buddhism of several."""
_MOST_NAMES = 3
"""Of more names than these the last may be an honour that somebody else has, too."""
_OF = re.compile(" of ")
_COMMON_ENDINGS = {
    **{"i": "s es ans", "ii": "s es ians", "ia": "s es ans ians", "ea": "s es ans eans", "ae": "s es ans"},
    **{"idae": "s ids", "ida": "s ids idans", "oidea": "oids", "oidei": "oids", "inae": "ines"},
}
"""What English puts in the place of the ending of a Latin name of a group of living things."""
_REALM = re.compile(
    r"(?:Kingdom|Duchy|County|Principality|Sultanate|Emirate|Khanate|Electorate) of (?:the )?(?P<land>[A-Z]\w+)"
)
_LATIN = re.compile(
    rf"(?P<stem>[A-Z][a-z]{{4,}}?)(?P<ending>{'|'.join(sorted(_COMMON_ENDINGS, key=len, reverse=True))})"
)


def find_aliases(
    docs: Sequence[Doc],
    kinds: Mapping[str, NameKind],
    often: Mapping[str, int],
    mentions: Sequence[tuple[str, Span]],
    vocabulary: Vocabulary,
    links: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """The other ways to write each name, in order of the alphabet."""
    found: dict[str, set[str]] = {text: set() for text in kinds}
    told = read_told(kinds, often, mentions, vocabulary)
    for full, other in (*find_persons(told), *_find_things(told), *find_linked(links, told)):
        found[full].add(other)
    for full, other in (*_find_told(docs, kinds), *find_initialisms(docs, kinds), *find_renamed(docs, kinds)):
        _tie(found, full, other)
    for name, other in (*find_bynames(docs, kinds), *find_numbers(kinds)):
        found[name].add(other)
    for text in kinds:
        found[text] |= next((group - {text} for group in SAME_THING if text in group), frozenset())
        same = find_same_person(text, vocabulary.capital)
        if same and not _has_namesake({text, *same}, kinds):
            found[text] |= same
        found[text].discard(text)
    return {text: tuple(sorted(others)) for text, others in found.items()}


def _has_namesake(names: Set[str], kinds: Mapping[str, NameKind]) -> bool:
    """Whether the document has somebody else of the surname: "Pat Nixon" beside "Nixon"."""
    firsts, families = {name.split()[0] for name in names}, {name.split()[-1] for name in names}
    full = (bare_words(text) for text in kinds if text.split()[-1] in families and has_persons_form(text))
    return any(len(words) > 1 and words[0] not in firsts for words in full)


def recall(name: Name, introduced: dict[str, str]) -> Name:
    """The name, and for a surname alone the fuller one that the document brought in last before it.

    `introduced` holds those by surname and is kept up: names come in the order of the document.
    """
    if name.kind not in MAYBE_PERSONS:
        return name
    words = bare_words(name.text)
    fuller = 1 < len(words) <= _MOST_NAMES and not (words[0].endswith("ly") or words[-1].endswith(_IDEAS))
    # "In the Iliad Homer says": what only looks like a name in full.
    person = name.kind is NameKind.PERSON or begins_as_persons(name.text)
    if fuller and not LINKS & {*words} and has_persons_form(name.text, name.kind):
        known = person or words[-1] in name.aliases
        before = introduced.get(words[-1], name.text if known else "")
        # Of two people with one surname neither is called by it alone.
        longer, shorter = sorted((before, name.text), key=len, reverse=True)
        introduced[words[-1]] = longer if longer.endswith(shorter) and shorter else ""
        if (
            person
            and len(words) == _MOST_NAMES
            and words[0] not in PRAENOMINA
            and words[1] not in GIVEN_NAMES
        ):
            # "Emilio Plazas Tejera": in Spain the mother's surname comes last, and most are called by the father's.
            introduced.setdefault(words[1], name.text)
    full = introduced.get(name.text, "")
    other = (alias for alias in name.aliases if not alias.startswith(f"{name.text} the "))
    if not full or any(name.text in alias.split() for alias in other):
        return name
    first, *_, last = full.split()
    # "Emilio Plazas" of Emilio Plazas Tejera, who is called Plazas.
    middle = [f"{first} {name.text}"] if " " not in name.text and last != name.text else []
    return replace(name, aliases=tuple(sorted({*name.aliases, full, *middle})))


def _find_things(told: Told) -> Iterator[tuple[str, str]]:
    """Names of things and their short forms, each way, where the document has nothing else of that name."""
    starts: defaultdict[str, set[str]] = defaultdict(set)
    for text in told.kinds:
        for space in re.finditer(" ", text):
            starts[text[: space.start()]].add(text)
    short = {text: list(_list_forms(text, told, starts)) for text in told.kinds}
    meant: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for text, forms in short.items():
        for form in forms:
            meant[form].add(frozenset(text.split()))
    for text, forms in short.items():
        for form in forms:
            if len(meant[form]) == 1:
                yield text, form
                if form in told.kinds and _calls_back(form, text, told):
                    yield form, text
    yield from find_wholes(told.often)
    yield from _find_national(told)
    for text in told.kinds:
        lands = [(text, land) for land in _find_lands(text, told)]
        empires = [(land, text) for _, land in lands if land in told.kinds and text.endswith(" Empire")]
        yield from (*lands, *empires)


def _find_national(told: Told) -> Iterator[tuple[str, str]]:
    """A cup or a war with and without its nation, each way, where the document has one such: "Scottish League Cup"."""
    fuller: defaultdict[str, list[str]] = defaultdict(list)
    for text, kind in told.kinds.items():
        first, _, rest = text.partition(" ")
        if kind is NameKind.EVENT and first in PEOPLES and " " in rest and rest in told.kinds:
            fuller[rest].append(text)
    for rest, (full, *others) in fuller.items():
        if not others:
            yield from ((rest, full), (full, rest))


def _calls_back(form: str, text: str, told: Told) -> bool:
    """Whether the thing of the longer name is meant wherever the document has the short form."""
    if text.startswith(_FOUGHT):
        # "Austerlitz" is a battle to most; a coalition is not its war.
        return text.startswith("Battle ") and told.kinds[form] is NameKind.NAME
    # The Crown may be another nation's than Spain's.
    return not (text.endswith(f" {form}") and text.split()[0] in PEOPLES)


def _list_forms(text: str, told: Told, starts: Mapping[str, Set[str]]) -> Iterator[str]:
    """The short forms of a thing's name that name nothing else in the document."""
    kind = told.kinds[text]
    forms = (*list_thing_forms(text, kind), *_list_heads(text, told), *_list_kin(text, told.vocabulary))
    first, _, rest = text.partition(" ")
    for form in forms if kind is not NameKind.PERSON else ():
        if (
            first in PEOPLES
            and form == rest
            and (text in told.placed or form.lower() in told.vocabulary.lower)
        ):
            # "British Columbia" is no Columbia, the Syrian Goddess no goddess by name.
            continue
        # "Italian Royal Navy": the Royal Navy of the same document is another, and so is the town of a park.
        another = form in told.kinds and (
            text.endswith(" Park") or (kind in BODIES and text.endswith(f" {form}"))
        )
        if not ALWAYS_SEAS.isdisjoint((form, text)) or (
            # Iberia and the Iberian Peninsula are one place, though the document has both.
            (_may_name(form, told) or text.endswith((" Peninsula", " Manor")))
            and not another
            and not (text.startswith(form) and _begins_others(text, starts[form]))
        ):
            yield form


def _list_heads(text: str, told: Told) -> Iterator[str]:
    """What the document calls a thing for short: "Court of Justice" of the European Union."""
    yield from (
        head
        for link in _OF.finditer(text)
        if " " in (head := text[: link.start()]) and head in told.kinds and told.kinds[text] in BODIES
    )


def _list_kin(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The common nouns that the document makes of a group's Latin name: "embolomeres" of the Embolomeri."""
    if match := _LATIN.fullmatch(text):
        nouns = (match["stem"].lower() + ending for ending in _COMMON_ENDINGS[match["ending"]].split())
        yield from (noun for noun in nouns if noun in vocabulary.lower)


def _begins_others(text: str, names: Set[str]) -> bool:
    """Whether other names begin as this one does: two museums of one city are not called by it alone."""
    return any(not other.startswith(text) for other in names)


def _may_name(form: str, told: Told) -> bool:
    """Whether the document has neither a person nor a place of this name."""
    return form not in told.placed and told.kinds.get(form) not in {NameKind.PERSON, NameKind.PLACE}


def _find_lands(text: str, told: Told) -> Iterator[str]:
    """The land and the people of a realm where the document names them: Parthia, of the Parthian Empire."""
    if (match := _REALM.fullmatch(text)) and match["land"] in told.kinds:
        yield match["land"]
    if text.endswith("a") and f"{text}ns" in told.vocabulary.capital:
        yield f"{text}ns"
    *before, land, head = ["", *text.split()] if " " in text else ["", "", ""]
    if head == "Empire" and (
        f"{land}s" in told.vocabulary.capital or (f"{land}s" in MEMBERS and before == [""])
    ):
        yield f"{land}s"
    if head != "Empire" or land in PEOPLES | COUNTRIES:
        return
    if land in told.kinds:
        yield from (land, f"{land} Empire")
    if land.endswith("n") and len(before) == 1:
        shorter = [land[:-cut] for cut in (1, 2, 3) if cut < len(land) - 3]
        yield from (one for one in shorter if one in told.kinds)


def _find_told(docs: Sequence[Doc], names: Mapping[str, NameKind]) -> Iterator[tuple[str, str]]:
    """The names that the document itself says to be of one thing."""
    for doc in docs:
        text = read_text(doc)
        for mark in _GLOSS.finditer(text):
            name, other = _find_whole(mark.start(), text, names), mark["other"]
            if name and " and " not in other and (mark["said"] or _is_translation(name, other, names)):
                yield name, other
        for mark in _CALLED.finditer(text):
            name = _find_whole(mark.start(), text, names)
            other = max(_starting_at(mark.end(), text, names), key=len, default="")
            if name and other and not _GOES_ON.match(text, mark.end() + len(other)):
                yield name, other


def _find_whole(end: int, text: str, names: Container[str]) -> str:
    """The longest name that ends at a position, "" where it ends a longer one: "of Great Britain and Northern Ireland"."""
    name = max(list_ending(end, text, names), key=len, default="")
    return "" if TAIL.search(text[: end - len(name)]) else name


def _is_translation(name: str, other: str, kinds: Mapping[str, NameKind]) -> bool:
    """Whether a bracket has the name in another language or spelling, not what or where the thing is."""
    ours, theirs = name.split(), other.split()
    if len(ours) == len(theirs):
        if SequenceMatcher(None, name, other, autojunk=False).ratio() >= _SAME_SPELLING:
            return True
        if len(ours) == _FIRST_AND_LAST and ours[0] == theirs[0] and kinds[name] in MAYBE_PERSONS:
            # "Li Bai (Li Po)": one name, written out by another rule.
            return True
    if len(theirs) == 1 < len(ours) and kinds[name] in MAYBE_PERSONS and ours[-1][0] == other[0]:
        # "Dmitry Dokhturov (Doctorov)": the surname alone.
        return SequenceMatcher(None, ours[-1], other, autojunk=False).ratio() >= _SAME_SPELLING
    shared = {*ours} & {*theirs} - LINKS
    return kinds[name] is not NameKind.PERSON and any(word[0].isupper() and len(word) > 3 for word in shared)


def _starting_at(start: int, text: str, names: Container[str]) -> Iterator[str]:
    """The names that start at a position of the text."""
    yield from (
        name
        for word in _WORD_END.finditer(text, start, start + 100)
        if (name := text[start : word.end()]) in names
    )


def _tie(found: dict[str, set[str]], full: str, short: str) -> None:
    found[full].add(short)
    if short in found:
        found[short].add(full)
