"""Every gate lets good questions through and names its reason for the others."""

from dataclasses import replace

import pytest

from quizzer.generate.answer_gates import dated, leak
from quizzer.generate.cloze import write_draft
from quizzer.generate.faults import FAULT, sound_english
from quizzer.generate.gates import FACT_GATES, GAP_GATES
from quizzer.generate.name_gates import name_role
from quizzer.generate.sentence_gates import DANGLING, asked_plainly, dangling
from quizzer.generate.setting import Setting
from tests.drafting import draft, readings, reason, turn

GOOD = [
    ("10 August 1628", "The warship Vasa sank off Stockholm on 10 August 1628."),
    ("Stockholm", "The warship Vasa sank off Stockholm on 10 August 1628."),
    ("64", "The warship Vasa of Sweden carried 64 guns in 1628."),
    ("Treaty of Tilsit", "Napoleon signed the Treaty of Tilsit with Russia in July 1807."),
    ("Moravia", "French grenadiers reached Moravia in November 1805."),
    ("Vasa", "The large warship Vasa with bronze guns sank in 1628 after a gust."),
    ("Helsinki", "According to Carl Mannerheim, the German fleet was to leave Helsinki on 3 April 1918."),
]


@pytest.mark.parametrize(("answer", "text"), GOOD)
def test_sound_question_passes_every_gate(answer: str, text: str) -> None:
    assert reason(answer, text) is None


