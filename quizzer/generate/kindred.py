"""Which words may tell of the same thing: "troops" after an army, "the battle" after "fought".

Plain data about English, about no document.
"""

from __future__ import annotations

from quizzer.generate.words import word_set

_NOUNS = """
army troop force soldier militia garrison detachment contingent | ship vessel boat warship | fleet squadron flotilla |
agreement treaty pact accord convention | battle fighting fight combat engagement clash skirmish | war conflict |
attack assault raid | revolt uprising rebellion insurrection | election vote poll |
aircraft plane airplane aeroplane airliner | company firm corporation | killing murder assassination
"""
"""Nouns, as lemmas, of which one may stand for another told before."""

_EVENTS = """
battle fighting fight combat engagement clash skirmish: fight battle clash skirmish |
attack assault raid: attack assault raid storm |
siege: besiege | blockade: blockade | invasion: invade | occupation: occupy | annexation: annex |
bombardment: bombard shell | bombing: bomb |
crash: crash down plunge | sinking: sink | explosion: explode | collision: collide |
killing murder assassination: kill murder assassinate | execution: execute | arrest: arrest |
election: elect | marriage wedding: marry | divorce: divorce |
revolt uprising rebellion insurrection: revolt rebel |
retreat withdrawal: retreat withdraw | landing: land | surrender: surrender | escape: escape |
agreement treaty: agree | discovery: discover
"""
"""Nouns of what happens: the verbs that tell of it; both as lemmas."""

_SORTS = [word_set(line) for line in _NOUNS.split("|")]
_KINDRED = {noun: sort for sort in _SORTS for noun in sort}
_TELLERS = {
    noun: word_set(verbs)
    for nouns, _, verbs in (line.partition(":") for line in _EVENTS.split("|"))
    for noun in nouns.split()
}


def list_kindred(noun: str) -> frozenset[str]:
    """The nouns, as lemmas, that may mean the same as the noun, itself among them."""
    return _KINDRED.get(noun, frozenset((noun,)))


def list_tellers(noun: str) -> frozenset[str]:
    """The verbs, as lemmas, that tell of what the noun names, none where it names no event."""
    return _TELLERS.get(noun, frozenset())
