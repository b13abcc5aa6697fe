"""What statistics and forecasts say, as lines. It draws with plot and computes nothing but shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from quizzer.memory.calendar import day_to_date
from quizzer.memory.forecast import Forecast, Prospect, Retrospect
from quizzer.memory.statistics import Statistics, Tally
from quizzer.models import Question, QuestionId
from quizzer.terminal.lines import Style
from quizzer.terminal.plot import draw_bars, draw_sparks, draw_year, list_months
from quizzer.terminal.safe import visible
from quizzer.terminal.show import number_gaps
from quizzer.terminal.verdict import phrase_duration

MOST_ROWS = 10


def show_statistics(
    found: Statistics, retrospect: Retrospect | None, today: int, style: Style
) -> Iterator[str]:
    """The whole page of `stats`."""
    if not found.answers:
        yield "No answers yet. Next: quizzer study"
        return
    days = f"{len(found.days)} day{'s' * (len(found.days) != 1)}"
    streak = f", the last {found.streak} in a row" if found.streak > 1 else ""
    yield style.paint(f"{found.answers:,} answers to {found.cards:,} questions on {days}{streak}.", "bold")
    if found.effort.total_ms:
        week = phrase_duration(found.effort.last_week_ms / 1000)
        yield f"Time: {phrase_duration(found.effort.total_ms / 1000)} in all, {week} in the last 7 days."
    yield f"Known at the very first answer: {_phrase(found.first)}."
    yield from _show_tallies("Recall, a day or more after the answer before", found.recall, style)
    yield from _show_weeks(found, style)
    for group, rows in found.groups.items():
        yield from _show_tallies(f"By {group}", rows, style)
    yield from _show_calibration(found, style)
    if retrospect is not None:
        told, came = sum(retrospect.expected) / 7, sum(retrospect.came) / 7
        yield f"  A week ago {_few(told)} answers a day were forecast for these seven days, and"
        yield f"  {_few(came)} came; on a day the forecast was {_few(retrospect.error)} off."
    yield from _show_year(found, today, style)


def _phrase(found: Tally) -> str:
    return f"{found.share:.0%}, {found.right:,} of {found.asked:,}" if found.asked else "none asked"


def _show_tallies(title: str, rows: Mapping[str, Tally], style: Style) -> Iterator[str]:
    asked = [(name, found.share, _phrase(found)) for name, found in rows.items() if found.asked]
    if asked:
        yield from ("", style.paint(title, "bold"))
        yield from draw_bars(asked[:MOST_ROWS], style)
    if len(asked) > MOST_ROWS:
        yield f"  and {len(asked) - MOST_ROWS} more with fewer answers"


def _show_weeks(found: Statistics, style: Style) -> Iterator[str]:
    shares = [day.share for _, day in found.last_days if day.asked]
    if len(shares) > 1:
        yield f"  day by day, of the last 30: {draw_sparks(shares, style)}"
        yield f"  from {min(shares):.0%} to {max(shares):.0%}, days without such answers left out"
    rows = {f"{_short(begin)} to {_short(begin + 6)}": week for begin, week in found.weeks}
    if sum(week.asked > 0 for week in rows.values()) > 1:
        yield from _show_tallies("By week", rows, style)


def _show_calibration(found: Statistics, style: Style) -> Iterator[str]:
    if found.prediction is None:
        return
    yield from ("", style.paint("What was expected, and what came", "bold"))
    rows = [
        (f"expected {band.told:.0%}", band.came.share, f"came {_phrase(band.came)}") for band in found.bands
    ]
    yield from draw_bars(rows, style)
    auc = "" if found.prediction.auc is None else f", AUC {found.prediction.auc:.3f}"
    yield f"  log loss {found.prediction.log_loss:.4f}, RMSE(bins) {found.prediction.rmse:.4f}{auc}"


def _show_year(found: Statistics, today: int, style: Style) -> Iterator[str]:
    yield from ("", style.paint("The last year, answers a day", "bold"))
    counts = {day_to_date(day): count for day, count in found.days.items()}
    if style.plain:
        yield from list_months(counts, day_to_date(today))
    else:
        yield from draw_year(counts, day_to_date(today), style)


def show_forecast(found: Forecast, today: int, style: Style) -> Iterator[str]:
    """Answers and minutes of the days and weeks to come."""
    most = max(found.answers, default=0.0) or 1.0
    rows = []
    for day, (answers, minutes) in enumerate(zip(found.answers[:7], found.minutes, strict=False)):
        name = "today" if day == 0 else f"{day_to_date(today + day):%a} {_short(today + day)}"
        rows.append((name, answers / most, _phrase_work(answers, minutes)))
    for begin in range(7, len(found.answers) - 6, 7):
        answers = sum(found.answers[begin : begin + 7]) / 7
        minutes = sum(found.minutes[begin : begin + 7]) / 7
        name = f"{_short(today + begin)} to {_short(today + begin + 6)}"
        rows.append((name, answers / most, f"{_phrase_work(answers, minutes)} a day"))
    yield from draw_bars(rows, style)
    for days in (30, 90):
        if days <= len(found.answers):
            mean = _phrase_work(sum(found.answers[:days]) / days, sum(found.minutes[:days]) / days)
            sparks = draw_sparks(found.answers[:days], style) if days == 30 else ""
            yield f"{days} days: {mean} a day  {sparks}".rstrip()


def show_workloads(rows: Sequence[tuple[float, Forecast]], chosen: float, style: Style) -> Iterator[str]:
    """What each desired retention costs and gives."""
    days = len(rows[0][1].answers)
    yield style.paint(f"Desired retention, and what the next {days} days come to with it", "bold")
    most = max(sum(found.minutes) for _, found in rows) or 1.0
    bars = []
    for retention, found in rows:
        cost = f"{_phrase_work(sum(found.answers) / days, sum(found.minutes) / days)} a day"
        mark = "  (yours)" if retention == chosen else ""
        beside = f"{cost}, then {found.known:.1%} known{mark}"
        bars.append((f"{retention:.0%}", sum(found.minutes) / most, beside))
    yield from draw_bars(bars, style)


def show_exam(
    prospects: Sequence[Prospect], questions: Mapping[QuestionId, Question], tonight: int, style: Style
) -> Iterator[str]:
    """What is expected on the exam day, by section and tag, and what to study today.

    `prospects` come with the greatest gain first, of which `tonight` are listed.
    """
    chance = sum(prospect.chance for prospect in prospects) / len(prospects)
    never = sum(prospect.chance == 0 for prospect in prospects)
    unknown = f", {never} of them never answered" if never else ""
    yield style.paint(
        f"Expected if you stop now: {chance:.0%} of {len(prospects)} questions{unknown}.", "bold"
    )
    for title, names in (("By section", _name_section), ("By tag", _name_tags)):
        groups: dict[str, list[float]] = {}
        for prospect in prospects:
            for name in names(questions[prospect.question_id]):
                groups.setdefault(name, []).append(prospect.chance)
        if groups:
            yield from ("", style.paint(title, "bold"))
            means = sorted((sum(chances) / len(chances), name) for name, chances in groups.items())
            rows = [(name, mean, f"{mean:.0%} of {len(groups[name])}") for mean, name in means]
            yield from draw_bars(rows[:MOST_ROWS], style)
            if len(rows) > MOST_ROWS:
                yield f"  and {len(rows) - MOST_ROWS} more that stand better"
    yield from _show_tonight([p for p in prospects if p.gain > 0.005][:tonight], prospects, questions, style)


def _name_section(question: Question) -> tuple[str, ...]:
    return (question.source.section,) if question.source and question.source.section else ()


def _name_tags(question: Question) -> tuple[str, ...]:
    return question.tags


def _show_tonight(
    chosen: Sequence[Prospect],
    prospects: Sequence[Prospect],
    questions: Mapping[QuestionId, Question],
    style: Style,
) -> Iterator[str]:
    yield ""
    if not chosen:
        yield "More study today would change little."
        return
    total = sum(p.chance for p in prospects) + sum(p.gain for p in chosen)
    count = f"these {len(chosen)}" if len(chosen) > 1 else "this one"
    yield style.paint(f"Studying {count} today would make it {total / len(prospects):.0%}:", "bold")
    for prospect in chosen:
        prompt = visible(number_gaps(questions[prospect.question_id]), single_line=True)
        arrow = "->" if style.plain else "→"
        yield from style.frame(
            f"{prospect.chance:4.0%} {arrow} {prospect.studied:4.0%}  {prompt}", hanging=14
        )


def _phrase_work(answers: float, minutes: float) -> str:
    return f"{_few(answers)} answers, {_few(minutes)} min"


def _few(value: float) -> str:
    """A number with a decimal where it is small enough to matter."""
    return f"{value:.1f}" if value < 9.95 else f"{value:,.0f}"


def _short(day: int) -> str:
    when: date = day_to_date(day)
    return f"{when.day} {when:%b}"