@pytest.mark.parametrize(
    ("expected", "answer", "text"),
    [
        ("dangling reference", "1429", "In 1429 he was crowned in Reims by an archbishop."),
        ("dangling reference", "1954", "The agreement was signed by France in Geneva in 1954."),
        (
            "dangling reference",
            "2.8",
            "Colossal Head 1 from Mexico is 2.8 metres high. Each head from Mexico wears a helmet.",
        ),
        (
            "dangling reference",
            "1980",
            "A second, by Anna Berg of Narva, was sold to a museum of Riga in 1980.",
        ),
        ("dangling reference", "2002", "In 2002 one was lost during the war of Angola with Zambia."),
        ("dangling reference", "Nobel Prize", "Most notable was the Nobel Prize, presented in Oslo in 1989."),
        (
            "dangling reference",
            "15",
            "There are 15 colleges that receive funding from the state, along with two institutes.",
        ),
        ("fragment", "1814", "The Treaty of Kiel, which ended hostilities between the two kings in 1814."),
        ("fragment", "2014", "Are the two principles of the Kiel Instrument that came into force in 2014."),
        (
            "part of a longer name",
            "High Commissioner",
            "Norway asked the High Commissioner for Refugees in 1951 for help.",
        ),
        (
            "part of a longer name",
            "Grand Prix",
            "Robert Bresson shared in Cannes a prize called Grand Prix du cinéma de creation.",
        ),
        (
            "part of a longer name",
            "Erik",
            "Around 980 – 982, Erik the Red discovered Greenland, a part of the Americas.",
        ),
        (
            "part of a longer name",
            "Newcastle",
            "Stepan Makarov designed Baikal in 1896, but it was built in Newcastle upon Tyne by Armstrong Whitworth.",
        ),
        (
            "part of a longer name",
            "Metre Hill",
            "After several costly assaults, the Japanese captured the bastion known as 203 Metre Hill on 5 December.",
        ),
        (
            "part of a longer name",
            "Moscow School",
            "Ida Holm enrolled at the Moscow School № 554 in Narva in 1939.",
        ),
        (
            "entry of a list",
            "Karl Berg",
            "The young pigs – Four pigs who complain about Karl Berg and are silenced in Riga.",
        ),
        ("not in English", "Bergen", "Ida Holm selde sin eigardel av oljefeltet i Bergen 1985."),
        ("not in English", "Berlin", "Ida Holm wurde in Berlin geboren und lebte mit Karl Berg in Bonn."),
        (
            "half of the answer in the prompt",
            "late 2000s",
            "Since the 2000s Riga has built the towers of Narva, opened in the late 2000s.",
        ),
        (
            "half of the answer in the prompt",
            "1996 and 2001",
            "The town of Riga grew by 4% between 1996 and 2001, and by 1% between 2001 and 2006.",
        ),
        (
            "half of the answer in the prompt",
            "1960s",
            "Through the 1960s/70s, the houses of Riga were torn down by Ida Holm.",
        ),
        ("not worth asking", "100,000", "In 2007, the rate for the town of Riga was 3.3 per 100,000 people."),
        ("member of a list", "Latvia", "Estonia, Latvia and Lithuania signed treaties with Russia in 1920."),
        ("member of a list", "Estonia", "In 1920 Russia signed treaties with Estonia and with Latvia."),
        ("one example of several", "Genoa", "Merchants of Spain traded in ports such as Genoa in 1350."),
        ("enumeration", "1940", "The fleet was told to a) leave Riga in 1940 and b) return to Kronstadt."),
        (
            "within quotation marks",
            "1940",
            'Winston Churchill said "France fell in 1940" to the press in London.',
        ),
        (
            "within brackets",
            "1902",
            "The bridge of Westminster (opened in 1902) was closed by the police of London.",
        ),
        (
            "name not certain",
            "UTC",
            "The astronaut Neil Armstrong of Ohio landed on 20 July 1969, at 20:18 UTC.",
        ),
        (
            "several words fit the gap",
            "Karl Berg",
            "The members of the guild of Narva met in Riga in 1902, though not Karl Berg.",
        ),
        ("entry of a list", "1902", "Didyma: The great temple of Riga was begun by Karl Berg in 1902."),
        (
            "several words fit the gap",
            "Karl Berg",
            "In 2015, Karl Berg earned a medal of silver at Riga, while Ida Holm earned a medal of bronze in the same race.",
        ),
        (
            "several words fit the gap",
            "1815/16",
            "The merchants of Narva and of Riga spoke of Karl Berg's 1815/16 notes about Livonia.",
        ),
        (
            "dangling reference",
            "2010",
            "Anna Berg and Ida Holm met in Riga. They sold it to Karl Lund in 2010.",
        ),
        (
            "dangling reference",
            "Narva",
            "The god tries to drown Achilles in Narva with the help of Hera and of Thetis.",
        ),
        ("dangling reference", "1902", "In 1902 Karl Berg saw Riga on a later trip to Narva."),
        ("changes with time", "66.7", "By race, the province of Riga was 66.7% White and Narva less so."),
        ("trivial number", "2008", "One 2008 city study of Riga found losses in Narva and in Tartu."),
        ("trivial number", "1958", "The unfilmed 1958 screenplay of Karl Berg lies in Narva."),
        (
            "part of a figure",
            "68",
            "One out of every 68 sailors of Narva in 2010 came from Riga, or 14 per 1,000.",
        ),
        (
            "name not certain",
            "CRT",
            "The cathode ray tube (CRT) of Karl Berg was shown in Riga in 1902. Riga saw the CRT of Narva in 1904.",
        ),
        ("name not certain", "R1", "The bulk of R1 in the ring decides on which side Johann Emmons saw it."),
        ("member of a list", "14th Dragoons", "Napoleon led 1st, 2nd and 14th Dragoons in 1805."),
        ("fragment", "Rome", 'Lactantius wrote in 303 that Nero "killed the servants". as did Dio in Rome.'),
        ("trivial number", "24", "The firm of Riga keeps 24-hour restaurants in Narva and in Tartu."),
        ("trivial number", "two", "The bishop of Utrecht owned two houses in Haarlem in 1450."),
        ("date of a statistic", "2013", "As of 2013, Manila covers 42 square kilometres of Luzon."),
        (
            "enumeration",
            "1624",
            "Jesse Holm sailed to Riga in 1624; as well as to the ports of Norway and Kiel.",
        ),
        (
            "changes with time",
            "Kingdom of Norway",
            "At the time, the Kingdom of Norway was the largest exporter of herring in Europe.",
        ),
        ("nothing to hold on to", "64", "In the end 64 bombers were sent to Oran by the French."),
        (
            "faulty English in the source",
            "1902",
            "The old castle of Bergen in Norway, was burnt down by Anna Berg in 1902.",
        ),
        # either century alone is right as well
        (
            "too long to type",
            "12th and 13th centuries",
            "In the 12th and 13th centuries the merchants of Lübeck sailed to Riga and Novgorod.",
        ),
        (
            "too long to type",
            "Society of the Friends of Norway",
            "On 3 May 1902 Anna Berg of Oslo founded the Society of the Friends of Norway.",
        ),
        (
            "part of a longer name",
            "Beaumont",
            "In 1606 the Spaniard Ayanz und Beaumont received a patent in Spain.",
        ),
        (
            "date not certain",
            "1624",
            "The harbour of Bergen had been known since 1624 and earlier to Anna Berg.",
        ),
        (
            "several words fit the gap",
            "Vienna",
            "On 3 May 1805 Karl Mack reported to Vienna on the fall of Ulm.",
        ),
        (
            "another right answer",
            "Stockholm",
            "The warship Vasa sank off Stockholm (once Holmia) on 10 August 1628.",
        ),
        ("several words fit the gap", "Jutland", "In 1685 a few captains of Lübeck went to Jutland."),
        (
            "faulty English in the source",
            "Oslo",
            "In January 1942, two Spanish agents manage to destroy two aircraft near Oslo.",
        ),
        ("grammar gives the answer away", "Mencius", "A book by Confucius was Mencius' first source."),
        (
            "answer can be counted in the prompt",
            "four",
            "Nero met four men, Phaon, Sporus and others, near Rome in 68 AD.",
        ),
        (
            "nothing to hold on to",
            "ten",
            "There were two dead bakers, Otto Kern and Jan Vogel, and about ten killed on the Swedish side.",
        ),
        (
            "nothing to hold on to",
            "Moravia",
            "Reinforcements stood in Moravia, less than two weeks' march away.",
        ),
        (
            "nothing to hold on to",
            "Moravia",
            "Grenadiers reached Moravia in November 1805.",
        ),
        (
            "enumeration",
            "1,200",
            "The mills of Narva and Riga sold 1,200 barrels and 900 sacks to Sweden and Poland respectively in 1628.",
        ),
        ("part of a figure", "300", "In 1628 the fleet of Riga grew from 300 to 500 ships of the line."),
        ("part of a figure", "500", "In 1628 the fleet of Riga grew from 300 to 500 ships of the line."),
        ("trivial number", "300", "Gold was not found in Norway for another 300 years after Anna Berg."),
        (
            "trivial number",
            "1994",
            "Prior to 1994 public schools in Alberta had the authority to levy a tax for Canada.",
        ),
        (
            "answer can be counted in the prompt",
            "four",
            "Karl Berg and Anna Rand, along with Ida Holm and Emil Lund, were the only four people to sign it in 1902.",
        ),
        (
            "part of a longer name",
            "University of Riga",
            "In 1902 Karl Berg studied at the University of Riga at Narva.",
        ),
        (
            "dangling reference",
            "1902",
            "The second group of factors that Karl Berg named in Riga came after 1902.",
        ),
        ("dangling reference", "1902", "A further school of Narva was opened by Karl Berg in 1902."),
        (
            "name not certain",
            "Houses",
            "Students of Harvard live in twelve residential Houses, built by Karl Berg in 1930.",
        ),
        (
            "answer can be counted in the prompt",
            "1980s",
            "The ships of Riga were built through the 1980s and 90s.",
        ),
        (
            "answer can be counted in the prompt",
            "12th century",
            "In the last decade of the 11th and first of the 12th century, Riga was built by Albert of Riga.",
        ),
        (
            "answer can be counted in the prompt",
            "95",
            "The bronze of Riga is composed of 5% tin from Cornwall and 95% copper.",
        ),
        (
            "answer can be counted in the prompt",
            "24 June 1962",
            "Riga Day, which honours the founding of Riga on 24 June 1571, was first kept by Karl Berg on 24 June 1962.",
        ),
        (
            "answer can be counted in the prompt",
            "early 1969",
            "In early 1969 Karl Berg took a post in Riga from August 1969.",
        ),
        ("changes with time", "5 million", "The revenues of Riga and of Narva totalled $5 million."),
        (
            "several words fit the gap",
            "EVA",
            "The pictures of the first lunar EVA were seen in Riga and in Narva in 1969. Riga saw a second EVA.",
        ),
        (
            "several words fit the gap",
            "Livonia",
            "Most abbeys of the Teutonic Order are concentrated in southern Livonia near Riga.",
        ),
        (
            "one example of several",
            "Riga",
            "Ten towns of Livonia in 1628 had walls of stone, as in Riga.",
        ),
        (
            "entry of a list",
            "Riga",
            "Mr Karl Berg – The stern mayor of Riga, who leaves for Sweden in 1628.",
        ),
        ("nothing to hold on to", "1628", "A large warship with bronze guns sank in 1628."),
        (
            "answer stands in the prompt",
            "Vasa",
            "The Vasa sank off Stockholm and divers raised the Vasa in 1961.",
        ),
        (
            "another form of the answer in the prompt",
            "Finland",
            "Finnish troops left Finland for Karelia in 1941.",
        ),
        (
            "another form of the answer in the prompt",
            "Soviet Union",
            "Soviet troops left the Soviet Union in June 1941.",
        ),
        ("year unknown", "30 June", "The warship Wasa of Finland left Turku for Stockholm on 30 June."),
        (
            "unbalanced quotes or brackets",
            "1628",
            'The warship Vasa "sank off Stockholm in 1628 after a gust.',
        ),
        ("fragment", "1628", "Warship Vasa of Stockholm and the fleet of Sweden in 1628."),
        (
            "fragment",
            "50",
            "Karl Holm of Riga who wrote the weekly column of the Baltic Times for almost 50 years.",
        ),
        (
            "member of a list",
            "Karl Berg",
            "In addition to Karl Berg, the friends of the club include authors of Oslo and Bergen.",
        ),
        (
            "too long to type",
            "Bodmin County Lunatic Asylum",
            "Bodmin County Lunatic Asylum was designed by John Foulston in 1818.",
        ),
        (
            "one example of several",
            "Sweden",
            "After the war of 1721 Sweden was one of the great powers of the north that met at Riga.",
        ),
        (
            "several words fit the gap",
            "Carminow Cross",
            "There is also Carminow Cross at a road southeast of the town of Bodmin.",
        ),
        (
            "dangling reference",
            "1891",
            "The club of Raith has been based at the ground since 1891 by the will of Kirkcaldy.",
        ),
        (
            "faulty English in the source",
            "1935",
            "The Government Act of India of 1935, was kept as the law of Pakistan.",
        ),
        (
            "part of a longer name",
            "Conventional Forces",
            "In 1990 Latvia signed the Treaty on Conventional Forces in Europe.",
        ),
    ],
)
def test_faulty_question_is_refused_with_its_reason(expected: str, answer: str, text: str) -> None:
    assert reason(answer, text) == expected


