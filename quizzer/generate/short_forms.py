"""The other forms in which people say the name of a thing: a ship without its prefix, a sea without "Sea".

Form alone, by what English does with such names everywhere; whether a form is somebody else's name in a
document is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizzer.answers.folding import ORDINAL_WORDS, digit_ordinals
from quizzer.generate.personal_names import bare_words
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

_NUMERALS = "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
_ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS.split(), start=2)}
_MODEL = re.compile(r"(?=.*\d)[A-Z][\w.-]*")
"""What a maker calls a machine: "P.108"."""
_FAMILY = re.compile(r"[A-Z][a-z]{3,}idae")
"""What zoologists call a family."""
_SPOKEN_FIRST = word_set("Operation Typhoon Hurricane Cyclone Comet Mount Mt. River")
_SPOKEN_LAST = word_set(
    "River Valley Crater Dynasty Street Avenue Boulevard Road Bay Peninsula Desert Plateau Steppe Province Prefecture County "
    "Manor Company Corporation Stadium Arena Airport"
)
_STREETS = word_set("Street Avenue Boulevard Road")
SPOKEN_SEAS = word_set("Mediterranean Caribbean Aegean Adriatic Baltic Caspian Atlantic Pacific")
ALWAYS_SEAS = SPOKEN_SEAS - word_set("Baltic Atlantic Pacific")
"""Those that no land is called by, as the Baltic states are."""
_OCEANS = word_set("Atlantic Pacific")
_FOUGHT = re.compile(r"(?:Battle|Siege) of (?:the )?(?P<place>\w+(?: \w+)?)")
_SIGNED = re.compile(
    r"(?P<what>Treaty|Peace|Edict|Convention|Declaration|Congress|Council|Pact|Accord|Conference) of (?P<place>[A-Z][\w-]+)"
)
"""What was signed or held in a place is also called by the place: "Amsterdam Treaty"."""
_SIGNED_IN = re.compile(
    r"(?P<place>[A-Z][\w-]+) (?P<what>Treaty|Edict|Convention|Declaration|Congress|Accord|Conference)"
)
_ADJECTIVES = ("al", "ic", "an", "ese", "ish")
"""How adjectives end: the Continental Congress met in no Continental."""
_INSTITUTION = re.compile(
    r"(?P<land>[A-Z]\w+(?: States| Kingdom)?) (?P<what>Constitution|Supreme Court|Senate|Parliament|Legislature|Navy|Army|House of Representatives)"
)
_NUMBERED = re.compile(r"(?P<number>\d+)(?:st|nd|rd|th) (?P<part>District|Ward|Precinct|Arrondissement|Zone)")
_NATIONAL = re.compile(r"National (?P<what>[A-Z]\w+)")
_WAR_OF = re.compile(r"War of (?:the )?(?P<about>[A-Z]\w+ [A-Z]\w+)")
_ACRONYM = re.compile(r"[A-Z]{2,4}")
BODIES = frozenset((NameKind.ORGANISATION, NameKind.UNIT))
_ABBREVIATED = word_set(
    "University Association Corporation Organization Organisation Railways Railway Union Federation League Agency "
    "Administration Authority Navy Force"
)
"""Heads of the names of bodies that everyone calls by their initials."""
_FEWEST_INITIALS = 3
_CONTINENTAL = word_set("European Asian African American Antarctic")
"""Adjectives that are more than a nation's: a union without "European" is another."""
_FIRMS = word_set(
    "Corporation Corp Company Telecommunications Communications Industries Group Inc Limited Ltd Systems"
)
_LONG = {
    "island": re.compile(r"Island of (?P<short>\w.+)"),
    "great": re.compile(r"(?P<short>Great [A-Z]\w+) of [A-Z].+"),
    "museum": re.compile(r"(?P<short>(?P<first>[A-Z]\w+) (?:Museum|Gallery)) of .+"),
    "firm": re.compile(r"(?P<short>.+?),? (?:Inc|Ltd|Corp|LLC|plc|Limited|AB|GmbH|AG|SA|NV|BV|Oy)\.?"),
    "first": re.compile(r"First (?P<short>[A-Z]\w+ (?:Republic|Congress))"),
    "part": re.compile(r"(?:Late|Early) (?P<short>[A-Z]\w+)"),
    "crown": re.compile(r"(?:HM|Her Majesty's|His Majesty's) (?P<short>[A-Z]\w+)"),
    "junior": re.compile(r"(?P<short>\w+ .+) (?:Jr|Sr)\.?"),
    "accord": re.compile(r"(?P<short>[A-Z]\w+ [A-Z]\w+) (?:Accords?|Agreements?)"),
    "trade": re.compile(
        r"(?P<short>[A-Z]\w+(?: [A-Z]\w+)?) (?:Insurance|Oil|Steel|Motor|Railway|Mining) (?:Company|Corporation)"
    ),
    "park": re.compile(r"(?P<short>[A-Z]\w+(?: [A-Z]\w+)?) (?:National|State|Provincial) Park"),
    "ground": re.compile(r"(?P<short>[A-Z]\w+) (?:Park|Ground)"),
    "club": re.compile(r"(?:A?FC|CF|SC|AC|AS|SV|FK|SK) (?P<short>[A-Z].+)"),
    "team": re.compile(r"(?P<short>[A-Z].+) (?:A?FC|(?:A\.)?F\.C\.|Football Club|Cricket Club|Rugby Club)"),
    "festival": re.compile(r"(?P<short>[A-Z]\w+) (?:International )?Film Festival"),
    "orchestra": re.compile(r"(?P<short>[A-Z]\w+ (?:Symphony|Philharmonic)) Orchestra"),
    "headquarters": re.compile(r"(?:HQ|Headquarters) (?P<short>[A-Z].+)"),
    "owner": re.compile(r"[A-Z]\w+ (?P<short>National (?:Museum|Gallery|Library|Archives|Park) of .+)"),
    "service": re.compile(rf"(?:Imperial|Royal) (?P<short>(?:{'|'.join(sorted(PEOPLES))}) [A-Z]\w+)"),
}
"""Names of which everyone says the first part, or the last, alone."""
_NAMED_ALONE = frozenset(("park", "festival", "ground"))
_RISINGS = word_set("Uprising Rising Rebellion Revolt")
"""What one may call another: the Easter Rising is also the Easter Rebellion."""
_PLAYERS = re.compile(r"[A-Z]\w+ (?:Symphony|Philharmonic)")
_OF_CITY = re.compile(r"(?P<which>[A-Z]\w+ (?:Museum|Gallery|Zoo|Airport)) (?P<city>[A-Z]\w+)")
_RANGE = re.compile(r"(?P<of>[A-Z]\w+) Mountains")
_STRAIT = re.compile(r"Straits? of (?P<of>\w.+)")
_PLAIN = word_set(
    "Black White Red Yellow Green Blue Dead Upper Lower Long High Little Big Grand Royal Holy Rocky Salt National "
    "International American State Modern Natural Public Military First Second Third Art Imperial Central City"
)
"""Words that only describe, and name nothing by themselves."""


