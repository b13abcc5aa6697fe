"""XML from a stranger as elements that know their lines, read so that it can do no harm.

Knows no format that is written in XML.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from quizzer.errors import MissingExtra

DEEPEST = 60
"""How many elements may stand inside each other."""
_LINE = "quizzer-line"


class StrangeXmlError(ValueError):
    """The text is no XML that can be read; `line` is where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def parse_xml(content: bytes, purpose: str) -> Element:
    """The root element, without namespaces; document types, entities and great depth are refused.

    Raises StrangeXmlError, and MissingExtra for this `purpose` without defusedxml.
    """
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser
    except ImportError:
        raise MissingExtra(purpose, "teach") from None
    builder = _Builder()
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
    """The line on which the element begins, from 1."""
    return int(node.get(_LINE, "0"))


class _Builder(TreeBuilder):
    """Elements with the line they begin on and without their namespace."""

    expat: Any = None
    depth = 0

    def start(self, tag: Any, attrs: Any) -> Element:
        """Open an element."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise StrangeXmlError(self.expat.CurrentLineNumber)
        return super().start(_bare(tag), {**attrs, _LINE: str(self.expat.CurrentLineNumber)})

    def end(self, tag: str) -> Element:
        """Close an element."""
        self.depth -= 1
        return super().end(_bare(tag))


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
