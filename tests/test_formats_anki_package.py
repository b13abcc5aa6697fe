"""The package file: one database, no scheduling, the same bytes for the same set."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from quizzer.errors import ExportError
from quizzer.formats.anki.contents import OLDEST, Deck
from quizzer.formats.anki.package import Wishes, write, write_decks
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from quizzer.records import from_record, to_record

DATA = Path(__file__).parent / "data" / "anki"
ROOT = Path(__file__).parent.parent
NOW_MS = 1_767_225_600_000


def sample() -> QuestionSet:
    record = json.loads((DATA / "sample.json").read_text(encoding="utf-8"))
    questions = tuple(map(from_record, record.pop("questions")))
    return QuestionSet(questions=questions, **record)


def many(count: int) -> QuestionSet:
    return QuestionSet(
        "Many",
        tuple(
            Question(QuestionId(f"q{number}"), QuestionKind.SHORT, f"Number {number}?", (str(number),))
            for number in range(count)
        ),
    )


@contextmanager
def unpacked(path: Path) -> Iterator[sqlite3.Connection]:
    with zipfile.ZipFile(path) as archive:
        archive.extract("collection.anki2", path.parent)
    with closing(sqlite3.connect(path.parent / "collection.anki2")) as connection:
        yield connection


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.apkg"
    write(sample(), path, {})
    return path


def test_package_is_a_deflated_database_and_an_empty_media_map(deck: Path) -> None:
    with zipfile.ZipFile(deck) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert archive.read("media") == b"{}"
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_same_set_gives_the_same_bytes(deck: Path, tmp_path: Path) -> None:
    again = tmp_path / "again" / "other name.apkg"
    again.parent.mkdir()
    write(sample(), again, {})
    assert again.read_bytes() == deck.read_bytes()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(deck: Path, tmp_path: Path, seed: str) -> None:
    code = "import sys, pathlib, tests.test_formats_anki_package as t; t.write(t.sample(), pathlib.Path(sys.argv[1]), {})"
    other = tmp_path / "other.apkg"
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code, other], cwd=ROOT, env=environment, check=True)
    assert other.read_bytes() == deck.read_bytes()


def test_deck_carries_no_scheduling(deck: Path) -> None:
    with unpacked(deck) as database:
        assert database.execute("SELECT count(*) FROM revlog").fetchone() == (0,)
        states = database.execute(
            "SELECT DISTINCT type, queue, ivl, factor, reps, lapses, left, odue, odid, data FROM cards"
        ).fetchall()
        assert states == [(0, 0, 0, 0, 0, 0, 0, 0, 0, "")]


def test_note_is_dated_when_its_content_changed(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    changed = sample().questions[0].id
    write(sample(), path, {changed: 1_750_000_000})
    with unpacked(path) as database:
        dates = dict(database.execute("SELECT flds, mod FROM notes"))
    dated = {fields.split("\x1f")[-4]: date for fields, date in dates.items()}
    assert dated.pop(changed) == 1_750_000_000
    assert set(dated.values()) == {OLDEST}


def test_guid_hangs_on_the_question_id_alone(deck: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed" / "deck.apkg"
    changed.parent.mkdir()
    questions = tuple(replace(question, hint="Think.") for question in sample().questions[::-1])
    write(QuestionSet("Other title", questions), changed, {})
    key = "SELECT guid FROM notes ORDER BY guid"
    with unpacked(deck) as before, unpacked(changed) as after:
        assert before.execute(key).fetchall() == after.execute(key).fetchall()


def test_ids_are_unique_and_not_in_the_future(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write(many(3000), path, {})
    with unpacked(path) as database:
        for table in ("notes", "cards"):
            least, most, count = database.execute(
                f"SELECT min(id), max(id), count(*) FROM {table}"
            ).fetchone()
            assert 1_262_304_000_000 <= least <= most < NOW_MS
            assert count == 3000
        assert database.execute("SELECT count(DISTINCT guid) FROM notes").fetchone() == (3000,)


def test_ids_rise_in_the_order_of_the_set(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write(many(200), path, {})
    with unpacked(path) as database:
        asked = [prompt for (prompt,) in database.execute("SELECT sfld FROM notes ORDER BY id")]
        assert asked == [f"Number {number}?" for number in range(200)]
        assert database.execute("SELECT count(*) FROM cards WHERE id <> nid").fetchone() == (0,)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="its peak is what Linux tells")
def test_ten_times_the_notes_need_no_more_memory(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        notes, package = tmp_path / "notes.jsonl", tmp_path / f"{count}.apkg"
        with notes.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(to_record(question)) + "\n" for question in many(count).questions)
        command = [sys.executable, "-m", "tests.benchmarks.anki_writers", "quizzer", str(notes), str(package)]
        told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        return int(told.split()[-1])

    assert peak(10_000) < 1.1 * peak(1000)
    with unpacked(tmp_path / "10000.apkg") as database:
        assert (
            database.execute("SELECT count(*), count(DISTINCT guid) FROM notes").fetchone() == (10_000,) * 2
        )


def test_question_in_two_sets_goes_with_the_first(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    one, other = many(3), replace(many(5), title="More")
    write_decks([Deck(each, each.questions, {}) for each in (one, other)], path)
    with unpacked(path) as database:
        (decks,) = database.execute("SELECT decks FROM col").fetchone()
        names = {deck["id"]: deck["name"] for deck in json.loads(decks).values()}
        placed = database.execute("SELECT did, count(*) FROM cards GROUP BY did").fetchall()
    assert {names[deck]: count for deck, count in placed} == {"Many": 3, "More": 2}


@pytest.mark.parametrize(
    ("title", "deck_name", "shown"),
    [
        ("Rome", "", "Rome"),
        ("Rome", "History::Rome", "History::Rome"),
        ("", "", "deck"),
        (" Two\n lines\x00 ", "", "Two lines"),
        ("::Rome::", "", "Rome"),
        ("A:::: B", "", "A::B"),
    ],
)
def test_deck_is_named_as_asked_else_like_the_set_else_like_the_file(
    tmp_path: Path, title: str, deck_name: str, shown: str
) -> None:
    path = tmp_path / "deck.apkg"
    write(replace(many(1), title=title), path, {}, deck_name)
    with unpacked(path) as database:
        (decks,) = database.execute("SELECT decks FROM col").fetchone()
    assert [deck["name"] for deck in json.loads(decks).values()] == [shown]


def test_set_without_questions_is_a_deck_without_cards(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write(many(0), path, {})
    with unpacked(path) as database:
        assert database.execute("SELECT count(*) FROM cards").fetchone() == (0,)


def test_id_given_twice_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    twice = replace(many(1), questions=many(1).questions * 2)
    with pytest.raises(ExportError, match=r'two questions have one id: "Number 0\?" and "Number 0\?"'):
        write(twice, tmp_path / "deck.apkg", {})
    assert not list(tmp_path.glob("*.apkg"))


def test_question_anki_cannot_show_leaves_the_old_file_alone(deck: Path) -> None:
    before = deck.read_bytes()
    broken = replace(sample(), questions=(replace(sample().questions[0], prompt=" "),))
    with pytest.raises(ExportError, match="q-lens-year"):
        write(broken, deck, {})
    assert deck.read_bytes() == before


def test_file_that_exists_is_replaced_only_if_it_may_be(deck: Path) -> None:
    before = deck.read_bytes()
    with pytest.raises(ExportError, match="this file exists"):
        write(many(1), deck, {}, wishes=Wishes(may_replace=False))
    assert deck.read_bytes() == before
    write(many(1), deck, {})
    assert deck.read_bytes() != before


def test_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"deck\.apkg"):
        write(sample(), tmp_path / "nowhere" / "deck.apkg", {})


def test_missing_temporary_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(ExportError, match=r"deck\.apkg: the deck cannot be built \(.*gone"):
        write(sample(), tmp_path / "deck.apkg", {})


def test_nothing_is_left_beside_the_file(deck: Path) -> None:
    assert [path.name for path in deck.parent.iterdir() if path.is_file()] == ["deck.apkg"]
