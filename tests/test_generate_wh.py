"""A fact is asked with a question word only where the sentence and the word leave no doubt."""

import pytest

from quizzer.generate.questions import generate
from quizzer.generate.wh import write_questions
from quizzer.models import QuestionKind
from tests.drafting import document, draft, question, reason, turn

TURNED = [
    # dates, by their precision and preposition
    (
        "10 August 1628",
        "The Vasa sank off Stockholm on 10 August 1628.",
        "On what date did the Vasa sink off Stockholm?",
    ),
    (
        "May 1628",
        "In May 1628 the first warship of Sweden was shown to the king.",
        "In which month and year was the first warship of Sweden shown to the king?",
    ),
    (
        "1628",
        "In 1628, the king of Sweden had ordered four warships.",
        "In which year had the king of Sweden ordered four warships?",
    ),
    (
        "1860s",
        "Denmark built two ironclads at Copenhagen in the 1860s.",
        "In which decade did Denmark build two ironclads at Copenhagen?",
    ),
    (
        "12 August",
        "The fleet of Sweden left Stockholm in August 1628. On 12 August the captain of the Vasa was questioned.",
        "On what date in 1628 was the captain of the Vasa questioned?",
    ),
    # persons, as subject, object and agent
    (
        "Samuel Morse",
        "Samuel Morse sent the first telegram to Baltimore in 1844. Samuel Morse wrote that Baltimore was near.",
        "Who sent the first telegram to Baltimore in 1844?",
    ),
    (
        "Edward Atkinson",
        "The tent of Robert Falcon Scott was found by Edward Atkinson on 12 November 1912.",
        "By whom was the tent of Robert Falcon Scott found on 12 November 1912?",
    ),
    # names that say what they name
    (
        "Treaty of Tilsit",
        "Napoleon signed the Treaty of Tilsit with Russia in July 1807.",
        "Which treaty did Napoleon sign with Russia in July 1807?",
    ),
    (
        "Sweden",
        "On 24 June 1630, Sweden landed 13,000 soldiers near Peenemünde.",
        "On 24 June 1630, which country landed 13,000 soldiers near Peenemünde?",
    ),
    (
        "Mikhail Kutuzov",
        "Russian commander Mikhail Kutuzov held a council of war at Melk in 1805.",
        "Which Russian commander held a council of war at Melk in 1805?",
    ),
    # bounds, parts and ranges of time
    (
        "1862",
        "By 1862, the navies of France and Britain had adopted ironclads.",
        "By which year had the navies of France and Britain adopted ironclads?",
    ),
    (
        "1898",
        "Spanish rule of Manila lasted until 1898.",
        "Until which year did Spanish rule of Manila last?",
    ),
    (
        "late 1942",
        "The agents of Spain were arrested at Gibraltar in late 1942.",
        "Around when were the agents of Spain arrested at Gibraltar?",
    ),
    (
        "1762 to 1764",
        "Manila was occupied by British forces from 1762 to 1764.",
        "Between which years was Manila occupied by British forces?",
    ),
    # within the subject, as an owner, by what stands beside the name
    (
        "Austria",
        "Quarrels in Vienna delayed Austria's entry into the war until 1805.",
        "Which country's entry into the war did quarrels in Vienna delay until 1805?",
    ),
    (
        "Sultan Bolkiah",
        "During the reign of Sultan Bolkiah, the fleet of Brunei took Manila.",
        "During whose reign did the fleet of Brunei take Manila?",
    ),
    (
        "Adiabene",
        "In 62, King Tigranes invaded the Parthian province of Adiabene.",
        "In 62, which Parthian province did King Tigranes invade?",
    ),
    (
        "Toyota",
        "Toyota, a company of Japan, opened an office in Manila in 1962.",
        "Which company of Japan opened an office in Manila in 1962?",
    ),
    (
        "Edward Atkinson",
        "A new map of Temuria was drawn by geologist Edward Atkinson in 2013.",
        "By which geologist was a new map of Temuria drawn in 2013?",
    ),
    (
        "Karl Benz",
        "Karl Benz, the inventor of the motor car of Mannheim, was born in Baden in 1844.",
        "Who was the inventor of the motor car of Mannheim?",
    ),
    (
        "Battle of Lissa",
        "The first battle between ironclads in Europe was the Battle of Lissa.",
        "Which battle was the first battle between ironclads in Europe?",
    ),
    (
        "Lithuania",
        "On 14 June 1940 the Soviets issued an ultimatum to Lithuania.",
        "On 14 June 1940, to which country did the Soviets issue an ultimatum?",
    ),
    (
        "Fram",
        "The ship Fram carried 97 dogs from Norway to the Bay of Whales in 1911.",
        "Which ship carried 97 dogs from Norway to the Bay of Whales in 1911?",
    ),
    # what happened, told by a noun
    (
        "17 September 1939",
        "After the Soviet invasion of Poland on 17 September 1939, the fleet of Britain left Malta.",
        "On what date was the Soviet invasion of Poland?",
    ),
    # clauses within the sentence
    (
        "1901",
        "Soldiers of Funston captured Emilio Aguinaldo, who swore allegiance to the United States in 1901.",
        "In which year did Emilio Aguinaldo swear allegiance to the United States?",
    ),
    (
        "114",
        "Peace between Parthia and Rome lasted until Emperor Trajan invaded Armenia in 114.",
        "In which year did Emperor Trajan invade Armenia?",
    ),
    (
        "1864",
        "The Kōtetsu, built in 1864, had a decisive role in the battle.",
        "In which year was the Kōtetsu built?",
    ),
    # figures
    (
        "100",
        "The quarters of Manila are grouped into 100 zones.",
        "Into how many zones are the quarters of Manila grouped?",
    ),
    (
        "twenty",
        "Manila was held by Britain for twenty months.",
        "For how many months was Manila held by Britain?",
    ),
    ("6", "The stone of Kunda weighs 6 tons.", "How many tons does the stone of Kunda weigh?"),
    (
        "100,000",
        "Some 100,000 people of Manila were killed in February 1945.",
        "About how many people of Manila were killed in February 1945?",
    ),
    (
        "42",
        "The fire of 1867 destroyed 42% of the houses of Riga.",
        "What percentage of the houses of Riga did the fire of 1867 destroy?",
    ),
    (
        "3,000",
        "Over 3,000 tanks were sent from Riga to Narva in June 1940.",
        "Over how many tanks were sent from Riga to Narva in June 1940?",
    ),
    ("64", "Sweden gave the Vasa 64 guns in 1628.", "How many guns did Sweden give the Vasa in 1628?"),
    (
        "42",
        "About 42% of the population of Riga spoke German in 1867.",
        "About what percentage of the population of Riga spoke German in 1867?",
    ),
    # what is joined by "and" is left out, or kept where the subject is asked
    (
        "1880",
        "The bridge of Narva was built in 1880 and burnt by soldiers in 1941.",
        "In which year was the bridge of Narva built?",
    ),
    (
        "1941",
        "The bridge of Narva was built in 1880 and burnt by soldiers in 1941.",
        "In which year was the bridge of Narva burnt by soldiers?",
    ),
    # the base of a verb whose last letter would be doubled; somebody's death; the article of a name
    (
        "4 May 1886",
        "On 4 May 1886 the sailors staged a rally in Chicago.",
        "On what date did the sailors stage a rally in Chicago?",
    ),
    (
        "148 BC",
        "After Masinissa's death in 148 BC the land of Numidia was divided by Rome.",
        "In which year did Masinissa die?",
    ),
    (
        "1 June 1878",
        "The League of Prizren was formed in Kosovo on 1 June 1878.",
        "On what date was the League of Prizren formed in Kosovo?",
    ),
    (
        "Michael Huemer",
        "Libertarian philosopher Michael Huemer wrote in Boston that Rand was wrong. Michael Huemer met Rand.",
        "Which libertarian philosopher wrote in Boston that Rand was wrong?",
    ),
    # part of a year; a word that opened a phrase goes with it
    (
        "Autumn of 1985",
        "The films of Tarkovsky were shown in Moscow in Autumn of 1985.",
        "Around when were the films of Tarkovsky shown in Moscow?",
    ),
    (
        "1850s",
        "Throughout the 1850s, the sailors of Narva doubted the prospects of war.",
        "Throughout which decade did the sailors of Narva doubt the prospects of war?",
    ),
    (
        "20",
        "By 1863, General Lorenzo Thomas had recruited 20 regiments of sailors from Riga.",
        "By 1863, General Lorenzo Thomas had recruited how many regiments of sailors from Riga?",
    ),
    # by the office behind it; within a subject that has a year
    (
        "Verginius Rufus",
        "Verginius Rufus, the governor of Germania, was ordered to Rome by Nero.",
        "Which governor of Germania was ordered to Rome by Nero?",
    ),
    (
        "Suez Canal",
        "The opening of the Suez Canal in 1869 facilitated direct trade and communications with Spain.",
        "The opening of which canal in 1869 facilitated direct trade and communications with Spain?",
    ),
    (
        "Alabama Territory",
        "The Alabama Territory was created by the deputies of Washington on March 3, 1817.",
        "Which territory was created by the deputies of Washington on March 3, 1817?",
    ),
    # a state of the subject goes
    (
        "1940",
        "Enraged by the news, the king of Norway ordered his ships to Narvik in 1940.",
        "In which year did the king of Norway order his ships to Narvik?",
    ),
    # what happened then is told no more; a participle that would be read as the question's verb
    (
        "1870",
        "The company of Rupert dominated trade in Alberta until 1870, when Canada bought the land.",
        "The company of Rupert dominated trade in Alberta until which year?",
    ),
    (
        "April 1970",
        "A bill passed by the senate of Texas on schools was signed by the governor in April 1970.",
        "A bill passed by the senate of Texas on schools was signed by the governor in which month and year?",
    ),
    # by the noun before it, though the tagger takes that for an adjective; the phrase behind it stays
    (
        "Stereospondyli",
        "Large aquatic forms of the Triassic were placed in the suborder Stereospondyli.",
        "In which suborder were large aquatic forms of the Triassic placed?",
    ),
    (
        "COBOL",
        "In 1968 the committee of New York standardized the programming language COBOL.",
        "In 1968, which programming language did the committee of New York standardize?",
    ),
    # the one thing of its sort, and somebody by what he was
    (
        "Olympic Airways",
        "Olympic Airways was the first foreign airline to fly into Albania after World War II.",
        "What was the first foreign airline to fly into Albania after World War II?",
    ),
    (
        "Epictetus",
        "Epictetus was the slave to Nero's scribe Epaphroditos.",
        "Who was the slave to Nero's scribe Epaphroditos?",
    ),
    # by a last word that says what it is, though it makes no kind
    (
        "Baltic Coalition",
        "From 1803 to 1806, the Baltic Coalition fought the empire of France and its client states.",
        "From 1803 to 1806, which coalition fought the empire of France and its client states?",
    ),
    # an office without an article, an adjective that only praises
    (
        "Mikhail Kutuzov",
        "Mikhail Kutuzov, commander of the Russian army, led Emil Lund to send a division to Melk.",
        "Which commander of the Russian army led Emil Lund to send a division to Melk?",
    ),
    (
        "Jan Berg",
        "In the war of 1805 the flamboyant Jan Berg did more to annoy France than the king of Sweden.",
        "In the war of 1805, who did more to annoy France than the king of Sweden?",
    ),
    # an aside behind the name, a larger place behind a place
    (
        "Karl Holm",
        "The Russian abacus was brought to France in 1820 by the mathematician Karl Holm, who served in the army of Riga.",
        "By which mathematician was the Russian abacus brought to France in 1820?",
    ),
    (
        "Las Vegas",
        "In 1970 the pianist Emil Lund opened a school of music in Las Vegas, Nevada.",
        "In 1970, where did the pianist Emil Lund open a school of music?",
    ),
    # money, and what there is
    (
        "14.3 billion",
        "The bank of Riga was bought by Wachovia in 2004 for $14.3 billion.",
        "For how many dollars was the bank of Riga bought by Wachovia in 2004?",
    ),
    (
        "2 million",
        "The Congress of Richmond granted $2 million in May 1861.",
        "How many dollars did the Congress of Richmond grant in May 1861?",
    ),
    (
        "16,000",
        "As of 2013, there are 16,000 schools across Afghanistan.",
        "As of 2013, how many schools are there across Afghanistan?",
    ),
    (
        "4 million",
        "There were an estimated 4 million pilgrims in the streets of Manila in 2014.",
        "About how many pilgrims were there in the streets of Manila in 2014?",
    ),
    # what was done to a name with "of", or to what a noun behind the name says it is
    (
        "26 December 1805",
        "The Peace of Pressburg, signed on 26 December 1805, brought the older treaties of Lunéville back to France.",
        "On what date was the Peace of Pressburg signed?",
    ),
    (
        "1911",
        "The western quarter of Toronto is named after Casa Loma, a castle built in 1911 complete with stables.",
        "In which year was Casa Loma built?",
    ),
    (
        "1828",
        "The earliest known animal of the group was Mastodonsaurus, named by Georg Jaeger in 1828.",
        "In which year was Mastodonsaurus named by Georg Jaeger?",
    ),
    # a second clause whose time stands behind "and"
    (
        "11 October 1805",
        "At Haslach, Karl Berg arranged his infantry in a good position and, on 11 October 1805, Emil Lund attacked the army "
        "of Berg with 8,000 men.",
        "On what date did Emil Lund attack the army of Berg with 8,000 men?",
    ),
    # what happened then is left out with its "when", where the date stands without it
    (
        "1908",
        "The mother of Emil Lund died in Riga in 1908 when he was fourteen.",
        "In which year did the mother of Emil Lund die in Riga?",
    ),
    # no country, though it is listed with them
    (
        "Hong Kong",
        "The American pilot William Anders was born in Hong Kong.",
        "Where was the American pilot William Anders born?",
    ),
    (
        "San Agustín Church",
        "The San Agustín Church in Manila was built by the friars of Spain in 1607.",
        "Which church in Manila was built by the friars of Spain in 1607?",
    ),
]


