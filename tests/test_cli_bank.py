"""Commands that make, keep and hand out sets, as a person types them."""

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from quizzer.cli import run
from tests.conftest import ARTICLE

Type = Callable[..., tuple[int, str, str]]

CAPITALS = """\
title: Capitals
questions:
  - id: norway
    question: What is the capital of Norway?
    answer: Oslo
  - id: latvia
    question: What is the capital of Latvia?
    answer: Riga
    accept: [Rīga]
    source: {document: An atlas, section: North, quote: Riga is the capital of Latvia.}
"""
DOCUMENT = """\
= The bridge =

The Long Bridge was opened on 4 May 1902 by Queen Alexandra. It carried 12,500 carts in its first year.
A storm destroyed the Long Bridge on 3 October 1911, and the town of Ellerby rebuilt it in 1913.
"""


@pytest.fixture
def type_in(capsys: pytest.CaptureFixture[str]) -> Type:
    """Types a command: its exit code, output and error output."""

    def type_command(*words: str | Path) -> tuple[int, str, str]:
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return type_command


@pytest.fixture
def capitals(tmp_path: Path) -> Path:
    path = tmp_path / "capitals.quiz.yaml"
    path.write_text(CAPITALS, encoding="utf-8")
    return path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_document_becomes_a_set_beside_it(type_in: Type, document: Path) -> None:
    code, out, err = type_in("generate", document)
    assert (code, err) == (0, "")
    assert "facts" in out
    assert "Next: quizzer review" in out
    assert "4 May 1902" in document.with_name("bridge.quiz.yaml").read_text(encoding="utf-8")


def test_generating_again_revises_and_says_so(type_in: Type, document: Path) -> None:
    type_in("generate", document)
    before = document.with_name("bridge.quiz.yaml").read_bytes()
    code, out, _ = type_in("generate", document)
    assert code == 0
    assert "The set was there before" in out
    assert "kept" in out
    assert document.with_name("bridge.quiz.yaml").read_bytes() == before


def test_generation_is_told_as_json(type_in: Type, document: Path, tmp_path: Path) -> None:
    _, out, _ = type_in("generate", document, "-o", tmp_path / "b.quiz.yaml", "--json")
    (report,) = json.loads(out)["generated"]
    assert report["set"] == str(tmp_path / "b.quiz.yaml")
    assert report["facts"]["date"] >= 2
    assert sum(report["questions"].values()) >= 2
    assert report["revision"] is None


