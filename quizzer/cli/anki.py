"""What Anki's decks bring and take besides questions: a learner's work, and the notes as they were."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizzer.cli.tuning import read_zone, replay_with
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.formats.anki.read import Reading
    from quizzer.models import QuestionSet


def is_deck(path: Path) -> bool:
    """Whether the name is that of a file of Anki's."""
    from quizzer.formats.suffixes import ANKI

    return path.name.lower().endswith(ANKI)


def read_deck(path: Path, zone: str | None) -> Reading:
    """What is in a file of Anki's; raises SetError where it cannot be read."""
    from quizzer.formats.anki.read import read
    from quizzer.terminal.progress import working

    with working(f"Reading {path.name}"):
        return read(path, read_zone(zone))


def name_sets(path: Path, reading: Reading) -> dict[str, QuestionSet]:
    """The sets by the names the library gets: that of the file for one, for more those of the decks."""
    from quizzer.formats.suffixes import set_name

    if len(reading.sets) == 1:
        return {set_name(path): reading.sets[0]}
    named: dict[str, QuestionSet] = {}
    for question_set in reading.sets:
        # Dots and slashes would make the name look like a file's.
        name = plain = " ".join(re.sub(r"[^\w\- ]", " ", question_set.title).split()) or "deck"
        count = 1
        while name in named:
            count += 1
            name = f"{plain} {count}"
        named[name] = question_set
    return named


def take_deck_in(store_path: Path, reading: Reading, zone: str | None, *, quiet: bool) -> dict[str, Any]:
    """Add what was learned in Anki to the log, tell what was left behind, and count both."""
    from quizzer.memory.travel import unpack
    from quizzer.store.database import open_store
    from quizzer.store.intake import take_in
    from quizzer.store.settings import read_settings

    place = read_zone(zone)
    events = [event for progress in reading.progress for event in unpack(progress, place)]
    with open_store(store_path) as store:
        new = take_in(store, events, replay_with(read_settings(store)))
    answers = sum(answered.rating is not None for p in reading.progress for answered in p.answers)
    report = {
        "answers": answers,
        "new_events": new,
        "refused": dict(reading.refused),
        "media": len(reading.media),
        "without_media": reading.without_media,
    }
    if not quiet:
        print(*phrase_deck(report), sep="\n")
    return report


def phrase_deck(report: dict[str, Any]) -> list[str]:
    """What a deck brought besides questions, and what it did not, in lines."""
    lines = []
    if report["answers"]:
        known = "" if report["new_events"] else ", all known already"
        lines.append(f"{report['answers']:,} answers given in Anki came along{known}.")
    if report["refused"]:
        lines.append(f"{sum(report['refused'].values()):,} cards gave no question:")
        lines += [
            f"  {count:4} {visible(reason, single_line=True)}" for reason, count in report["refused"].items()
        ]
    if report["media"] or report["without_media"]:
        lost = (
            f"; {report['without_media']:,} questions are without theirs" if report["without_media"] else ""
        )
        lines.append(f"{report['media']:,} pictures and sounds stayed behind{lost}.")
    return lines