def list_thing_forms(text: str, kind: NameKind) -> Iterator[str]:
    """The forms of the name of a thing without the words that only say what it is."""
    words = text.split()
    if words[0] in SHIP_PREFIXES and len(words) > 1 and "and" not in words:
        yield " ".join(words[1:])
    elif len(words) == 2 and kind is not NameKind.PERSON:
        rest = words[1] if words[0] in _SPOKEN_FIRST else words[0] if words[1] in _SPOKEN_LAST else ""
        if rest and names_by_itself(rest):
            yield rest[:-1] if words[1] == "Peninsula" and rest.endswith("ian") else rest
        elif words[0] in SPOKEN_SEAS and words[1] in {"Sea", "Ocean"}:
            yield words[0]
    elif len(words) == 3 and kind is NameKind.PLACE and words[2] in _STREETS:
        yield " ".join(words[:2])
    yield from filter(None, [_name_wholly(text)])
    yield from _list_technical_forms(text)
    yield from _list_forms_by_kind(text, kind)
    if (match := _OF_CITY.fullmatch(text)) and match["city"] not in HEADS:
        yield f"{match['city']} {match['which']}"
    for sort, pattern in _LONG.items():
        match = pattern.fullmatch(text)
        alone = sort not in _NAMED_ALONE or (match and names_by_itself(match["short"]))
        if match and alone and (sort != "museum" or _names_a_museum(match["first"])):
            yield match["short"]


def _list_forms_by_kind(text: str, kind: NameKind) -> Iterator[str]:
    if (match := _INSTITUTION.fullmatch(text)) and not match["land"].endswith(_ADJECTIVES):
        land = match["land"]
        yield f"{match['what']} of {'the ' if land.endswith(('States', 'Kingdom')) else ''}{land}"
    if kind is NameKind.EVENT:
        yield from _list_forms_of_war(text)
    elif kind in BODIES:
        yield from _list_forms_of_body(text)
        if _PLAYERS.fullmatch(text):
            yield f"{text} Orchestra"
    elif kind is NameKind.PLACE and (match := _STRAIT.fullmatch(text)):
        yield f"{match['of']} Strait"
    elif kind is NameKind.PLACE and (match := _RANGE.fullmatch(text)) and match["of"] not in _PLAIN:
        yield _name_range(match["of"])