def test_one_output_for_two_documents_is_refused(type_in: Type, document: Path) -> None:
    code, _, err = type_in("generate", document, document, "-o", "x.quiz.yaml")
    assert code == 2
    assert "one set each" in err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "missing.txt: no such file"),
        (".", None, ".: a folder"),
        ("empty.txt", b"", "empty.txt: nothing is written in it"),
        ("picture.txt", b"\x89PNG\0", "picture.txt:1: "),
    ],
)
def test_what_is_no_document_is_told_in_one_line(
    name: str,
    content: bytes | None,
    said: str,
    type_in: Type,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path(name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    code, out, err = type_in("generate", name)
    assert (code, out) == (4, "")
    assert err.startswith(f"quizzer: {said}")
    assert err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_broken_set_is_never_overwritten_by_generate(type_in: Type, document: Path) -> None:
    target = document.with_name("bridge.quiz.yaml")
    target.write_text("title: [", encoding="utf-8")
    code, _, err = type_in("generate", document)
    assert code == 3
    assert "bridge.quiz.yaml" in err
    assert target.read_text(encoding="utf-8") == "title: ["


def test_added_set_is_listed_with_what_comes_along(type_in: Type, capitals: Path) -> None:
    code, out, _ = type_in("add", capitals)
    assert (code, out) == (0, "capitals: 2 new.\nNext: quizzer study\n")
    _, out, _ = type_in("sets")
    assert "capitals: 2 questions, 0 due, 2 new" in out
    assert f"{ARTICLE}:" in out
    assert "comes with quizzer" in out


def test_sets_are_told_as_json(type_in: Type, capitals: Path) -> None:
    type_in("add", capitals)
    rows = {row["name"]: row for row in json.loads(type_in("sets", "--json")[1])["sets"]}
    assert rows["capitals"] == {
        "name": "capitals",
        "title": "Capitals",
        "questions": 2,
        "new": 2,
        "due": 0,
        "in_library": True,
    }
    assert rows[ARTICLE]["in_library"] is False


def test_edited_set_added_again_tells_what_changed(type_in: Type, capitals: Path) -> None:
    type_in("add", capitals)
    capitals.write_text(CAPITALS.replace("of Norway?", "of the Kingdom of Norway?"), encoding="utf-8")
    assert type_in("add", capitals)[1].startswith("capitals: 1 kept, 1 changed.")
    report = json.loads(type_in("add", capitals, "--json")[1])["added"]
    assert report == [
        {"name": "capitals", "title": "Capitals", "kept": 2, "changed": 0, "new": 0, "retired": 0}
    ]


def test_nothing_is_added_when_one_of_the_files_is_bad(type_in: Type, capitals: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.quiz.yaml"
    bad.write_text("title: Bad\nquestions:\n  - question: Why?\n", encoding="utf-8")
    code, _, err = type_in("add", capitals, bad)
    assert code == 3
    assert "bad.quiz.yaml:3" in err
    assert "capitals" not in type_in("sets")[1]


def test_removed_set_is_gone_and_can_come_back(type_in: Type, capitals: Path) -> None:
    type_in("add", capitals)
    code, out, _ = type_in("remove", "capitals")
    assert code == 0
    assert "progress is kept" in out
    assert "capitals" not in type_in("sets")[1]
    code, _, err = type_in("remove", "capitals")
    assert code == 2
    assert 'no set "capitals"' in err


def test_set_is_shown_with_answers_and_sources(type_in: Type, capitals: Path) -> None:
    _, out, _ = type_in("show", capitals)
    assert "1. What is the capital of Norway?" in out
    assert "Answer: Riga" in out
    assert "Also right: Rīga" in out
    assert "“Riga is the capital of Latvia.” (North)" in out


@pytest.mark.parametrize("name", ["capitals", ARTICLE, "capitals.quiz.yaml"])
def test_set_is_found_in_library_bank_and_folder(
    name: str, type_in: Type, capitals: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(capitals.parent)
    type_in("add", capitals)
    code, out, _ = type_in("show", name, "--json")
    assert code == 0
    assert json.loads(out)["quizzer"] == 1


def test_unknown_set_is_told_with_the_next_step(type_in: Type) -> None:
    code, _, err = type_in("show", "nothing")
    assert code == 3
    assert 'no set "nothing"' in err
    assert "quizzer sets" in err


def test_export_writes_json_yaml_and_anki(type_in: Type, capitals: Path, tmp_path: Path) -> None:
    for suffix in ("json", "quiz.yaml", "apkg"):
        code, out, _ = type_in("export", capitals, tmp_path / f"out.{suffix}")
        assert code == 0
        assert "Wrote 2 questions" in out
    assert [q["id"] for q in json.loads((tmp_path / "out.json").read_text())["questions"]] == [
        "norway",
        "latvia",
    ]
    assert "collection.anki2" in zipfile.ZipFile(tmp_path / "out.apkg").namelist()


def test_export_replaces_a_file_only_when_asked(type_in: Type, capitals: Path, tmp_path: Path) -> None:
    for name in ("out.json", "out.apkg"):
        (tmp_path / name).write_text("precious")
        code, _, err = type_in("export", capitals, tmp_path / name)
        assert code == 7
        assert "--force" in err
        assert (tmp_path / name).read_text() == "precious"
        assert type_in("export", capitals, tmp_path / name, "--force")[0] == 0


def test_export_to_an_unknown_suffix_is_refused(type_in: Type, capitals: Path, tmp_path: Path) -> None:
    code, _, err = type_in("export", capitals, tmp_path / "out.docm")
    assert code == 7
    assert ".quiz.yaml" in err


def note_times(package: Path, folder: Path) -> list[int]:
    zipfile.ZipFile(package).extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    times = [row[0] for row in connection.execute("select mod from notes")]
    connection.close()
    return times


def test_anki_note_is_newer_only_where_its_question_changed(
    type_in: Type, capitals: Path, tmp_path: Path
) -> None:
    type_in("add", capitals)
    type_in("export", "capitals", tmp_path / "one.apkg")
    (tmp_path / "edited").mkdir()
    edited = tmp_path / "edited" / capitals.name
    edited.write_text(CAPITALS.replace("answer: Oslo", "answer: Oslo (Christiania)"), encoding="utf-8")
    (added,) = set(note_times(tmp_path / "one.apkg", tmp_path))
    os.utime(edited, (added + 60, added + 60))
    type_in("export", edited, tmp_path / "two.apkg")
    assert sorted(note_times(tmp_path / "two.apkg", tmp_path)) == [added, added + 60]


BAD = {
    "missing": (None, "no such file"),
    "empty": (b"", "nothing is written|is empty"),
    "binary": (b"\x00\x01\x02\xff" * 30, "NUL|UTF-8"),
    "latin": ("title: Pärnu\n".encode("latin-1"), "not UTF-8"),
}


@pytest.mark.parametrize("command", ["generate", "add", "show", "export"])
@pytest.mark.parametrize("case", [*BAD, "folder"])
def test_bad_input_gets_one_clear_line_and_changes_nothing(
    command: str, case: str, type_in: Type, tmp_path: Path
) -> None:
    suffix = ".txt" if command == "generate" else ".quiz.yaml"
    path = tmp_path / f"input{suffix}"
    content, expected = BAD.get(case, (None, "folder"))
    if case == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    code, out, err = type_in(command, path, *([tmp_path / "out.json"] if command == "export" else []))
    assert code == (4 if command == "generate" else 3)
    assert out == ""
    assert len(err.splitlines()) == 1
    assert path.name in err
    assert any(word in err for word in expected.split("|")), err
    assert sorted(tmp_path.rglob("*")) == before


def test_duplicate_id_names_both_lines(type_in: Type, capitals: Path) -> None:
    capitals.write_text(CAPITALS.replace("id: latvia", "id: norway"), encoding="utf-8")
    code, _, err = type_in("add", capitals)
    assert code == 3
    assert "capitals.quiz.yaml:6" in err
    assert "line 3" in err


def test_search_finds_words_in_any_case_and_without_accents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "north.quiz.yaml"
    path.write_text(
        "title: N\nquestions:\n  - question: Who led Latvia?\n    answer: Kārlis Ulmanis\n", encoding="utf-8"
    )
    assert run(["add", str(path)]) == 0
    capsys.readouterr()
    assert run(["search", "karlis", "LATVIA"]) == 0
    assert capsys.readouterr().out == "north: Who led Latvia?\n    Kārlis Ulmanis\n"
    assert run(["search", "karlis", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["found"]
    assert (found["set"], found["answer"]) == ("north", "Kārlis Ulmanis")
    assert run(["search", "karlis", "estonia"]) == 0
    assert "No question of the library holds all of that" in capsys.readouterr().out


def test_search_in_an_empty_library_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "anything"]) == 0
    assert "No question" in capsys.readouterr().out


def test_preview_shows_what_a_learner_will_see(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "north.quiz.yaml"
    path.write_text(
        "title: N\nquestions:\n  - question: Which?\n    choices: [one, two]\n    answer: two\n",
        encoding="utf-8",
    )
    assert run(["show", str(path), "--preview"]) == 0
    out = capsys.readouterr().out
    assert "Question 1 of 1, new" in out
    assert "1  " in out
    assert "Answer" not in out


def test_set_with_a_dot_in_its_name_is_found_in_the_library(
    type_in: Type, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "capitals.v2.quiz.yaml"
    file.write_text(CAPITALS, encoding="utf-8")
    assert type_in("add", str(file))[0] == 0
    file.unlink()
    code, out, _ = type_in("show", "capitals.v2")
    assert code == 0
    assert "What is the capital of Norway?" in out


def test_name_that_is_nearly_a_sets_is_asked_about(type_in: Type, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "capitals.quiz.yaml"
    file.write_text(CAPITALS, encoding="utf-8")
    assert type_in("add", str(file))[0] == 0
    code, _, err = type_in("show", "capitols")
    assert code == 3
    assert 'Did you mean "capitals"?' in err


def test_table_is_added_row_by_row_and_an_edited_one_keeps_its_progress(
    type_in: Type, tmp_path: Path
) -> None:
    table = tmp_path / "towns.csv"
    table.write_text("question,answer\nWhich town is on the Daugava?,Riga\nWhich is on the Neva?,\n")
    assert type_in("add", table) == (
        0,
        "towns: 1 new.\nNext: quizzer study\n",
        f"{table}:3: left out: the answer is empty\n",
    )
    table.write_text("question,answer\nWhich big town is on the Daugava?,Riga\nWhich is on the Neva?,Narva\n")
    code, said, _ = type_in("add", table, "--json")
    report = json.loads(said)["added"][0]
    assert code == 0
    assert report == {"name": "towns", "title": "towns", "kept": 0, "changed": 1, "new": 1, "retired": 0}


def test_table_that_cannot_be_read_keeps_the_others_out(
    type_in: Type, tmp_path: Path, capitals: Path
) -> None:
    good, broken = tmp_path / "good.csv", tmp_path / "broken.csv"
    good.write_text("question,answer\nWhich town is on the Daugava?,Riga\n")
    broken.write_text('question,answer\nWho?,"Nobody\n')
    code, said, told = type_in("add", capitals, good, broken)
    assert (code, said) == (3, "")
    assert f"{broken}:2: the row that begins here cannot be read" in told
    assert "comes with quizzer" in type_in("sets")[1]
    assert "towns" not in type_in("sets")[1]
    assert type_in("show", "good")[0] == 3


def test_table_beyond_the_cap_is_told(type_in: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizzer.formats.sheets.read.MOST_STREAMED", 2)
    table = tmp_path / "towns.csv"
    table.write_text("question,answer\n" + "".join(f"Which is town {n}?,Town {n}\n" for n in range(3)))
    code, _, told = type_in("add", table)
    assert (code, told) == (3, f"quizzer: {table}: more than 2 questions. Split it into smaller sets.\n")


def test_new_rows_that_are_too_many_to_compare_are_told(
    type_in: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizzer.store.staging._MOST_PAIRS", 0)
    table = tmp_path / "towns.csv"
    table.write_text("question,answer\nWhich town is on the Daugava?,Riga\n")
    type_in("add", table)
    table.write_text("question,answer\nWhich town is on the Neva?,Narva\n")
    code, said, told = type_in("add", table)
    assert (code, said) == (0, "towns: 1 new, 1 retired.\nNext: quizzer study\n")
    assert told == (
        "towns: 1 new questions are too many to be compared with those that are gone."
        " A column id keeps their progress.\n"
    )


def test_folder_is_told_to_be_one(type_in: Type, tmp_path: Path) -> None:
    code, _, told = type_in("add", tmp_path)
    assert (code, told) == (3, f"quizzer: {tmp_path}: is a folder, not a set. Name one of the files in it.\n")
