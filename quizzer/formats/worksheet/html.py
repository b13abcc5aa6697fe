"""A worksheet as a page to print: one file, offline, without a script."""

from __future__ import annotations

from collections.abc import Iterator

from quizzer.formats.page import escape, escape_lines, write_page
from quizzer.formats.worksheet.plan import Key, Shape, Task, Version, Worksheet

_STYLE = """
.version + .version, .version + .key, .key + .version, .key + .key { break-before: page; margin-top: 3em; }
header { display: flex; gap: 1.5em; border-bottom: 1px solid #111; padding-bottom: .5em; margin-bottom: 1em; }
header h1 { flex: 1; }
.who { white-space: nowrap; }
.line { display: inline-block; border-bottom: 1px solid #111; height: 1.1em; }
.who .line { width: 9em; } .who .short { width: 5em; }
.task { break-inside: avoid; display: flex; gap: .6em; margin: 0 0 1.1em; }
.no { min-width: 1.8em; margin: .3em 0; text-align: right; font-weight: bold; }
.body { flex: 1; min-width: 0; }
.gap { width: 7em; }
.answer { width: 60%; margin-top: 1.4em; }
.place { flex: none; width: 2em; margin-right: .6em; }
ul { list-style: none; margin: .4em 0 0; padding: 0; }
li { display: flex; gap: .5em; margin: .25em 0; }
.box { flex: none; width: .8em; height: .8em; border: 1px solid #111; margin-top: .35em; }
.round { border-radius: 50%; }
.label { flex: none; min-width: 1.2em; }
.pairs { display: flex; gap: 3em; } .pairs ul { flex: 1; min-width: 0; }
footer { margin-top: 1.5em; font-size: .8em; color: #555; }
.key dl { display: grid; grid-template-columns: auto 1fr; gap: .35em .8em; }
dt { text-align: right; font-weight: bold; } dd { margin: 0; }
@page { @bottom-right { content: counter(page); font-size: 8pt; } }
@media print { .version, .key { margin-top: 0 !important; } }
"""


def write(sheet: Worksheet) -> bytes:
    """The page with every version, and the keys on pages of their own."""
    parts = [] if sheet.key is Key.ONLY else [_write_version(sheet, version) for version in sheet.versions]
    if sheet.key is not Key.NONE:
        parts += [_write_key(sheet, version) for version in sheet.versions]
    return write_page(sheet.title, "\n".join(parts), _STYLE).encode()


def _write_version(sheet: Worksheet, version: Version) -> str:
    name = f"&nbsp;<small>{escape(version.letter)}</small>" if version.letter else ""
    who = '<p class="who">Name <span class="line"></span></p><p class="who">Date <span class="line short"></span></p>'
    tasks = "\n".join(map(_write_task, version.tasks))
    return (
        f'<section class="version"><header><h1>{escape(sheet.title)}{name}</h1>{who}</header>\n'
        f"{tasks}\n{_write_footer(sheet, version)}</section>"
    )


def _write_footer(sheet: Worksheet, version: Version) -> str:
    told = [f"Version {version.letter}"] if version.letter else []
    told += [text for text in (sheet.footer, *sheet.credits) if text]
    return f"<footer>{escape(', '.join(told))}</footer>" if told else ""


def _write_task(task: Task) -> str:
    gap = '<span class="line gap"></span>'
    if len(task.pieces) > 2:
        numbered = [f"<sup>{place}</sup>{gap}" for place in range(1, len(task.pieces))]
    else:
        numbered = [gap]
    prompt = escape_lines(task.pieces[0])
    for mark, piece in zip(numbered, task.pieces[1:], strict=False):
        prompt += mark + escape_lines(piece)
    answer = "".join(_write_answer(task))
    return f'<div class="task"><div class="no">{task.number}</div><div class="body"><p>{prompt}</p>{answer}</div></div>'


def _write_answer(task: Task) -> Iterator[str]:
    match task.shape:
        case Shape.ONE | Shape.SEVERAL:
            name = "box round" if task.shape is Shape.ONE else "box"
            rows = (
                f'<li><span class="{name}"></span>{_write_label(label)}<span>{escape_lines(text)}</span></li>'
                for label, text in task.options
            )
            yield f"<ul>{''.join(rows)}</ul>"
        case Shape.LINE:
            yield f'<p><span class="line answer"></span> {escape(task.unit)}</p>'
        case Shape.ORDER:
            yield f"<ul>{''.join(map(_write_place, task.items))}</ul>"
        case Shape.PAIRS:
            partners = "".join(
                f"<li>{_write_label(label)}<span>{escape_lines(text)}</span></li>"
                for label, text in task.options
            )
            left = "".join(map(_write_place, task.items))
            yield f'<div class="pairs"><ul>{left}</ul><ul>{partners}</ul></div>'


def _write_label(label: str) -> str:
    return f'<span class="label">{escape(label)}</span>' if label else ""


def _write_place(text: str) -> str:
    return f'<li><span class="line place"></span><span>{escape_lines(text)}</span></li>'


def _write_key(sheet: Worksheet, version: Version) -> str:
    name = f"&nbsp;{escape(version.letter)}" if version.letter else ""
    rows = []
    for task in version.tasks:
        notes = "".join(f'<br><span class="quiet">{escape_lines(note)}</span>' for note in task.notes)
        rows.append(f"<dt>{task.number}</dt><dd>{escape_lines(task.answer)}{notes}</dd>")
    return (
        f'<section class="key"><h1>{escape(sheet.title)}: key{name}</h1><dl>{"".join(rows)}</dl>'
        f"{_write_footer(sheet, version)}</section>"
    )
