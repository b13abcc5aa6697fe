"""Texts of learning platforms, which may hold HTML, as the text a person reads, and back.

What such a text is said to be ("[html]") is the format's business; here is only what to do then.
"""

from __future__ import annotations

import html
import re

from quizzer.formats.anki.markup import has_media, to_text

_NAMES = (
    "a|abbr|audio|b|big|blockquote|br|center|code|dd|div|dl|dt|em|embed|font|h[1-6]|hr|i|iframe|img|li|object"
    "|ol|p|pre|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MEDIA_SOURCE = re.compile(r"@@PLUGINFILE@@")


def is_markup(text: str) -> bool:
    """Whether the text would be shown otherwise than it is written."""
    return bool(_TAG.search(text) or _ENTITY.search(text) or "<!--" in text)


def read_markup(text: str) -> str:
    """The text a person reads; nothing but line breaks and entities is read letter by letter."""
    rest = _BREAK.sub("", text)
    if _TAG.search(rest) or "<!--" in rest:
        return to_text(text)
    plain = " ".join(filter(None, map(str.strip, text.split("\n")))) if "\n" in text else text
    return html.unescape(_BREAK.sub("\n", plain)).strip()


def write_markup(text: str) -> str:
    """The text as HTML on one line that shows it and is read back as it was."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def holds_media(text: str) -> bool:
    """Whether the text shows a picture, plays a sound, or draws something."""
    return has_media(text) or bool(_MEDIA_SOURCE.search(text))