def test_somebody_who_came_from_a_named_place_may_have_done_more_there() -> None:
    named = "In 1571 the admiral of Spain arrived from Mexico, and founded the city of Manila in the bay."
    assert asked_plainly(turn("1571", named), Setting("A page", readings(named))) is None
    bare = "In 1571 the admiral of Spain came with two ships, and founded the city of Manila in the bay."
    assert asked_plainly(turn("1571", bare), Setting("A page", readings(bare)))


def test_class_noun_that_is_half_of_the_answer_gives_it_away() -> None:
    told = "In 1934 the drafts of Karl Berg were sent to the National Archives in Riga."
    assert leak(turn("National Archives", told), Setting("A page", readings(told)))
    other = "In 1934 the drafts of Karl Berg were sent to the Latvian Archives in Riga."
    assert leak(turn("Latvian Archives", other), Setting("A page", readings(other))) is None


def test_she_of_a_context_is_somebody_named_or_the_question_is_refused() -> None:
    life = "Ida Holm was born in Riga. " + "She left the house and her garden of Ida Holm. " * 5
    told = f"{life}In 1907 the writer Karl Berg praised her book. In 1909 Emil Lund praised her pictures in Narva."
    read = readings(told)
    asked = replace(draft("1909", told), context=read[-2].text)
    assert dangling(asked, Setting("Ida Holm", read)) == DANGLING
    assert dangling(asked, Setting("Riga", read)) is None


