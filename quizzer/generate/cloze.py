"""From a fact to a sentence with a gap.

The sentence stays as the document writes it but for four things: the gap, an opener that points back
("Six days later, "), years it leaves out ("[1940]"), and asides it can spare when it is too long.
Whether the result may be asked is for the gates.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from quizzer.answers.folding import without_diacritics
from quizzer.generate.antecedents import Told, drop_known
from quizzer.generate.asides import find_asides
from quizzer.generate.callings import list_shown
from quizzer.generate.date_forms import THAT_YEAR
from quizzer.generate.facts import Mention, Reading
from quizzer.generate.length import is_too_long
from quizzer.generate.meant import list_meant
from quizzer.generate.openers import OPENER, list_links
from quizzer.generate.parse import list_tokens
from quizzer.generate.references import stands_alone
from quizzer.generate.short_forms import list_number_forms, list_spoken
from quizzer.generate.words import FINITE, HEADS
from quizzer.models import BLANK, Figure, Name, NameKind, PartialDate, QuestionKind

_BRACKETS = re.compile(r" ?\((?:[^()]|\([^()]*\))*\)")
_LIST = re.compile(r",? (?:to |that )?\(?a\) .*\bb\) .*(?=\.$)")
"""The lettered list that ends a sentence: what is before it stands without."""
_QUOTED_END = re.compile(
    r",? and (?:added|said|wrote|stated|noted|remarked|declared|replied)(?: that)?: [«\"“].*(?=\.$)"
)
"""What somebody is quoted as saying besides: what is before it stands without."""
_APPOSITION = re.compile(r", an? ")
_NUMERAL = re.compile(r"\d")
_SPARE = re.compile(
    r"\d|\((?:see|cf\.|pictured|left|right|above|below)\b|/[^/]+/"
    r"|[\u0370-\u03ff\u0400-\u058f\u0590-\u06ff\u0900-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Asides that give a figure away, point to a picture or a table, or spell a name in signs and other letters."""
