"""Wikitext becomes a Document: what a reader of the page sees as prose, each character with its place.

The parser gives nodes that are the source when put together again, so their places are their lengths
summed up. References, tables, files and categories are left out; a template that is not known to be
silent leaves a mark, because a sentence that lost a part must not be asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quizzer.documents.conversions import show_conversion
from quizzer.documents.links import gather_links
from quizzer.documents.outline import Outline
from quizzer.documents.parameters import read_label
from quizzer.documents.pieces import POWER, Piece, assemble, raise_digits
from quizzer.errors import MissingExtra
from quizzer.models import Document, InfoboxRow

if TYPE_CHECKING:
    from mwparserfromhell.wikicode import Wikicode

LOST = "[…]"
"""Stands where something a reader sees could not be read."""

_SILENT = re.compile(
    r"(?:cite|citation|sfn|efn|harv|refn?|rp|cn|fact|dubious|clarify|when|who|which|by whom|vague|verify|failed|full|page|"
    r"better|original|update|disputed|dead|webarchive|main|see also|further|about|for|redirect|distinguish|use |short|good|"
    r"featured|pp|protected|infobox|taxobox|speciesbox|automatic|sidebar|navbox|reflist|notelist|portal|commons|wikt|wiki|"
    r"ipac?\b|ipa-|respell|authority|coord|flagicon|sister|other uses|dmoz|default|display|toc|clear|anchor|multiple|more|expand|stub|cleanup|image|gallery|quote box|campaignbox)",
    re.IGNORECASE,
)
_FIRST = frozenset(
    (
        "nowrap",
        "nobr",
        "small",
        "smaller",
        "big",
        "em",
        "strong",
        "abbr",
        "visible anchor",
        "vanchor",
        "sc",
        "nihongo",
    )
)
_LAST = frozenset(("lang", "transl", "transliteration", "native name", "lang-x", "ill", "interlanguage link"))
_SKIPPED_TAGS = frozenset(
    ("ref", "references", "table", "gallery", "timeline", "imagemap", "score", "pre", "div")
)
_LOST_TAGS = frozenset(("math", "chem", "ce", "code", "syntaxhighlight"))
_NAMESPACES = frozenset(("file", "image", "category", "media", "template", "wikipedia", "help", "portal"))
_BOX = re.compile(r"infobox|taxobox|speciesbox", re.IGNORECASE)
_NOTE = re.compile(
    r"<!--.*?-->|<nowiki>.*?</nowiki>|(?P<note><ref\b[^>]*/>|<ref\b[^>]*>.*?</ref\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]|]{1,200}))?\]\]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SWITCH = re.compile(r"__[A-Z]+__|''(?='s\b)|'{2,3}(?!s\b)")
"""A switch of the page, and quotes that open or close nothing."""


def parse(name: str, text: str) -> Document:
    """The document in `text`, the whole content of the file called `name`.

    Raises MissingExtra without the parser.
    """
    try:
        import mwparserfromhell
    except ImportError:
        raise MissingExtra("reading wikitext", "documents") from None
    page = _Page(Outline(name))
    prose = _NOTE.sub(_hide_note, text)
    page.read(mwparserfromhell.parse(prose))
    # A page's title stands nowhere in its text; its infobox says it best.
    page.outline.title = page.outline.title or next((row.value for row in page.rows if row.key == "Name"), "")
    links = gather_links((link[2] or link[1], link[1]) for link in _LINK.finditer(prose))
    return page.outline.finish(text, tuple(page.rows), links)


def _hide_note(match: re.Match[str]) -> str:
    """A reference as a comment of the same length: an odd quote in one would tear it out of its tag."""
    source = match[0]
    if match["note"] is None or len(source) < len("<!---->"):
        return source
    return f"<!--{'x' * (len(source) - len('<!---->'))}-->"


class _Page:
    """A page while it is read from top to bottom: the line that is open, and what was read."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.rows: list[InfoboxRow] = []
        self.open: list[Piece] = []
        self.is_item = False
        self.at_line_start = True

    def read(self, code: Wikicode) -> None:
        """Hands headings, paragraphs and infobox rows on."""
        position = 0
        node: Any
        for node in code.nodes:
            kind = type(node).__name__
            if kind == "Heading":
                self._close()
                title = assemble(list(_show(node.title, position)))
                if title:
                    self.outline.add_heading(node.level, title.text)
            elif kind == "Template" and _BOX.match(str(node.name).strip()):
                self.rows += _read_box(node, position)
            elif kind == "Tag" and node.wiki_markup and str(node.tag) in {"li", "dt", "dd"}:
                self._close()
                self.is_item = True
            else:
                self._add(_show_node(node, position))
            position += len(str(node))
        self._close()

    def _add(self, pieces: Iterator[Piece]) -> None:
        """Adds what is shown; a paragraph ends at an empty line, a list item at the line's end."""
        for text, start, end in pieces:
            if len(text) != end - start:
                self.open.append((text, start, end))
                self.at_line_start = False
                continue
            for line in text.splitlines(keepends=True):
                if not line.strip() and self.at_line_start:
                    self._close()
                self.open.append((line, start, start + len(line)))
                self.at_line_start = line.endswith("\n") or (self.at_line_start and not line.strip())
                if self.is_item and self.at_line_start:
                    self._close()
                start += len(line)

    def _close(self) -> None:
        """Hands over the open paragraph; a list item that is no sentence states nothing on its own."""
        prose = assemble(self.open)
        if prose and (not self.is_item or _SENTENCE_END.search(prose.text)):
            self.outline.add_paragraph(prose)
        self.open, self.is_item = [], False


