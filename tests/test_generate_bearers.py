"""Who is called by which words: never two people by one writing."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizzer.generate.bearers import find_persons
from quizzer.generate.capitals import Vocabulary
from quizzer.generate.name_evidence import Told
from quizzer.generate.personal_names import bare_words, has_persons_form
from quizzer.models import NameKind

GIVEN = ("Anna", "Karl", "Karl Otto", "K.", "Gaius", "")
FAMILY = ("Berg", "von Berg", "Lind", "Lind Berg", "the Elder", "of Lund", "II")
TITLE = ("", "General ", "King ", "Count ")
NAMES = st.sets(
    st.builds(lambda title, first, last: f"{title}{f'{first} {last}'.strip()}", st.sampled_from(TITLE),
              st.sampled_from(GIVEN), st.sampled_from(FAMILY)).filter(has_persons_form),
    min_size=1,
    max_size=6,
)  # fmt: skip


def told(*names: str, placed: frozenset[str] = frozenset()) -> Told:
    kinds = dict.fromkeys(names, NameKind.PERSON)
    empty = frozenset[str]()
    return Told(
        kinds, Counter(names), frozenset(names), placed, empty, empty, empty, empty, Vocabulary(empty, empty)
    )


def writings(*names: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: {name} for name in names}
    for name, other in find_persons(told(*names)):
        found[name].add(other)
    return found


def within(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(any(word == one or (word == "K." and one == "Karl") for one in rest) for word in words)


@given(NAMES)
def test_one_writing_never_means_two_people(names: set[str]) -> None:
    found = writings(*sorted(names))
    bare = {name: bare_words(name) for name in names}
    for one in names:
        for other in names:
            if found[one] & found[other]:
                assert any(within(bare[one], full) and within(bare[other], full) for full in bare.values())


@given(NAMES)
def test_order_of_the_names_changes_nothing(names: set[str]) -> None:
    assert writings(*sorted(names)) == writings(*sorted(names, reverse=True))


def test_initial_stands_for_a_first_name_it_begins() -> None:
    assert "Karl Berg" in writings("K. Berg", "Karl Berg")["K. Berg"]
    assert "Berg" not in writings("K. Berg", "Anna Berg")["K. Berg"]
    assert "Karl Berg" not in writings("K. Berg", "Karl Berg", "Klaus Berg")["K. Berg"]


def test_place_the_document_speaks_of_is_no_surname() -> None:
    names = ("Karl Lund",)
    assert ("Karl Lund", "Lund") in set(find_persons(told(*names)))
    assert ("Karl Lund", "Lund") not in set(find_persons(told(*names, placed=frozenset({"Lund"}))))


def test_nickname_stands_for_the_name_it_is_short_for() -> None:
    found = writings("Lawrence Roberts", "Larry Roberts")
    assert {"Larry Roberts", "Roberts"} <= found["Lawrence Roberts"]
    assert "Roberts" not in writings("Lawrence Roberts", "Ida Roberts")["Lawrence Roberts"]


def test_name_before_marriage_is_the_same_persons() -> None:
    found = writings("Laura Archera", "Laura Archera Huxley", "Laura Huxley")
    assert "Laura Archera" in found["Laura Huxley"]
    assert "Igor M." not in writings("Igor M.", "Igor M. Berg", "Igor Berg")["Igor Berg"]
    assert "Martin Luther" not in writings("Martin Luther", "Martin Luther King")["Martin Luther King"]


def test_surname_with_and_without_its_accent_is_one() -> None:
    pairs = set(find_persons(told("Jose Nuñes", "Jose Nunes")))
    assert ("Jose Nunes", "Nunes") in pairs or ("Jose Nunes", "Nuñes") in pairs