_ERA = re.compile(r"\b(AD|BC|CE|BCE)\.(?=[,;])")
_JOIN = re.compile(r" and |(?<=\w) ?[-–—] ?(?=\d)")
"""What joins the two numbers of a range, if it is not "to"."""
_PART = re.compile(
    r"^(?:(?:early|mid)-to-)?(?:early|mid|late|later|the (?:beginning|end) of)[ -](?!to-)(?:the )?",
    re.IGNORECASE,
)
"""Which part of a time is meant: a learner who names the whole is right."""
_AGE = re.compile(r"^(?:Late|Early) (?=[A-Z])")
"""Which part of an age of the earth is meant: "Late Permian"."""
_DIGITS_OF_YEAR = 4
_SPACES = re.compile(r"\s+")
_LOOSE_MARK = re.compile(r" ([,;:]|\.(?![A-Z]))|,(?=,)")
_INNER_THE = re.compile(
    rf"(?<=, )The (?=(?:[A-Z]\w+ ){{1,3}}(?:{'|'.join(n for n, kind in HEADS.items() if kind is NameKind.PLACE)})\b)"
)
"""A river keeps no capital article within a sentence; a book does: "in his first film, The Killers"."""
_TWO_STOPS = re.compile(r"(?<=[A-Za-z])\.\.(?!\.)")
_LEFT_STOP = re.compile(rf"(?<={BLANK})\.(?=[,;])")
_SPAN = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence with one gap, before it is judged.

    `removed` are the spans of the sentence's text that the prompt leaves out, the gap's own included;
    `told` the positions in it of the words whose meaning the prompt adds. `event` is what happened on
    the date that is asked, where that can be told in a few words; `context` what stands before the prompt.
    """

    reading: Reading
    mention: Mention
    prompt: str
    answer: str
    accept: tuple[str, ...]
    removed: tuple[_SPAN, ...]
    told: frozenset[int] = frozenset()
    kind: QuestionKind = QuestionKind.CLOZE
    event: str = ""
    context: str = ""


def open_draft(reading: Reading, mention: Mention) -> Draft:
    """The draft with its answer and no prompt yet, for what the fact alone decides."""
    gap = _gap(reading.text, mention)
    answer = THAT_YEAR.sub("", reading.text[slice(*gap)])
    return Draft(reading, mention, "", answer, (), (gap,))


def write_draft(reading: Reading, mention: Mention) -> Draft:
    """The sentence of `reading` with the value of `mention` as its gap."""
    draft = open_draft(reading, mention)
    gap = draft.removed[-1]
    cuts = _cuts(reading, gap)
    spared = _spared(draft, cuts)
    meanings: tuple[Told, ...] = ()
    if not _stands(draft, [*cuts, *spared]):
        meanings = tuple(one for one in reading.told if not touches((one.start, one.end), [gap, *cuts]))
        spared = _spared(draft, cuts, frozenset(one.start for one in meanings))
    cuts = sorted([*cuts, *spared])
    called = list_shown(reading.callings, [gap, *cuts], draft.answer)
    added = [(one.end, one.end, f" [{one.text}]") for one in (*meanings, *called) if one.text]
    added += [(at, at, year) for at, year in year_marks(reading) if not touches((at - 1, at), cuts)]
    edits = sorted([*((a, b, "") for a, b in cuts), (*gap, BLANK), *added])
    return replace(
        draft,
        prompt=drop_known(_tidy(apply_edits(reading.text, edits)), meanings),
        accept=_accept(draft.answer, mention, *list_meant(reading, mention, draft.answer)),
        removed=(*cuts, gap),
        told=frozenset(one.start for one in meanings),
    )


def _gap(text: str, mention: Mention) -> _SPAN:
    """What the gap covers: the whole date or name, but only the number of a figure, not its sign."""
    value = mention.fact.value
    if not isinstance(value, Figure):
        return mention.start, mention.end
    start, end = mention.start, mention.end
    if value.unit and text.startswith(value.unit, start, end):
        start += len(value.unit)
    elif value.unit and text.endswith(value.unit, start, end):
        end -= len(value.unit)
    number = text[start:end]
    return start + len(number) - len(number.lstrip()), start + len(number.rstrip())


def find_spare_brackets(text: str) -> Iterator[_SPAN]:
    """The brackets a prompt can always do without, as (start, end)."""
    return (match.span() for match in _BRACKETS.finditer(text) if _SPARE.search(match[0]))


def _cuts(reading: Reading, gap: _SPAN) -> list[_SPAN]:
    """The spans to leave out, in order; never one that touches the gap."""
    text = reading.text
    cuts = list(_clauses(reading, gap))
    start = max((end for begin, end in cuts if begin == 0 or end <= gap[0]), default=0)
    start += len(text[start:]) - len(text[start:].lstrip())
    if (match := OPENER.match(text, start)) and match.end() <= gap[0] and "," in match[0]:
        cuts.append(match.span())
    for ending in (_LIST, _QUOTED_END):
        if (listed := ending.search(text)) and gap[1] <= listed.start():
            cuts.append(listed.span())
    for spans in _list_spare(text):
        cuts += [span for span in spans if not touches(span, [gap, *cuts])]
    return sorted(cuts)


@lru_cache(maxsize=4)
def _list_spare(text: str) -> tuple[tuple[_SPAN, ...], ...]:
    """The links and brackets of a sentence, pattern by pattern, found once for all its facts."""
    return (*list_links(text), tuple(match.span() for match in _BRACKETS.finditer(text)))


def _spared(draft: Draft, cuts: Sequence[_SPAN], told: Collection[int] = ()) -> Sequence[_SPAN]:
    """The fewest asides, at most two, without which the sentence is short enough and stands alone.

    None of them tells a date: when something happened is what makes many an answer the only one.
    """
    if _stands(draft, cuts, told):
        return ()
    reading, gap = draft.reading, draft.removed[-1]
    dates = [(m.start, m.end) for m in reading.mentions if isinstance(m.fact.value, PartialDate)]
    # What the gap is said to be may make its answer the only one: "____, a former slave".
    said = _APPOSITION.match(reading.text, gap[1])
    kept = [gap, *([said.span()] if said else []), *cuts, *dates]
    asides = [span for span in find_asides(reading.doc) if not touches(span, kept)]
    tries = [*((span,) for span in asides), *combinations(asides, 2)]
    fitting = [some for some in tries if not touches(some[0], some[1:])]
    best = next((some for some in fitting if _stands(draft, [*cuts, *some], told)), None)
    if best is not None or not _too_long(draft, cuts):
        return best or ()
    # What is short enough may be asked below the sentence that tells what it points at.
    return next((some for some in fitting if not _too_long(draft, [*cuts, *some])), ())


def _stands(draft: Draft, cuts: Sequence[_SPAN], told: Collection[int] = ()) -> bool:
    """Whether what the cuts leave is short enough and points nowhere outside itself."""
    doc = draft.reading.doc
    return not _too_long(draft, cuts) and stands_alone(doc, tuple(sorted(cuts)), frozenset(told))


def _too_long(draft: Draft, cuts: Sequence[_SPAN]) -> bool:
    edits = sorted([*((a, b, "") for a, b in cuts), (*draft.removed[-1], BLANK)])
    return is_too_long(apply_edits(draft.reading.text, edits), draft.mention.fact.value)


def touches(span: _SPAN, others: Sequence[_SPAN]) -> bool:
    """Whether the span shares a character with one of the others."""
    return any(a < span[1] and span[0] < b for a, b in others)


def _clauses(reading: Reading, gap: _SPAN) -> Iterator[_SPAN]:
    """What stands beyond the semicolons around the gap, where every part is a sentence of its own."""
    text = reading.text
    ends = [match.start() for match in re.finditer(r";", text)]
    bounds = list(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))
    if len(bounds) == 1 or not all(_is_clause(reading, span) for span in bounds):
        return
    for start, end in bounds:
        if end <= gap[0]:
            yield start, end + 1
        elif start >= gap[1]:
            yield start - 1, end - 1 if end == len(text) else end


def _is_clause(reading: Reading, span: _SPAN) -> bool:
    """Whether the span has a subject of its own with a finite verb."""
    return any(
        token.dep_ in {"nsubj", "nsubjpass"}
        and any(verb.tag_ in FINITE for verb in (token.head, *token.head.children))
        and span[0] <= token.head.idx < span[1]
        for token in list_tokens(reading.doc)
        if span[0] <= token.idx < span[1]
    )


def year_marks(reading: Reading) -> Iterator[tuple[int, str]]:
    """The years a prompt must add: the position after each date that leaves out its own, and the text."""
    for mention in reading.mentions:
        value, year = mention.fact.value, mention.fact.resolved_year
        if isinstance(value, PartialDate) and year is not None:
            yield mention.end, f" [{format_year(year)}]"


def format_year(year: int) -> str:
    """The year as readers write it: "1940", "44 BC"."""
    return str(year) if year > 0 else f"{-year} BC"


def apply_edits(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """The text with each (start, end, replacement) made; edits are in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for start, end, replacement in edits:
        parts += [text[position:start], replacement]
        position = end
    return "".join([*parts, text[position:]])


