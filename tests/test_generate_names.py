"""Names are found whole, and their kind is believed only with a second witness."""

from functools import cache

import pytest

from quizzer.generate.model import load_model
from quizzer.generate.names import AGREED, REPEATED, SINGLE, find_names
from quizzer.generate.spans import SURE, Found
from quizzer.models import Name, NameKind


@cache
def names(*sentences: str) -> list[list[Found]]:
    return find_names(list(load_model().pipe(sentences)))


def texts(*sentences: str) -> list[str]:
    return [
        found.value.text for group in names(*sentences) for found in group if isinstance(found.value, Name)
    ]


def kind(text: str, *sentences: str) -> NameKind:
    found = [one.value for group in names(*sentences) for one in group]
    return next(value.kind for value in found if isinstance(value, Name) and value.text == text)


def test_positions_point_at_the_name() -> None:
    sentence = "The harbour of Lisbon was closed by the Royal Navy in 1808."
    for found in names(sentence)[0]:
        assert isinstance(found.value, Name)
        assert sentence[found.start : found.end] == found.value.text


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The fleet left the Gulf of Bothnia in May.", "Gulf of Bothnia"),
        ("The Treaty of San Stefano was signed in 1878.", "Treaty of San Stefano"),
        ("The estate belonged to Otto von Bismarck for years.", "Otto von Bismarck"),
        ("The bridge was held by the 7th Rifle Division until dawn.", "7th Rifle Division"),
        ("The envoys signed the Sykes–Picot Agreement in secret.", "Sykes–Picot Agreement"),
        ("The speech of Henry L. Stimson Jr. was printed.", "Henry L. Stimson Jr."),
    ],
)
def test_linked_words_stay_one_name(sentence: str, name: str) -> None:
    assert name in texts(sentence)


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The Finnish soldiers and the Norwegians met in Oslo.", "Finnish"),
        ("The Finnish soldiers and the Norwegians met in Oslo.", "Norwegians"),
        ("A British-built engine drove the pumps of Delft.", "British"),
        ("However, the mayor of Delft resigned.", "However"),
        ("In March the mayor of Delft resigned.", "March"),
        ("Threatening war, the duke left Delft.", "Threatening"),
    ],
)
def test_adjectives_and_sentence_openers_are_no_names(sentence: str, part: str) -> None:
    assert part not in texts(sentence)


def test_known_word_opens_a_sentence_as_a_name() -> None:
    assert texts("Delft lies on a canal.", "The pottery of Delft is blue.").count("Delft") == 2


@pytest.mark.parametrize(
    ("name", "expected", "sentence"),
    [
        ("Treaty of Tilsit", NameKind.TREATY, "The tsar signed the Treaty of Tilsit on a raft."),
        ("Seven Weeks War", NameKind.EVENT, "Prussia won the Seven Weeks War in 1866."),
        ("HMS Beagle", NameKind.VESSEL, "The survey was made by HMS Beagle in 1831."),
        ("Vasa", NameKind.VESSEL, "The warship Vasa sank in the harbour."),
        ("Operation Anvil", NameKind.OPERATION, "The generals planned Operation Anvil in 1944."),
        ("Lake Ladoga", NameKind.PLACE, "The road led across Lake Ladoga in winter."),
        ("Paldu", NameKind.PLACE, "The ship reached the port of Paldu at night."),
        ("Portugal", NameKind.PLACE, "The king of Portugal fled in 1807."),
        ("Eighth Army", NameKind.UNIT, "The Eighth Army crossed the river."),
        ("General Grant", NameKind.PERSON, "The fort was taken by General Grant in 1862."),
        ("W. H. Auden", NameKind.PERSON, "The poem was written by W. H. Auden in 1939."),
        ("University of Bologna", NameKind.ORGANISATION, "He taught at the University of Bologna for years."),
        ("Dutch Ambassador", NameKind.NAME, "The letter was shown to the Dutch Ambassador in secret."),
    ],
)
def test_form_or_class_noun_tells_the_kind(name: str, expected: NameKind, sentence: str) -> None:
    assert kind(name, sentence) is expected


def test_single_label_is_not_enough_for_a_kind() -> None:
    assert kind("Brisk", "The destroyer flotilla met Brisk off the coast.") is NameKind.NAME


def test_surname_of_a_known_person_is_a_person() -> None:
    told = ("The mission was led by Ernest Shackleton in 1914.", "A ridge is named after Shackleton.")
    assert kind("Shackleton", *told) is NameKind.PERSON


def test_surname_becomes_an_alias_of_the_only_bearer() -> None:
    found = names("The mission was led by Ernest Shackleton in 1914.", "A ridge is named after Shackleton.")
    assert isinstance(value := found[0][0].value, Name)
    assert value.aliases == ("Shackleton",)


def test_shared_surname_is_no_alias() -> None:
    found = names(
        "The treaty was signed by John Adams in Paris.", "The bridge was designed by Robert Adams in Leeds."
    )
    assert all(
        "Adams" not in one.value.aliases for group in found for one in group if isinstance(one.value, Name)
    )


