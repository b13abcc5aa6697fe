"""What a sentence leaves to the page is found, what it tells itself is let through."""

import pytest

from quizzer.generate.model import load_model
from quizzer.generate.references import find_dangling


def dangling(sentence: str) -> str | None:
    return find_dangling(list(load_model()(sentence)))


@pytest.mark.parametrize(
    "sentence",
    [
        "He was crowned in Reims in 1429.",
        "In 1429 he was crowned in Reims.",
        "It was built by the Normans in 1078.",
        "Their leader was shot in Dublin in 1916.",
        "The agreement was signed in Geneva in 1954.",
        "The army car was hit by the troops in Geneva in 1954.",
        "The corresponding agreement was signed in Geneva in 1954.",
        "These states joined Denmark in 1397.",
        "This led to a famine in Bengal in 1943.",
        "Such ships were built in Genoa in 1340.",
        "The latter was elected mayor of Boston in 1910.",
        "Fridtjof Nansen has recently left Oslo with Ida Holm.",
        "Most recently, Fridtjof Nansen left Oslo with Ida Holm.",
        "Fridtjof Nansen left Oslo the following day.",
        "After the turn of the century Norway lost its fleet.",
        "Agassi lost at the Open and left Boston late in the year.",
        "Later that year Fridtjof Nansen left Oslo.",
        "Two years later, Fridtjof Nansen returned to Oslo.",
        "From 1939 to 1941, while Norway was neutral, it was the main link; 300 tons of rubber crossed Oslo.",
        "The remains of both were moved to Paris in 1995.",
        "After three months, Fridtjof Nansen returned to Oslo.",
        "Later a school was opened in Oslo in 1912.",
        "All three countries were occupied by Persia in 1722.",
        "Both were born in Turin in 1850.",
        "Each country sent an envoy to Vienna in 1814.",
        "Other writers praised Vienna in 1814.",
        "The council of Manila filed another case in 2012.",
        "The harbour of Oran was to be bombed by the fleet of Italy.",
        "The Board met in Chicago in 1931.",
        "The Nobel Committee still sits in Oslo.",
        "The French planned to use theirs at Kronstadt in 1854.",
        "According to the Talmud, his father lived in Rome in 68.",
        "An architect called it a masterpiece of Rome in 1502.",
        "There followed, also from Laird, two frigates for Mexico in 1842.",
        "On board was Ernest Shackleton, a lieutenant of Robert Scott.",
        "A Dane made a print of the battle, which was coloured by Hans Holbein in 1540.",
        "We entered Samarkand in 1405.",
        "Although the two genera both have conical teeth, Phytosaurus was found to be a reptile.",
        "At the conclusion of which, Spain ruled Manila until 1898.",
        "Concern for them in Gibraltar grew in 1941.",
        "The mall was the second in Lyon built by Tony Garnier.",
        "Second Column, General Essen, included six battalions of Russia.",
        "Dmitry Dokhturov would attack the French from the north.",
        "In the weeks ahead, Carl Mannerheim left Helsinki.",
        "The current mayor of Manila is Joseph Estrada.",
        "Lincoln was desperate, and restored him to command in Washington in 1862.",
        "In 1875 Robert Lincoln committed her to an asylum in Batavia.",
        "Laura Holm wrote the story of their marriage in Oslo in 1956.",
        "Plans exist for its return to Oslo.",
        "In 1875, the exploitation rights were granted to Norway.",
        "The government of Albania was set up in the assembly held on 4 December 1912.",
        "Arturo Toscanini recorded the music in Carnegie Hall in 1945.",
        "Karl Berg wrote Faust, also a famous work of Riga.",
    ],
)
def test_pointing_beyond_the_sentence_is_found(sentence: str) -> None:
    assert dangling(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Since 1954, Toronto expanded its borders, most recently occurring in 1998.",
        "The Italian guns would be larger than any gun fitted to a French ship.",
        "In 1805 the Tsar would lose the Battle of Austerlitz.",
        "Nero was adopted by Claudius and came to the throne in 54.",
        'The new Danish council tried the "enemies of the crown" in June 1541.',
        "Spain compelled two Italian states to lease land for a fort there.",
        "Denmark built its first ironclads in the 1860s.",
        "The Danes fought off the Red Army in 1919 and met the troops near Narva.",
        "Joan of Arc led the army of France to Orléans in 1429.",
        "The Treaty of Kanagawa was signed in 1854.",
        "Fridtjof Nansen said that he had left Oslo in 1893.",
        "The government of Norway moved its seat to London in 1940.",
        "Ericsson sold his patents to the company that built the Monitor in 1862.",
        "There were 120 Danish ships in Copenhagen in 1807.",
        "The first bridge across the Tagus was opened in 1966.",
        "Goods such as salt were carried to Timbuktu in 1352.",
        "Those who fled from Saxony settled in Leipzig in 1813.",
        "The Eighth Army crossed the river Sangro in November 1943.",
        "Portugal was the largest buyer of timber from Riga in 1700.",
        "Fridtjof Nansen said that Otto Sverdrup had followed him to Oslo in 1893.",
        "Lincoln's wife took him to Washington in 1862.",
        "Andre Agassi met James Blake in Houston for a rematch of their match of 2005.",
        "After elections to its first parliament, Aruba left the Netherlands Antilles in 1986.",
        "Plans exist for a rail line from Kabul to the border town of Torkham, where it will connect with Pakistan Railways.",
        "Saul Steinberg won the mining rights to develop a deposit of iron near Kabul in 2011.",
        "Ida Holm was buried in Riga in 1812, in what is now the north of Estonia.",
        "Stravinsky began Variations in Santa Fé, New Mexico, in July 1963, and completed the composition in Hollywood on 28 October 1964.",
    ],
)
def test_sentence_that_stands_alone_is_let_through(sentence: str) -> None:
    assert dangling(sentence) is None


def test_thing_told_is_not_what_a_pronoun_of_a_person_means() -> None:
    institute = list(load_model()("The institute was directed by her sister in 1932."))
    assert find_dangling(institute, {len("The ")}) == "her"
    general = list(load_model()("The general was helped by her sister in 1932."))
    assert find_dangling(general, {len("The ")}) is None
