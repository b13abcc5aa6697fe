"""What the store costs beside bare SQLite, as ratios in one run, and how it grows with the log.

Due is the whole backlog, most cards, as objects; bare it is the same rows as SQLite hands them over. An
answer is its event and card, bare the same two rows. A rebuild writes every card, since all are missing,
beside reading all events: where there are few events a card, writing the cards is most of it, and 10,000
events make 9,500 cards. A check finds every card as it should be, which is the common case.

python -m tests.benchmarks.store [--events 1000000] [--cards 100000]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from quizzer.memory.rebuild import Rebuild
from quizzer.memory.schedule import next_card
from quizzer.models import Card, Question, QuestionId, QuestionKind, QuestionSet, Rating
from quizzer.store.cards import due_cards, read_card
from quizzer.store.database import Store, open_store
from quizzer.store.library import add_set
from quizzer.store.log import make_uid, rebuild_cards, record
from quizzer.store.merge import merge_store
from tests.learner import DAY, milliseconds, moment, review

INSERT = "insert into event values (?, ?, ?, 0, ?, 'review', ?, 9000, ?, ?, null, '{}', 'd')"
NOW = milliseconds(moment())


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def fill(path: Path, cards: int, events: int, seed: int = 1) -> None:
    """A library and a log of that size, answers spread over 300 days; the cards are not made yet."""
    random = Random(seed)
    questions = tuple(
        Question(QuestionId(f"q{n}"), QuestionKind.SHORT, f"Question {n}?", (str(n),)) for n in range(cards)
    )
    with open_store(path) as store:
        add_set(store, "numbers", QuestionSet("Numbers", questions), 1)
        with store.transaction():
            store.write(INSERT, list(make_rows(cards, events, random)))


def make_rows(cards: int, events: int, random: Random, *, decided: bool = True) -> list[tuple[object, ...]]:
    """Answers as sittings record them, with the day decided; imported logs have none."""
    rows: list[tuple[object, ...]] = []
    known: dict[int, Card] = {}
    for number in range(events):
        day = DAY - 300 + 300 * number // events
        at_ms = milliseconds(moment(day)) + number % 80_000
        which, rating = random.randrange(cards), Rating(random.randint(1, 4))
        due: tuple[int | None, int | None] = (None, None)
        if decided:
            card = next_card(known.get(which, Card(QuestionId(f"q{which}"))), rating, day, at_ms)
            known[which], due = card, (card.due_day, card.due_ms)
        rows.append((make_uid(at_ms, random), f"q{which}", at_ms, day, rating, *due))
    return rows


def measure(folder: Path, cards: int, events: int) -> dict[str, float]:
    """Each figure of one size, in seconds."""
    path = folder / f"store{events}"
    fill(path, cards, events)
    with open_store(path) as store:
        found = in_turn(
            {
                "read events": lambda: read_bare(store),
                "rebuild": lambda: rebuild_cards(store, Rebuild()),  # every card is missing
                "check": lambda: rebuild_cards(store, Rebuild()),  # every card is as it should be
                "": lambda: store.rows("delete from card"),
            },
            5,
        )
        rebuild_cards(store, Rebuild())
        found |= in_turn({"bare due": lambda: due_bare(store), "due": lambda: due_cards(store, DAY, NOW)}, 9)
        found |= measure_answers(store, cards)
    return found


def in_turn(actions: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median seconds of each action, all of them measured in turn; those without a name are not told."""
    times = [[seconds(action) for action in actions.values()] for _ in range(rounds)]
    found = zip(actions, map(statistics.median, zip(*times, strict=True)), strict=True)
    return {name: median for name, median in found if name}


def read_bare(store: Store) -> int:
    count = 0
    with closing(store.connection.execute("select * from event order by question_id, at_ms, uid")) as rows:
        for _ in rows:
            count += 1
    return count


def due_bare(store: Store) -> list[object]:
    sql = """
        select card.* from card where suspended = 0 and due_day <= ?
        and exists (select 1 from question where question.question_id = card.question_id and retired = 0)
        order by due_day, card.question_id
    """
    return store.connection.execute(sql, (DAY,)).fetchall()


def measure_answers(store: Store, cards: int, rounds: int = 200) -> dict[str, float]:
    """Medians of one answer through the store and of its two rows in a bare transaction, in turn."""
    random, bare, ours = Random(3), [], []
    for number in range(rounds):
        question = QuestionId(f"q{random.randrange(cards)}")
        card = read_card(store, question)
        event, after = review(card, Rating.GOOD, moment(DAY, number), DAY, random)
        ours.append(seconds(lambda event=event, after=after: record(store, event, after)))  # type: ignore[misc]
        at_ms = milliseconds(moment(DAY + 1, number))
        row = (make_uid(at_ms, random), question, at_ms, DAY + 1, 3, DAY + 9, None)
        bare.append(seconds(lambda row=row: write_bare(store, row)))  # type: ignore[misc]
    ours.sort()
    return {
        "bare answer": statistics.median(bare),
        "answer": statistics.median(ours),
        "answer p99": ours[int(0.99 * len(ours))],
    }


def write_bare(store: Store, row: tuple[object, ...]) -> None:
    connection = store.connection
    connection.execute("begin immediate")
    connection.execute(INSERT, row)
    connection.execute("update card set reviews = reviews + 0 where question_id = ?", (row[1],))
    connection.execute("commit")


def measure_merge(folder: Path, cards: int, events: int) -> dict[str, float]:
    """A merge of that many new events, and the same rows inserted bare."""
    mine, other, bare = folder / "mine", folder / "other", folder / "bare"
    folder.mkdir()
    for path, count, seed in ((mine, 0, 1), (other, events, 2), (bare, 0, 1)):
        fill(path, cards, count, seed)
    rows = make_rows(cards, events, Random(2))
    with open_store(bare) as store:

        def insert() -> None:
            with store.transaction():
                store.write(INSERT, rows)

        found = {"bare inserts": seconds(insert)}
    with open_store(mine) as store:
        found["merge"] = seconds(lambda: merge_store(store, other, lambda _: Rebuild(), NOW + 10**10))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--cards", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = [size for size in (10_000, 100_000, 1_000_000) if size < options.events] + [options.events]
        for size in sizes:
            found = measure(folder, options.cards, size)
            print(f"{size:>9,} events: " + ", ".join(f"{k} {1000 * v:,.2f} ms" for k, v in found.items()))
            print(
                f"           due {found['due'] / found['bare due']:.2f} x (budget 2), answer"
                f" {found['answer'] / found['bare answer']:.2f} x (3), rebuild"
                f" {found['rebuild'] / found['read events']:.2f} x (3), check of what is right"
                f" {found['check'] / found['read events']:.2f} x"
            )
        merged = [measure_merge(folder / str(number), options.cards, 100_000) for number in range(3)]
        ratio = statistics.median(found["merge"] / found["bare inserts"] for found in merged)
        print(f"merge of 100,000 events {ratio:.2f} x bare inserts (3)")


if __name__ == "__main__":
    main()
