"""The HTML of a field as the text a person reads, and what of it is no text.

Two ways: as a browser shows it, for fields people wrote, and letter by letter, for fields that
`escape` made. Each reads its input once, however broken that is. It must not know what a field is for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s<>/]*)(?P<rest>[^<>]*)>")
_MEDIA_MARK = re.compile(r"\[(?:sound:|anki:(?:play|tts))[^\[\]]*\]")
_MEDIA_TAGS = frozenset(
    {"img", "audio", "video", "object", "embed", "iframe", "svg", "canvas", "source", "picture"}
)
_HIDDEN = frozenset({"script", "style", "head", "title", "rt", "rp"})
_LINES = frozenset(
    {"br", "div", "p", "li", "ul", "ol", "tr", "table", "hr", "blockquote", "pre", "dt", "dd"}
    | {f"h{level}" for level in range(1, 7)}
)
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SHIFTS = {"sup": (re.compile(r"[0-9+\-=()n]+"), _RAISED), "sub": (re.compile(r"[0-9+\-=()]+"), _LOWERED)}
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\n\r\xa0]+")
_AROUND_LINES = re.compile(r" *\n[ \n]*")
_BREAK, _SPAN = re.compile(r"<br>"), re.compile(r"</?(?:span|bdi|b|a(?: href=\"[^\"<>]*\")?)>")


def to_text(markup: str) -> str:
    """What a browser would show of the markup, without media: lines parted, blanks made one."""
    if "<" not in markup and "&" not in markup and "[" not in markup:
        return _tidy(markup)
    return _tidy("".join(_read_pieces(_without_comments(_MEDIA_MARK.sub(" ", markup)))))


def exact_text(markup: str) -> str:
    """The text that `escape` turned into this markup."""
    if "<" in markup:
        markup = _SPAN.sub("", _BREAK.sub("\n", markup))
    return html.unescape(markup) if "&" in markup else markup


def has_media(markup: str) -> bool:
    """Whether the markup shows a picture, plays a sound, or draws something."""
    if _MEDIA_MARK.search(markup):
        return True
    return "<" in markup and any(tag["name"].lower() in _MEDIA_TAGS for tag in _TAG.finditer(markup))


def _tidy(text: str) -> str:
    lines = _BLANKS.sub(" ", text.replace("\v", " ")) if "\f" not in text else text
    if "\f" in lines:  # where a line was parted
        lines = "\n".join(_BLANKS.sub(" ", line) for line in lines.split("\f"))
    return _AROUND_LINES.sub("\n", _UNFIT.sub("", lines)).strip()


def _without_comments(markup: str) -> str:
    parts = markup.split("<!--")
    if len(parts) == 1:
        return markup
    kept = [parts[0]]
    for part in parts[1:]:
        _, ended, after = part.partition("-->")
        kept.append(after if ended else "")
    return "".join(kept)


def _read_pieces(markup: str) -> Iterator[str]:
    """The text between the tags, a form feed where a tag begins a line."""
    position, hidden, shift = 0, "", ""
    for tag in _TAG.finditer(markup):
        name, text = tag["name"].lower(), markup[position : tag.start()]
        position = tag.end()
        if hidden:
            hidden = "" if tag["end"] and name == hidden else hidden
            continue
        yield _shifted(_decode(text), shift)
        if name in _HIDDEN and not tag["end"] and not tag["rest"].endswith("/"):
            hidden = name
        elif name in _SHIFTS:
            shift = "" if tag["end"] else name
        elif name in _LINES:
            yield "\f"
        elif name == "td" and tag["end"]:
            yield " "
    if not hidden:
        yield _decode(markup[position:])


def _decode(text: str) -> str:
    return html.unescape(text).replace("\f", " ")


def _shifted(text: str, shift: str) -> str:
    """Raised and lowered figures as such, where they can be written so."""
    if not shift:
        return text
    fits, table = _SHIFTS[shift]
    if fits.fullmatch(text):
        return text.translate(table)
    return f"^{text}" if shift == "sup" and text.strip() else text
