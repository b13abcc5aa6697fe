"""The store's file: made, opened, refused, damaged, full, locked."""

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from types import NoneType

import pytest

from quizzer.errors import QuizzerError, StoreBusy, StoreUnusable
from quizzer.memory.rebuild import Rebuild
from quizzer.models import Question, QuestionId, QuestionSet, Rating
from quizzer.store import database, schema
from quizzer.store.cards import due_cards, new_cards, next_due_day
from quizzer.store.database import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Store,
    check_types,
    copy_store,
    open_store,
    peek,
)
from quizzer.store.library import add_set, list_sets, read_set
from quizzer.store.log import read_events, rebuild_cards
from quizzer.store.questions import read_questions
from tests.learner import DAY, capitals, give_answer, numbered

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a learner's store goes: in a folder that is not there yet."""
    return tmp_path / "data" / "quizzer" / "learner.db"


def make(path: Path) -> Path:
    """A store with two sets, some history and all kinds of pages."""
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 1000)
        add_set(store, "squares", numbered(150), 1000)
        for minute in range(40):
            give_answer(store, f"n{minute % 25}", Rating(minute % 4 + 1), minute=minute)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_all(store: Store) -> list[object]:
    """What every reading command would show."""
    sets: list[QuestionSet | None] = [read_set(store, name) for name in ("capitals", "squares")]
    questions: list[Question] = [question for found in sets if found for question in found.questions]
    return [
        list_sets(store, DAY + 3, 0),
        sets,
        due_cards(store, DAY + 3, 0),
        new_cards(store, 1000, DAY),
        next_due_day(store, DAY),
        read_questions(store, [question.id for question in questions]),
        list(read_events(store)),
        [list(read_events(store, question.id)) for question in questions[:10]],
    ]


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    # Unmeasured: who has no rights, or a disk that refuses writes, could not save what was measured.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60)


def pragma(store: Store, name: str) -> object:
    return store.rows(f"pragma {name}")[0][0]


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_new_store_is_private_whatever_the_umask(path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with open_store(path):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in path.parents[:2]] == [0o700, 0o700]
    assert [file.name for file in path.parent.iterdir()] == ["learner.db"]


def test_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with open_store(tmp_path / "learner.db"):
        pass
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_store_is_durable_and_marked_as_ours(path: Path) -> None:
    with open_store(path) as store:
        settings = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "recursive_triggers")
        assert [pragma(store, name) for name in settings] == ["delete", 3, 1, 0, 1]
        assert pragma(store, "application_id") == APPLICATION_ID
        assert pragma(store, "user_version") == SCHEMA_VERSION
        assert store.connection.isolation_level is None


def test_current_store_is_read_without_sqlite_utils(path: Path) -> None:
    make(path)
    code = """
import sys
from pathlib import Path
from quizzer.store.database import open_store
from quizzer.store.cards import due_cards
from quizzer.store.library import list_sets, read_set
from quizzer.store.log import read_events
with open_store(Path(sys.argv[1])) as store:
    assert len(list_sets(store, 20_000, 0)) == 2
    assert due_cards(store, 20_003, 0)
    assert list(read_events(store))
heavy = {"sqlite_utils", "pydantic", "yaml", "rich", "asyncio", "typing_extensions"}
print(sorted(heavy & set(sys.modules)))
"""
    done = run(code, path)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_reading_leaves_every_byte(path: Path) -> None:
    before = digest(make(path))
    with open_store(path) as store:
        read_all(store)
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == ["learner.db"]