def test_sentence_over_30_words_is_refused() -> None:
    told = "The warship Vasa sank off Stockholm in 1628 " + "after a gust and another gust " * 8 + "struck."
    assert reason("1628", told) == "too long"


def test_present_custom_needs_no_year() -> None:
    assert reason("24 June", "The people of Estonia celebrate the feast of Jaanipäev on 24 June.") is None


def test_name_in_the_title_is_refused() -> None:
    told = "The warship Vasa sank off Stockholm on 10 August 1628."
    assert reason("Vasa", told, title="Vasa (ship)") == "answer stands in the title"


def test_other_name_of_the_title_is_refused() -> None:
    told = "Ibn al-Haytham (also Alhazen) was born in Basra. In 1021 Alhazen wrote a book on optics in Cairo."
    asked = turn("1021", told)
    name = next(one for one in asked.reading.mentions if one.fact.surface == "Alhazen")
    made = write_draft(asked.reading, name)
    assert leak(made, Setting("Ibn al-Haytham", readings(told))) == "answer stands in the title"


def test_year_in_the_title_is_refused() -> None:
    told = "Swedish troops of Gustav Vasa entered Stockholm in 1523."
    assert reason("1523", told, title="Liberation of Stockholm (1523)") == "answer stands in the title"


def test_passage_after_a_colon_is_taken_for_a_quotation() -> None:
    assert (
        reason("1940", "Winston Churchill told the House of Commons:", "France fell to Germany in 1940.")
        == "quoted passage"
    )


