"""A report as a page to print: everything in it, offline, without a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizzer.classroom.practice import Practice
from quizzer.classroom.reading import FEWEST, read_test
from quizzer.classroom.results import Item, Report
from quizzer.classroom.tallies import Tally
from quizzer.formats.page import escape, escape_lines, write_page

_STYLE = """
section { break-inside: avoid; border-top: 1px solid #999; margin-top: 1em; padding-top: .4em; }
.flag { font-weight: bold; }
.flag::before { content: "\\26A0\\00A0"; }
.right td { font-weight: bold; }
svg { vertical-align: middle; }
.look { white-space: nowrap; }
.prompt { margin: .2em 0 .4em; }
"""
_NONE = "–"


def write_report(report: Report | None, practice: Practice | None = None) -> str:
    """The page: what there is of a test and of practice."""
    title = report.title if report is not None else practice.title if practice is not None else ""
    parts = [] if report is None else list(_write_test_report(report))
    parts += [] if practice is None else list(_write_practice(practice))
    return write_page(f"{title}: class report", "\n".join(parts), _STYLE)


def _write_test_report(report: Report) -> Iterator[str]:
    """The test, the questions to look at first, every question, topics, students."""
    yield from [
        f"<h1>{escape(report.title)}</h1>",
        f"<p>{report.test.students} students, {len(report.items)} questions.</p>",
        *(f"<p><strong>{escape(text)}</strong></p>" for text in [report.caution] if text),
        *_write_test(report),
        "<h2>Questions, those to look at first on top</h2>",
        _write_overview(report),
        *_write_topics(report),
        *_write_students(report),
        "<h2>Question by question</h2>",
        *(_write_item(item, report) for item in report.items),
        *(f'<p class="quiet">{escape(note)}</p>' for note in report.notes),
        _EXPLANATION,
    ]


def _write_practice(practice: Practice) -> Iterator[str]:
    """What was practised, apart from any test."""
    answers = sum(each.answers for each in practice.learners)
    yield f"<h1>{escape(practice.title)}: practice</h1>"
    yield f"<p>{len(practice.learners)} learners, {answers} answers.</p>"
    yield (
        '<p class="quiet">Practice is no test: none of it counts in marks or in a test\'s statistics. First: known'
        " at the very first answer. Later: known a day or more after the answer before.</p>"
    )
    left = [f"{practice.untouched} questions of the set nobody has answered yet."] * bool(practice.untouched)
    left += [f"Left aside, as to questions of other sets: {practice.strangers} answers."] * bool(
        practice.strangers
    )
    yield from (f'<p class="quiet">{text}</p>' for text in left)
    yield "<h2>Questions, the hardest to remember on top</h2>"
    yield _table(
        [("No.", "number"), ("First", "number"), ("Later", "number"), ("Answers", "number"), ("Question", "")],
        ([(str(each.number), "number"), (show_number(each.first, ".0%"), "number"),
          (show_number(each.recall, ".0%"), "number"), (str(each.answers), "number"),
          (_shorten(each.question.prompt), "")] for each in practice.questions),
    )  # fmt: skip
    yield "<h2>Learners</h2>"
    yield _table(
        [("Learner", ""), ("Later", "number"), ("Answers", "number"), ("Questions", "number"), ("Days", "number")],
        ([(each.name, ""), (show_number(each.recall, ".0%"), "number"), (str(each.answers), "number"),
          (str(each.questions), "number"), (str(each.days), "number")] for each in practice.learners),
    )  # fmt: skip


_EXPLANATION = (
    '<h2>How to read this</h2><p class="quiet">Facility: the share of the marks that was reached. '
    "Discrimination: how the marks of a question go with those of all the others, from -100 to 100; 30 and "
    "more is good, below 20 weak, below 0 a reason to check the key. Efficiency: the same against the most "
    "that is possible with these marks. Weight: the part of the differences between students that comes from "
    "the question. Alpha: how well the questions agree. A dash stands where a number has no value. Variances "
    "divide by the number of students less one.</p>"
)


def show_number(value: float | None, form: str = ".0f") -> str:
    """A number as people read it, with a real minus sign, and a dash for none."""
    return _NONE if value is None else format(value, form).replace("-", "\N{MINUS SIGN}")


def show_total(value: float | None) -> str:
    """A sum of marks with at most two decimals, and none that say nothing."""
    return show_number(None if value is None else round(value, 2), "g")


def _write_test(report: Report) -> Iterator[str]:
    found = report.test
    steady = found.students >= FEWEST
    rows = [
        ("Mean", f"{show_number(found.mean, '.2f')} of {found.maximum:g}"),
        ("Median", show_total(found.median)),
        ("Standard deviation", show_number(found.deviation, ".2f")),
    ]
    if steady:
        meaning = read_test(found)
        alpha = show_number(found.alpha, ".1f") + (f" ({meaning})" if meaning else "")
        rows += [
            ("Reliability (alpha, %)", alpha),
            ("Standard error of measurement", f"{show_number(found.error, '.2f')} marks"),
            ("Error ratio, %", show_number(found.error_ratio, ".1f")),
            ("Skewness", show_number(found.skewness, ".2f")),
            ("Kurtosis", show_number(found.kurtosis, ".2f")),
        ]
    yield "<h2>The test</h2>"
    yield _table((), ([(name, ""), (value, "")] for name, value in rows))


def _write_overview(report: Report) -> str:
    steady = report.test.students >= FEWEST
    telling = ("Discrimination", "Efficiency", "Weight") if steady else ()
    header = [("No.", "number"), ("Facility", "number"), *((name, "number") for name in telling)]
    rows = []
    for item in report.items:
        found = item.statistics
        numbers = [show_number(found.facility, ".0%")]
        if steady:
            numbers += [show_number(n) for n in (found.discrimination, found.efficiency, found.weight)]
        concern = item.findings[0].concern.name.lower().replace("_", " ") if item.findings else ""
        rows.append(
            [
                (str(item.number), "number"),
                *((number, "number") for number in numbers),
                (_shorten(item.question.prompt), ""),
                (concern, "look"),
            ]
        )
    return _table([*header, ("Question", ""), ("Look at", "")], rows)


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else line[:89] + "…"


def _write_item(item: Item, report: Report) -> str:
    found = item.statistics
    told = [f"facility {show_number(found.facility, '.0%')}"]
    if report.test.students >= FEWEST:
        told += [
            f"discrimination {show_number(found.discrimination)}",
            f"efficiency {show_number(found.efficiency)}",
            f"weight {show_number(found.weight)}",
            f"best less weakest 27 %: {show_number(found.upper_lower, '.2f')}",
        ]
    parts = [
        f'<section><p class="prompt"><strong>{item.number}.</strong> {escape_lines(item.question.prompt)}</p>',
        f'<p class="quiet">{"; ".join(told)}; {item.answered} of {report.test.students} answered</p>',
        *(f'<p class="flag">{escape(finding.text)}</p>' for finding in item.findings),
        *([_write_tallies(item.tallies)] if item.tallies else []),
    ]
    return "\n".join([*parts, "</section>"])


def _write_tallies(tallies: Sequence[Tally]) -> str:
    rows = []
    for each in tallies:
        bar = round(100 * each.share)
        picture = (
            '<svg width="100" height="9" aria-hidden="true"><rect width="100" height="9" fill="#e6e6e6"/>'
            f'<rect width="{bar}" height="9" fill="{"#2b6cb0" if each.is_right else "#888"}"/></svg>'
        )
        mark = "✓" if each.is_right else ""
        rows.append(
            f"<tr{' class=right' if each.is_right else ''}><td>{mark}</td><td>{escape_lines(each.text)}</td>"
            f'<td>{picture}</td><td class="number">{each.count}</td><td class="number">{each.share:.0%}</td>'
            f'<td class="number">{show_number(each.mean_total, ".2f")}</td></tr>'
        )
    header = _header([("", ""), ("Answer", ""), ("", ""), ("Count", "number"), ("Share", "number"),
                      ("Their mean total", "number")])  # fmt: skip
    return f"<table>{header}<tbody>{''.join(rows)}</tbody></table>"


def _write_topics(report: Report) -> Iterator[str]:
    if report.topics:
        yield "<h2>Topics</h2>"
        yield _table(
            [("Topic", ""), ("Questions", "number"), ("Reached", "number")],
            (
                [
                    (each.name, ""),
                    (str(each.questions), "number"),
                    (show_number(each.facility, ".0%"), "number"),
                ]
                for each in report.topics
            ),
        )


def _write_students(report: Report) -> Iterator[str]:
    topics = [topic.name for topic in report.topics][:6]
    yield "<h2>Students</h2>"
    if report.test.error is not None and report.test.students >= FEWEST:
        error = show_number(report.test.error, ".1f")
        yield f"<p>The standard error of a total is {error} marks: smaller differences may be chance.</p>"
    header = [
        ("Student", ""),
        ("Total", "number"),
        ("Share", "number"),
        *((name, "number") for name in topics),
    ]
    rows = (
        [
            (each.name, ""),
            (show_total(each.total), "number"),
            (show_number(each.share, ".0%"), "number"),
            *((show_number(each.topics.get(name), ".0%"), "number") for name in topics),
        ]
        for each in report.students
    )
    yield _table(header, rows)


def _table(header: Sequence[tuple[str, str]], rows: Iterable[Sequence[tuple[str, str]]]) -> str:
    """A table of (text, class) cells."""
    lines = ["<tr>" + "".join(_cell("td", *cell) for cell in row) + "</tr>" for row in rows]
    return f"<table>{_header(header) if header else ''}<tbody>{''.join(lines)}</tbody></table>"


def _header(cells: Sequence[tuple[str, str]]) -> str:
    return "<thead><tr>" + "".join(_cell("th", *cell) for cell in cells) + "</tr></thead>"


def _cell(tag: str, text: str, name: str) -> str:
    return f"<{tag}{f' class={name}' if name else ''}>{escape(text)}</{tag}>"