@pytest.mark.parametrize(("answer", "text", "expected"), TURNED)
def test_plain_sentence_is_turned(answer: str, text: str, expected: str) -> None:
    assert question(answer, text) == expected


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        # half a date
        ("early 1940", "Until early 1940 the fleet of Britain lay at Scapa Flow."),
        # told in the present, denied, with its order turned, in two halves
        ("1942", "In 1942 two Spanish agents manage to reach the port of Gibraltar."),
        ("1942", "In 1942 the agents of Spain did not reach the port of Gibraltar."),
        ("1942", "In 1942 there was a fire in the port of Gibraltar."),
        ("1895", "The German ship Kaiser, laid down in 1895, was the first with new armour."),
        # a name that does not say what it names
        ("Domus Aurea", "Nero built the Domus Aurea in Rome after the fire of 64."),
        # what is only said, planned or denied in a clause; a phrase whose own clause would be left behind
        ("1901", "Suetonius claimed to have met Emilio Aguinaldo, who swore allegiance to Spain in 1901."),
        ("1901", "Nobody of Manila met Emilio Aguinaldo, who never swore allegiance to Spain in 1901."),
        ("Ireland", "The Normans settled in the east of Ireland, later known as the Pale."),
        # "from 1645 to today", several of one kind, two names side by side
        ("Octavia", "Nero's wife, Octavia, was a daughter of Claudius."),
        ("1050s", "One of the first Normans in Edessa was Hervé in the 1050s."),
        # a war dates what was done in it
        ("212 BC", "During the Second Punic War in 212 BC, the games of Apollo were held in Rome."),
        # what is said more closely behind a comma
        (
            "Italy",
            "In search of work, the family of Albert Holm moved to Italy, to Milan and to Pavia in 1894.",
        ),
        # nobody is within a person; what is counted goes on
        ("Karl Berg", "In 1989, the Valdez of Exxon hit a reef in Karl Berg near Riga."),
        # one of several counts
        ("40", "In 1860 Karl Berg won 40 votes, Emil Lund 30 votes, and Ida Holm 20 votes."),
        # a time that would do something
        (
            "550 BC",
            "The Medes held a vast empire between 900–700 BC, which was made part of Persia in 550 BC.",
        ),
        # both of them founded it
        (
            "1985",
            "In 1987, Anna Berg and Karl Lund, who founded the firm of Riga in 1985, sold it to Norway.",
        ),
        # the album was released then
        ("2016", "Sony of London signed Robbie Berg, who released his 11th album 'The Show' in 2016."),
        # which of the two was sought?
        (
            "September 1775",
            "The city was the site of the only attempt at a solution to the American Revolution which was sought in September 1775.",
        ),
        # a list whose last member the parse joins to the verb, a quotation torn off, a day long after
        (
            "1937",
            "In 1937, Ida Holm moved to Hollywood with her aunt Maria, son Matthew, and friend Emil Berg.",
        ),
        (
            "1838",
            'The Patent Company of Bath, formed in 1838 for the purpose of introducing to Britain "Asphalte in its natural '
            'state", had a mine in France.',
        ),
        ("2005", "On the 100th anniversary of Karl Berg's birth in 2005, Oslo honoured Ida Lund."),
        # a second sentence behind "and"
        (
            "Iran",
            "Iran is the largest Shi'a country of the world and Pakistan has the largest Ahmadiyya population.",
        ),
        # a verb whose object the next sentence has
        ("2007", "In 2007, the Senate of Texas passed, and Governor Bob Riley signed a law on slavery."),
        # within a subject only "of which" is said
        ("England", "The Jodrell telescope in England was turned on by Bernard Lovell in 1957."),
        # the same things counted again
        (
            "1,223",
            "Norway extends 1,223 kilometres from the cape to Oslo and 660 kilometres from Bergen to Kirkenes.",
        ),
        # a date of what opens the sentence, a work's name behind "was", a verb without its object
        (
            "16 July 1969",
            "Launched by Saturn from Merritt on 16 July 1969, Apollo was the fifth ship of NASA.",
        ),
        ("1962", "Tarkovsky's first feature film was Ivan's Childhood in 1962."),
        ("1860", "In 1860 the friends of Lincoln promised and manipulated and won the nomination."),
        ("51", "The largest known abjad of the world is Sindhi, with 51 letters."),
        # a number that only describes, and the price of a noun
        ("90", "The first steamship of France was the 90-gun Napoléon in 1850."),
        ("64.5 million", "In 2006, the ministry of Riga signed a $64.5 million contract with Holm."),
        ("364 million", "The output of Riga reached $364 million in dollars of 2007."),
        ("20", "There are 20 other harbours along the coast of Latvia."),
        # what follows says more of the answer
        (
            "Baltic Sea",
            "In 1895, the navy of Riga was moved from the Black Sea to the Baltic Sea into which the Daugava flows.",
        ),
    ],
)
def test_any_doubt_leaves_the_gap(answer: str, text: str) -> None:
    assert question(answer, text) == ""