def test_two_equal_figures_are_refused() -> None:
    told = "The fleet of Sweden had 40 ships and the fleet of Denmark had 40 ships in 1676."
    assert reason("40", told) == "several equal figures"


def test_number_that_grows_needs_its_time() -> None:
    told = "The city of Tampere has 250,000 inhabitants in Finland."
    assert reason("250,000", told) == "changes with time"


def test_other_right_answer_elsewhere_is_refused() -> None:
    told = "Bulgaria received weapons from Germany in 1941. Bulgaria received weapons from Italy in 1941."
    assert reason("Germany", told) == "another right answer"


def test_name_after_a_small_word_of_names_is_half_a_name() -> None:
    told = (
        "Henri Petit objected to von Zittel's list of shells from Riga in 1887.",
        "Zittel came from Riga in 1880.",
    )
    assert reason("Zittel", *told) == "part of a longer name"


def test_things_counted_again_in_the_section_need_more_than_a_place() -> None:
    other = "The blockade of the Sound was joined by seventeen frigates and a few gunboats."
    assert reason("four", "The Baltic Sea then held four frigates.", other) == "another right answer"
    named = "Niels Juel sent four frigates to the Baltic Sea."
    assert reason("four", named, other) is None


def test_unit_after_a_number_is_no_name() -> None:
    told = (
        "The extinction around 199.6 Mya ended the age of Metoposaurus in Europe.",
        "The ice melted around 12 Mya in Greenland.",
    )
    assert reason("Mya", *told) == "part of a figure"


def test_abbreviation_before_a_number_is_no_name() -> None:
    told = "Hans Sachs was praised in Vol. 37 of the Annals of Nuremberg in 1890."
    drafts = [m for one in readings(told) for m in one.mentions if m.fact.surface == "Vol"]
    assert drafts
    assert reason("Vol", told) == "part of a longer name"


def test_full_date_of_what_a_people_did_stands_alone() -> None:
    told = "On 13 June 1854 at noon French forces began to march to their camps."
    assert reason("13 June 1854", told) is None
    assert reason("13 June 1854", told.replace("French", "all")) == "nothing to hold on to"


