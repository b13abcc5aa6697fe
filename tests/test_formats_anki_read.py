"""Anki's decks as question sets: written by Anki's own program, in each of its formats."""

import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from quizzer.errors import MissingExtra, SetError
from quizzer.formats.anki import archive
from quizzer.formats.anki.guids import find_guid, name_question
from quizzer.formats.anki.read import Reading, read, read_set
from quizzer.memory.calendar import study_day
from quizzer.models import Question, QuestionKind, Rating
from quizzer.progress import Phase
from tests.anki_decks import NOTES, Wanted, add_notes, answer_all, export, opened

ALL_FORMATS = pytest.mark.parametrize("suffix", ["new.apkg", "old.apkg", "anki2", "colpkg"])


def make_deck(folder: Path, suffix: str, notes: tuple[Wanted, ...] = NOTES, *ratings: int) -> Path:
    """A deck of these notes in one of Anki's formats, some of its cards answered."""
    path = folder / f"deck.{suffix.split('.')[-1]}"
    with opened(folder / "collection.anki2") as collection:
        add_notes(collection, notes)
        collection.decks.select(collection.decks.id(notes[0][2]))
        answer_all(collection, *ratings)
        if suffix.endswith("apkg"):
            export(collection, path, legacy=suffix.startswith("old"))
        elif suffix == "colpkg":
            collection.export_collection_package(str(path), include_media=False, legacy=False)
            return path
    if suffix == "anki2":
        shutil.copy(folder / "collection.anki2", path)
    return path


def ask(folder: Path, *notes: Wanted) -> Reading:
    return read(make_deck(folder, "new.apkg", notes))


def find(reading: Reading, prompt: str) -> Question:
    (found,) = [q for s in reading.sets for q in s.questions if q.prompt == prompt]
    return found


@ALL_FORMATS
def test_every_format_gives_the_same_questions(tmp_path: Path, suffix: str) -> None:
    reading = read(make_deck(tmp_path, suffix))
    assert [(s.title, len(s.questions)) for s in sorted(reading.sets, key=lambda s: s.title)] == [
        ("Geo", 6),
        ("Sums", 1),
    ]
    assert not reading.refused
    capital = find(reading, "What is the capital of Latvia?")
    assert (capital.kind, capital.answer) == (QuestionKind.SHORT, ("Rîga\non the Daugava",))
    assert capital.tags == ("x", "Baltic")
    assert find(reading, "Paris").answer == ("France",)
    assert find(reading, "2 + 2").answer == ("4",)
    assert find(reading, "Chad").answer == ("N'Djamena",)


def test_cloze_gives_a_question_for_each_number(tmp_path: Path) -> None:
    reading = read(make_deck(tmp_path, "new.apkg"))
    city = find(reading, "____ lies on the Daugava, as Daugavpils does.")
    river = find(reading, "Riga lies on the ____, as ____ does.")
    assert (city.answer, city.hint, city.explanation) == (("Riga",), "city", "In Latvia.")
    assert (river.answer, river.hint, river.kind) == (("Daugava", "Daugavpils"), "", QuestionKind.CLOZE)
    assert city.tags == ("marked", "rivers", "Baltic")


def test_ids_carry_the_guid_of_the_note(tmp_path: Path) -> None:
    path = make_deck(tmp_path, "new.apkg")
    with opened(tmp_path / "collection.anki2") as collection:
        guids = {collection.get_note(note).guid for note in collection.find_notes("")}
    ids = [question.id for found in read(path).sets for question in found.questions]
    told = [find_guid(question_id) for question_id in ids]
    assert {guid for guid, _ in filter(None, told)} == guids
    assert len(set(ids)) == 7


@ALL_FORMATS
def test_answers_come_with_their_moment_and_the_card_with_its_day(tmp_path: Path, suffix: str) -> None:
    reading = read(make_deck(tmp_path, suffix, NOTES[:1], 3, 4))
    (progress,) = reading.progress
    assert [answered.rating for answered in progress.answers] == [Rating.GOOD, Rating.EASY]
    assert [answered.phase for answered in progress.answers] == [Phase.LEARNING, Phase.LEARNING]
    assert progress.answers[0].interval < 0 < progress.answers[1].interval
    (day, ms) = (progress.due_day, progress.due_ms)
    assert ms is None
    answered = datetime.fromtimestamp(progress.answers[1].at_ms / 1000).astimezone()
    assert day == study_day(answered) + progress.answers[1].interval


def test_suspended_and_buried_cards_are_told(tmp_path: Path) -> None:
    with opened(tmp_path / "collection.anki2") as collection:
        notes = add_notes(collection, (("Basic", ("a", "b"), "D", ()), ("Basic", ("c", "d"), "D", ())))
        collection.sched.suspend_cards(notes[0].card_ids())
        collection.sched.bury_cards(notes[1].card_ids())
        path = export(collection, tmp_path / "deck.apkg")
    states = {str(p.question_id): (p.suspended, p.buried) for p in read(path).progress}
    assert states == {
        name_question(notes[0].guid, 0): (True, False),
        name_question(notes[1].guid, 0): (False, True),
    }