def _show(code: Wikicode, start: int) -> Iterator[Piece]:
    """What a reader sees of the code that begins at `start` of the file."""
    for node in code.nodes:
        yield from _show_node(node, start)
        start += len(str(node))


def _show_node(node: Any, start: int) -> Iterator[Piece]:
    source = str(node)
    end = start + len(source)
    kind = type(node).__name__
    if kind == "Text":
        yield from _without_switches(source, start)
    elif kind == "HTMLEntity":
        yield node.normalize(), start, end
    elif kind == "Wikilink":
        yield from _show_link(node, start)
    elif kind == "ExternalLink" and node.title is not None:
        yield from _show(node.title, end - 1 - len(str(node.title)))
    elif kind == "Tag":
        yield from _show_tag(node, start)
    elif kind == "Template":
        yield from _show_template(node, start)
    elif kind == "Argument":
        yield LOST, start, end


def _without_switches(text: str, start: int) -> Iterator[Piece]:
    position = 0
    for switch in _SWITCH.finditer(text):
        yield text[position : switch.start()], start + position, start + switch.start()
        position = switch.end()
    yield text[position:], start + position, start + len(text)


def _show_link(node: Any, start: int) -> Iterator[Piece]:
    title = str(node.title)
    space = title.partition(":")[0].strip().casefold()
    if ":" in title and space in _NAMESPACES:
        return
    if node.text is None:
        yield from _show(node.title, start + 2)
    else:
        yield from _show(node.text, start + 2 + len(title) + 1)


def _show_tag(node: Any, start: int) -> Iterator[Piece]:
    source, tag = str(node), str(node.tag).casefold()
    if tag in _SKIPPED_TAGS:
        return
    if tag == "sup" and re.fullmatch(POWER, str(node.contents)):
        yield raise_digits(str(node.contents)), start, start + len(source)
        return
    if tag in _LOST_TAGS:
        yield LOST, start, start + len(source)
    elif tag == "br" or node.contents is None:
        yield " ", start, start + len(source)
    else:
        inner = str(node.contents)
        closing = len(node.wiki_markup or "") if node.wiki_markup else len(str(node.closing_tag)) + 3
        yield from _show(node.contents, start + len(source) - closing - len(inner))


def _show_template(node: Any, start: int) -> Iterator[Piece]:
    """What a template shows: nothing, one of its parameters, a number with its unit, or something unknown."""
    name = str(node.name).strip().casefold()
    places = list(_place_parameters(node, start))
    if name in {"convert", "cvt"}:
        adjective = any(
            str(one.name).strip() == "adj" and str(one.value).strip() == "on" for one in node.params
        )
        shown = show_conversion([(str(code), place) for code, place in places], is_adjective=adjective)
        yield from shown or [(LOST, start, start + len(str(node)))]
    elif name in _FIRST and places:
        yield from _show(*places[0])
    elif (name in _LAST or name.startswith("lang-")) and places:
        yield from _show(*places[-1])
    elif name == "as of" and len(places) == 1:
        yield ("as of " if "lc=" in str(node) else "As of "), start, places[0][1]
        yield from _show(*places[0])
    elif name in {"'", "'s"}:
        yield name, start, start + len(str(node))
    elif name in {"nbsp", "spaces", "snd", "spaced ndash", "ndash", "mdash", "en dash", "snds"}:
        yield " " if "sp" in name[:2] or name == "nbsp" else " – ", start, start + len(str(node))
    elif not _SILENT.match(name):
        yield LOST, start, start + len(str(node))


def _place_parameters(node: Any, start: int) -> Iterator[tuple[Any, int]]:
    """The values of the unnamed parameters, each with its place in the file."""
    position = start + 2 + len(str(node.name))
    for parameter in node.params:
        source = str(parameter)
        value = str(parameter.value)
        if not parameter.showkey:
            yield parameter.value, position + 1 + len(source) - len(value)
        position += 1 + len(source)


def _read_box(node: Any, start: int) -> Iterator[InfoboxRow]:
    """The rows of an infobox, each value as far as it is plain text at one place."""
    position = start + 2 + len(str(node.name))
    for parameter in node.params:
        source, value = str(parameter), str(parameter.value)
        place = position + 1 + len(source) - len(value)
        shown = assemble(list(_show(parameter.value, place)))
        key = read_label(str(parameter.name))
        if shown and parameter.showkey and len(shown.origins) == 1 and LOST not in shown.text:
            yield InfoboxRow(key, shown.text, shown.start, shown.end)
        position += 1 + len(source)