def test_passive_whose_subject_the_parse_misses_is_a_sentence() -> None:
    told = (
        'On 14–15 July 1940, rigged parliamentary elections for the "People\'s Parliaments" were conducted by local '
        "Communists loyal to the Soviet Union."
    )
    assert reason("14–15 July 1940", told) is None


def test_owner_after_of_is_half_a_name() -> None:
    told = "The Academy of Arts's school stood in Riga in 1755."
    assert reason("Academy of Arts", told) == "part of a longer name"


def test_office_is_no_name() -> None:
    told = "The council of Lyon, founded by Henri Petit in 1790, is headed by the Vice Mayor."
    drafts = [m for one in readings(told) for m in one.mentions if m.fact.surface == "Vice Mayor"]
    assert drafts
    assert reason("Vice Mayor", told) == "office, no name"


def test_one_sister_or_founder_of_somebody_needs_no_more_than_the_name() -> None:
    assert reason("Octavia", "Octavia was by all accounts the elder sister of Augustus.") is None
    assert reason("Octavia", "Octavia was by all accounts a sister of Augustus.") == "nothing to hold on to"


def test_similar_sentence_about_something_else_is_no_rival() -> None:
    told = (
        "On 14 June 1940 the Soviets issued an ultimatum to Lithuania. "
        "On 16 June 1940 the Soviets issued an ultimatum to Estonia."
    )
    assert reason("14 June 1940", told) is None


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Airey", "The guns at Lord Airey's Battery guarded the harbour of Gibraltar in 1941."),
        ("Younger", "Nero was the son of Agrippina the Younger and was born in Antium in 37 AD."),
    ],
)
def test_half_a_name_is_never_asked(answer: str, text: str) -> None:
    drafts = [mention for reading in readings(text) for mention in reading.mentions]
    halves = [m for m in drafts if m.fact.surface == answer]
    assert all(reason(answer, text) is not None for _ in halves)


def test_every_gate_gives_a_reason_or_none() -> None:
    made = draft("Stockholm", GOOD[1][1])
    setting = Setting("A page of history", readings(GOOD[1][1]))
    gates = (*FACT_GATES, *GAP_GATES)
    assert [gate(made, setting) for gate in gates] == [None] * len(gates)


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        ("1628", "Iron ships had first been proposed by Carl Bonde of Sweden in 1628.", "oddly asked"),
        (
            "12 August 1628",
            "On 12 August 1628 three men of Falun entered the church of Mora and stole the silver.",
            "oddly asked",
        ),
        (
            "1974",
            "To save fuel, Congress imposed a limit on cars in 1974.",
            "oddly asked",
        ),
        (
            "early June 1940",
            "In early June 1940 about 13,500 evacuees were shipped to Casablanca.",
            "oddly asked",
        ),
        ("1898", "The rule of Spain lasted in Manila for over three centuries until 1898.", "oddly asked"),
        ("1628", "Iron ships were first proposed by Carl Bonde of Sweden in 1628.", None),
        (
            "Karl Berg",
            'Karl Berg said in Riga that Nero "killed the servants of God". as does Emil Lund.',
            "oddly asked",
        ),
        ("1902", "One notable success of Riga took place in 1902.", "oddly asked"),
        ("1902", "The fair of Riga was closed by Karl Berg in 1902 - due to fire -.", "oddly asked"),
        (
            "2050",
            "The people of Norway are thought by Anna Berg of Oslo to be 9 million by 2050. […]",
            "oddly asked",
        ),
        ("1865", "After refusing to leave the barn, Booth was killed by Corbett in 1865.", None),
        ("Karl Berg", "Karl Berg was a Latvian-born author of Riga.", "oddly asked"),
        (
            "1970",
            "When Karl Berg was a sculptor, the club of Riga showed the stones of Emil Lund in 1970.",
            "oddly asked",
        ),
        ("77", "Life in Norway is reckoned at 77 years by Anna Berg of Oslo.", "oddly asked"),
        (
            "Jon Berg",
            "Because all of Riga was online, Jon Berg first proposed a web of Norway in 2008.",
            "oddly asked",
        ),
        (
            "184",
            "The firm of Riga closed 184 shops in Norway in 2015, which was 59 more than it opened.",
            "oddly asked",
        ),
        ("1975", "After a long war with Portugal, independence was achieved in 1975.", "oddly asked"),
        (
            "43,523",
            "While in 2012, 43,523 licensed physicians were practicing in New York City.",
            "oddly asked",
        ),
    ],
)
def test_question_word_is_asked_plainly(answer: str, text: str, expected: str | None) -> None:
    made = turn(answer, text)
    assert asked_plainly(made, Setting("A page", readings(text))) == expected


