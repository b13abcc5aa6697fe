"""stats and forecast, as a person sees them, over simulated weeks of study."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
import time_machine

from quizzer.cli import run
from quizzer.memory import fsrs
from quizzer.memory.fsrs import DEFAULT_PARAMETERS
from quizzer.memory.schedule import next_card
from quizzer.models import EventKind, Memory, Question, QuestionId, QuestionKind, QuestionSet, Rating, Source
from quizzer.store.cards import due_cards, new_cards
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set
from quizzer.store.log import new_event, record
from tests.learner import DAY, milliseconds, moment
from tests.screen import run_terminal

Printed = pytest.CaptureFixture[str]
DAYS = 40


def make_set(name: str, count: int) -> QuestionSet:
    questions = tuple(
        Question(
            QuestionId(f"{name}{number}"),
            QuestionKind.SHORT if number % 3 else QuestionKind.TRUE_FALSE,
            f"What is number {number} of {name}?",
            ("true",),
            tags=("even",) if number % 2 == 0 else (),
            source=Source("doc.txt", "First half" if number < count / 2 else "Second half"),
        )
        for number in range(count)
    )
    return QuestionSet(name.title(), questions)


def study(store: Store, rng: Random) -> None:
    """Some weeks of a learner whose memory is as FSRS has it."""
    memories: dict[QuestionId, Memory] = {}
    for day in range(DAY, DAY + DAYS):
        queue = due_cards(store, day, 10**15) + new_cards(store, 2, day)
        for minute, card in enumerate(queue):
            memory, now = memories.get(card.question_id), moment(day, minute)
            chance = fsrs.retrievability(memory, day) if memory else 0.5
            rating = Rating.GOOD if rng.random() < chance else Rating.AGAIN
            if memory and memory.last_day == day:
                rating = Rating.GOOD
            event = new_event(card.question_id, EventKind.REVIEW, now, day, rng)
            after = next_card(card, rating, day, event.at_ms)
            decided = replace(event, due_day=after.due_day, due_ms=after.due_ms)
            record(store, replace(decided, rating=rating, duration_ms=6000), after)
            memories[card.question_id] = fsrs.review(memory, rating, day, DEFAULT_PARAMETERS)
            if rating is Rating.AGAIN:
                queue.append(after)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two sets, studied for some weeks."""
    path = tmp_path_factory.mktemp("lived") / "default.sqlite3"
    with open_store(path) as store:
        store.connection.execute("pragma synchronous = off")
        for name, count in (("rivers", 30), ("seas", 60)):
            add_set(store, name, make_set(name, count), milliseconds(moment()))
        study(store, Random(2))
    return path


@pytest.fixture
def learner(lived: Path, home: Path) -> Iterator[Path]:
    """That store at home, on the evening of its last day."""
    path = home / "quizzer" / "default.sqlite3"
    path.parent.mkdir(parents=True)
    path.write_bytes(lived.read_bytes())
    with time_machine.travel(moment(DAY + DAYS - 1) + timedelta(hours=8), tick=False):
        yield path


def lines(capsys: Printed, *words: str) -> list[str]:
    assert run(list(words)) == 0
    return capsys.readouterr().out.splitlines()


