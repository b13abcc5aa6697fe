"""What Anki's decks bring and take besides questions: a learner's work, and the notes as they were."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizzer.cli.library import open_sets
from quizzer.cli.tuning import in_force, read_zone, replay_with, replayed, steps_in_force
from quizzer.errors import ExportError, UsageError
from quizzer.terminal.safe import visible

if TYPE_CHECKING:
    from quizzer.formats.anki.keepsakes import Keepsakes
    from quizzer.formats.anki.provenance import Split
    from quizzer.formats.anki.read import Reading
    from quizzer.formats.anki.scheduling import Schedule
    from quizzer.models import Event, QuestionId, QuestionSet

_NOTE, _NOTE_TYPE = "anki note", "anki note type"
"""The kinds under which the store keeps what came from Anki."""
_DECKS = ("anki", "apkg", "colpkg", "anki2")
"""What --format calls a package."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked of an export."""

    file: Path
    force: bool = False
    with_progress: bool = False
    decks: str = ""


def is_deck_name(path: Path, format: str | None = None) -> bool:
    """Whether the name, or the format that is named, is that of a package of Anki's."""
    from quizzer.formats.suffixes import ANKI

    return path.name.lower().endswith(ANKI) if format is None else format.lower().lstrip(".") in _DECKS


def is_deck(path: Path, format: str | None = None) -> bool:
    """Whether the file is one of Anki's, a package or notes as text."""
    from quizzer.formats.suffixes import ANKI_TEXT

    if format is not None:
        return is_deck_name(path, format) or format == "anki-text"
    if path.suffix.lower() == ANKI_TEXT:
        from quizzer.formats.anki.text import is_anki_text

        return is_anki_text(path)
    return is_deck_name(path)


def read_deck(path: Path, zone: str | None) -> Reading:
    """What is in a file of Anki's; raises SetError where it cannot be read."""
    from quizzer.formats.anki import read, text
    from quizzer.formats.suffixes import ANKI_TEXT
    from quizzer.terminal.progress import working

    with working(f"Reading {path.name}"):
        is_text = path.suffix.lower() == ANKI_TEXT
        return text.read(path) if is_text else read.read(path, read_zone(zone))


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
    from quizzer.formats.anki.keepsakes import dump_note, dump_type
    from quizzer.memory.travel import unpack
    from quizzer.store.database import open_store
    from quizzer.store.intake import take_in
    from quizzer.store.keepsakes import keep
    from quizzer.store.settings import read_settings

    place = read_zone(zone)
    events = [event for progress in reading.progress for event in unpack(progress, place)]
    with open_store(store_path) as store:
        new = take_in(store, events, replay_with(read_settings(store)))
        keep(store, _NOTE, {note.guid: dump_note(note) for note in reading.kept})
        keep(store, _NOTE_TYPE, {str(each.id): dump_type(each) for each in reading.note_types})
    answers = sum(answered.rating is not None for p in reading.progress for answered in p.answers)
    report = {
        "answers": answers,
        "new_events": new,
        "refused": dict(reading.refused),
        "media": len(reading.media),
        "without_media": reading.without_media,
    }
    for line in [] if quiet else phrase_deck(report):
        print(line)
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


def export_deck(store_path: Path, name: str | None, wanted: Export) -> None:
    """Write a set, or with no name the whole library, as an Anki package, and say what to do with it."""
    from quizzer.formats.anki.contents import Deck
    from quizzer.formats.anki.package import Wishes, write_decks

    if wanted.file.suffix.lower() != ".apkg":
        raise ExportError(f"{wanted.file}: quizzer writes packages only. Name a file that ends in .apkg.")
    split = read_split(wanted.decks)
    with open_sets(store_path, name) as sets:
        if not sets:
            raise UsageError("the library is empty. Add a set first: quizzer add FILE")
        ids = {question_id for each in sets for question_id in each.modified}
        schedule = read_schedule(store_path, ids) if wanted.with_progress else None
        keepsakes = read_keepsakes(store_path, ids)
        decks = [Deck(each.about, each.questions, each.modified, keepsakes=keepsakes) for each in sets]
        lost = write_decks(decks, wanted.file, Wishes(schedule, split, wanted.force))
    print(*phrase_export(visible(str(wanted.file), single_line=True), len(ids), schedule), sep="\n")
    if strangers := count_strangers(ids, keepsakes):
        print(
            f"{strangers} questions came from Anki without their note type, as from a text: there Anki keeps its own"
        )
        print("wording of them. Add the deck as .apkg first, and they go back into their own notes.")
    if lost:
        print(
            f"{len(lost)} questions were changed in a way their notes in Anki cannot hold; change them there:"
        )
        print(*(f"  {visible(each, single_line=True)}" for each in lost[:10]), sep="\n")