def test_first_name_of_several_people_is_not_asked() -> None:
    told = (
        "Robert Guiscard drove the army of Byzantium out of Apulia in 1071. Robert Crispin led the army of Edessa in 1069. "
        "Robert Crispin died in Constantinople. Robert Guiscard wrote to Rome. In 1081 Robert landed at Valona with his son."
    )
    assert reason("Robert", told) == "several are called so"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Reyners", "In Reyners v Belgium the Court of Justice spoke for a lawyer of Brussels in 1974."),
        ("Belgium", "In Reyners v Belgium the Court of Justice spoke for a lawyer of Brussels in 1974."),
        ("Jerónimo de Ayanz", "Jerónimo de Ayanz y Beaumont received a patent of Spain for a pump in 1606."),
    ],
)
def test_party_of_a_case_and_half_of_a_double_name_are_not_asked(answer: str, text: str) -> None:
    assert reason(answer, text) in {"part of a longer name", "name not certain"}


def test_common_noun_that_opens_a_sentence_is_no_name() -> None:
    text = "Commissioners have privileges in France and sat in Paris with Jean Monnet in 1951."
    made = [
        one for reading in readings(text) for one in reading.mentions if one.fact.surface == "Commissioners"
    ]
    assert all(reason("Commissioners", text) == "name not certain" for _ in made)


def test_context_does_not_tell_when_now_is() -> None:
    told = "The painter Anna Berg currently serves as mayor of Bergen in Norway."
    made = replace(draft("Anna Berg", told), context="The city of Bergen elects a mayor.")
    assert dated(made, Setting("A page", readings(told))) == "changes with time"


def test_figure_of_one_person_needs_a_time_or_a_place() -> None:
    assert reason("80,000", "General Karl Berg led a great army of 80,000 men.") == "nothing to hold on to"
    assert reason("80,000", "In 1805 General Karl Berg led a great army of 80,000 men.") is None
    assert reason("80,000", "General Karl Berg led a great army of 80,000 men to Tallinn.") is None


def test_verb_to_which_the_parse_gives_no_subject_makes_a_sentence() -> None:
    told = (
        "Norway's oldest collection of maps, gazetteers, and atlases both old and new is stored in Bergen Library and "
        "open to the public."
    )
    assert reason("Bergen Library", told) is None
    assert reason("Bergen", "A collection of maps of Norway, both old and new, left to the school of Bergen.")


def test_what_any_of_a_kind_does_is_not_dated() -> None:
    told = "On 4 July 1943 {} bomber of the Royal Air Force took off from Gibraltar for England."
    assert reason("4 July 1943", told.format("a")) == "nothing to hold on to"
    assert reason("4 July 1943", told.format("the last")) is None


def test_one_of_a_group_is_not_asked_for() -> None:
    told = "In 1888 Karl Zittel of Munich placed the Stegocephalia within the Amphibia of Carl Linnaeus."
    assert reason("Stegocephalia", told) == "several words fit the gap"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Confederate", "The raid of the Confederate general Jubal Early led to Washington in 1864."),
        ("Coles", "The turret of Ericsson turned on a spindle, and Coles's turned on a ring of bearings."),
    ],
)
def test_half_of_what_is_meant_has_no_role_of_its_own(answer: str, text: str) -> None:
    made = draft(answer, text)
    assert name_role(made, Setting("A page", readings(text))) == "part of a longer name"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Lund", "After the victory of Berg, Lund gave the guns of Riga to the town of Narva in 1710."),
        ("Riga", "In Riga, Berg and Lund signed the Treaty of Narva in 1920."),
        ("Spain", "After the Battle of Tondo (1898), Spain ceded the city of Manila to the United States."),
    ],
)
def test_phrase_that_opens_a_sentence_makes_no_list_with_its_subject(answer: str, text: str) -> None:
    assert reason(answer, text) != "member of a list"