def test_symlink_leads_to_the_store(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with open_store(link) as store:
        assert store.path == path
    assert path.is_file()
    assert link.is_symlink()


def test_odd_file_names_are_only_names(tmp_path: Path) -> None:
    for name in ("a b?mode=ro#x.db", "100%41.db", "'; drop table card; --.db", "ü.db"):
        with open_store(tmp_path / name) as store:
            add_set(store, "capitals", capitals(), 0)
        assert (tmp_path / name).is_file()


def write_newer(path: Path) -> None:
    make(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")


def write_foreign(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table notes(id integer)")


def write_bytes(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.parent.mkdir(parents=True)
        path.write_bytes(content)

    return write


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (write_newer, f"schema {SCHEMA_VERSION + 1}.*newer quizzer"),
        (write_foreign, "another program"),
        (write_bytes(b""), "empty"),
        (write_bytes(b"SQLite format 3\0"), "not a store"),
        (write_bytes(b"a letter to a friend" * 100), "not a store"),
        (write_bytes(bytes(8192)), "not a store"),
    ],
)
def test_file_that_is_no_store_of_this_version_is_refused_untouched(
    path: Path, write: Callable[[Path], None], words: str
) -> None:
    write(path)
    before = digest(path)
    with pytest.raises(StoreUnusable, match=words) as refusal, open_store(path):
        pass
    assert str(refusal.value).startswith(f"{path}: ")
    assert refusal.value.exit_code == 6
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == ["learner.db"]


def test_foreign_database_with_unfinished_work_is_refused_untouched(path: Path) -> None:
    write_foreign(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("insert into notes values (1)")
        connection.commit()
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{path.parent}/copy.db{suffix}")
    copy = path.parent / "copy.db"
    before = {file.name: digest(file) for file in path.parent.glob("copy*")}
    with pytest.raises(StoreUnusable, match="another program"), open_store(copy):
        pass
    assert {file.name: digest(file) for file in path.parent.glob("copy*")} == before


@pytest.mark.parametrize("place", ["folder", "pipe"])
def test_what_is_not_a_file_is_refused(path: Path, place: str) -> None:
    path.parent.mkdir(parents=True)
    path.mkdir() if place == "folder" else os.mkfifo(path)
    with pytest.raises(StoreUnusable, match="not a file"), open_store(path):
        pass


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(QuizzerError, match=r"cannot be made.*--home"),
        open_store(tmp_path / "file" / "learner.db"),
    ):
        pass


def test_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuizzerError, match="cannot be made"), open_store(tmp_path / ("x" * 300)):
        pass


def without_rights(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Runs code that has `path`, as nobody where the tests are root's: root may write anything."""
    start = """
import os, sys
from pathlib import Path
from quizzer.store import cards, database, library, log, schema
from tests.learner import give_answer
from quizzer.models import Rating
from quizzer.errors import QuizzerError
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
"""
    return run(start + code, path)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user may look into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def lock_up(folder: Path, path: Path) -> None:
    path.chmod(0o444)
    folder.chmod(0o555)


def test_read_only_store_can_be_read_but_not_written(shared: Path) -> None:
    path = make(shared / "learner.db")
    lock_up(shared, path)
    before = digest(path)
    code = """
with database.open_store(path) as store:
    print(len(cards.due_cards(store, 20_100, 0)), len(library.list_sets(store, 20_100, 0)))
    try:
        give_answer(store, "q1", Rating.GOOD)
    except QuizzerError as error:
        print(error.exit_code, error)
"""
    done = without_rights(code, path)
    assert done.stderr == ""
    counts, refusal = done.stdout.splitlines()
    assert counts == "25 2"
    assert refusal.startswith(f"1 {path}: ")
    assert "cannot be written" in refusal
    assert "--home" in refusal
    assert digest(path) == before


def set_journal(path: Path, mode: str) -> None:
    """Leaves the file in another journal mode, as another program may."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(f"pragma journal_mode = {mode}").fetchone() == (mode,)


def test_read_only_store_is_opened_for_reading_whatever_its_journal(shared: Path) -> None:
    path = make(shared / "learner.db")
    set_journal(path, "wal")
    path.chmod(0o444)
    shared.chmod(0o777)
    before = digest(path)
    done = without_rights(
        "with database.open_store(path) as store: print(len(cards.due_cards(store, 20_100, 0)))", path
    )
    assert (done.stdout, done.stderr) == ("25\n", "")
    assert digest(path) == before


def test_writable_store_gets_our_journal_back(path: Path) -> None:
    set_journal(make(path), "wal")
    with open_store(path) as store:
        assert pragma(store, "journal_mode") == "delete"


def test_what_is_only_looked_at_is_opened_for_reading_alone(path: Path) -> None:
    set_journal(make(path), "wal")
    before = digest(path)
    with peek(path) as store:
        assert store.rows("select count(*) from event") == [(40,)]
        with pytest.raises(QuizzerError, match="cannot be written"):
            store.rows("update card set suspended = 1")
    assert digest(path) == before


def test_store_that_is_gone_meanwhile_is_not_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path)
    monkeypatch.setattr(database, "_check_header", Path.unlink)
    with pytest.raises(QuizzerError, match="cannot be written"), open_store(path):
        pass
    assert not path.exists()


@pytest.mark.parametrize("mode", [0o444, 0o666])
def test_store_that_no_answer_can_be_kept_in_is_told_before_one_is_given(shared: Path, mode: int) -> None:
    path = make(shared / "learner.db")
    lock_up(shared, path)
    path.chmod(mode)
    before = digest(path)
    code = """
with database.open_store(path) as store:
    try:
        log.demand_writable(store)
    except QuizzerError as error:
        print(error)
"""
    done = without_rights(code, path)
    assert done.stderr == ""
    assert "cannot be written" in done.stdout
    assert "--home" in done.stdout
    assert digest(path) == before


def test_store_in_a_read_only_folder_can_be_read_but_not_written(shared: Path) -> None:
    path = make(shared / "learner.db")
    lock_up(shared, path)
    path.chmod(0o666)
    code = """
with database.open_store(path) as store:
    print(len(cards.due_cards(store, 20_100, 0)))
    try:
        give_answer(store, "q1", Rating.GOOD)
    except QuizzerError as error:
        print(error)
"""
    done = without_rights(code, path)
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "25"
    assert "cannot be written" in done.stdout


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o700, 0o600), (0o755, 0o600)])
def test_store_that_may_not_be_read_is_told(shared: Path, folder_mode: int, file_mode: int) -> None:
    path = make(shared / "learner.db")
    path.chmod(0 if os.geteuid() else file_mode)
    shared.chmod(folder_mode)
    done = without_rights("with database.open_store(path): pass", path)
    assert "Permission denied" in done.stderr.splitlines()[-1]
    assert "quizzer.errors" in done.stderr.splitlines()[-1]


def test_new_store_in_a_read_only_folder_is_told(shared: Path) -> None:
    shared.chmod(0o555)
    done = without_rights("with database.open_store(path): pass", shared / "new" / "learner.db")
    assert "cannot be made (Permission denied)" in done.stderr.splitlines()[-1]


@contextmanager
def someone_writing(path: Path, how: str = "immediate") -> Iterator[None]:
    """Another process in the middle of a transaction."""
    code = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("begin " + sys.argv[2])
print("holding", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", code, str(path), how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "holding\n"
        yield
        other.communicate()


def test_answer_while_another_program_writes_is_refused_and_can_be_given_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with open_store(make(path)) as store:
        before = list(read_events(store))
        with someone_writing(path), pytest.raises(StoreBusy, match="another program") as busy:
            give_answer(store, "q1", Rating.GOOD, minute=99)
        assert str(path) in str(busy.value)
        assert list(read_events(store)) == before
        give_answer(store, "q1", Rating.GOOD, minute=99)
        assert len(list(read_events(store))) == len(before) + 1


def test_answer_waits_for_another_program_that_is_soon_done(path: Path) -> None:
    with open_store(make(path)) as store:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("begin immediate")
        done = threading.Timer(0.3, other.execute, ["rollback"])
        done.start()
        give_answer(store, "q1", Rating.GOOD, minute=99)
        done.join()
        other.close()
        assert len(list(read_events(store, QuestionId("q1")))) == 1


def test_reading_goes_on_while_another_program_prepares_to_write(path: Path) -> None:
    make(path)
    with someone_writing(path), open_store(path) as store:
        assert due_cards(store, DAY + 3, 0)


def test_opening_while_another_program_saves_says_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    make(path)
    with someone_writing(path, "exclusive"), pytest.raises(StoreBusy), open_store(path) as store:
        read_all(store)


def test_opening_a_store_twice_keeps_its_locks(path: Path) -> None:
    make(path)
    code = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0.1, isolation_level=None).execute("begin immediate")
except sqlite3.OperationalError as error:
    print(error)
"""
    with open_store(path) as store, store.transaction():
        with open_store(path) as again:
            assert due_cards(again, DAY + 3, 0)
        assert run(code, path).stdout == "database is locked\n"


def test_full_disk_loses_only_the_answer_it_refused(path: Path) -> None:
    with open_store(make(path)) as store:
        pages = store.rows("pragma page_count")[0][0]
        store.rows(f"pragma max_page_count = {pages}")
        given = len(list(read_events(store)))
        with pytest.raises(QuizzerError, match=r"disk is full \([\d,]+ bytes free\)"):
            for minute in range(100, 2000):
                give_answer(store, "q1", Rating.AGAIN, minute=minute)
                given += 1
        assert len(list(read_events(store))) == given
        store.rows(f"pragma max_page_count = {pages * 10}")
        give_answer(store, "q2", Rating.GOOD)
        assert len(list(read_events(store))) == given + 1
        assert rebuild_cards(store, Rebuild()) == 0
        assert store.rows("pragma integrity_check") == [("ok",)]


def test_set_too_large_for_the_disk_is_not_added_at_all(path: Path) -> None:
    with open_store(make(path)) as store:
        store.rows(f"pragma max_page_count = {store.rows('pragma page_count')[0][0] + 2}")
        with pytest.raises(QuizzerError, match="disk is full"):
            add_set(store, "more", numbered(3000, "m"), 0)
        assert [summary.name for summary in list_sets(store, DAY, 0)] == ["capitals", "squares"]


def test_disk_that_refuses_a_write_loses_only_that_answer(path: Path) -> None:
    make(path)
    code = """
import resource, sys
from pathlib import Path
from quizzer.errors import QuizzerError
from quizzer.models import Rating
from quizzer.store.database import open_store
from quizzer.store.log import read_events
from tests.learner import give_answer
path = Path(sys.argv[1])
with open_store(path) as store:
    given = len(list(read_events(store)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size,) * 2)
    try:
        for minute in range(100, 2000):
            give_answer(store, "q1", Rating.AGAIN, minute=minute)
            given += 1
    except QuizzerError as error:
        print(error)
    print(given == len(list(read_events(store))))
"""
    done = run(code, path)
    assert done.stderr == ""
    message, same = done.stdout.splitlines()
    assert "the disk refused" in message
    assert same == "True"
    with open_store(path) as store:
        assert store.rows("pragma integrity_check") == [("ok",)]


def test_interrupted_transaction_leaves_nothing(path: Path) -> None:
    with open_store(make(path)) as store:
        before = read_all(store)
        with pytest.raises(KeyboardInterrupt), store.transaction():
            store.write("delete from question_set", [()])
            raise KeyboardInterrupt
        assert read_all(store) == before
        give_answer(store, "q1", Rating.GOOD)


def test_store_that_became_read_only_is_told(path: Path) -> None:
    with open_store(make(path)) as store:
        store.rows("pragma query_only = on")
        with pytest.raises(QuizzerError, match=r"cannot be written.*--home") as error:
            give_answer(store, "q1", Rating.GOOD)
    assert error.value.exit_code == 1


def test_errors_of_the_caller_stay_what_they_are(path: Path) -> None:
    for wrong in (
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "not text"),
        sqlite3.OperationalError("elsewhere"),
    ):
        with pytest.raises(type(wrong)), open_store(path) as store, store.transaction():
            raise wrong


def test_value_of_another_type_is_refused() -> None:
    check_types((1, None), (int, (str, NoneType)))
    with pytest.raises(TypeError, match="'one'"):
        check_types(("one", None), (int, (str, NoneType)))


def test_wrong_statement_is_a_bug_and_not_a_damaged_store(path: Path) -> None:
    with open_store(path) as store, pytest.raises(sqlite3.ProgrammingError):
        store.rows("select ?", (1, 2))


def truncate(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(1, len(content))]


def zero_a_page(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) // 4096) * 4096
    return content[:start] + bytes(4096) + content[start + 4096 :]


def flip_bits(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(20):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("harm", [truncate, zero_a_page, flip_bits])
def test_damaged_store_is_refused_or_right_and_never_touched(
    path: Path, harm: Callable[[bytes, Random], bytes]
) -> None:
    content = make(path).read_bytes()
    with open_store(path) as store:
        whole = read_all(store)
    random, refused = Random(harm.__name__), 0
    for _ in range(60):
        path.write_bytes(harm(content, random))
        before = digest(path)
        try:
            with open_store(path) as store:
                found = read_all(store)
        except QuizzerError as error:
            refused += 1
            assert str(path) in str(error)
        else:
            # There are no checksums: a changed letter of a question cannot be told.
            assert harm is flip_bits or found == whole
        assert digest(path) == before
    assert refused >= 20


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {version}")


def test_older_store_is_brought_up_to_date_after_a_copy(path: Path) -> None:
    path.parent.mkdir(parents=True)
    set_version(path, 0)
    with open_store(path) as store:
        assert pragma(store, "user_version") == SCHEMA_VERSION
        add_set(store, "capitals", capitals(), 0)
    copy = path.with_name("learner.db.schema0.bak")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (0,)
        assert connection.execute("select * from sqlite_master").fetchall() == []
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {file.name for file in path.parent.iterdir()} == {path.name, copy.name}


def test_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir(parents=True)
    set_version(path, 0)
    before = digest(path)
    monkeypatch.setattr(schema, "_VERSION_1", (*schema._VERSION_1, "insert into nowhere values (1)"))
    with pytest.raises(StoreUnusable, match="nowhere"), open_store(path):
        pass
    assert digest(path) == before


def test_copy_is_whole_and_private(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"the copy before")
    with open_store(make(path)) as store:
        copy_store(store, target)
        expected = read_all(store)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with open_store(target) as copied:
        assert read_all(copied) == expected


def test_store_and_copy_are_on_the_disk_before_they_have_their_names(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, synced, sync = tmp_path / "copy.db", dict[int, tuple[bool, ...]](), os.fsync

    def watch(handle: int) -> None:
        synced[os.fstat(handle).st_ino] = (path.exists(), target.exists())
        sync(handle)

    monkeypatch.setattr(os, "fsync", watch)
    with open_store(path) as store:
        assert synced[path.stat().st_ino] == (False, False)
        assert synced[path.parent.stat().st_ino] == (True, False)
        copy_store(store, target)
    assert synced[target.stat().st_ino] == (True, False)
    assert synced[tmp_path.stat().st_ino] == (True, True)


def test_unsound_store_is_not_copied_over_a_good_copy(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"the copy before")
    with open_store(make(path)) as store:
        store.rows("pragma ignore_check_constraints = on")
        store.rows("update card set suspended = 7")
        with pytest.raises(StoreUnusable, match="damaged"):
            copy_store(store, target)
    assert target.read_bytes() == b"the copy before"


def test_damaged_store_is_not_copied_over_a_good_copy(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"the copy before")
    content = bytearray(make(path).read_bytes())
    content[-4096:] = bytes(4096)
    path.write_bytes(content)
    with open_store(path) as store, pytest.raises(StoreUnusable, match="damaged"):
        copy_store(store, target)
    assert target.read_bytes() == b"the copy before"


def test_file_system_without_hard_links_still_makes_a_store(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with open_store(path) as store:
        add_set(store, "capitals", capitals(), 0)
    assert [file.name for file in path.parent.iterdir()] == ["learner.db"]


def test_store_made_by_another_at_the_same_time_is_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish = database._publish

    def be_second(draft: Path, target: Path) -> None:
        monkeypatch.setattr(database, "_publish", publish)
        make(target)
        publish(draft, target)

    monkeypatch.setattr(database, "_publish", be_second)
    with open_store(path) as store:
        assert len(list_sets(store, DAY, 0)) == 2