def read_keepsakes(store_path: Path, ids: Iterable[QuestionId]) -> Keepsakes:
    """The notes that these questions came from, as Anki had them."""
    from quizzer.formats.anki.guids import find_guid
    from quizzer.formats.anki.keepsakes import Keepsakes, load_note, load_type
    from quizzer.store.database import open_store
    from quizzer.store.keepsakes import read_kept

    guids = dict.fromkeys(told[0] for told in map(find_guid, ids) if told)
    if not guids:
        return Keepsakes()
    with open_store(store_path) as store, store.decoding():
        notes = {guid: load_note(text) for guid, text in read_kept(store, _NOTE, guids).items()}
        types = dict.fromkeys(str(note.note_type) for note in notes.values())
        found = read_kept(store, _NOTE_TYPE, types)
        return Keepsakes(notes, {int(name): load_type(text) for name, text in found.items()})


def count_strangers(ids: Iterable[QuestionId], keepsakes: Keepsakes) -> int:
    """How many questions came from a note of Anki's that was not kept."""
    from quizzer.formats.anki.guids import find_guid

    return sum(find_guid(each) is not None and keepsakes.find(each) is None for each in ids)


def read_split(text: str) -> Split:
    """What --decks asks for; raises UsageError for anything else."""
    from quizzer.formats.anki.provenance import Split

    if text not in list(Split):
        raise UsageError(f'--decks "{visible(text, single_line=True)}": use section or kind.')
    return Split(text)


def read_schedule(store_path: Path, ids: Container[QuestionId]) -> Schedule:
    """What was learned of these questions, as Anki takes it."""
    from quizzer.formats.anki.scheduling import Schedule
    from quizzer.memory.calendar import study_day
    from quizzer.memory.schedule import aim
    from quizzer.memory.travel import pack, step_interval
    from quizzer.store.database import open_store
    from quizzer.store.log import read_events
    from quizzer.store.settings import read_settings

    day = study_day(datetime.now().astimezone())
    events: dict[QuestionId, list[Event]] = {}
    with open_store(store_path) as store:
        settings = read_settings(store)
        for event in read_events(store):
            if event.question_id in ids:
                events.setdefault(event.question_id, []).append(event)
    retention, parameters = in_force(settings)
    replay = (replayed(settings), parameters, steps_in_force(settings))
    progress = {key: pack(key, found, day, *replay) for key, found in events.items()}
    intervals = {key: step_interval(found, retention, parameters) for key, found in progress.items()}
    return Schedule(progress, day, None, partial(aim, retention), parameters, intervals)


def phrase_export(shown: str, count: int, schedule: Schedule | None) -> list[str]:
    """What was written, what to do in Anki, and what that cannot do."""
    from quizzer.memory.fsrs import DEFAULT_PARAMETERS

    if schedule is None:
        advice = "In Anki: File, Import. A later export of this set updates the same notes."
        return [f"Wrote {count} question{'s' * (count != 1)} to {shown}. {advice}"]
    answers = sum(a.rating is not None for p in schedule.progress.values() for a in p.answers)
    lines = [
        f"Wrote {count} questions to {shown}, with {answers:,} answers to {len(schedule.progress):,} of them.",
        "In Anki: File, Import; tick “Import any learning progress”. It is yours alone: share a deck without it.",
        "Turn FSRS on in Anki's deck options, and it goes on with the same memory and the same days.",
        "The days after those are chosen with Anki's desired retention, one for all cards: 0.90 unless you set it.",
        "Cards that Anki has already keep Anki's days: importing again updates their text, never their progress.",
    ]
    if schedule.parameters != DEFAULT_PARAMETERS:
        own = ", ".join(f"{value:g}" for value in schedule.parameters)
        lines.append(f"Your own FSRS parameters, for Anki's deck options: {own}")
    return lines