def test_one_of_three_places_that_open_a_sentence_is_a_member_of_a_list() -> None:
    told = "In Riga, Narva and Tartu, Ida Holm signed the Treaty of Reval in 1920."
    assert reason("Narva", told) == "member of a list"


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        (
            "Hegel",
            "Before Arthur Berg, Hegel had popularized the idea of progress in Germany.",
            "oddly asked",
        ),
        ("Hegel", "Before the Battle of Jena, Hegel had popularized the idea of progress in Germany.", None),
    ],
)
def test_who_is_not_asked_right_behind_another_person(answer: str, text: str, expected: str | None) -> None:
    made = draft(answer, text)
    opening = text.split(",")[0]
    asked = replace(made, prompt=f"{opening}, who had popularized the idea of progress in Germany?")
    assert asked_plainly(asked, Setting("A page", readings(text))) == expected


@pytest.mark.parametrize(
    ("expected", "answer", "text"),
    [
        (
            "another form of the answer in the prompt",
            "FOV Indicator",
            "The programme of Riga has a true field of view called the FOV Indicator since 1990.",
        ),
        (
            "member of a list",
            "1907",
            "At the end of 1906 and in 1907, Ida Holm was held in the castle of Riga.",
        ),
        ("date of a plan", "2018", "The Holm Telescope is planned to be launched from Riga in 2018."),
        ("year unknown", "January", "In January the town of Riga is launching a project named Narva Bridge."),
        (
            "within brackets",
            "Ida Holm",
            "[Ida Holm, p. 135] By 1919 the councils of Riga were made in Narva.",
        ),
        (
            "faulty English in the source",
            "1992",
            "In 1992 POSTGRES became the manager of data for the project of Riga described in [ston92].",
        ),
        (
            "several words fit the gap",
            "Calvo",
            "In March 1943 a store of arms at Gibraltar was blown up by Calvo's agents. Calvo lived in Riga.",
        ),
        (
            "several words fit the gap",
            "Ida Holm",
            "In 1955 Karl Berg of Riga tried to speak in favor of Ida Holm before the court of Narva.",
        ),
        (
            "faulty English in the source",
            "1975",
            "Karl Berg lived in Riga. Ida Holm traded in Riga. Emil Lund died in Riga. The fleet lay in Riga. "
            "In 1975 the region of the Riga was created by Ida Holm.",
        ),
        ("nothing to hold on to", "Ida Holm", "Ida Holm agreed with Karl Berg of Riga."),
        ("dangling reference", "Apple", "Steve Jobs had two at Apple."),
    ],
)
def test_what_only_the_text_around_makes_clear_is_refused(expected: str, answer: str, text: str) -> None:
    assert reason(answer, text) == expected


def test_two_names_run_together_are_no_answer() -> None:
    told = "Ida Holm opened the RigaConf Rigaconf17 in the castle of Narva in 2017."
    made = replace(
        draft("Ida Holm", told), prompt="Ida Holm opened the ____ in 2017.", answer="RigaConf Rigaconf17"
    )
    assert sound_english(made, Setting("A page", readings(told))) == FAULT


def test_citation_that_opens_a_sentence_is_left_out() -> None:
    told = "[Carl Levy, Gramsci and the Workers, p. 135] By 1919 the councils of Turin were led by Ida Holm."
    assert draft("1919", told).prompt == "By ____ the councils of Turin were led by Ida Holm."


def test_name_behind_a_land_is_whole_where_it_begins_with_a_title() -> None:
    told = "In 1940 the German Ambassador to the Soviet Union Graf von der Schulenburg wrote to Ida Holm."
    assert reason("Graf von der Schulenburg", told) is None
