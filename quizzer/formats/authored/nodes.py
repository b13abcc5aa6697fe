"""YAML as texts, lists and mappings that know their lines; nothing in it is converted or executed.

One pass over the parser's events builds the values, so that depth, anchors, tags and repeated keys are
refused before anything is composed. Knows nothing of questions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from quizzer.formats.incoming import MOST_QUESTIONS
from quizzer.formats.soundness import find_control

DEEPEST = 20
"""How many lists and mappings may stand inside each other."""

MOST_NODES = 2_000_000
"""How many texts, lists and mappings a file may hold: what 50,000 full questions need."""

Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Items(list["Value"]):
    """A list; `line` is where it begins, `lines` where each item does."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class Block(dict[str, "Value"]):
    """A mapping; `line` is where it begins, `lines` where each key stands."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


Value: TypeAlias = str | Items | Block


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and the line it is on."""

    line: int
    message: str


class _Stop(Exception):
    """The rest of the file cannot be read safely."""


def read_nodes(text: str) -> tuple[Value | None, list[Problem]]:
    """What the text says, or None where it cannot be read to its end, and everything refused on the way."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
    except _Stop:
        return None, builder.problems
    except yaml.YAMLError as error:
        return None, [*builder.problems, _explain(error)]
    return builder.root, builder.problems


def is_sound(text: str) -> bool:
    """Whether the text is YAML that is not nested too deep."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return False
    except yaml.YAMLError:
        return False
    return True


def find_line(root: Value, path: Iterable[str | int]) -> int:
    """The line of what `path` leads to, or of the nearest thing around it that exists."""
    line, node = 1, root
    for step in path:
        inside = _enter(node, step)
        if inside is None:
            break
        line, node = inside
    return line


def _enter(node: Value, step: str | int) -> tuple[int, Value] | None:
    if isinstance(node, Block) and isinstance(step, str) and step in node:
        return node.lines[step], node[step]
    if isinstance(node, Items) and isinstance(step, int) and step < len(node):
        return node.lines[step], node[step]
    return None


class _Builder:
    """The value under construction: `open` are the lists and mappings around the next event."""

    def __init__(self) -> None:
        self.root: Value = ""
        self.problems: list[Problem] = []
        self.open: list[Items | Block] = []
        self.keys: list[str | None] = []
        self.documents = 0
        self.nodes = 0

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(line, "a second document begins; a file holds one set, so delete the line ---")
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            self.take_node(event, line)

    def take_node(self, event: Any, line: int) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self.stop(line, f"more than {MOST_NODES:,} texts; split the file into smaller sets")
        if event.anchor is not None:
            self.refuse(line, "YAML anchors (&) and aliases (*) are not allowed; put the text in quotes")
        if getattr(event, "tag", None) is not None:
            self.refuse(line, "YAML tags (!) are not allowed; put the text in quotes")
        if isinstance(event, yaml.CollectionStartEvent):
            self.begin(Items(line) if isinstance(event, yaml.SequenceStartEvent) else Block(line))
        else:
            text = self.read_text(event, line)
            if self.open and isinstance(self.open[-1], Block) and self.keys[-1] is None:
                self.name(text, line, is_bare=isinstance(event, yaml.ScalarEvent) and event.implicit[0])
            else:
                self.add(text, line)

    def begin(self, container: Items | Block) -> None:
        if self.open and isinstance(self.open[-1], Block) and self.keys[-1] is None:
            self.stop(container.line, "a list or mapping stands where a key should")
        self.add(container, container.line)
        self.open.append(container)
        self.keys.append(None)
        if len(self.open) > DEEPEST:
            self.stop(container.line, f"lists or mappings are nested more than {DEEPEST} deep")

    def name(self, key: str, line: int, *, is_bare: bool) -> None:
        block = self.open[-1]
        assert isinstance(block, Block)
        if key in block:
            self.refuse(line, f'"{key}" is given twice; keep one of them')
        elif key == "<<" and is_bare:
            self.refuse(line, "YAML merge keys (<<) are not allowed")
        block.lines.setdefault(key, line)
        self.keys[-1] = key

    def add(self, value: Value, line: int) -> None:
        if not self.open:
            self.root = value
            return
        container, key = self.open[-1], self.keys[-1]
        if isinstance(container, Items):
            if len(self.open) == 2 and len(container) == MOST_QUESTIONS:
                self.stop(line, f"more than {MOST_QUESTIONS:,} questions; split the file into smaller sets")
            container.append(value)
            container.lines.append(line)
        else:
            assert key is not None
            container.setdefault(key, value)
            self.keys[-1] = None

    def read_text(self, event: Any, line: int) -> str:
        if isinstance(event, yaml.AliasEvent):
            return ""
        text: str = event.value
        escaped = event.style == '"'
        if (control := find_control(text, tabs=not escaped)) is not None:
            advice = "; a backslash in double quotes does this, so use single quotes" if escaped else ""
            self.refuse(line, f"holds the control character U+{ord(control):04X}{advice}")
            return "".join(" " if find_control(character, tabs=False) else character for character in text)
        return text

    def refuse(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))

    def stop(self, line: int, message: str) -> None:
        self.refuse(line, message)
        raise _Stop


def _explain(error: yaml.YAMLError) -> Problem:
    """A syntax error in words a teacher can act on."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    advice = next((advice for part, advice in _ADVICE.items() if part in problem), _GENERAL)
    return Problem(mark.line + 1 if mark else 1, f"{advice} (YAML: {problem})")


_GENERAL = (
    "cannot be read; check that it is indented like its neighbours and that brackets and quotes are closed"
)
_ADVICE = {
    "mapping values are not allowed": 'a ": " stands where no key can; check the indentation, '
    "or put the text in quotes",
    "escape": "a backslash in double quotes means something to YAML; use single quotes",
    "cannot start any token": "begins with a character that means something to YAML; put the text in quotes",
    "unexpected end of stream": "a quote or bracket that was opened is never closed",
    "simple key": "a key has no colon and space after it, or a quote is not closed",
}