def _name_wholly(text: str) -> str:
    """The sea or ocean that a name alone means: "Caribbean Sea"."""
    return f"{text} {'Ocean' if text in _OCEANS else 'Sea'}" if text in SPOKEN_SEAS else ""


def _name_range(word: str) -> str:
    """What mountains are called for short: "Alleghenies", "Urals", "Atlas"."""
    return f"{word[:-1]}ies" if word.endswith("y") else word if word.endswith("s") else f"{word}s"


def _list_technical_forms(text: str) -> Iterator[str]:
    """A machine by its number, animals of a family, a firm by its initials: "P.108", "metoposaurids", "RAND"."""
    first, _, rest = text.partition(" ")
    if rest.rpartition(" ")[2] in _FIRMS - _SPOKEN_LAST and first.isupper() and len(first) > 2:
        yield first
    if match := _NUMBERED.fullmatch(text):
        yield f"{match['part']} {match['number']}"
    if match := _SIGNED.fullmatch(text):
        yield f"{match['place']} {match['what']}"
    if (
        (match := _SIGNED_IN.fullmatch(text))
        and not match["place"].endswith(_ADJECTIVES)
        and match["place"] not in PEOPLES
        and names_by_itself(match["place"])
    ):
        yield f"{match['what']} of {match['place']}"
    if first in PEOPLES and (match := _NATIONAL.fullmatch(rest)):
        yield f"{first} {match['what']}"
    if first in PEOPLES - _CONTINENTAL and rest and names_by_itself(rest) and not _MODEL.fullmatch(rest):
        # "Danish Vikings": whose they were is said besides.
        yield rest
    if _FAMILY.fullmatch(text):
        yield text[:-2].lower() + "s"
        if text.endswith("sauridae"):
            yield text[:-4].lower() + "s"
    elif _MODEL.fullmatch(rest) and not rest.isdigit() and first not in HEADS:
        yield rest


def _list_forms_of_war(text: str) -> Iterator[str]:
    """A battle by its place, a war by what it was about."""
    if (match := _FOUGHT.fullmatch(text)) and names_by_itself(match["place"]):
        yield match["place"]
    if match := _WAR_OF.fullmatch(text):
        yield match["about"]
    about, _, head = text.rpartition(" ")
    many = "s" if head.endswith("s") else ""
    if about and head.removesuffix("s") in _RISINGS:
        yield from (f"{about} {one}{many}" for one in sorted(_RISINGS) if f"{one}{many}" != head)


def _list_forms_of_body(text: str) -> Iterator[str]:
    """A body by its initials, and without whose it is: "AAU", "Coast Guard", "Transport Command"."""
    capitals = [word[0] for word in text.split() if word[0].isupper()]
    plain = all(
        word.isalpha() and (word in LINKS or word[1:].islower())
        for word in text.split()
        if word not in {"the", "and", "for"}
    )
    head = text.split(" of ")[0].split()[-1]
    if plain and len(capitals) >= _FEWEST_INITIALS and head in _ABBREVIATED:
        yield "".join(capitals)
    first, _, rest = text.partition(" ")
    if " " in rest and rest[0].isupper() and (first in PEOPLES - _CONTINENTAL or _ACRONYM.fullmatch(first)):
        yield rest


def _names_a_museum(word: str) -> bool:
    """Whether a museum is known by the word before "Museum", which does not only say what it shows."""
    return names_by_itself(word) and not word.endswith(("al", "ic"))


def list_number_forms(text: str, kind: NameKind) -> Iterator[str]:
    """A name that begins with a number, with it as people also write it: "6th Corps" for the VI Corps."""
    first, _, rest = text.partition(" ")
    number = _ROMAN.get(first, 0) if kind is NameKind.UNIT else 0
    for word, value in ORDINAL_WORDS.items() if rest and (number or first[:1].isdigit()) else ():
        if value == number:
            yield f"{digit_ordinals(word)} {rest}"
        if value == number or first == digit_ordinals(word):
            yield f"{word.capitalize()} {rest}"


def list_spoken(answer: str, aliases: Sequence[str]) -> Iterator[str]:
    """The aliases without those that only add a title to another."""
    told = {answer, *aliases}
    for alias in aliases:
        bare = " ".join(bare_words(alias))
        if bare == alias or bare not in told or (" " not in bare and answer.split()[0] == alias.split()[0]):
            yield alias


def names_by_itself(text: str) -> bool:
    """Whether the words can be a name of their own: of no country or sea, and no mere adjective."""
    words = text.split()
    plain = _PLAIN | NEVER_ALONE | PEOPLES | TITLES
    is_land = text in COUNTRIES | CONTINENTS | SPOKEN_SEAS or words[-1] in HEADS
    return not is_land and not all(word in plain for word in words)
