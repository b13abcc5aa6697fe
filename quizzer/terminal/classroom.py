"""A class report as lines: the test, the questions to look at first, topics, students."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizzer.classroom.reading import FEWEST, Concern, read_test
from quizzer.classroom.results import Item, Report, Student
from quizzer.classroom.tallies import Tally
from quizzer.terminal.lines import Style, break_line, columns
from quizzer.terminal.plot import draw_bars
from quizzer.terminal.safe import visible

_COUNTED = (Concern.MISKEYED, Concern.AGAINST, Concern.WEAK, Concern.IDLE_OPTION)
"""Concerns that what was chosen explains."""


def show_report(report: Report, style: Style) -> Iterator[str]:
    """The whole page of `report`."""
    test = report.test
    yield style.paint(visible(report.title, single_line=True), "bold")
    yield f"{test.students} student{'s' * (test.students != 1)}, {len(report.items)} questions."
    for text in filter(None, (report.caution, *report.notes)):
        yield from break_line(visible(text, single_line=True), columns())
    yield ""
    yield from _show_test(report)
    yield from ("", style.paint("Questions, those to look at first on top", "bold"))
    yield from _show_items(report, style)
    if report.topics:
        yield from ("", style.paint("Topics", "bold"))
        rows = [
            (topic.name, topic.facility or 0.0, f"{_percent(topic.facility)} of {topic.questions}")
            for topic in report.topics
        ]
        yield from draw_bars(rows, style)
    yield from ("", style.paint("Students", "bold"))
    yield from draw_bars([_describe(student) for student in report.students], style)


def _show_test(report: Report) -> Iterator[str]:
    test = report.test
    spread = "" if test.deviation is None else f", standard deviation {test.deviation:.2f}"
    share = "" if not test.maximum or test.mean is None else f" ({test.mean / test.maximum:.0%})"
    yield f"Mean {_number(test.mean, '.2f')} of {test.maximum:g}{share}, median {_trim(test.median)}{spread}."
    if test.students < FEWEST:
        return
    meaning = read_test(test)
    yield from break_line(
        f"Reliability (alpha) {_number(test.alpha, '.1f')} %{f', {meaning}' if meaning else ''}.", columns()
    )
    yield (
        f"Standard error of measurement {_number(test.error, '.2f')} marks; error ratio"
        f" {_number(test.error_ratio, '.1f')} %."
    )
    yield f"Skewness {_number(test.skewness, '.2f')}, kurtosis {_number(test.kurtosis, '.2f')}."


def _show_items(report: Report, style: Style) -> Iterator[str]:
    steady = report.test.students >= FEWEST
    telling = "  discrim.  effic.  weight" if steady else ""
    yield style.paint(f"  no.  facility{telling}  question", "dim")
    for item in report.items:
        found = item.statistics
        line = f"  {item.number:3}  {_percent(found.facility):>8}"
        if steady:
            line += f"  {_number(found.discrimination):>8}  {_number(found.efficiency):>6}"
            line += f"  {_number(found.weight):>6}"
        prompt = visible(item.question.prompt, single_line=True)
        room = columns() - len(line) - 2
        yield f"{line}  {prompt if len(prompt) <= room else prompt[: room - 3] + '...'}"
        yield from _show_findings(item, style)


def _show_findings(item: Item, style: Style) -> Iterator[str]:
    for finding in item.findings:
        lines = break_line(visible(finding.text, single_line=True), columns() - 9)
        colour = "red" if finding.concern <= Concern.AGAINST else "yellow"
        for number, line in enumerate(lines):
            yield f"       {style.paint('  ' if number else '! ', colour)}{style.paint(line, colour)}"
    if any(finding.concern in _COUNTED for finding in item.findings):
        yield from (f"     {line}" for line in draw_bars([_count(each) for each in item.tallies], style))


def _count(each: Tally) -> tuple[str, float, str]:
    mean = "" if each.mean_total is None else f", mean total {each.mean_total:.1f}"
    return f"{'*' if each.is_right else ' '} {each.text}", each.share, f"{each.count}, {each.share:.0%}{mean}"


def _describe(student: Student) -> tuple[str, float, str]:
    weak = min(student.topics, key=lambda topic: student.topics[topic], default="")
    share = student.topics.get(weak, 1.0)
    least = f", weakest: {visible(weak, single_line=True)[:24]} {share:.0%}" if share < 1 else ""
    return student.name, student.share or 0.0, f"{_trim(student.total)}, {_percent(student.share)}{least}"


def _number(value: float | None, form: str = ".0f") -> str:
    return "-" if value is None else format(value, form)


def _trim(value: float | None) -> str:
    """At most two decimals, and none that say nothing."""
    return "-" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _percent(value: float | None) -> str:
    return _number(value, ".0%")


def show_sums(sums: Sequence[tuple[str, float, int]]) -> Iterator[str]:
    """Each student's marks in sum, and how many answers there were."""
    for student, total, count in sums:
        yield f"{visible(student, single_line=True)}: {total:g} of {count}"
    yield f"{sum(count for _, _, count in sums)} answers of {len(sums)} students marked."
