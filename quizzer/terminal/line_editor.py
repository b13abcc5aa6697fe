"""One typed line through questionary; the only module that loads it.

Imported when an answer is to be typed, while the person is already reading the question.
"""

from __future__ import annotations

import questionary
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent

from quizzer.terminal.keys import Keyboard

_STYLE = questionary.Style([("qmark", "fg:ansicyan"), ("question", "fg:ansicyan"), ("answer", "")])


def edit_line(title: str, keyboard: Keyboard) -> str:
    """The line typed; raises KeyboardInterrupt for Ctrl-C and EOFError for Ctrl-D, wherever in the line.

    Keys that were typed ahead come first, and what is typed beyond Enter goes back to the keyboard.
    """
    source = get_app_session().input
    store_typeahead(source, _parse(keyboard.take_pushed()))
    prompt = questionary.text("›", qmark=title, style=_STYLE, input=source, key_bindings=_bindings())
    try:
        return str(prompt.unsafe_ask())
    finally:
        keyboard.push("".join(press.data for press in get_typeahead(source)))


def _bindings() -> KeyBindings:
    bindings = KeyBindings()

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError, style="class:aborting")

    bindings.add("c-d", eager=True)(leave)
    return bindings


def _parse(keys: str) -> list[KeyPress]:
    presses: list[KeyPress] = []
    parser = Vt100Parser(presses.append)
    parser.feed_and_flush(keys)
    return presses
