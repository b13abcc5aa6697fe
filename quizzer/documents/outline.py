"""Headings and paragraphs become sections: the path of headings, and which sections state facts.

Knows no file format: a reader of one hands over headings with their level and runs of prose, in the
order of the file.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import overload

from quizzer.models import Document, InfoboxRow, Paragraph, Section, Sentence

NOT_PROSE = frozenset(
    {
        "bibliography",
        "citations",
        "external links",
        "footnotes",
        "further reading",
        "gallery",
        "licence",
        "license",
        "notes",
        "notes and references",
        "references",
        "references and notes",
        "see also",
        "sources",
    }
)
"""Headings, in lower case, of sections that list where to look and state nothing themselves."""


def title_from(name: str) -> str:
    """The title a file without a heading has: its name without suffix and underscores."""
    return " ".join(PurePath(name).stem.replace("_", " ").split())


class Spans(Sequence[Paragraph]):
    """Paragraphs that are read anew, by their start and end in the file, whenever they are looked at."""

    def __init__(self, read: Callable[[int, int], Sentence]) -> None:
        self._read = read
        self._starts, self._ends = array("q"), array("q")

    def append(self, paragraph: Paragraph) -> None:
        """Remembers where the paragraph stands, and lets it go."""
        self._starts.append(paragraph.prose.start)
        self._ends.append(paragraph.prose.end)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Paragraph]: ...

    def __getitem__(self, index: int | slice) -> Paragraph | Sequence[Paragraph]:
        if isinstance(index, slice):
            return [self[position] for position in range(len(self))[index]]
        return Paragraph(self._read(self._starts[index], self._ends[index]))


class Outline:
    """The sections of one document while it is being read from top to bottom.

    `keep` makes what holds the paragraphs of a section.
    """

    def __init__(self, name: str, keep: Callable[[], list[Paragraph] | Spans] = list) -> None:
        self.name = name
        self.title = ""
        self._keep = keep
        self._headings: list[tuple[int, str]] = []
        self._sections: list[tuple[tuple[str, ...], list[Paragraph] | Spans]] = [((), keep())]

    def add_heading(self, level: int, heading: str) -> None:
        """Opens a section; the first heading of all is the title where it is of level 1."""
        if level == 1 and not self.title and len(self._sections) == 1:
            self.title = heading
            return
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._headings.append((level, heading))
        self._sections.append((tuple(text for _, text in self._headings), self._keep()))

    def add_paragraph(self, prose: Sentence) -> None:
        """Adds a run of prose to the section that is open."""
        self._sections[-1][1].append(Paragraph(prose))

    def finish(
        self, text: str, infobox: tuple[InfoboxRow, ...] = (), links: Mapping[str, str] = MappingProxyType({})
    ) -> Document:
        """The document; a lead without a paragraph is left out, an empty section is not."""
        sections = tuple(
            Section(path, paragraphs, _states_facts(path))
            for path, paragraphs in self._sections
            if path or paragraphs
        )
        return Document(self.name, self.title or title_from(self.name), text, sections, infobox, links)


def _states_facts(path: tuple[str, ...]) -> bool:
    return not any(heading.casefold().strip(" :") in NOT_PROSE for heading in path)