def test_card_in_a_filtered_deck_belongs_where_it_came_from(tmp_path: Path) -> None:
    with opened(tmp_path / "collection.anki2") as collection:
        add_notes(collection, NOTES[:1])
        collection.decks.select(collection.decks.id("Geo::Baltic"))
        answer_all(collection, 4)
        before = read(export(collection, tmp_path / "before.apkg"))
        filtered = collection.decks.new_filtered("Cram")
        deck = collection.decks.get(filtered)
        deck["terms"] = [["is:review", 100, 0]]
        collection.decks.save(deck)
        assert collection.sched.rebuild_filtered_deck(filtered).count == 1
        after = read(export(collection, tmp_path / "after.apkg"))
    assert after.sets == before.sets
    assert [p.due_day for p in after.progress] == [p.due_day for p in before.progress]


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (("Basic", ('<img src="flag.png">', "Latvia"), "D", ()), "asks with a picture or a sound"),
        (("Basic", ("Say it [sound:a.mp3]", "Latvia"), "D", ()), "asks with a picture or a sound"),
        (("Basic", ("What flag?", '<img src="flag.png">'), "D", ()), "is answered by a picture or a sound"),
        (("Basic", ("Nothing?", "&nbsp;"), "D", ()), "no answer to read on its back"),
        (("Basic", ("<b></b>&nbsp;", "x"), "D", ()), "nothing to read on its front"),
        (("Cloze", ('{{c1::<img src="a.png">}} is it', ""), "D", ()), "is answered by a picture or a sound"),
        (("Cloze", ('{{c1::It}} is <img src="a.png">', ""), "D", ()), "asks with a picture or a sound"),
        (
            (
                "Image Occlusion",
                ("{{c1::image-occlusion:rect:left=0}}", '<img src="a.png">', "", "", ""),
                "D",
                (),
            ),
            "hides a part of a picture",
        ),
        (("Basic", ("x" * 20_000, "y"), "D", ()), "not a question quizzer can ask"),
    ],
)
def test_card_that_a_terminal_cannot_ask_is_refused_with_the_reason(
    tmp_path: Path, note: Wanted, reason: str
) -> None:
    reading = ask(tmp_path, note, NOTES[3])
    assert reading.refused == {reason: 1}
    assert [q.prompt for s in reading.sets for q in s.questions] == ["2 + 2"]


def test_media_of_an_answer_stay_behind_and_are_counted(tmp_path: Path) -> None:
    with opened(tmp_path / "collection.anki2") as collection:
        (tmp_path / "r.png").write_bytes(b"\x89PNG")
        name = collection.media.add_file(str(tmp_path / "r.png"))
        add_notes(
            collection, (("Basic", ("Capital?", f'Riga <img src="{name}"> [sound:riga.mp3]'), "D", ()),)
        )
        paths = [export(collection, tmp_path / f"{old}.apkg", legacy=old) for old in (True, False)]
    for path in paths:
        reading = read(path)
        assert find(reading, "Capital?").answer == ("Riga",)
        assert (reading.media, reading.without_media) == (("r.png",), 1)


def test_deck_without_a_question_for_us_is_an_error_that_says_why(tmp_path: Path) -> None:
    path = make_deck(tmp_path, "new.apkg", (("Basic", ('<img src="a.png">', "x"), "D", ()),))
    with pytest.raises(SetError, match="1 asks with a picture or a sound"):
        read(path)


def test_several_decks_are_one_set_where_one_is_wanted(tmp_path: Path) -> None:
    found = read_set(make_deck(tmp_path, "new.apkg"))
    assert (found.title, len(found.questions)) == ("deck", 7)
    (tmp_path / "one").mkdir()
    assert read_set(make_deck(tmp_path / "one", "old.apkg", NOTES[:1])).title == "Geo"


def test_missing_zstd_is_told_with_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_deck(tmp_path, "new.apkg")

    def refuse(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(archive, "import_module", refuse)
    with pytest.raises(MissingExtra, match=r"quizzer-cli\[teach\]"):
        read(path)


def test_open_collection_is_refused(tmp_path: Path) -> None:
    path = make_deck(tmp_path, "anki2")
    path.with_name("deck.anki2-wal").write_bytes(b"x")
    with pytest.raises(SetError, match="Close Anki"):
        read(path)


def test_collection_is_never_changed(tmp_path: Path) -> None:
    path = make_deck(tmp_path, "anki2")
    before = path.read_bytes(), sorted(path.parent.iterdir())
    path.chmod(0o400)
    read(path)
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


def test_stub_beside_a_newer_database_is_not_read(tmp_path: Path) -> None:
    path = make_deck(tmp_path, "new.apkg")
    with zipfile.ZipFile(path) as package:
        assert "collection.anki2" in package.namelist()
    prompts = [q.prompt for q in read_set(path).questions]
    assert not any("update" in prompt for prompt in prompts)