def test_participle_keeps_its_comma_where_the_date_before_it_is_asked_for() -> None:
    told = "The United Nations Headquarters was completed in 1952, giving New York much influence."
    asked = "In which year was the United Nations Headquarters completed, giving New York much influence?"
    assert question("1952", told) == asked


@pytest.mark.parametrize(
    ("answer", "text", "expected"),
    [
        (
            "1866",
            "In 1866, there was a Greek revolt in Crete against the Ottoman Empire.",
            "In which year was there a Greek revolt in Crete against the Ottoman Empire?",
        ),
        ("1995", "In 1995 there were two Greek cases of fever in Albania and seven cases in 1996.", ""),
        ("1866", "In 1866, there was no Greek revolt in Crete against the Ottoman Empire.", ""),
        (
            "1848",
            "Anna Berg of Oslo was crowned by Karl Lund in the year 1848.",
            "In which year was Anna Berg of Oslo crowned by Karl Lund?",
        ),
        (
            "3 May 2014",
            "On 3 May 2014, the bank of Riga released its 2013 Annual Report in Tallinn.",
            "On what date did the bank of Riga release its 2013 Annual Report in Tallinn?",
        ),
    ],
)
def test_date_is_asked_of_what_there_was_and_behind_the_word_year(
    answer: str, text: str, expected: str
) -> None:
    assert question(answer, text) == expected