def test_title_and_full_name_are_one_person() -> None:
    found = names(
        "The plan came from General Robert Nivelle in 1917.", "The army was led by Nivelle in France."
    )
    assert isinstance(value := found[0][0].value, Name)
    assert "Nivelle" in value.aliases


def test_bracketed_acronym_becomes_an_alias() -> None:
    found = names("The vote was held by the International Astronomical Union (IAU) in Prague.")
    assert any("IAU" in one.value.aliases for one in found[0] if isinstance(one.value, Name))


def test_everyone_knows_the_same_state_by_two_names() -> None:
    value = names("The treaty with the Soviet Union lapsed in 1945.")[0][0].value
    assert isinstance(value, Name)
    assert "USSR" in value.aliases


def test_two_witnesses_make_a_name_sure() -> None:
    found = {
        one.value.text: one
        for one in names("The capital Lisbon was rebuilt.")[0]
        if isinstance(one.value, Name)
    }
    assert found["Lisbon"].confidence == AGREED


def test_surname_that_stands_elsewhere_behind_an_initial_is_sure() -> None:
    told, alone = "Belov had accused the guild of fraud.", "In 1902 he left Oslo."
    assert [one.confidence for one in names(told, alone)[0]] == [SINGLE]
    assert [one.confidence for one in names(told, alone.replace("he", "V. Belov"))[0]] == [REPEATED]


def test_names_are_read_the_same_way_every_time() -> None:
    sentences = ("The warship Vasa sank off Stockholm in 1628.", "Otto von Bismarck lived in Berlin.")
    docs = list(load_model().pipe(sentences))
    assert find_names(docs) == find_names(docs)


def test_adjective_before_a_name_the_document_uses_alone_makes_it_unsure() -> None:
    told = ("The city was held by the Danish Home Guard in 1945.", "The Home Guard was formed in 1940.")
    found = {one.value.text: one.confidence for one in names(*told)[0] if isinstance(one.value, Name)}
    assert found["Danish Home Guard"] <= SINGLE


def test_word_the_document_also_writes_small_is_an_unsure_name() -> None:
    told = ("The guns of the Rock were silent.", "A tunnel was cut through rock in 1782.")
    assert all(one.confidence <= SINGLE for one in names(*told)[0])


def aliases(text: str, *sentences: str) -> tuple[str, ...]:
    found = [one.value for group in names(*sentences) for one in group]
    return next(value.aliases for value in found if isinstance(value, Name) and value.text == text)


def test_part_of_a_persons_name_that_nobody_else_has_is_an_alias() -> None:
    told = (
        "Captain Lucius Verginius Rufus led the army.",
        "Captain Lucius Verginius Rufus wrote that Verginius refused.",
        "Verginius said that Karl Berg met Captain Anna Berg.",
        "Captain Karl Berg wrote to Captain Anna Berg.",
    )
    full = next(text for text in texts(*told) if text.endswith("Lucius Verginius Rufus"))
    assert "Verginius" in aliases(full, *told)
    assert all("Berg" not in aliases(text, *told) for text in texts(*told) if text.endswith(" Berg"))


def test_part_that_stands_alone_far_more_often_is_somebody_else() -> None:
    told = [
        "Captain Gaius Suetonius Paulinus led the army.",
        *(f"Suetonius wrote {number} books." for number in range(20, 30)),
    ]
    full = next(text for text in texts(*told) if text.endswith("Gaius Suetonius Paulinus"))
    assert "Suetonius" not in aliases(full, *told)


def test_head_noun_makes_a_name_sure_that_the_rules_alone_see_whole() -> None:
    sentence = "The Treaty of Bergen was signed in Bergen in 1890."
    wanted = Name("Treaty of Bergen", NameKind.TREATY, ("Bergen Treaty",))
    [treaty] = [one for one in names(sentence)[0] if one.value == wanted]
    assert treaty.confidence >= 0.9


def test_full_stop_behind_a_numeral_is_the_sentences_own() -> None:
    found = find_names(list(load_model().pipe(["The monitors of the navy served in World War I."])))
    assert "World War I" in {one.value.text for one in found[0] if isinstance(one.value, Name)}


def test_person_and_the_land_behind_are_no_one_name() -> None:
    joined = "Under the rule of President Robert Mugabe Zimbabwe's ties with the West soured."
    assert all(confidence < SURE for text, confidence in read(joined).items() if text.endswith("Zimbabwe"))
    assert read("The game was won by Michael Bakari Jordan in 1998.")["Michael Bakari Jordan"] >= SURE


def read(sentence: str) -> dict[str, float]:
    """How sure each name of the sentence is."""
    [found] = find_names([load_model()(sentence)])
    return {one.value.text: one.confidence for one in found if isinstance(one.value, Name)}


def test_title_behind_a_land_begins_another_name() -> None:
    told = "In 1940 the German Ambassador to the Soviet Union Graf von der Schulenburg wrote to Ida Holm."
    sure = [
        one.value.text for one in names(told)[0] if isinstance(one.value, Name) and one.confidence >= SURE
    ]
    assert {"Soviet Union", "Graf von der Schulenburg"} <= set(sure)
