"""A web page that may hold anything anyone wrote, and do nothing: text is text, nothing is fetched or run.

It knows neither questions nor reports, only how a page is put together and content made harmless.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import escape as escape_html

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
"""Signs that turn the direction of writing, beyond what their own element shows."""

BASE_STYLE = """
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #111; background: #fff;
  max-width: 45em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; margin: 0 0 .3em; }
h2 { font-size: 1.15em; margin: 1.6em 0 .5em; break-after: avoid; }
p { margin: .3em 0; }
table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .2em .6em .2em 0; border-bottom: 1px solid #ccc; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { color: #555; }
@page { size: A4; margin: 18mm 16mm; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
"""


def escape(text: str) -> str:
    """The text as it may stand anywhere in a page, also within the quotes of an attribute."""
    return escape_html(_UNPRINTABLE.sub("\ufffd", _TURNING.sub("", text)), quote=True)


def escape_lines(text: str) -> str:
    """The same, its lines kept apart."""
    return "<br>".join(map(escape, text.split("\n")))


def write_page(title: str, body: str, style: str) -> str:
    """A whole page; `body` is markup of ours, `title` anyone's text.

    Its policy lets it load nothing, run nothing, and take no other style than its own.
    """
    sheet = BASE_STYLE + style
    digest = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{sheet}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