def test_purpose_that_opens_a_sentence_is_left_out_where_it_need_be() -> None:
    told = "To aid the king politically, young Karl Berg was adopted in 1850 and took the name of Lund."
    asked = [one.prompt for one in write_questions(draft("1850", told))]
    assert "In which year was young Karl Berg adopted?" in asked


def test_island_is_something_to_be_on() -> None:
    told = "In 1776 the general of the king landed with 9,000 men in Staten Island."
    asked = "In 1776 the general of the king landed with 9,000 men on which island?"
    assert question("Staten Island", told) == asked


def test_total_is_nothing_to_count() -> None:
    assert question("30,838", "People with ancestors from Spain numbered 30,838 total in 2010.") == ""


def test_change_is_asked_for_by_its_share() -> None:
    told = "Violent crime in New York City decreased more than 75% from 1993 to 2005."
    asked = "By more than what percentage did violent crime in New York City decrease from 1993 to 2005?"
    assert question("75", told) == asked


def test_name_without_the_class_word_of_the_question_is_right() -> None:
    told = "In July 1969 Neil Armstrong and Buzz Aldrin landed in the Sea of Tranquility."
    made = turn("Sea of Tranquility", told)
    assert "which sea" in made.prompt
    assert "Tranquility" in made.accept
    assert "Tranquility" not in draft("Sea of Tranquility", told).accept


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("Cooper Union", "In February 1860 the party leaders invited Lincoln to Cooper Union."),
        ("New York Times", "In 2014 the country was praised by the New York Times for its beaches."),
    ],
)
def test_half_of_a_proper_name_is_no_class(answer: str, text: str) -> None:
    asked = question(answer, text)
    assert "which union" not in asked
    assert "which times" not in asked


