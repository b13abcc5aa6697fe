"""XML from a stranger as elements that know their lines, read so that it can do no harm.

Knows no format that is written in XML.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from quizzer.errors import MissingExtra

DEEPEST = 60
"""How many elements may stand inside each other."""
MOST_NODES = 4_000_000
"""How many elements and attributes are kept of a file; 50,000 questions of Moodle have fewer."""
_LINE = "quizzer-line"


class StrangeXmlError(ValueError):
    """The text is no XML that can be read; `line` is where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def parse_xml(
    content: bytes,
    purpose: str,
    lined: Collection[str] = ("question", "item"),
    take: Callable[[Element], None] | None = None,
) -> Element:
    """The root element, without namespaces; document types, entities, great depth and number are refused.

    Elements with a name of `lined` know their lines. With `take`, which is handed each of them once it is
    complete, they are empty afterwards, so that a long file needs no more memory than its longest element.

    Raises StrangeXmlError, and MissingExtra for this `purpose` without defusedxml.
    """
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser
    except ImportError:
        raise MissingExtra(purpose, "teach") from None
    builder = _Builder(frozenset(lined), take)
    parser: Any = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.expat = parser.parser
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError, DefusedXmlException) as error:
        line = error.position[0] if isinstance(error, ParseError) else builder.expat.CurrentLineNumber
        raise StrangeXmlError(line) from error
    return root


def line_of(node: Element) -> int:
    """The line on which an element of those with lines begins, from 1."""
    return int(node.get(_LINE, "0"))


class _Builder(TreeBuilder):
    """Elements with the line they begin on and without their namespace."""

    expat: Any = None

    def __init__(self, lined: frozenset[str], take: Callable[[Element], None] | None) -> None:
        super().__init__()
        self.lined, self.take = lined, take
        self.depth = self.count = self.before = 0

    def start(self, tag: Any, attrs: Any) -> Element:
        """Open an element."""
        self.depth += 1
        self.count += 1 + len(attrs)
        if self.depth > DEEPEST or self.count > MOST_NODES:
            raise StrangeXmlError(self.expat.CurrentLineNumber)
        name = _bare(tag)
        if name in self.lined:
            self.before = self.count
        # A dictionary for each element would take more room than all the rest.
        line = {_LINE: str(self.expat.CurrentLineNumber)} if name in self.lined else {}
        return super().start(name, {**attrs, **line} if line else attrs)

    def end(self, tag: str) -> Element:
        """Close an element."""
        self.depth -= 1
        element: Element = super().end(_bare(tag))
        if self.take is not None and element.tag in self.lined:
            self.take(element)
            element.clear()
            self.count = self.before
        return element


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
