"""Of whom or what "the blockade" was one, where the document tells of no other: "the blockade [of Riga]".

A wrong complement teaches something false, so an event is told only where every complement that its noun
has in the document is the same name. Knows names and parses, no questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizzer.generate.antecedents import Line, Told
from quizzer.generate.definites import is_bare_definite
from quizzer.generate.kindred import list_tellers
from quizzer.generate.parse import list_tokens, read_text

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEVERAL = frozenset(("another", "other", "second", "every", "each", "any"))
_NO_NAME = ""


def find_complements(lines: Sequence[Line]) -> list[tuple[Told, ...]]:
    """For each sentence, in order, of what its first bare event is one, as its section has told before."""
    agreed = _collect(lines)
    found: list[tuple[Told, ...]] = []
    known: set[str] = set()
    section: Sequence[str] | None = None
    for line in lines:
        if line.section != section:
            known, section = set(), line.section
        found.append(tuple(_tell(line, {noun: agreed[noun] for noun in known}))[:1])
        known |= {
            noun for token in list_tokens(line.doc) if _read(token) and (noun := _name(token)) in agreed
        }
    return found


def _tell(line: Line, known: Mapping[str, str]) -> Iterator[Told]:
    for token in list_tokens(line.doc):
        name = known.get(_name(token))
        if name and token.tag_ == "NN" and is_bare_definite(token, ()) and name not in read_text(line.doc):
            yield Told(token.idx, token.idx + len(token), f"of {name}")


def _collect(lines: Sequence[Line]) -> dict[str, str]:
    """Each noun of an event that the document has one of, and the name that it always hangs on."""
    names: dict[str, set[str]] = {}
    for line in lines:
        for token in list_tokens(line.doc):
            if token.pos_ != "NOUN" or not list_tellers(noun := _name(token)):
                continue
            several = token.tag_ == "NNS" or any(child.lower_ in _SEVERAL for child in token.children)
            name = _NO_NAME if several else _read(token)
            if name is not None:
                names.setdefault(noun, set()).add(name)
    return {noun: min(told) for noun, told in names.items() if len(told) == 1 and _NO_NAME not in told}


def _name(token: Token) -> str:
    return str(token.lemma_.lower())


def _read(noun: Token) -> str | None:
    """The name that the noun hangs on, "" for anything else, None where there is nothing."""
    for child in noun.children:
        if child.dep_ == "poss":
            return _NO_NAME
        if child.dep_ == "prep" and child.lower_ == "of":
            words = [word for one in child.children if one.dep_ == "pobj" for word in one.subtree]
            named = words and all(word.pos_ in {"PROPN", "DET"} for word in words)
            return "".join(word.text_with_ws for word in words).strip() if named else _NO_NAME
    return None
