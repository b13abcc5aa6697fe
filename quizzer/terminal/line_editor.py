"""One typed line through questionary; the only module that loads it.

Imported when an answer is to be typed, while the person is already reading the question.
"""

from __future__ import annotations

import questionary
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output.vt100 import Vt100_Output

from quizzer.terminal.keys import Keyboard, is_waiting

_STYLE = questionary.Style([("qmark", "fg:ansicyan"), ("question", "fg:ansicyan"), ("answer", "")])


def edit_line(title: str, keyboard: Keyboard) -> str:
    """The line typed; raises KeyboardInterrupt for Ctrl-C and EOFError for Ctrl-D, wherever in the line.

    Keys that were typed ahead come first, and what is typed beyond Enter goes back to the keyboard;
    what is pasted beyond it does not.
    """
    source = get_app_session().input
    ahead = keyboard.take_pushed()
    is_ahead = ahead or is_waiting(source.fileno())
    store_typeahead(source, _parse(ahead))
    _ask_no_position()
    prompt = questionary.text("›", qmark=title, style=_STYLE, input=source, key_bindings=_bindings())
    try:
        return str(prompt.unsafe_ask())
    finally:
        beyond = "".join(press.data for press in get_typeahead(source))
        if is_ahead:
            keyboard.push(beyond)
        elif beyond:
            keyboard.drop_pasted()


def _ask_no_position() -> None:
    """Keep the editor from asking the terminal where the cursor is.

    One line needs no answer to that; a terminal that gives none is scolded on the screen, and an
    answer that comes late would be taken for the keys of the next question.
    """
    output = get_app_session().output
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False


def _bindings() -> KeyBindings:
    bindings = KeyBindings()

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError, style="class:aborting")

    def paste(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(" ".join(event.data.split()))

    bindings.add("c-d", eager=True)(leave)
    bindings.add(Keys.BracketedPaste, eager=True)(paste)
    return bindings


def _parse(keys: str) -> list[KeyPress]:
    presses: list[KeyPress] = []
    parser = Vt100Parser(presses.append)
    parser.feed_and_flush(keys)
    return presses
