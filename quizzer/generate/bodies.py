"""Of which nation a document means a court, an assembly or a republic that it names without one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from quizzer.generate.gazetteer import find_nation
from quizzer.generate.synonyms import SAME_THING
from quizzer.generate.words import PEOPLES, word_set

_ONE_EACH = word_set("Court Republic Senate Congress Assembly Parliament Representatives")
"""Heads of the names of what a nation has one of."""
_OF = re.compile(r"(?P<bare>\S+ .*?) of (?:the )?(?P<nation>[A-Z].*)")
_SEVERAL = 2


def find_wholes(often: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Names without their nation and the whole ones, each way, where the document has those of one nation only.

    A state's court counts as another only where it is named as often as the nation's.
    """
    whole: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for text in often:
        for bare, nation in _split(text):
            if bare in often and bare.split()[-1] in _ONE_EACH:
                whole[bare][text] = nation
    for bare, told in whole.items():
        counts: Counter[str] = Counter()
        for text, nation in told.items():
            counts[nation] += often[text]
        (first, most), *others = counts.most_common()
        nations = {nation for nation in counts if find_nation(nation)}
        if nations == {first} and (not others or most > others[0][1]):
            for text in (one for one in told if told[one] == first):
                yield text, bare
                same = next((group for group in SAME_THING if text in group), {text})
                yield from ((bare, other) for other in same)


def _split(text: str) -> Iterator[tuple[str, str]]:
    """A name of several words without its nation, and the nation: "Supreme Court", "United States"."""
    first, _, rest = text.partition(" ")
    if rest.startswith("States "):
        first, rest = "United States", rest.removeprefix("States ")
    nation = find_nation(first) or ("United States" if first == "United States" else "")
    if len(rest.split()) >= _SEVERAL and (nation or first not in PEOPLES):
        yield rest, nation or first
    if match := _OF.fullmatch(text):
        yield match["bare"], find_nation(match["nation"]) or match["nation"]
