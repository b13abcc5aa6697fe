"""Text without what spelling may vary, so that two writings of one name compare equal.

It does not know what was asked, nor dates and figures.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t"}
)
"""Letters that no decomposition takes apart."""
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_DROPPED = re.compile(r"['\"‘’‚‛“”„‟«»‹›`´ʼ!?;()¿¡…]|(?<!\d):|:(?!\d)")

_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINAL_WORDS = {word: number for number, word in enumerate(_TO_TWENTIETH.split(), start=1)} | {
    "thirtieth": 30
}
ORDINAL_WORDS |= {
    f"{tens}-{word}": base + number
    for tens, base in (("twenty", 20), ("thirty", 30))
    for word, number in tuple(ORDINAL_WORDS.items())[:9]
}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_ORDINAL = re.compile(r"\b(?:" + "|".join(sorted(ORDINAL_WORDS, key=len, reverse=True)) + r")\b")


@lru_cache(maxsize=1024)
def normalise(text: str) -> str:
    """NFKC, lower case, dashes as `-`, single spaces; powers and fractions keep their value."""
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda match: "^" + match[0].translate(_SUPERSCRIPTS), text)
    text = re.sub(r"(?<=\d)(?=[¼-¾⅐-⅞])", " ", text)
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """The text without case, accents, punctuation, articles and extra spaces; ordinals as digits.

    Signs that carry meaning stay: C++ is not C, .NET is not net, 3.11 is not 311, and 3:1 is not 31.
    """
    plain = digit_ordinals(normalise(text)).translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\d) ?: ?(?=\d)", ":", plain.replace("&", " and "))
    plain = _DROPPED.sub("", plain)
    plain = re.sub(r"(?<=[^\s\d])\.|\.(?!\w)|(?<!\d)\.(?=\d)|(?<=\d)\.(?!\d)", "", plain)
    plain = re.sub(r"(?<!\d),|,(?!\d)", " ", plain)
    plain = re.sub(r"(?<=[^\W\d])[-/]|[-/](?=[^\W\d])", " ", plain)
    words = plain.split()
    if len(words) > 1 and words[0] in ("a", "an"):
        words = words[1:]
    return " ".join([word for word in words if word != "the"] or words)


def fold_spelled(text: str) -> str:
    """The folded text with its umlauts and rings spelled out, as keyboards without them do: Mueller, Aarhus."""
    return fold("".join(_SPELLED.get(letter, letter) for letter in normalise(text)))


def without_diacritics(text: str) -> str:
    """The text with every letter stripped of its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def digit_ordinals(text: str) -> str:
    """A lower-case text with its ordinals in digits: "third" becomes "3rd"."""

    def write(match: re.Match[str]) -> str:
        number = ORDINAL_WORDS[match[0]]
        return f"{number}{'th' if 10 < number % 100 < 20 else _SUFFIXES.get(number % 10, 'th')}"

    text = re.sub(r"\b(twenty|thirty) (?=\w+(?:st|nd|rd|th)\b)", r"\1-", text)
    return _ORDINAL.sub(write, text)
