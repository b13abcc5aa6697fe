"""optimize and log, as a person types them, on logs of simulated learners."""

import json
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
import time_machine

from quizzer.cli import run
from quizzer.cli.tuning import replay_with
from quizzer.memory.calendar import day_to_date
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.review_log import write_csv
from quizzer.models import QuestionId
from quizzer.store.cards import read_card
from quizzer.store.database import open_store
from quizzer.store.log import read_events, rebuild_cards
from quizzer.store.settings import Settings, read_settings
from tests.reviewing import DAY, DAY_MS, FORGETFUL, live
from tests.screen import run_terminal

Printed = pytest.CaptureFixture[str]


def write_log(path: Path, days: int = 60, new: int = 8) -> Path:
    log = live(FORGETFUL, days, new, Random(11), known=0.3)
    path.write_text("\n".join(write_csv(log)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return write_log(tmp_path / "log.csv")


@pytest.fixture
def learned(log: Path, capsys: Printed) -> None:
    """A store with the answers of the log in it."""
    assert run(["log", "--import", str(log), "--zone", "+00:00"]) == 0
    capsys.readouterr()


def store_file(home: Path) -> Path:
    return home / "quizzer" / "default.sqlite3"


def settings(home: Path) -> Settings:
    with open_store(store_file(home)) as store:
        return read_settings(store)


def test_no_answers_are_told_as_too_few(capsys: Printed) -> None:
    assert run(["optimize"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "0 answers came a day or more after the one before.",
        "Your own parameters need 100; until then those of most learners serve well.",
    ]


def test_better_parameters_are_kept_and_shown_beside_the_old(
    learned: None, home: Path, capsys: Printed
) -> None:
    assert run(["optimize"]) == 0
    out = capsys.readouterr().out
    assert "in force" in out
    assert "fitted" in out
    assert "Kept: it predicts better." in out
    assert settings(home).parameters not in (None, DEFAULT_PARAMETERS)


def test_few_answers_are_mixed_with_the_default(tmp_path: Path, capsys: Printed) -> None:
    few = write_log(tmp_path / "few.csv", days=16, new=5)
    assert run(["log", "--import", str(few), "--zone", "+00:00"]) == 0
    assert run(["optimize", "--dry-run"]) == 0
    assert "of it is yours, the rest the default" in capsys.readouterr().out


def test_dry_run_keeps_nothing(learned: None, home: Path, capsys: Printed) -> None:
    assert run(["optimize", "--dry-run"]) == 0
    assert "Nothing was changed, as you asked" in capsys.readouterr().out
    assert settings(home) == Settings()


def test_second_fit_waits_for_answers_or_days(learned: None, capsys: Printed) -> None:
    assert run(["optimize"]) == 0
    capsys.readouterr()
    assert run(["optimize"]) == 0
    assert "fitted lately" in capsys.readouterr().out
    assert run(["optimize", "--again"]) == 0
    assert "predicts no better, so nothing was changed" in capsys.readouterr().out


def test_due_days_stay_and_a_rebuild_changes_nothing(learned: None, home: Path) -> None:
    with open_store(store_file(home)) as store:
        before = read_card(store, QuestionId("c00000"))
    assert run(["optimize"]) == 0
    with open_store(store_file(home)) as store:
        after = read_card(store, QuestionId("c00000"))
        assert after.memory != before.memory
        assert rebuild_cards(store, replay_with(read_settings(store))) == 0
    assert run(["optimize", "--undo"]) == 0
    with open_store(store_file(home)) as store:
        assert read_card(store, QuestionId("c00000")) == before


def test_undo_takes_back_one_thing_after_the_other(learned: None, home: Path, capsys: Printed) -> None:
    assert run(["optimize"]) == 0
    assert run(["optimize", "--retention", "0.85"]) == 0
    assert settings(home).retention == 0.85
    capsys.readouterr()
    for told in (
        "has fallen to 80%, and earlier the longer it lasts again",
        "those of most learners again",
        "nothing to undo",
    ):
        assert run(["optimize", "--undo"]) == 0
        assert told in capsys.readouterr().out
    assert settings(home) == Settings()


def test_undo_of_a_second_fit_brings_the_first_back(learned: None, home: Path, capsys: Printed) -> None:
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC)):
        assert run(["optimize", "--retention", "0.8"]) == 0
    assert run(["optimize"]) == 0
    first = settings(home).parameters
    assert run(["optimize", "--retention", "0.9"]) == 0
    assert run(["optimize", "--undo"]) == 0
    assert settings(home) == Settings(first, 0.8)


def test_retention_rises_until_it_is_made_constant(home: Path, capsys: Printed) -> None:
    assert run(["optimize", "--retention", "0.85", "--rising"]) == 0
    assert settings(home) == Settings(retention=0.85, rises=True)
    assert "has fallen to 85%, and earlier the longer it lasts." in capsys.readouterr().out
    assert run(["optimize", "--retention", "0.8"]) == 0
    assert settings(home) == Settings(retention=0.8, rises=True)
    assert run(["optimize", "--constant", "--retention", "0.8"]) == 0
    assert settings(home) == Settings(retention=0.8, rises=False)
    assert "has fallen to 80%." in capsys.readouterr().out
    assert run(["optimize", "--undo"]) == 0
    assert "has fallen to 80%, and earlier the longer it lasts again." in capsys.readouterr().out


def test_retention_alone_keeps_the_way_it_is_aimed_at(home: Path, capsys: Printed) -> None:
    assert run(["optimize", "--retention", "0.85"]) == 0
    assert settings(home) == Settings(retention=0.85, rises=True)
    assert run(["optimize", "--constant"]) == 0
    assert run(["optimize", "--retention", "0.85"]) == 0
    assert settings(home) == Settings(retention=0.85, rises=False)


def test_each_way_begins_with_a_number_of_its_own(home: Path, capsys: Printed) -> None:
    wishes = (("--constant", 0.9), ("--rising", 0.8), ("--rising", 0.8), ("--constant", 0.9))
    for way, retention in wishes:
        assert run(["optimize", way, "--json"]) == 0
        (report,) = json.loads(capsys.readouterr().out)["optimize"]
        assert (report["retention"], report["rises"]) == (retention, way == "--rising")
    for _ in wishes:
        assert run(["optimize", "--undo"]) == 0
    assert settings(home) == Settings()
    assert "has fallen to 80%, and earlier the longer it lasts again." in capsys.readouterr().out


def test_number_chosen_stays_where_the_way_does(home: Path) -> None:
    for wish in (["--retention", "0.75"], ["--rising"]):
        assert run(["optimize", *wish]) == 0
    assert settings(home) == Settings(retention=0.75, rises=True)


@pytest.mark.parametrize(
    ("way", "retention", "warned"),
    [
        *(("--constant", "0.96", True), ("--constant", "0.95", False)),
        *(("--rising", "0.91", True), ("--rising", "0.9", False)),
    ],
)
def test_high_retention_is_warned_of(way: str, retention: str, warned: bool, capsys: Printed) -> None:
    assert run(["optimize", way, "--retention", retention]) == 0
    assert ("much work for little" in capsys.readouterr().out) == warned


@pytest.mark.parametrize("value", ["0", "0.69", "0.98", "1.5", "nan"])
def test_retention_that_helps_nobody_is_refused(value: str, capsys: Printed) -> None:
    assert run(["optimize", "--retention", value]) == 2
    assert "--retention takes 0.70 to 0.97" in capsys.readouterr().err


def test_three_wishes_at_once_are_refused(log: Path, capsys: Printed) -> None:
    assert run(["optimize", "--undo", "--retention", "0.9"]) == 2
    assert "use one" in capsys.readouterr().err


def test_steps_and_leeches_are_set_told_and_taken_back(home: Path, capsys: Printed) -> None:
    command = ["optimize", "--steps", "1m, 10", "--relearn", "none", "--leech", "6", "--suspend-leeches"]
    assert run(command) == 0
    assert capsys.readouterr().out.splitlines() == [
        "From now on a new question comes back within the day, after 1, then 10 minutes.",
        "From now on a forgotten question comes back on another day.",
        "From now on a question forgotten 6 times is suspended.",
        "Days already set stay. Take it back: quizzer optimize --undo",
    ]
    assert settings(home) == Settings(learning=(1, 10), relearning=(), leech=(6, True))
    for told in (
        "forgotten 8 times is told to you",
        "a forgotten question comes back within the day, after 10",
    ):
        assert run(["optimize", "--undo"]) == 0
        assert f"{told}" in capsys.readouterr().out
    assert settings(home) == Settings(learning=(1, 10))


def test_leech_settings_are_made_one_by_one(home: Path, capsys: Printed) -> None:
    for wish in (["--suspend-leeches"], ["--leech", "5"], ["--keep-leeches"], ["--leech", "0"]):
        assert run(["optimize", *wish]) == 0
    assert settings(home).leech == (0, False)
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "From now on a question forgotten 8 times is suspended."
    assert told[2] == "From now on a question forgotten 5 times is suspended."
    assert told[4] == "From now on a question forgotten 5 times is told to you."
    assert told[6] == "From now on no question is called a leech."


def test_what_was_set_is_told_to_programs(capsys: Printed) -> None:
    assert run(["optimize", "--steps", "5 30", "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["optimize"]
    assert report == {
        "decision": "set",
        "kept": True,
        "retention": 0.8,
        "rises": True,
        "steps": [5, 30],
        "relearning_steps": [10],
        "leech": 8,
        "suspends_leeches": False,
    }


@pytest.mark.parametrize("steps", ["", "0", "1440", "10 minutes", "-5", "1.5", "1 " * 11, "99999"])
def test_steps_that_are_none_are_refused(steps: str, capsys: Printed, home: Path) -> None:
    assert run(["optimize", "--steps", steps, "--leech", "3"]) == 2
    assert "in minutes from 1 to 1439" in capsys.readouterr().err
    assert not store_file(home).exists()


def test_optimize_tells_programs_all_it_knows(learned: None, capsys: Printed) -> None:
    assert run(["optimize", "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["optimize"]
    assert (report["kept"], report["model"], len(report["parameters"])) == (True, "FSRS-6", 21)
    assert report["after"]["log_loss"] < report["before"]["log_loss"]
    assert "lines" not in report


def test_models_are_measured_side_by_side(log: Path, home: Path, capsys: Printed) -> None:
    assert run(["optimize", "--evaluate", str(log), "--zone", "+00:00"]) == 0
    lines = capsys.readouterr().out.splitlines()
    models = ["constant", "Leitner", "SM-2", "FSRS-6 default", "FSRS-6 optimised"]
    assert [
        line[2:20].strip() for line in lines if line.startswith("  ") and line.strip()[0] not in "l"
    ] == models * 2
    assert not store_file(home).exists()


def test_measures_come_as_json(log: Path, capsys: Printed) -> None:
    assert run(["optimize", "--evaluate", str(log), "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)["evaluation"]
    folds = report["folds"]
    assert folds["FSRS-6 optimised"]["log_loss"] < folds["SM-2"]["log_loss"]
    assert folds["constant"]["count"] == report["scored"] // 6 * 5


def test_log_too_short_to_measure_is_told(tmp_path: Path, capsys: Printed) -> None:
    short = write_log(tmp_path / "short.csv", days=2, new=1)
    assert run(["optimize", "--evaluate", str(short)]) == 4
    assert "short.csv: too short to measure" in capsys.readouterr().err


def test_log_goes_out_as_it_came_in(learned: None, log: Path, capsys: Printed) -> None:
    assert run(["log"]) == 0
    assert capsys.readouterr().out == log.read_text(encoding="utf-8")


def test_log_taken_in_twice_counts_once(learned: None, log: Path, home: Path, capsys: Printed) -> None:
    with open_store(store_file(home)) as store:
        before = list(read_events(store))
    assert run(["log", "--import", str(log)]) == 0
    assert capsys.readouterr().out.startswith("0 answers taken in, ")
    with open_store(store_file(home)) as store:
        assert list(read_events(store)) == before


def test_two_machines_take_the_same_log_in_alike(learned: None, log: Path, home: Path) -> None:
    assert run(["log", "--import", str(log), "--zone", "+00:00", "--learner", "other"]) == 0
    events = []
    for name in ("default", "other"):
        with open_store(home / "quizzer" / f"{name}.sqlite3") as store:
            events.append(list(read_events(store)))
            assert rebuild_cards(store, replay_with(read_settings(store))) == 0
    assert events[0] == events[1]


def test_import_says_which_cards_the_library_knows(tmp_path: Path, capsys: Printed) -> None:
    quiz = tmp_path / "sums.quiz.yaml"
    quiz.write_text(
        "title: Sums\nquestions:\n  - {id: two, question: One and one?, answer: two}\n", encoding="utf-8"
    )
    source = tmp_path / "log.csv"
    source.write_text(
        f"card_id,review_time,review_rating\ntwo,{DAY * DAY_MS},3\nother,{DAY * DAY_MS},3\n", encoding="utf-8"
    )
    assert run(["add", str(quiz)]) == 0
    assert run(["log", "--import", str(source), "--json"]) == 0
    out = capsys.readouterr().out
    (report,) = json.loads(out[out.index("{") :])["imported"]
    assert report == {"new": 2, "known": 0, "cards": 2, "in_library": 1}
    assert run(["due"]) == 0
    assert "1 due" in capsys.readouterr().out


def test_answer_from_the_future_is_refused(tmp_path: Path, capsys: Printed, home: Path) -> None:
    source = tmp_path / "log.csv"
    source.write_text("card_id,review_time,review_rating\na,4000000000000,3\n", encoding="utf-8")
    assert run(["log", "--import", str(source)]) == 4
    assert "log.csv:2: review_time is '4000000000000', which is still to come" in capsys.readouterr().err
    assert not store_file(home).exists()


def test_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: Printed) -> None:
    assert run(["log", "--import", str(tmp_path / "none.csv")]) == 4
    assert "cannot be read" in capsys.readouterr().err
    (tmp_path / "latin.csv").write_bytes(b"card_id\xe9")
    assert run(["log", "--import", str(tmp_path / "latin.csv")]) == 4
    assert "not UTF-8 (byte 7)" in capsys.readouterr().err


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc/passwd", "+15:00", "", "/etc/localtime"])
def test_zone_that_is_none_is_told(zone: str, log: Path, capsys: Printed) -> None:
    assert run(["log", "--import", str(log), "--zone", zone]) == 2
    assert "use a name as Europe/Riga" in capsys.readouterr().err


@pytest.mark.parametrize(("zone", "offset"), [("-6", -360), ("+05:30", 330), ("Europe/Riga", 180)])
def test_days_of_a_log_are_those_lived_there(zone: str, offset: int, tmp_path: Path, home: Path) -> None:
    source = tmp_path / "log.csv"
    at_ms = int(datetime(2024, 7, 1, 3, 0, tzinfo=UTC).timestamp()) * 1000
    source.write_text(f"card_id,review_time,review_rating\na,{at_ms},3\n", encoding="utf-8")
    assert run(["log", "--import", str(source), "--zone", zone]) == 0
    with open_store(store_file(home)) as store:
        (event,) = read_events(store)
    assert event.utc_offset_min == offset
    assert day_to_date(event.day).day == (1 if offset > 60 else 30)


def test_log_of_nobody_is_a_header(capsys: Printed, home: Path) -> None:
    assert run(["log"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "card_id,review_time,review_rating,review_state,review_duration"
    ]
    assert run(["log", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["log"] == []
    assert not store_file(home).exists()


def test_log_as_json_is_in_the_order_of_time(learned: None, capsys: Printed) -> None:
    assert run(["log", "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)["log"]
    assert [answer["at_ms"] for answer in answers] == sorted(answer["at_ms"] for answer in answers)
    assert answers[0]["day"] == DAY


def test_log_on_a_terminal_shows_control_codes_and_obeys_none(tmp_path: Path) -> None:
    source = tmp_path / "log.csv"
    source.write_text(
        f"card_id,review_time,review_rating\n\x1b]0;evil\x07,{DAY * DAY_MS},3\n", encoding="utf-8"
    )
    assert run(["log", "--import", str(source)]) == 0
    with run_terminal("-m", "quizzer", "log") as terminal:
        terminal.wait_for("␛]0;evil␇")
