"""The names of persons by their form: which may be one, and how the same person is called besides.

Form alone; whether a name is a person's, and whose, is told by more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizzer.generate.given_names import FAMILY_TOO, GIVEN_NAMES, KNOWN_THINGS
from quizzer.generate.words import (
    CONTINENTS,
    COUNTRIES,
    HEADS,
    LINKS,
    NEVER_ALONE,
    PEOPLES,
    SHIP_PREFIXES,
    TITLES,
    word_set,
)
from quizzer.models import NameKind

RULERS = word_set(
    "King Queen Emperor Empress Pope Saint St. Tsar Sultan Archduke Maharaja Emir Caliph Pharaoh"
)
RANKS = RULERS | word_set("Prince Princess Duke Earl Count Baron Lady Lord Graf")
"""Titles that stand before a first name: another of that rank may have the same one."""
_PEERS = word_set("Lady Lord")
"""Those of them that go with a surname, too."""
_OFFICES = (TITLES - RANKS) | word_set(
    "Field Vice Rear Prime Deputy Chief Acting Prefect Consul Legate Praetorian Mayor Commissioner Mr Mrs Ms Miss"
)
PRAENOMINA = word_set(
    "Aulus Appius Decimus Gaius Gnaeus Lucius Manius Marcus Numerius Publius Quintus Servius Sextus Spurius Tiberius Titus"
)
"""The first names of Romans, whom everyone calls by the others."""
_SHORT_NAMES = """
Lawrence: Larry | William: Bill Will | Robert: Bob Rob | Richard: Dick Rick | James: Jim Jimmy | Joseph: Joe |
Thomas: Tom | Edward: Ed Eddie | Michael: Mike | David: Dave | Stephen: Steve Steven | Anthony: Tony | Daniel: Dan |
Samuel: Sam | Benjamin: Ben | Frederick: Fred | Theodore: Ted | John: Jack | Henry: Harry | Charles: Charlie |
Katherine: Kate Catherine | Elizabeth: Liz | Margaret: Meg | Susan: Sue | Christopher: Chris | Alexander: Alex |
Nicholas: Nick | Andrew: Andy | Kenneth: Ken | Ronald: Ron | Donald: Don | Leonard: Len
"""
NICKNAMES = {
    short: name.strip()
    for name, _, rest in (entry.partition(":") for entry in " ".join(_SHORT_NAMES.split()).split("|"))
    for short in rest.split()
}
"""What people are called for short, by the name it is short for."""
_SURE_SHORT = word_set("Jim Jimmy Bill Bob Dick Tom Joe Mike Dave Dan Tony Nick Andy")
"""Those of them that are short for one name only: Harry Truman was no Henry, nor Ted Kennedy a Theodore."""
_COUNTRYMEN = word_set(
    "Frenchman Frenchwoman Englishman Englishwoman Dutchman Irishman Scotsman Welshman Spaniard Democrat Whig"
)
"""Nouns that tell of a person, before the name, a nation or a party."""
_PARTIES = word_set("Republican Federalist Conservative Liberal Labour Communist Socialist")
_NATIONS = (PEOPLES - word_set("Norman Roman Franco")) | word_set("U.S. US UK") | _PARTIES
"""Adjectives that tell it before an office, or a whole name; without those that are given names, too."""
_JUNIOR = word_set("Jr. Sr. Jr Sr MP MEP MSP QC KC MBE OBE CBE KBE FRS Esq. Esq PhD")
"""What may stand behind a whole name and is no part of it."""
_NUMERAL = re.compile(r"[IVXLC]+")
_INITIAL = re.compile(r"[A-Z]\.")
_PARTICLE_AND_NAME = 2
_OF_PLACE = word_set("de del della di da du")
"""Small words that may join a surname and a place: "López de Legazpi"."""
_SMALL = re.compile(r"[A-Z]\.|[IVX]+")
_WORD = re.compile(r"(?![A-Z]{2})(?:al-|[dlDL]['’])?[^\W\d_a-z][^\W\d_]*(?:['’-](?!s$)[^\W\d_]+)*\.?")
NO_PERSON = NEVER_ALONE | PEOPLES | COUNTRIES | CONTINENTS | frozenset(HEADS) | SHIP_PREFIXES
NO_PERSON |= word_set(
    "San Santa Santo Los Las La El Villa Monte Puerto Rio Hotel Mission Radio Project Domus Via Palacio Palais Palazzo Paseo Plaza Casa Castillo Museo Universidad Iglesia Calle "
    "Avenida Mont Chateau Château Piazza Ponte Porta Puerta Cerro Sierra Isla Clade Family "
    "Superfamily Suborder Infraorder Genus Class Species First Second Third Fourth Fifth Sixth Seventh Eighth Ninth "
    "Motors Electric Dynamics News World House Point Elder Younger Old"
)
_MOST_WORDS = 6
_HONOURS = word_set("Shah Khan Pasha Bey Beg Begum Agha Effendi Efendi Singh Ibn Ben Abu")
"""Words within a name that are no middle names, nor by themselves a surname."""
_NO_SURNAMES = _HONOURS | word_set(
    "Award Awards Band Books Brothers Building Canyon Case Collection Comet Creek Dam Day Days Disease Doctrine Drive Effect "
    "Entertainment Falls Fellowship Field Films Fund Garden Gardens Glacier Hall Heights Highway Land Law Lecture "
    "Lectures Medal Memorial Papers Parkway Pictures Plateau Prize Productions Quartet Records Reef Ridge Scholarship Show Sons "
    "Springs Studio Studios Syndrome Telescope Theorem Trail Trio Trophy Trust Line Cabinet Ministry Block Trial Affair "
    "Airlines Airways Air Motor Stores Publisher Publishers Publishing Publications Concert Barracks Monument Pavilion Index Imagineering Editore Verlag Auctions Humanitarian History "
    "Day Cup Trail Atoll Major Minor Maior Abdul Abdur Abdel"
)
"""What may end a name that begins with a person's and is no surname: a thing, a rank."""
_NAMED = range(2, 5)
"""How many words a person's name has that begins with a given name."""

