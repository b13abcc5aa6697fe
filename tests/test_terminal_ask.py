"""Every kind of question asked on a real terminal, keys pressed one by one."""

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizzer.answers.judge import Judgement, Verdict
from quizzer.errors import NoTerminal
from quizzer.models import BLANK, Precision, Question, QuestionId, QuestionKind, Rating
from quizzer.study.desk import Action, Leave, Reply, Request, Result, Showing
from quizzer.terminal.ask import TerminalDesk
from quizzer.terminal.keys import Keyboard, demand_terminal
from quizzer.terminal.lines import Style
from tests.screen import PATIENCE


class Board:
    """A pseudo-terminal: what a person presses goes in at one end."""

    def __init__(self) -> None:
        self.person, self.program = os.openpty()
        self.keyboard = Keyboard(self.program)

    def press(self, keys: str) -> None:
        os.write(self.person, keys.encode())

    def modes(self) -> list[object]:
        return list(termios.tcgetattr(self.program))

    def hang_up(self) -> None:
        os.close(self.person)
        self.person = -1


@contextmanager
def losing_patience() -> Iterator[None]:
    """A question that is never answered fails the test instead of waiting for ever."""

    def fail(number: int, frame: FrameType | None) -> None:
        raise TimeoutError("the question still waits for keys")

    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def board() -> Iterator[Board]:
    made = Board()
    with losing_patience(), made.keyboard.listening():
        yield made
    for descriptor in (made.person, made.program):
        if descriptor >= 0:
            os.close(descriptor)


def show(kind: str, *answer: str, options: tuple[str, ...] = (), **rest: object) -> Showing:
    question = replace(Question(QuestionId("q"), QuestionKind(kind), "Prompt?", answer), **rest)  # type: ignore[arg-type]
    return Showing(question, options)


def ask(board: Board, showing: Showing, keys: str, plain: bool = True) -> Reply | Request:
    board.press(keys)
    return TerminalDesk(board.keyboard, Style(plain)).ask(showing)


CHOICE = show("choice", "b", options=("a", "b", "c", "d"))


@pytest.mark.parametrize(("key", "chosen"), [("2", "b"), ("x9 \x1b[A\x1bOP\r1", "a"), ("é3", "c")])
def test_one_key_chooses_and_submits(key: str, chosen: str, board: Board) -> None:
    assert ask(board, CHOICE, key) == Reply((chosen,))


def test_keys_typed_ahead_answer_the_next_question(board: Board) -> None:
    board.press("12")
    desk = TerminalDesk(board.keyboard, Style())
    assert [desk.ask(CHOICE), desk.ask(CHOICE)] == [Reply(("a",)), Reply(("b",))]


@pytest.mark.parametrize("key", ["q", "Q", "\x04"], ids=["q", "Q", "Ctrl-D"])
def test_leaving_at_a_choice(key: str, board: Board) -> None:
    with pytest.raises(Leave):
        ask(board, CHOICE, key)


def test_closed_terminal_is_leaving(board: Board) -> None:
    board.hang_up()
    with pytest.raises(Leave):
        TerminalDesk(board.keyboard, Style()).ask(CHOICE)


def test_question_mark_is_not_knowing(board: Board) -> None:
    assert ask(board, CHOICE, "?") == Reply(None)


def test_interrupt_key_interrupts_where_the_terminal_sends_it_raw(board: Board) -> None:
    board.keyboard.push("\x03")
    with pytest.raises(KeyboardInterrupt):
        board.keyboard.read()


def test_many_options_have_letters(board: Board) -> None:
    options = tuple(f"option {number}" for number in range(12))
    assert ask(board, show("choice", "option 0", options=options), "i") == Reply(("option 7",))
    with pytest.raises(Leave):
        ask(board, show("choice", "option 0", options=options), "1q")


def test_several_gaps_with_options_are_chosen_in_turn(
    board: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    showing = show("cloze", "b", "a", options=("a", "b"), prompt=f"{BLANK} and {BLANK}")
    assert ask(board, showing, "21") == Reply(("b", "a"))
    assert "__1__ and __2__" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "truth"),
    [("t", "true"), ("Y", "true"), ("1", "true"), ("f", "false"), ("n", "false"), ("2", "false")],
)
def test_truth_is_one_key(key: str, truth: str, board: Board) -> None:
    assert ask(board, show("true_false", "true"), key) == Reply((truth,))