@pytest.mark.parametrize(
    "text",
    [
        "Karl Edmonton is the headquarters for the third division of Canada.",
        "Karl Edmonton has been recognized as a language by the parliament of Canada.",
        "Karl Edmonton was spoken by the people of Canada in 1902.",
    ],
)
def test_what_the_sentence_tells_to_be_a_thing_is_not_asked_for_with_who(text: str) -> None:
    assert not question("Karl Edmonton", text).startswith("Who")


def test_heading_before_the_subject_is_no_time() -> None:
    told = "White v. Crook, Judge Frank Johnson of Texas ordered the state to redistrict in 1962."
    assert not question("1962", told).startswith("White v. Crook, in which year")


def test_joined_clause_that_points_at_the_main_one_is_not_asked_alone() -> None:
    told = "In 1812 the empire of France took Catalonia and divided it into four provinces."
    assert question("four", told).startswith("In 1812 the empire of France took Catalonia and divided it")


def test_what_was_built_is_no_organisation() -> None:
    told = "The United Nations Headquarters was completed in 1952, giving New York City much influence."
    assert not question("United Nations Headquarters", told).startswith("Which organisation")


def test_coast_guard_is_a_service_and_no_unit() -> None:
    told = "In 1967 the Philippine Coast Guard was founded by the congress at Manila."
    assert (
        question("Philippine Coast Guard", told)
        == "In 1967, which service was founded by the congress at Manila?"
    )