_BEFORE_BYNAMES = word_set("of the ibn bint")
"""Before what is no surname: a place, a byname, a father."""
_JAPANESE = re.compile("[ōūŌŪ]")


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a person's name without ranks of office, "Jr." and "MP"; a ruler keeps the title."""
    words = [word for at, word in enumerate(text.split()) if at < 1 or word not in _JUNIOR]
    bare = drop_nation(words)
    while len(bare) > 1 and bare[0].split("-")[-1] in _OFFICES:
        bare = bare[1:]
    # "British General" is an office, and nobody's name.
    return tuple(words if len(bare) == 1 and bare[0] in _OFFICES else _drop_home(bare))


def _drop_home(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without where its bearer is from, if the surname is told: "of Illinois"."""
    at = words.index("of") if "of" in words else 0
    named = at > 1 and words[0] in GIVEN_NAMES and not _NUMERAL.fullmatch(words[at - 1])
    return words[:at] if named and words[at - 1] not in GIVEN_NAMES - FAMILY_TOO else words


def drop_nation(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without the nation or party before a person's: "Frenchman", "U.S." before "President"."""
    if len(words) == 1 or words[-1] in HEADS or words[-1].removesuffix("s") in TITLES:
        return words
    if words[0] in _COUNTRYMEN:
        return words[1:]
    office = len(words) > 2 and words[0] in _NATIONS and words[1] in _OFFICES | RANKS
    whole = len(words) > 2 and words[0] in _NATIONS and words[1] in GIVEN_NAMES
    return words[1:] if office or (whole and words[-1] not in _NO_SURNAMES) else words


def list_person_forms(text: str) -> Iterator[str]:
    """The forms of a person's name, longest first: without title, first and last name, surname."""
    words = bare_words(text)
    rank = words[0] if words[0] in RANKS and len(words) > 1 else ""
    if rank and len(words) < len(text.split()):
        yield " ".join(words)
    words = words[1:] if rank else words
    if words[0] != "of":
        yield " ".join(words)
    if _BEFORE_BYNAMES & {*words} or _NUMERAL.fullmatch(words[-1]) or rank in RULERS:
        return
    family = _family(words)
    yield from _list_family_first(words)
    given = words[: len(words) - len(family)]
    # "Antonio José de Sucre" has two given names, "Vasco Núñez de Balboa" a surname before his home.
    joined = len(given) > 1 and family[0] in _OF_PLACE and given[-1] not in GIVEN_NAMES
    if joined:
        yield from (given[-1], " ".join(given))
    if len(given) > 1 and (words[0] in PRAENOMINA or joined or _INITIAL.fullmatch(words[0])):
        yield " ".join(_without_initials(words[1:]))
    elif len(given) > 1 and _HONOURS.isdisjoint(given):
        yield " ".join([given[0], *family])
    if given:
        yield from _list_addressed(text, rank, given[0], family)
    if given and not joined:
        yield " ".join(family)
    if len(family) == _PARTICLE_AND_NAME and family[-1][0].isupper() and family[0].islower():
        yield family[-1]


def _list_family_first(words: Sequence[str]) -> Iterator[str]:
    """The first of two Japanese names: the family's, unless a writer turned them."""
    if len(words) == len(("Ōyama", "Iwao")) and _JAPANESE.search(" ".join(words)):
        yield words[0]


def _list_addressed(text: str, rank: str, first: str, family: Sequence[str]) -> Iterator[str]:
    """The surname with what goes before it: "Lady", the name that a nickname is short for, an office."""
    if rank in _PEERS:
        yield " ".join([rank, *family])
    if first in _SURE_SHORT:
        yield " ".join([NICKNAMES[first], *family])
    if titles := [word for word in text.split() if word in TITLES - RANKS - {"Sir"}]:
        yield " ".join([titles[-1], *family])


def _family(words: Sequence[str]) -> Sequence[str]:
    """The surname, with the small words that belong to it: "von Zittel", "Du Bois"."""
    start = len(words) - 1
    while (start > 1 and words[start - 1].lower() in LINKS) or (start == 1 and words[0] in LINKS):
        start -= 1
    return words[start:]


def _without_initials(words: Sequence[str]) -> Sequence[str]:
    """The words without the initials they begin with."""
    start = next((at for at, word in enumerate(words) if not _INITIAL.fullmatch(word)), len(words))
    return words[start:]


def has_persons_form(text: str, kind: NameKind = NameKind.NAME) -> bool:
    """Whether a name may be a person's: a few words, none of which names a thing or abbreviates one.

    The surname of one who is known to be a person may be a people's name, too: "Franco".
    """
    words = own_words(bare_words(text))
    words = words[1:] if words and words[0] in _PEERS and len(words) > 1 else words
    if kind is NameKind.PERSON and len(words) > 1 and words[-1] in PEOPLES | COUNTRIES:
        words = words[:-1]
    if len(words) > 1 and words[0] == "Rue" and words[1] in LINKS:
        return False
    return (
        not RANKS.issuperset(words)
        and len(words) <= _MOST_WORDS
        and all(
            word in LINKS or _SMALL.fullmatch(word) or (_WORD.fullmatch(word) and word not in NO_PERSON)
            for word in words
        )
        # "Jasper-Prince Rupert" is a train.
        and not any("-" in word and word.split("-")[-1] in TITLES for word in words)
    )


def begins_as_persons(text: str) -> bool:
    """Whether a name begins with a given name and goes on as persons' names do: "Jules Verne"."""
    words = bare_words(text)
    first, last = words[0], words[-1]
    plain = last not in _NO_SURNAMES and (last not in GIVEN_NAMES or last in FAMILY_TOO)
    whole = plain and not last.endswith(".") and text not in KNOWN_THINGS
    given = first.split("-")[0] in GIVEN_NAMES
    return len(words) in _NAMED and given and whole and has_persons_form(text, NameKind.PERSON)


def ends_as_persons(text: str) -> bool:
    """Whether a name ends in what may be a surname, and does not begin with a word that only goes before one."""
    words = text.split()
    return words[-1] not in _NO_SURNAMES and words[0] not in _HONOURS


def own_words(words: Sequence[str]) -> Sequence[str]:
    """The words of a name before its byname: "Edward" of Edward the Confessor."""
    end = next((at for at, word in enumerate(words) if word in _BEFORE_BYNAMES), len(words))
    return words[:end]