def test_choices_are_toggled_and_closed_with_enter(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    showing = show("choices", "a", "c", options=("a", "b", "c"))
    assert ask(board, showing, "\r312\x7f1\r") == Reply(("c",))
    assert ask(board, showing, "31\r") == Reply(("a", "c"))
    assert "then Enter" in capsys.readouterr().out


def test_order_is_complete_with_the_last_item(board: Board) -> None:
    showing = show("order", "a", "b", "c", options=("c", "a", "b"))
    assert ask(board, showing, "231") == Reply(("a", "b", "c"))
    assert ask(board, showing, "1\x7f23\r1") == Reply(("a", "b", "c"))


def test_match_asks_each_partner(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    showing = show("match", "Riga", "Oslo", options=("Oslo", "Riga"), items=("Latvia", "Norway"))
    assert ask(board, showing, "21") == Reply(("Riga", "Oslo"))
    assert "    Latvia\n  goes with 1-2: 2  Riga\n" in capsys.readouterr().out


def test_hint_is_shown_once_asked_for(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    showing = replace(CHOICE, question=replace(CHOICE.question, hint="Not a."))
    assert ask(board, showing, "h2") == Reply(("b",), hinted=True)
    assert "Hint: Not a." in capsys.readouterr().out
    assert ask(board, showing, "2") == Reply(("b",))


def test_hint_takes_two_options_away(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(board, replace(CHOICE, crossed_out=("a", "d")), "h2") == Reply(("b",), hinted=True)
    assert "Hint: not 1 and not 4" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["true_false", "order"])
def test_question_without_a_hint_says_so(kind: str, board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    showing = show(kind, *(("true",) if kind == "true_false" else ("a", "b")), options=("a", "b"))
    reply = ask(board, showing, "ht" if kind == "true_false" else "h12")
    assert isinstance(reply, Reply)
    assert not reply.hinted
    assert "There is no hint for this one." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("u", "undo"),
        ("R", "right"),
        ("w", "wrong"),
        ("+", "easy"),
        ("s", "suspend"),
        ("b", "bury"),
        ("e", "edit"),
    ],
)
def test_request_is_one_key_at_a_choice_and_a_slash_in_a_line(key: str, action: str, board: Board) -> None:
    assert ask(board, CHOICE, key) == Request(Action(action))
    assert ask(board, CHOICE, f"/{key}") == Request(Action(action))
    assert ask(board, TYPED, f"/{key}\n") == Request(Action(action))


def test_flag_takes_a_comment(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(board, CHOICE, "fNo year \n") == Request(Action.FLAG, "No year")
    assert ask(board, CHOICE, "f\n") == Request(Action.FLAG)
    assert ask(board, TYPED, "/f no year\n") == Request(Action.FLAG, "no year")
    assert ask(board, TYPED, "/f\nNo\n") == Request(Action.FLAG, "No")
    assert "What is wrong with it?" in capsys.readouterr().out


def test_letters_that_are_options_need_a_slash_to_be_requests(board: Board) -> None:
    options = tuple(f"option {number}" for number in range(12))
    showing = show("choice", "option 0", options=options)
    assert ask(board, showing, "b") == Reply(("option 1",))
    assert ask(board, showing, "/b") == Request(Action.BURY)
    assert ask(board, show("true_false", "true"), "f") == Reply(("false",))


@pytest.mark.parametrize("typed", ["u", "/usr", "/x", "//"])
def test_typed_line_is_a_request_only_in_its_exact_form(typed: str, board: Board) -> None:
    assert ask(board, TYPED, f"{typed}\n") == Reply((typed,))


def test_request_that_is_the_right_answer_is_an_answer(board: Board) -> None:
    assert ask(board, show("short", "/u"), "/u\n") == Reply(("/u",))


def test_question_that_stands_is_not_shown_again(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    ask(board, replace(CHOICE, stands=True), "1")
    assert "Prompt?" not in capsys.readouterr().out


def test_report_is_one_safe_line(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    TerminalDesk(board.keyboard, Style()).report("Done\n\x1b[2J")
    assert capsys.readouterr().out.count("\n") == 1


TYPED = show("short", "Riga")


def test_typed_line_is_the_answer(board: Board) -> None:
    assert ask(board, TYPED, "  Rīga \n") == Reply(("Rīga",))


def test_terminal_edits_the_line_in_plain_mode(board: Board) -> None:
    assert ask(board, TYPED, "Oslo\x15Rigq\x7fa\n") == Reply(("Riga",))


def test_typed_signs_leave_hint_and_not_know(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(board, TYPED, "?\n") == Reply(None)
    with pytest.raises(Leave):
        ask(board, TYPED, "q\n")
    with pytest.raises(Leave):
        ask(board, TYPED, "\x04")
    hinted = replace(TYPED, question=replace(TYPED.question, hint="On the Daugava."))
    assert ask(board, hinted, "h\nRiga\n") == Reply(("Riga",), hinted=True)
    assert "Daugava" in capsys.readouterr().out
    assert ask(board, show("short", "the Daugava"), "h\nDaugava\n") == Reply(("Daugava",), hinted=True)
    assert "Hint: it begins with D" in capsys.readouterr().out


def test_leaving_in_the_middle_of_a_typed_line(board: Board) -> None:
    with pytest.raises(Leave):
        ask(board, TYPED, "Rig\x04\x04")


@pytest.mark.parametrize("letter", ["q", "?", "h"])
def test_sign_that_is_the_answer_is_an_answer(letter: str, board: Board) -> None:
    assert ask(board, show("short", letter, hint="x"), f"{letter}\n") == Reply((letter,))


def test_empty_line_is_asked_again(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(board, TYPED, "\n \nRiga\n") == Reply(("Riga",))
    assert capsys.readouterr().out.count("Type an answer") == 2


def test_typed_gaps_are_asked_in_turn(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(board, show("cloze", "Riga", "1940", prompt=f"{BLANK} in {BLANK}"), "Riga\n1940\n") == Reply(
        ("Riga", "1940")
    )
    assert "Gap 2: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("showing", "title"),
    [
        (show("number", "5", unit="km"), "Number (km): "),
        (show("number", "5"), "Number: "),
        (show("date", "1940", precision=Precision.YEAR), "Year: "),
        (show("date", "1940-06", precision=Precision.MONTH), "Month and year: "),
        (show("date", "1940-06-15"), "Date: "),
        (TYPED, "Your answer: "),
    ],
    ids=["unit", "number", "year", "month", "date", "text"],
)
def test_prompt_says_what_to_type(
    showing: Showing, title: str, board: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(board, showing, "5\n")
    assert capsys.readouterr().out.endswith(title)


def test_second_try_shows_the_reason_and_not_the_question(
    board: Board, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(board, replace(TYPED, near_miss="check the spelling"), "Riga\n")
    out = capsys.readouterr().out
    assert "Nearly right: check the spelling. Try once more." in out
    assert "Prompt?" not in out


def test_question_without_keys_fails_instead_of_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_terminal_ask.PATIENCE", 0.05)
    made = Board()
    try:
        with pytest.raises(TimeoutError), losing_patience(), made.keyboard.listening():
            ask(made, CHOICE, "")
    finally:
        made.hang_up()
        os.close(made.program)


def edit(keys: str, board: Board, *showings: Showing) -> list[Reply | Request]:
    """The replies to questions typed through the line editor of a capable terminal."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        desk = TerminalDesk(board.keyboard, Style(plain=False))
        return [desk.ask(showing) for showing in showings]


def test_line_editor_returns_the_line(board: Board) -> None:
    assert edit("Rigx\x7fa\r", board, TYPED) == [Reply(("Riga",))]


@pytest.mark.parametrize("keys", ["\x04", "Rig\x04", "q\r"])
def test_line_editor_lets_the_learner_leave(keys: str, board: Board) -> None:
    with pytest.raises(Leave):
        edit(keys, board, TYPED)


@pytest.mark.parametrize("keys", ["\x03", "Rig\x03"])
def test_line_editor_lets_ctrl_c_through(keys: str, board: Board) -> None:
    with pytest.raises(KeyboardInterrupt):
        edit(keys, board, TYPED)


def test_keys_typed_beyond_enter_answer_the_next_questions(board: Board) -> None:
    replies = edit("Riga\r2Riga\rno\r", board, TYPED, CHOICE, TYPED, TYPED)
    assert replies == [Reply((answer,)) for answer in ("Riga", "b", "Riga", "no")]


def test_verdict_is_printed(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    result = Result(TYPED, Reply(("Riga",)), Judgement(Verdict.RIGHT), Rating.GOOD, 20_000)
    TerminalDesk(board.keyboard, Style()).tell(result)
    assert capsys.readouterr().out.startswith("Right.\n    Answer: Riga\n")


def test_terminal_is_left_as_it_was_found() -> None:
    board = Board()
    before = board.modes()
    with pytest.raises(RuntimeError), board.keyboard.listening():
        assert board.modes() != before
        raise RuntimeError
    assert board.modes() == before
    board.hang_up()
    os.close(board.program)


def test_terminal_that_went_away_is_left_in_peace() -> None:
    board = Board()
    with board.keyboard.listening():
        board.hang_up()
        os.close(board.program)


class Stream:
    def __init__(self, answer: bool | None) -> None:
        self.answer = answer

    def isatty(self) -> bool:
        if self.answer is None:
            raise ValueError("I/O operation on closed file")
        return self.answer


@pytest.mark.parametrize("name", ["stdin", "stdout"])
@pytest.mark.parametrize("stream", [Stream(False), Stream(None), None], ids=["pipe", "closed", "none"])
def test_nothing_is_asked_without_a_terminal(
    name: str, stream: Stream | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(True))
    monkeypatch.setattr(sys, "stdout", Stream(True))
    demand_terminal()
    monkeypatch.setattr(sys, name, stream)
    with pytest.raises(NoTerminal, match="this needs a terminal") as caught:
        demand_terminal()
    assert caught.value.exit_code == 2
