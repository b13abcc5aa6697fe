"""A set that waits on disk comes into the library as one that was in memory."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzer.errors import SetError
from quizzer.models import Question, QuestionId, QuestionKind, QuestionSet
from quizzer.store import staging
from quizzer.store.database import Row, Store, open_store
from quizzer.store.library import add_set, read_set, remove_set
from quizzer.store.staging import Counts, Staging, add_staged
from tests.strategies import questions

NOW = 1_800_000_000_000


def ask(key: str, prompt: str, answer: str = "Riga") -> Question:
    return Question(QuestionId(key), QuestionKind.SHORT, prompt, (answer,))


def add_waiting(path: Path, name: str, asked: Sequence[Question], now: int = NOW) -> Counts:
    """Add the questions the long way."""
    with open_store(path) as store:
        waiting = Staging(store)
        for question in asked:
            waiting.keep(question)
        return add_staged(waiting, name, QuestionSet("Waiting", ()), now)


def list_rows(store: Store) -> list[Row]:
    """All that is kept of sets and questions."""
    sets = "select name, title, source, licence, document, added_ms from question_set order by name"
    kept = """
        select name, question_id, position, content, modified_ms, retired
        from question join question_set on question_set.id = set_id order by name, question_id
    """
    return [*store.rows(sets), *store.rows(kept)]


_SETS = st.lists(questions(), max_size=6, unique_by=lambda one: one.id)


@settings(max_examples=60, deadline=None)
@given(st.lists(_SETS, min_size=1, max_size=3), st.data())
def test_both_ways_into_the_library_leave_the_same(sets: list[list[Question]], data: st.DataObject) -> None:
    # Later sets keep some questions, and reword others under new ids, as an edited table does.
    for before, after in pairwise(sets):
        for question in data.draw(st.lists(st.sampled_from(before), unique=True)) if before else []:
            if question.id not in {one.id for one in after}:
                key = data.draw(st.sampled_from([question.id, QuestionId(f"{question.id}x")]))
                after.append(replace(question, id=key, explanation=data.draw(st.sampled_from(["", "so"]))))
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder) / "short.sqlite3", Path(folder) / "long.sqlite3"
        for number, asked in enumerate(sets):
            counts = add_waiting(long, "table", asked, NOW + number)
            with open_store(short) as store:
                revision = add_set(store, "table", QuestionSet("Waiting", tuple(asked)), NOW + number)
            told = tuple(map(len, (revision.kept, revision.changed, revision.new, revision.retired)))
            assert (counts.kept, counts.changed, counts.new, counts.retired) == told
            with open_store(short) as one, open_store(long) as other:
                assert list_rows(one) == list_rows(other)


def test_waiting_questions_are_found_in_memory_and_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_BATCH", 2)
    asked = [replace(ask(f"q{number}", f"What is {number}?"), line=number) for number in range(5)]
    with open_store(tmp_path / "a.sqlite3") as store:
        waiting = Staging(store)
        for question in asked:
            waiting.keep(question)
        found = [waiting.find(question.id) for question in asked]
        assert found == asked
        assert [one.line for one in found if one] == [0, 1, 2, 3, 4]
        assert waiting.find(QuestionId("q9")) is None
        assert (len(waiting), waiting.list_kept(), len(waiting.batch)) == (5, (), 1)


def test_id_of_another_sets_question_is_refused_and_nothing_is_added(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    with open_store(path) as store:
        add_set(store, "first", QuestionSet("First", (ask("q1", "Which town is it?"),)), NOW)
    same = replace(ask("q1", "Which town is it?"), explanation="Because.")
    assert add_waiting(path, "second", [same]).new == 1
    with pytest.raises(SetError, match='third:7: id q1 is that of another question in the set "first"'):
        add_waiting(path, "third", [ask("q2", "Who was it?"), replace(ask("q1", "Who is it?"), line=7)])
    with open_store(path) as store:
        assert read_set(store, "third") is None
        assert remove_set(store, "second") is not None


def test_too_many_to_compare_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.sqlite3"
    add_waiting(path, "table", [ask("q1", "Which town is it then?")])
    monkeypatch.setattr(staging, "_MOST_PAIRS", 0)
    counts = add_waiting(path, "table", [ask("q2", "Which town is it now?")])
    assert counts == Counts(kept=0, changed=0, new=1, retired=1, unmatched=1)


def test_interrupted_reading_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    add_waiting(path, "table", [ask("q1", "Which town is it?")])
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt), open_store(path) as store:
        waiting = Staging(store)
        waiting.keep(ask("q2", "Which river is it?"))
        waiting.flush()
        raise KeyboardInterrupt
    assert path.read_bytes() == before
