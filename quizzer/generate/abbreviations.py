"""Words whose full stop does not end a sentence, or does so only sometimes.

Data for the sentence splitter; all in lower case, without the full stop.
"""

from __future__ import annotations

_TITLES = """
mr mrs ms mx dr prof gen col lt capt cpt sgt cpl pvt maj adm vadm radm cmdr cdr brig gov sen rep rev hon st ste sta sto
mt ft fr br gr msgr pres supt amb atty dir messrs mme mlle hr vs v cf e.g i.e viz ca approx fig figs eq eqs ed eds
trans op cit ibid est dept univ inst assn lt.col maj.gen lt.gen brig.gen
"""
_BEFORE_NUMBERS = """
no nos nr n p pp c ch chap sec art vol vols pt para fl b d r l ll opp bk bks ser circ av avg max min jan feb mar apr jun
jul aug sep sept oct nov dec
"""
_SOMETIMES = "jr sr inc ltd co corp llc plc etc al bros esq ave blvd rd ph.d c.phil d.phil"
_OPENERS = """
a the this that these those there then thus they their he his her she hers it its we our you your i my in on at by for from
to with within without during after before since until as although though while when where whereas if because despite
under over between among an and but or nor so yet however moreover furthermore meanwhile later eventually finally
initially subsequently afterwards today now some many most several all both each every another other such what which who
how why no not only once about around according following instead also even any up upon towards toward like unlike few
none
"""
_PREPOSITIONS = """
on at by in around about before after from until between shortly just early late since during towards toward near nearly
almost exactly
"""
_CLAUSE_WORDS = """
he she it they we i you who which that was were is are has had have did does do been began met left came went took made
said
"""

_NUMBERED = "war part phase volume book type class stage grade category act chapter section group division"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(_TITLES)
"""Never the end of a sentence."""

BEFORE_NUMBERS = _words(_BEFORE_NUMBERS)
"""The end of a sentence unless a number follows."""

SOMETIMES = _words(_SOMETIMES)
"""The end of a sentence where the next word begins one."""

OPENERS = _words(_OPENERS)
"""Words that, with a capital, begin a sentence rather than a name."""

NUMBERED = _words(_NUMBERED)
"""Nouns that a Roman number follows, so that the letter I after them is no initial."""

PREPOSITIONS = _words(_PREPOSITIONS)
"""Words a sentence's opening phrase of time begins with."""

CLAUSE_WORDS = _words(_CLAUSE_WORDS)
"""Words that show a clause is already under way."""