def test_sight_is_no_organisation() -> None:
    told = "The Eaton Centre is the most popular attraction of Toronto. The Eaton Centre stands in Toronto."
    assert not question("Eaton Centre", told).startswith("Which organisation")


def test_longer_sentence_loses_an_aside() -> None:
    told = (
        "On 18 July 1940, after the attack on the French fleet at Oran by the ships of the Royal Navy, the government of "
        "France ordered its bombers in Morocco to attack the harbour of Gibraltar."
    )
    made = question("18 July 1940", told)
    assert made == (
        "On what date did the government of France order its bombers in Morocco to attack the harbour of Gibraltar?"
    )


def test_apposition_keeps_both_commas() -> None:
    told = "The first ironclad battleship, Gloire, was launched by France in November 1859."
    assert question("November 1859", told).endswith(
        "was the first ironclad battleship, Gloire, launched by France?"
    )


def test_pronoun_keeps_the_name_that_is_added() -> None:
    life = "Ida Holm was born in 1841. She sold her house. Ida Holm studied in 1860. She met Emil Berg in Rome in 1868."
    assert question("1868", life) == "In which year did she [Ida Holm] meet Emil Berg in Rome?"


def test_question_is_a_short_one_with_the_answer_of_the_gap() -> None:
    text = "Napoleon signed the Treaty of Tilsit with Russia in July 1807."
    gap, made = draft("July 1807", text), turn("July 1807", text)
    assert made.kind is QuestionKind.SHORT
    assert (made.answer, made.accept) == (gap.answer, gap.accept)
    assert reason("July 1807", text) is None


