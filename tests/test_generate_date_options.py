"""Wrong dates are near the answer and possible after all that the prompt tells."""

from quizzer.generate.date_options import Told, find_event, find_latest, list_dates, measure_slack
from quizzer.models import PartialDate, Precision
from tests.drafting import draft

YEAR = Precision.YEAR


def options(
    answer: str, *sentences: str, dates: tuple[PartialDate, ...] = (), latest: int = 2010, title: str = ""
) -> tuple[list[str], list[str]]:
    told = Told(dates, frozenset(), latest, title)
    return list_dates(draft(answer, *sentences), told, lambda _: True)


def both(answer: str, *sentences: str, **told: str) -> list[str]:
    below, above = options(answer, *sentences, **told)  # type: ignore[arg-type]
    return below + above


def test_years_of_the_document_come_first_and_far_ones_never() -> None:
    dates = tuple(PartialDate(year, precision=YEAR) for year in (1807, 1922, 1814))
    below, above = options("1811", "A monument was built at Krems in 1811.", dates=dates)
    assert below[0] == "1807"
    assert above[0] == "1814"
    assert "1922" not in above
    assert all(1805 <= int(text) <= 1817 for text in below + above)


def test_days_lie_within_weeks_and_take_their_year_along() -> None:
    below, above = options("30 December 1901", "Aguinaldo was caught at Palanan on 30 December 1901.")
    assert "27 December 1901" in below
    assert "2 January 1902" in above


def test_months_lie_within_two_years() -> None:
    made = both("May 1861", "The navy ordered a ship of iron in May 1861.")
    assert {"March 1861", "July 1861"} <= set(made)
    assert all(text.split()[1] in {"1860", "1861", "1862"} for text in made)


def test_no_option_crosses_another_date_of_the_prompt() -> None:
    below, above = options(
        "winter of 762", "The city was taken in the winter of 762, and in the spring of 765 the poet left it."
    )
    assert below
    assert all(int(text.split()[-1]) < 765 for text in above)


def test_part_of_a_year_counts_in_the_order() -> None:
    text = "Sabotage was ordered in the late autumn of 1940, but work did not start until early 1941."
    assert all(text < "late autumn of 1941" for text in both("late autumn of 1940", text))
    assert all(text >= "early 1941" for text in both("early 1941", text))


def test_month_the_prompt_names_is_not_passed() -> None:
    text = "In May 1861 money was voted, and in July 1861 the work on the ships began."
    assert options("May 1861", text)[1] == ["June 1861"]


def test_war_that_is_named_keeps_the_options_within_it() -> None:
    text = "In 1943 a tunnel was dug under the rock."
    made = both("1943", text, title="Gibraltar in World War II")
    assert made
    assert all(1939 <= int(year) <= 1945 for year in made)
    assert "1946" in both("1943", text)


def test_reign_in_the_heading_keeps_the_options_within_it() -> None:
    made = both("66 AD", "== Emperor (54–68 AD) ==", "In 66 AD Nero sang in a play at Naples.")
    assert "64 AD" in made
    assert "70 AD" not in made


def test_nothing_lies_long_after_the_last_year_told() -> None:
    text = "Forbes ranked the city of Manila in 2015."
    assert "2020" in options("2015", text, latest=2020)[1]
    assert max(options("2015", text, latest=2015)[1]) == "2017"


def test_one_plan_does_not_make_the_last_year() -> None:
    years = [*[1900 + n for n in range(60)], 2040]
    assert find_latest(PartialDate(year, precision=YEAR) for year in years) < 1960
    assert find_latest([]) == 0


def test_century_of_ours_is_no_option() -> None:
    told = both("18th century", "Schools were set up in Riga at the end of the 18th century.")
    assert {"17th century", "19th century", "20th century"} <= {*told}
    assert "21st century" not in told


def test_century_of_modern_times_has_no_options() -> None:
    assert both("20th century", "Romer brought back the name in the 20th century.") == []
    assert both("13th century", "The town was built by monks in the 13th century.")


def test_decades_are_drawn_from_the_nearest() -> None:
    decade = draft("1870s", "The navy built monitors in the 1870s.")
    assert measure_slack(decade) == 0
    assert both("1870s", "The navy built monitors in the 1870s.")[0] == "1860s"
    assert measure_slack(draft("1871", "The navy built monitors in 1871.")) > 0


def test_date_that_may_be_right_too_is_left_out() -> None:
    told = Told([], frozenset([(1809, None, None)]), 2010)
    below, _ = list_dates(draft("1811", "A monument was built at Krems in 1811."), told, lambda _: True)
    assert "1809" not in below
    assert "1810" in below


def test_day_without_its_year_stays_within_it() -> None:
    made = both("30 December", "The war began in 1901.", "Aguinaldo was caught at Palanan on 30 December.")
    assert "27 December" in made
    assert not any("January" in text for text in made)


def test_month_without_its_year_stays_within_it() -> None:
    made = both("November", "The war ended in 1943.", "A board was set up at Gibraltar in November.")
    assert "December" in made
    assert "January" not in made


def test_round_year_of_old_stands_among_round_years() -> None:
    made = both("3000 BC", "The carvings at Angono date to 3000 BC.")
    assert {"3500 BC", "2500 BC"} <= set(made)
    assert all(text.endswith("00 BC") for text in made)


def test_round_year_of_the_emperors_stands_among_all() -> None:
    made = both("50 AD", "Nero was adopted by Claudius in 50 AD.")
    assert {"48 AD", "51 AD"} <= {*made}


def test_range_moves_as_a_whole() -> None:
    below, above = options("1762 to 1764", "The British held Manila from 1762 to 1764.")
    assert "1761 to 1763" in below
    assert "1764 to 1766" in above


def test_leap_day_without_a_year_has_no_options() -> None:
    assert both("29 February", "A feast is held at Manila on 29 February.") == []


def test_day_of_no_known_year_has_options() -> None:
    assert {"6 January", "12 January"} <= set(both("9 January", "A feast is held at Manila on 9 January."))


def test_no_option_crosses_the_day_of_the_event_that_the_title_names() -> None:
    told = [
        ("The Battle of Ulm was told of on 3 May 1806.", PartialDate(1806, 5, precision=Precision.MONTH)),
        ("The corps arrived on 3 May 1804.", PartialDate(1804, 5, 3)),
        ("The Battle of Ulm was fought on 16 October 1805.", PartialDate(1805, 10, 16)),
    ]
    assert find_event("Battle of Ulm", told) == PartialDate(1805, 10, 16)
    assert find_event("Ulm", told) is None
    told_of = Told((), frozenset(), 2010, event=PartialDate(1805, 10, 16))
    below, above = list_dates(
        draft("1806", "Prussia joined the war of Riga in 1806."), told_of, lambda _: True
    )
    assert not [text for text in below + above if int(text) < 1805]
    assert {"1807", "1808"} <= set(above)


def test_option_beside_a_rough_date_is_not_roughly_right() -> None:
    made = both("1820", "The abacus of Russia was brought to France around 1820.")
    assert made
    assert all(abs(int(year) - 1820) >= 5 for year in made)


def test_by_a_date_has_no_later_option() -> None:
    below, above = options("2009", "By 2009 the guild of Riga held a court in Narva.")
    assert below
    assert not above