def data(capsys: Printed, *words: str) -> dict[str, object]:
    assert run([*words, "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)[words[0] if "--exam" not in words else "exam"]
    assert isinstance(found, dict)
    return found


def test_stats_tell_recall_with_the_numbers_beside(learner: Path, capsys: Printed) -> None:
    shown = lines(capsys, "stats")
    assert shown[0].endswith("answers to 80 questions on 40 days, the last 40 in a row.")
    for title in ("By week", "By kind", "By set", "By tag", "What was expected, and what came"):
        assert title in shown
    (row,) = [line for line in shown if line.startswith("  all time")]
    assert row.count("#") + row.count(".") == 20
    assert "%, " in row


def test_stats_tell_each_day_and_last_week_s_forecast(learner: Path, capsys: Printed) -> None:
    shown = lines(capsys, "stats")
    assert any(line.startswith("  day by day, of the last 30: ") for line in shown)
    assert any(line.startswith("  A week ago ") for line in shown)
    told = data(capsys, "stats")["last_forecast"]
    assert isinstance(told, dict)
    assert (len(told["expected"]), len(told["came"])) == (7, 7)


def test_stats_name_every_set_and_kind(learner: Path, capsys: Printed) -> None:
    by = data(capsys, "stats")["by"]
    assert isinstance(by, dict)
    assert set(by) == {"set", "kind", "tag"}
    assert set(by["set"]) == {"rivers", "seas"}
    assert set(by["kind"]) == {"short", "true false"}


def test_stats_of_one_set_leave_out_the_others(learner: Path, capsys: Printed) -> None:
    whole, part = data(capsys, "stats"), data(capsys, "stats", "rivers")
    assert part["questions"] == 30
    assert set(part["by"]["set"]) == {"rivers"}  # type: ignore[index]
    assert sum(whole["days"].values()) == whole["answers"]  # type: ignore[attr-defined]
    assert int(str(part["answers"])) < int(str(whole["answers"]))


def test_stats_before_the_first_answer_say_what_to_type(capsys: Printed, home: Path) -> None:
    assert lines(capsys, "stats") == ["No answers yet. Next: quizzer study"]
    assert data(capsys, "stats")["answers"] == 0
    assert not (home / "quizzer").exists()


def test_year_is_drawn_on_a_terminal_and_told_in_words_elsewhere(learner: Path, capsys: Printed) -> None:
    assert any(line.startswith("  Oct 2024: ") for line in lines(capsys, "stats"))
    with run_terminal("-m", "quizzer", "stats", rows=90) as terminal:
        terminal.wait_for("Sun")
        assert "█" in terminal.text()
    with run_terminal("-m", "quizzer", "stats", "--plain", rows=90) as terminal:
        terminal.wait_for("The last year")
        terminal.finish()
        assert "█" not in terminal.text()
        assert b"\x1b[" not in terminal.raw


def test_forecast_tells_days_weeks_and_what_retention_costs(learner: Path, capsys: Printed) -> None:
    shown = lines(capsys, "forecast")
    assert shown[0] == "80 questions begun, 10 new, of which 20 a day are begun."
    assert shown[2].startswith("  today")
    assert sum(line.startswith("  ") and " to " in line for line in shown) == 11
    assert [line.split()[0] for line in shown if " known" in line] == ["70%", "75%", "80%", "85%", "90%"]
    assert next(line for line in shown if line.endswith("(yours)")).startswith("  80%")
    assert any(line.startswith("90 days: ") for line in shown)
    assert "comes back at 80% or more chance of recall" in shown[1]
    assert shown[-2].startswith("What is fragile comes back at it, what lasts while it is surer")


def test_forecast_of_a_constant_retention_compares_constant_ones(learner: Path, capsys: Printed) -> None:
    assert run(["optimize", "--constant"]) == 0
    shown = lines(capsys, "forecast")
    rows = [line.split()[0] for line in shown if " known" in line]
    assert rows == ["80%", "85%", "90%", "95%"]
    assert next(line for line in shown if line.endswith("(yours)")).startswith("  90%")
    assert shown[-2].startswith("Recall when a question comes back is the desired retention")


def test_forecast_is_the_same_until_the_seed_changes(learner: Path, capsys: Printed) -> None:
    first = data(capsys, "forecast", "--days", "30")
    assert first == data(capsys, "forecast", "--days", "30")
    assert first != data(capsys, "forecast", "--days", "30", "--seed", "2")
    assert len(first["answers"]) == 30  # type: ignore[arg-type]


def test_forecast_takes_what_was_set(learner: Path, capsys: Printed) -> None:
    assert run(["optimize", "--retention", "0.83"]) == 0
    capsys.readouterr()
    shown = lines(capsys, "forecast", "--days", "7", "--new", "0")
    assert "comes back at 83% or more chance" in shown[1]
    assert shown[0].endswith("of which 0 a day are begun.")
    assert data(capsys, "forecast", "--retention", "0.8")["retention"] == 0.8


def test_forecast_takes_a_retention_that_rises(learner: Path, capsys: Printed) -> None:
    minutes = []
    for way in ("--constant", "--rising"):
        assert run(["optimize", "--retention", "0.85", way]) == 0
        assert run(["forecast", "--json"]) == 0
        (found,) = json.loads(capsys.readouterr().out.split("--undo\n")[-1])["forecast"]
        assert found["retention"] == 0.85
        minutes.append({each["retention"]: each["minutes_a_day"] for each in found["workload"]})
    level, rising = minutes
    assert all(rising[retention] > level[retention] for retention in (0.8, 0.85, 0.9))
    assert run(["forecast"]) == 0
    assert "comes back at 85% or more chance of recall" in capsys.readouterr().out


def test_more_retention_is_more_minutes(learner: Path, capsys: Printed) -> None:
    workload = data(capsys, "forecast")["workload"]
    assert isinstance(workload, list)
    minutes = [row["minutes_a_day"] for row in workload]
    assert minutes == sorted(minutes)


def exam(days: int) -> str:
    return (moment(DAY + DAYS - 1) + timedelta(days=days)).strftime("%Y-%m-%d")


def test_exam_tells_what_will_be_known_and_what_to_study(learner: Path, capsys: Printed) -> None:
    shown = lines(capsys, "forecast", "rivers", "--exam", exam(5))
    assert shown[0].startswith("Exam on ")
    assert shown[0].endswith(", in 5 days: rivers")
    assert "of 30 questions" in shown[1]
    assert "By section" in shown
    assert {"First half", "Second half"} <= {line[2:13].strip() for line in shown}
    assert "By tag" in shown
    assert any(line.startswith("Studying these 10 today would make it ") for line in shown)
    assert sum(" -> " in line for line in shown) == 10
    assert shown[-1] == "Next: quizzer study rivers"


def test_exam_counts_questions_never_answered_as_unknown(learner: Path, capsys: Printed) -> None:
    shown = lines(capsys, "forecast", "seas", "--exam", exam(1), "--list", "1")
    assert ", tomorrow: seas" in shown[0]
    assert "10 of them never answered" in shown[1]
    assert any(line.startswith("Studying this one today") for line in shown)


def test_exam_as_json_names_every_question(learner: Path, capsys: Printed) -> None:
    found = data(capsys, "forecast", "--exam", exam(0))
    rows = found["questions"]
    assert isinstance(rows, list)
    assert (found["days"], len(rows)) == (0, 90)
    gains = [row["studied_today"] - row["chance"] for row in rows]
    assert gains == sorted(gains, reverse=True)


def test_exam_without_anything_to_gain_says_so(home: Path, capsys: Printed) -> None:
    sure = Question(QuestionId("sure"), QuestionKind.SHORT, "One?", ("one",))
    with open_store(home / "quizzer" / "default.sqlite3") as store:
        add_set(store, "sure", QuestionSet("Sure", (sure,)), 0)
        sql = "insert into card values ('sure', 9000, 2, ?, ?, null, 9, 0, 0, null, 0)"
        store.rows(sql, (DAY, DAY + 900))
    with time_machine.travel(moment(DAY), tick=False):
        shown = lines(capsys, "forecast", "--exam", exam(-DAYS + 2))
    assert "More study today would change little." in shown
    assert "your whole library" in shown[0]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["stats", "nowhere"], 'no set "nowhere" in the library'),
        (["forecast", "nowhere"], 'no set "nowhere" in the library'),
        (["forecast", "--exam", "Friday"], "write the day as 2026-12-18"),
        (["forecast", "--exam", "2001-01-01"], "that day is over"),
        (["forecast", "--retention", "1.5"], "--retention takes 0.70 to 0.97"),
        (["forecast", "--days", "3"], "--days"),
    ],
)
def test_what_makes_no_sense_is_told(words: list[str], problem: str, learner: Path, capsys: Printed) -> None:
    assert run(words) == 2
    assert problem in capsys.readouterr().err


def test_nothing_to_look_ahead_to_is_told(home: Path, capsys: Printed) -> None:
    assert run(["forecast"]) == 2
    assert "Begin with: quizzer study" in capsys.readouterr().err
    with open_store(home / "quizzer" / "default.sqlite3"):
        pass
    assert run(["forecast", "--exam", f"{datetime.now(UTC) + timedelta(days=9):%Y-%m-%d}"]) == 2
    assert "no questions in the library" in capsys.readouterr().err
    assert lines(capsys, "forecast")[0].startswith("0 questions begun")