def _tidy(prompt: str) -> str:
    """The prompt without doubled spaces, with a capital at its start and a full stop at its end."""
    prompt = _SPACES.sub(" ", prompt).strip()
    prompt = _TWO_STOPS.sub(".", _INNER_THE.sub("the ", _LOOSE_MARK.sub(lambda mark: mark[1] or "", prompt)))
    # "In 64 AD., Nero": the full stop belonged to the abbreviation.
    prompt = _ERA.sub(r"\1", _LEFT_STOP.sub("", prompt))
    return prompt[:1].upper() + prompt[1:]


def _accept(answer: str, mention: Mention, *meant: str) -> tuple[str, ...]:
    """The other writings of the answer that are right, without repetition."""
    writings = dict.fromkeys((*_writings(answer, mention), *meant))
    return tuple(writing for writing in writings if writing and writing != answer)


def _writings(answer: str, mention: Mention) -> Iterator[str]:
    value, year = mention.fact.value, mention.fact.resolved_year
    if isinstance(value, PartialDate):
        if year is not None:
            yield f"{answer} {format_year(year)}"
        if answer.isdigit() and len(answer) < _DIGITS_OF_YEAR and (value.year or 0) > 0:
            # Without its era the number might count anything.
            yield f"{answer} AD"
        yield answer.replace(" through ", " to ")
        yield _PART.sub("", answer)
    elif isinstance(value, Figure):
        if value.unit:
            yield _with_unit(answer, mention, value.unit)
        if value.high is not None:
            yield _JOIN.sub(" to ", answer, count=1)
        elif not _NUMERAL.search(answer):
            yield f"{value.value:f}"
    elif isinstance(value, Name):
        spoken = [*list_number_forms(answer, value.kind), *list_spoken(answer, value.aliases)]
        yield without_diacritics(answer)
        yield _AGE.sub("", answer)
        yield from spoken
        yield from map(without_diacritics, spoken)


def _with_unit(answer: str, mention: Mention, unit: str) -> str:
    """The number and its unit as the document joins them: "9%", "$2 million", "60 km"."""
    surface = mention.fact.surface
    if surface.startswith(unit):
        return f"{unit}{answer}"
    return f"{answer}{unit}" if surface == f"{answer}{unit}" else f"{answer} {unit}"