def test_part_of_a_time_is_asked_for_roughly_and_the_whole_is_right_too() -> None:
    made = turn("late 1942", "The agents of Spain were arrested at Gibraltar in late 1942.")
    assert made.prompt.startswith("Around when")
    assert "1942" in made.accept
    both = draft("mid-to-late 1942", "The agents of Spain were arrested at Gibraltar in mid-to-late 1942.")
    assert both.accept == ("1942",)


def test_event_is_told_without_its_date() -> None:
    made = turn("10 August 1628", "On 10 August 1628 the Vasa sank off Stockholm.")
    assert made.event == "The Vasa sank off Stockholm"


@pytest.mark.parametrize(
    "text",
    ["In 1710 Riga was the capital of Livonia.", "The king of Sweden had ordered four warships in 1710."],
)
def test_state_and_earlier_past_are_no_events(text: str) -> None:
    assert turn("1710", text).event == ""


@pytest.mark.parametrize(
    "text",
    [
        "The planned invasion of England in 1940 worried the people of London.",
        "A battle of the fleet of France in 1940 was lost by Britain.",
        "The invasion of the island in 1940 worried the people of London.",
    ],
)
def test_event_that_is_not_sure_or_not_the_only_one_is_not_asked_for(text: str) -> None:
    assert not question("1940", text).startswith("In which year was")


def test_work_by_somebody_is_not_somebody() -> None:
    told = "The symphonic poem is a work by the composer George Gershwin, written in 1928."
    assert not question("1928", told).startswith("In which year was")


