"""Headings and paragraphs become sections: the path of headings, and which sections state facts.

Knows no file format: a reader of one hands over headings with their level and runs of prose, in the
order of the file.
"""

from __future__ import annotations

from pathlib import PurePath

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


class Outline:
    """The sections of one document while it is being read from top to bottom."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = ""
        self._headings: list[tuple[int, str]] = []
        self._sections: list[tuple[tuple[str, ...], list[Paragraph]]] = [((), [])]

    def add_heading(self, level: int, heading: str) -> None:
        """Opens a section; the first heading of all is the title where it is of level 1."""
        if level == 1 and not self.title and len(self._sections) == 1:
            self.title = heading
            return
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._headings.append((level, heading))
        self._sections.append((tuple(text for _, text in self._headings), []))

    def add_paragraph(self, prose: Sentence) -> None:
        """Adds a run of prose to the section that is open."""
        self._sections[-1][1].append(Paragraph(prose))

    def finish(self, text: str, infobox: tuple[InfoboxRow, ...] = ()) -> Document:
        """The document; a lead without a paragraph is left out, an empty section is not."""
        sections = tuple(
            Section(path, tuple(paragraphs), _states_facts(path))
            for path, paragraphs in self._sections
            if path or paragraphs
        )
        return Document(self.name, self.title or title_from(self.name), text, sections, infobox)


def _states_facts(path: tuple[str, ...]) -> bool:
    return not any(heading.casefold().strip(" :") in NOT_PROSE for heading in path)
