"""What the links of a page call by another name: "Brunel" leads to "Isambard Kingdom Brunel".

A page that links a name to a title says what the name is in full, or is called otherwise. Only names are
kept that lead to one such title: no dates, common nouns, other namespaces and lists. Knows no file format.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_LONGEST = 80
"""More characters than this are a sentence, no name."""
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\d<>{}|\[\]()]+")
_OWNED = re.compile(r"(?:['’]s|(?<=s)['’])$")
_QUOTES = re.compile(r"'{2,}|[\"“”]")
_NAMESPACE = re.compile(r"^:|:\S")
_ASIDE = re.compile(r" \([^()]*\)$")
_LISTS = ("List of ", "Lists of ", "Index of ", "Outline of ", "Timeline of ", "Table of ")


def gather_links(links: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Names that a page shows and the title each leads to, from (shown, target) pairs.

    A title loses the name of its section. Where nothing but an aside in brackets, or a place behind a comma, is
    added to the name, the link tells nothing.
    """
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for shown, target in links:
        name, title = _OWNED.sub("", _tidy(shown)), _tidy(target.partition("#")[0]).replace("_", " ")
        if _is_name(name) and not _NAMESPACE.search(target):
            title = title[:1].upper() + title[1:]
            bare = drop_aside(title)
            titles[name].add(name if bare == name or bare.startswith(f"{name}, ") else title)
    return {name: title for name, found in titles.items() if (title := _choose(name, found))}


def _choose(name: str, titles: set[str]) -> str:
    """The one title a name leads to, "" where that is the name or there are several.

    A name that is also linked as it stands may lead there by another name, but Tennessee is no river.
    """
    others = titles - {name}
    title = min(others, default="")
    unsure = len(others) > 1 or (name in titles and title.startswith(f"{name} "))
    named = bool(title) and _is_name(drop_aside(title)) and not title.startswith(_LISTS)
    return title if named and not unsure else ""


def drop_aside(title: str) -> str:
    """The title without the aside in brackets that tells it from others: "John Bell (politician)"."""
    return _ASIDE.sub("", title)


def _tidy(text: str) -> str:
    return " ".join(html.unescape(_QUOTES.sub("", text)).split())


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_NAME.fullmatch(text))