@pytest.mark.parametrize(
    "text",
    [
        "In 1998 the mayor was followed by Karl Holm, who served in the army",
        "In 1998 the mayor was followed by Karl Holm, a poet of Riga who wrote",
        "In 1998 the mayor lived in Riga, Latvia",
    ],
)
def test_sentence_without_its_stop_is_read_to_its_end(text: str) -> None:
    for answer in ("Karl Holm", "Riga"):
        if answer in text:
            assert "____" not in question(answer, text)


def test_long_apposition_is_asked_by_what_it_says_first() -> None:
    told = (
        "In 2000 Yates and Warren named Dvinosauria, a clade of small animals from Peru, Chile, and Brazil."
    )
    assert question("Dvinosauria", told) == "In 2000, which clade of small animals did Yates and Warren name?"


def test_apposition_that_begins_with_a_phrase_of_place_is_cut_before_it() -> None:
    told = "Ida Holm replaced Karl Berg with Emil Lund, a senator from Riga, Narva, and Tartu."
    assert question("Emil Lund", told).endswith(" which senator?")


@pytest.mark.parametrize(
    ("answer", "told", "asked"),
    [
        (
            "54 AD",
            "Karl Berg began his reign in 54 AD by promising the council of Riga more.",
            "In which year did Karl Berg begin his reign?",
        ),
        (
            "18 July 1940",
            "On 18 July 1940 the government of Spain bombed the harbour of Riga as a response.",
            "On what date did the government of Spain bomb the harbour of Riga?",
        ),
    ],
)
def test_means_and_a_reason_told_before_can_be_left_out(answer: str, told: str, asked: str) -> None:
    made = write_questions(draft(answer, told))
    assert asked in [one.prompt for one in made]


def test_sentence_that_a_comma_joins_opens_no_question() -> None:
    told = "Work in many fields of Riga kept growing, the site of Narva was written into over 20 languages."
    assert "into over how many" not in question("20", told)


def test_short_sentence_is_asked_whole() -> None:
    assert question("1628", "Vasa sank in 1628.") == "In which year did Vasa sink?"


def test_surname_that_is_a_common_word_keeps_its_capital() -> None:
    told = (
        "Larry Page met Ida Holm in Riga in 1995. The front page of the paper of Riga told of it. "
        "Page had married Ida Holm in Riga in 1996."
    )
    made = generate(document(told)).question_set.questions
    assert all(" page " not in one.prompt for one in made if "1996" in one.answer or "married" in one.prompt)


def test_joined_clause_that_means_the_first_is_not_asked_alone() -> None:
    told = "Riga and Narva were at war and this continued until 1763."
    assert not any("did this" in one.prompt for one in write_questions(draft("1763", told)))


def test_joined_clause_without_what_goes_on_is_not_asked_alone() -> None:
    text = "France began work on the canal in 1881, but stopped in 1889 because of a lack of money in Paris."
    assert all("did France stop" not in one.prompt for one in write_questions(draft("1889", text)))


def test_one_of_two_things_was_built() -> None:
    text = "The ferry SS Baikal, built in 1897, and the smaller ferry SS Angara crossed the lake to Irkutsk."
    assert question("1897", text) == "In which year was the ferry SS Baikal built?"


def test_somebody_is_not_what_was_settled() -> None:
    text = "Sweden's attack on Denmark in 1643, under Karl Berg, which was settled by the Treaty of Kiel in 1645, held up the talks."
    assert not any("Karl Berg settled" in one.prompt for one in write_questions(draft("1645", text)))


def test_verb_that_the_parse_puts_in_its_subject_is_not_asked_with() -> None:
    text = (
        "In 1941, the Royal Hungarian Army participated in the invasion of Yugoslavia (6 April 1941) and in Operation "
        "Barbarossa (22 June 1941), the invasion of the USSR."
    )
    assert not any("Army participated" in one.prompt for one in write_questions(draft("1941", text)))
