"""Whether two names are of one sort, so that neither form, rank, sex nor era tells which is meant.

A wrong option that nobody would choose teaches nothing, and one that stands out by its title gives the
right one away: whatever is not surely of the same sort is no option. Knows names, no questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from quizzer.generate.words import (
    CONTINENTS,
    COUNTRIES,
    HEADS,
    PLACE_SORTS,
    SHIP_PREFIXES,
    TITLES,
    index_words,
    word_set,
)
from quizzer.models import NameKind

_FEMALE = word_set(
    "wife daughter mother sister queen empress princess lady duchess niece aunt widow actress woman girl "
    "mistress bride heiress goddess priestess grandmother stepmother countess"
)
_MALE = word_set(
    "husband son father brother king emperor prince lord duke nephew uncle widower actor man boy general admiral "
    "count baron bishop pope grandfather stepfather soldier officer senator slave freedman tutor"
)
_SHE, _HE = "she", "he"
_LADY = re.compile(r"[A-Z][a-z]+ia [A-Z]")
"""First names that end so are a woman's where nothing else is told: Julia, Claudia, Maria."""
_WOMEN = word_set(
    "Abigail Agatha Agnes Alice Alison Amanda Amelia Amy Angela Anita Ann Anna Anne Annie Audrey Barbara Beatrice Bertha Betsy "
    "Betty Brenda Bridget Carol Caroline Catherine Charlotte Christina Christine Claire Clara Constance Cynthia Daphne Deborah "
    "Diane Donna Doris Dorothy Edith Edna Eileen Elaine Eleanor Eliza Elizabeth Ella Ellen Elsie Emily Emma Erica Esther Ethel "
    "Fiona Florence Frances Geraldine Gertrude Gladys Greta Hannah Harriet Hazel Heather Helen Henrietta Ida Ingrid Irene Isabel "
    "Jane Janet Janice Jeanne Jennifer Jenny Jessie Jill Joan Joanna Josephine Joyce Judith Judy Julie Karen Kate Katharine "
    "Katherine Kathleen Kathryn Kirsten Laura Leila Lillian Linda Lisa Lois Lotte Louisa Louise Lucy Lucía Mabel Mae Madeline "
    "Margaret Margot Marie Marilyn Marjorie Martha Mary Matilda Maud Maureen Michelle Mildred Millicent Miriam Nancy Naomi Nell "
    "Nicole Nina Olga Pamela Patricia Paula Pauline Peggy Phoebe Phyllis Priscilla Rachel Rebecca Rosa Ruth Sally Samantha "
    "Sandra Sarah Sharon Sheila Simone Stella Stephanie Susan Susanna Suzanne Teresa Theresa Ursula Valerie Vanessa Wendy "
    "Winifred Yvonne Zoe"
)
"""First names that are a woman's where nothing else is told."""
_EVENTS = index_words(
    {
        "war": "War Wars",
        "campaign": "Campaign Crusade Offensive",
        "battle": "Battle Siege Raid Blitz",
        "rising": "Revolution Uprising Rebellion Revolt Mutiny Coup Conspiracy",
        "games": "Olympics Games Cup Championship Championships Festival",
    }
)


_LETTERS_OF_COUNTRIES = word_set("US U.S. USA U.S.A. UK U.K. U.S.S.R. UAE DRC")
_BUILDINGS = dict.fromkeys(
    [
        "Prison",
        "Hotel",
        "House",
        "Hall",
        "Cemetery",
        "Gardens",
        "Garden",
        "Mall",
        "Market",
        "Factory",
        "Gallery",
        "Zoo",
        "Gate",
        "Mansion",
        "Villa",
        "Farm",
    ],
    "building",
)


def find_sex(texts: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The sex, "he" or "she", of each name the document tells it of, from (name, words before, words after) mentions."""
    votes: dict[str, Counter[str]] = {}
    for name, before, after in texts:
        counts = votes.setdefault(name, Counter())
        near = re.findall(r"[a-z]+", before.lower())[-3:]
        near += re.findall(r"[a-z]+", after.partition(".")[0])[:3] if after.startswith(",") else []
        counts[_SHE] += any(word in _FEMALE for word in near)
        counts[_HE] += any(word in _MALE for word in near)
        counts[_SHE] += bool(re.match(r"[^.;]*\b(?:herself|her husband)\b", after))
        counts[_HE] += bool(re.match(r"[^.;]*\b(?:himself|his wife)\b", after))
    return {
        name: _SHE if counts[_SHE] > counts[_HE] else _HE
        for name, counts in votes.items()
        if counts[_SHE] != counts[_HE]
    } | {name: _SHE for name, counts in votes.items() if not +counts and _is_ladys(name)}


def _is_ladys(name: str) -> bool:
    return _LADY.match(name) is not None or (" " in name and name.split()[0] in _WOMEN)


def tells_sex(nouns: Collection[str]) -> str:
    """The sex that the nouns beside a name tell, "" where they tell none or both."""
    female, male = bool(_FEMALE & set(nouns)), bool(_MALE & set(nouns))
    return "" if female == male else _SHE if female else _HE


def may_stand_for(one: str, other: str, sexes: Mapping[str, str]) -> bool:
    """Whether neither person's sex, as far as it is told, keeps one from standing for the other."""
    mine, theirs = sexes.get(one, ""), sexes.get(other, "")
    return mine == theirs if _SHE in {mine, theirs} else True


@lru_cache(maxsize=4096)
def sort_of(text: str, kind: NameKind) -> str:
    """What a name is by its form: a country, a general by his title, a sort of place or event, a plain name."""
    words = text.split()
    if any(c.isdigit() for c in text):
        return "numbered"
    if kind is NameKind.VESSEL:
        return "prefixed ship" if words[0] in SHIP_PREFIXES else "ship"
    if kind is NameKind.PERSON:
        return f"titled {words[0]}" if words[0] in TITLES else "person"
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    noun = head if head in HEADS else words[0] if words[0] in HEADS else ""
    if kind is NameKind.PLACE:
        return _sort_of_place(text.removeprefix("Nazi "), noun)
    return (_EVENTS.get(noun, noun) if kind is NameKind.EVENT else noun) or "plain name"


def _sort_of_place(text: str, noun: str) -> str:
    if text in COUNTRIES or text in _LETTERS_OF_COUNTRIES:
        return "country"
    if text in CONTINENTS:
        return "continent"
    return PLACE_SORTS.get(noun, noun) or _BUILDINGS.get(text.split()[-1], "plain place")
