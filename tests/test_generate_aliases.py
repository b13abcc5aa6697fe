"""Which other writings of a name are accepted: those that mean its bearer, and nobody and nothing else."""

import pytest

from tests.drafting import list_aliases


def test_surname_stands_for_every_longer_form_of_its_only_bearer() -> None:
    told = (
        "Admiral Horatio Herbert Kitchener arrived in Cairo.",
        "The plan was signed by Kitchener in 1899.",
        "Herbert Kitchener said that the march had failed.",
    )
    assert {"Horatio Herbert Kitchener", "Horatio Kitchener", "Herbert Kitchener"} <= set(
        list_aliases(*told)["Kitchener"]
    )


def test_surname_of_two_people_stands_for_neither() -> None:
    told = (
        "Captain Karl Berg wrote to Captain Anna Berg.",
        "The letter was signed by Berg in 1901.",
    )
    names = list_aliases(*told)
    assert not any("Berg" in aliases for text, aliases in names.items() if text.endswith(" Berg"))
    assert not names["Berg"]


def test_byname_is_left_out_where_nobody_else_has_the_name() -> None:
    assert (
        "Agrippina"
        in list_aliases("Nero was the son of Agrippina the Younger.", "Later Agrippina was exiled.")[
            "Agrippina the Younger"
        ]
    )
    rivals = (
        "Nero was the son of Agrippina the Younger.",
        "Her mother was Agrippina the Elder.",
        "Later Agrippina was exiled.",
    )
    assert not any("Agrippina" in aliases for aliases in list_aliases(*rivals).values())


def test_word_within_a_name_is_not_what_its_bearer_is_called() -> None:
    told = ("Captain Nero Claudius Drusus Germanicus wrote a letter.", "Captain Drusus replied in May.")
    assert not any("Drusus" in aliases for text, aliases in list_aliases(*told).items() if " Drusus " in text)


def test_place_in_a_name_is_no_surname() -> None:
    told = ("Earl Godwin of Wessex refused the offer.", "The army was raised in Wessex.")
    assert all("Wessex" not in aliases for aliases in list_aliases(*told).values())
    assert "Godwin" in list_aliases(*told)["Earl Godwin of Wessex"]


def test_two_rulers_of_one_name_are_not_one() -> None:
    told = ("The poet praised Empress Wu.", "General Yan Wu said that the poet was right.", "Wu died in 705.")
    assert "Wu" not in list_aliases(*told)["Empress Wu"]


def test_surname_that_comes_first_does_not_come_last() -> None:
    assert not list_aliases("The poem was praised by Yuan Zhen (元稹) in 813.")["Yuan Zhen"]


def test_ship_goes_without_its_prefix_unless_the_word_is_a_place_here() -> None:
    assert list_aliases("The CSS Virginia left the harbour.")["CSS Virginia"] == ("Virginia",)
    assert not list_aliases("The CSS Virginia left the harbour.", "She was built in Virginia.")[
        "CSS Virginia"
    ]


def test_two_things_of_one_short_name_keep_their_nouns() -> None:
    assert not any(list_aliases("The CSS Neuse sank in 1865.", "The Neuse River is shallow.").values())


def test_battle_is_called_by_its_place_unless_the_place_is_spoken_of() -> None:
    assert list_aliases("He fell at the Battle of Waterloo.")["Battle of Waterloo"] == ("Waterloo",)
    assert not list_aliases("He fell at the Battle of Waterloo.", "He was born in Waterloo.")[
        "Battle of Waterloo"
    ]


def test_museum_that_shares_its_first_words_with_another_keeps_the_rest() -> None:
    museum = "Peabody Museum of Archaeology"
    assert list_aliases(f"The mask is in the {museum}.")[museum] == ("Peabody Museum",)
    assert not list_aliases(f"The mask is in the {museum}.", "The bird is in the Peabody Museum of Salem.")[
        museum
    ]


def test_empire_is_accepted_by_the_land_the_document_names() -> None:
    told = ("Peace was made with the Parthian Empire.", "The Parthians had left Parthia in 63.")
    assert set(list_aliases(*told)["Parthian Empire"]) == {"Parthia", "Parthians"}
    assert not list_aliases("Peace was made with the Parthian Empire.")["Parthian Empire"]


def test_empire_is_accepted_by_the_name_in_it_that_the_document_uses_alone() -> None:
    told = (
        "Tondo was a province of the Hindu Majapahit Empire.",
        "The poem tells of Majapahit and its king.",
    )
    assert set(list_aliases(*told)["Hindu Majapahit Empire"]) == {"Majapahit", "Majapahit Empire"}
    assert not list_aliases("Wars ruined the First French Empire.", "The French left.")["First French Empire"]


def test_person_is_told_by_what_the_sentence_says_of_the_name() -> None:
    assert (
        "Holyoak"
        in list_aliases("The rhymes are kept, whereas Keith Holyoak in his book approximates them.")[
            "Keith Holyoak"
        ]
    )
    assert (
        "Tsinoy"
        not in list_aliases("Bahay Tsinoy, one of the museums of Manila, documents their lives.")[
            "Bahay Tsinoy"
        ]
    )


@pytest.mark.parametrize(
    ("sentence", "name", "other"),
    [
        ("The mass was held in Rizal Park (Luneta Park) in 1995.", "Rizal Park", "Luneta Park"),
        ("The army left Dürenstein (modern Dürnstein) at noon.", "Dürenstein", "Dürnstein"),
        ("They walked down Recto Avenue (formerly Azcarraga).", "Recto Avenue", "Azcarraga"),
        (
            "They served in VIII Corps, the so-called Corps Mortier, for a year.",
            "VIII Corps",
            "Corps Mortier",
        ),
    ],
)
def test_what_the_document_calls_the_same_is_the_same(sentence: str, name: str, other: str) -> None:
    assert other in list_aliases(sentence)[name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The villa stands in Tutuban (Tondo) since 1892.",
        "The review was written by Delbert Hillers (Johns Hopkins University) in 1990.",
        "Adam Yates and Anne Warren also named Dvinosauria in 2000.",
        "They lived in Ireland known as Munster at the time.",
    ],
)
def test_what_only_stands_beside_a_name_is_not_the_same(sentence: str) -> None:
    beside = {"Tondo", "Johns Hopkins University", "Dvinosauria", "Munster"}
    assert not any(beside & set(aliases) for aliases in list_aliases(sentence).values())


def test_acronym_belongs_to_the_name_it_abbreviates() -> None:
    names = list_aliases(
        "The treaty founded the European Coal and Steel Community (ECSC) in 1951.", "The Community grew."
    )
    assert names["European Coal and Steel Community"] == ("ECSC",)
    assert "ECSC" not in names.get("Community", ())


def test_navy_of_another_nation_is_not_the_same_navy() -> None:
    told = ("The Royal Navy sailed in May.", "The Italian Royal Navy stayed in port.")
    assert "Italian Royal Navy" not in list_aliases(*told)["Royal Navy"]
    assert "British Navy" in list_aliases(*told)["Royal Navy"]


def test_office_with_a_common_word_is_nobody() -> None:
    told = ("General Education was reformed in 1978.", "The education of the young was a duty.")
    assert all("Education" not in aliases for aliases in list_aliases(*told).values())


def test_surname_alone_means_whom_the_document_brought_in_last() -> None:
    told = (
        "In 53 the emperor married his stepsister Claudia Octavia.",
        "Octavia lived in Rome.",
        "The mother of Antonia was Octavia Minor of Rome.",
    )
    assert "Claudia Octavia" in list_aliases(*told)["Octavia"]


def test_realm_is_called_by_its_land() -> None:
    told = (
        "The Kingdom of Tondo ruled in 1300.",
        "The harbour of Tondo was rich.",
        "Boats left Tondo in May.",
    )
    assert "Tondo" in list_aliases(*told)["Kingdom of Tondo"]
    assert "Kingdom of Tondo" not in list_aliases(*told)["Tondo"]
    told = ("Parthia began a war in 58.", "Rome feared the Parthians.", "In 63 Parthia made peace.")
    assert "Parthians" in list_aliases(*told)["Parthia"]


def test_who_commands_is_a_person() -> None:
    told = "On 3 June 1940 all forces were put under the command of Aleksandr Loktionov."
    assert "Loktionov" in list_aliases(told)["Aleksandr Loktionov"]
    assert list_aliases("Along with Li Bai (Li Po), he is praised.")["Li Bai"] == ("Li Po",)


def test_surname_that_may_be_a_peoples_name_is_accepted() -> None:
    assert (
        "Franco"
        in list_aliases("The general Francisco Franco ruled Spain.", "General Francisco Franco died.")[
            "Francisco Franco"
        ]
    )


def test_group_of_animals_is_called_as_the_document_calls_them() -> None:
    told = (
        "The name excluded the animals called Embolomeri.",
        "The embolomeres were long.",
        "They ate fish.",
    )
    assert list_aliases(*told)["Embolomeri"] == ("embolomeres",)
    assert list_aliases(told[0])["Embolomeri"] == ()


def test_body_is_called_as_the_document_calls_it() -> None:
    told = (
        "The claim was heard by the Court of Justice of the European Union in 1990.",
        "In 1991 the Court of Justice upheld it.",
    )
    assert "Court of Justice" in list_aliases(*told)["Court of Justice of the European Union"]
    assert "Court of Justice" not in list_aliases(told[0])["Court of Justice of the European Union"]


def test_first_name_stands_for_its_one_byname() -> None:
    told = (
        "In 1191 Richard the Lion-hearted left Messina.",
        "The fleet of Richard the Lion-Heart reached Cyprus.",
        "The barons of Cyprus were beaten by Richard in June.",
    )
    assert {"Richard the Lion-hearted", "Richard the Lion-Heart"} <= set(list_aliases(*told)["Richard"])


def test_first_name_of_two_bynames_stands_for_neither() -> None:
    told = (
        "In 1191 Richard the Lionheart left Messina.",
        "In 960 Richard the Fearless ruled Normandy.",
        "The barons of Cyprus were beaten by Richard in June.",
    )
    assert not any(" the " in alias for alias in list_aliases(*told)["Richard"])


@pytest.mark.parametrize(
    ("name", "form", "text"),
    [
        ("Bretton Woods Accord", "Bretton Woods", "The United States left the Bretton Woods Accord in 1971."),
        (
            "Philam Life Insurance Company",
            "Philam Life",
            "The office of Philam Life Insurance Company is in Manila.",
        ),
        (
            "Iberian Peninsula",
            "Iberia",
            "Roger crossed the Iberian Peninsula in 1018, and the wars in Iberia went on.",
        ),
        ("Dutch Republic", "United Provinces", "The French attacked the Dutch Republic in 1672."),
    ],
)
def test_what_is_left_out_of_a_long_name_is_accepted(name: str, form: str, text: str) -> None:
    assert form in list_aliases(text)[name]


def test_father_s_surname_in_a_spanish_name_is_what_its_bearer_is_called() -> None:
    told = (
        "The agent Emilio Plazas Tejera lived in Madrid.",
        "In June the Abwehr of Berlin was warned by Plazas.",
        "Another plan was written by Plazas.",
    )
    assert {"Emilio Plazas", "Emilio Plazas Tejera"} & set(list_aliases(*told)["Plazas"])


def test_middle_name_of_a_roman_is_not_all_he_is_called() -> None:
    told = (
        "The governor Gaius Suetonius Paulinus landed in Britannia.",
        "The life of Nero was told by Suetonius.",
    )
    assert "Gaius Suetonius Paulinus" not in list_aliases(*told)["Suetonius"]


def test_first_name_before_a_byname_is_enough_where_no_other_has_one() -> None:
    told = ("Julia Drusilla died young.", "Nero was descended from Julia the Elder.")
    assert "Julia" in list_aliases(*told)["Julia the Elder"]


def test_battle_is_another_name_of_its_field_and_no_coalition_of_its_war() -> None:
    told = (
        "The War of the Third Coalition began in 1805.",
        "The Third Coalition fought France, and lost the Battle of Austerlitz.",
        "After the victory at Austerlitz the army left Vienna.",
    )
    names = list_aliases(*told)
    assert "War of the Third Coalition" not in names["Third Coalition"]
    assert "Battle of Austerlitz" in names["Austerlitz"]


def test_japanese_name_in_the_western_order_ends_with_the_surname() -> None:
    told = (
        "Kenji Tomiki (富木 謙治) founded a school of aikido in 1967.",
        "Bai Juyi (白居易) wrote a poem in 815.",
    )
    names = list_aliases(*told)
    assert "Tomiki" in names["Kenji Tomiki"]
    assert "Juyi" not in names["Bai Juyi"]


def test_one_kind_of_an_idea_is_not_the_idea() -> None:
    told = (
        "Zen Buddhism was brought to Kyoto by Eisai.",
        "Buddhism was then praised in Nara, and Mahayana Buddhism in Kyoto.",
    )
    assert "Zen Buddhism" not in list_aliases(*told)["Buddhism"]


def test_father_in_a_name_is_no_surname() -> None:
    told = (
        "Abu Bakr ibn Muhammad wrote to Medina in 720.",
        "Muhammad wrote that Medina was far.",
    )
    names = list_aliases(*told)
    assert not any("ibn" in alias for alias in names["Muhammad"])


def test_people_stand_for_their_empire_where_the_document_names_them() -> None:
    told = ("The Mongol Empire took Baghdad in 1258.", "Then the Mongols left Baghdad.")
    assert "Mongols" in list_aliases(*told)["Mongol Empire"]


def test_sea_goes_without_the_word_whatever_else_is_called_after_it() -> None:
    told = ("The army crossed the Caspian Sea in 1920.", "The Caspian Shore Works were built in Baku.")
    assert "Caspian" in list_aliases(*told)["Caspian Sea"]
    land = (
        "The army stayed in the Baltic.",
        "Bases were built in the Baltic.",
        "The ship crossed the Baltic Sea.",
    )
    assert "Baltic Sea" not in list_aliases(*land)["Baltic"]


def test_park_is_not_the_town_it_is_called_after() -> None:
    assert "Jasper" in list_aliases("The road leads through Jasper National Park.")["Jasper National Park"]
    told = ("The road leads through Jasper National Park.", "The town was called Jasper in 1911.")
    assert "Jasper" not in list_aliases(*told)["Jasper National Park"]
    assert not list_aliases(*told)["Jasper"]


def test_crown_is_not_that_of_a_nation_named_elsewhere() -> None:
    told = ("In 1508 the Spanish Crown sent a governor.", "In 1947 the island stood under the Crown.")
    assert "Spanish Crown" not in list_aliases(*told)["Crown"]


def test_empire_is_named_by_its_people() -> None:
    assert "Mongols" in list_aliases("The Mongol Empire conquered a large part of China.")["Mongol Empire"]
    assert "Romans" not in list_aliases("The Holy Roman Empire lost a war in 1806.")["Holy Roman Empire"]


def test_name_sometimes_called_otherwise_is_so_called() -> None:
    told = "Zhuyin (sometimes called Bopomofo) is written in Taiwan."
    names = list_aliases(told, "The use of Zhuyin and of Bopomofo is limited to Taiwan.")
    assert names["Zhuyin"] == ("Bopomofo",)
    assert names["Bopomofo"] == ("Zhuyin",)


def test_person_in_a_list_of_people_goes_by_the_surname_whatever_the_first_name() -> None:
    told = "The songs were recorded by Kenny Rogers, Charlie Rich, Vince Gill and Phil Vassar in Nashville."
    assert {"Vassar"} <= set(list_aliases(told)["Phil Vassar"])
    assert (
        "Grandin"
        in list_aliases("Noted autistic Temple Grandin described her inability to understand others.")[
            "Temple Grandin"
        ]
    )


def test_name_told_in_the_order_of_the_far_east_goes_by_its_first_word_too() -> None:
    told = "The Japanese philosopher Nishitani Keiji wrote that the book was wrong."
    assert {"Nishitani"} <= set(list_aliases(told)["Nishitani Keiji"])
    western = "The Japanese pilot Toyohiro Akiyama wrote a book."
    assert "Toyohiro" not in list_aliases(western, "Later Akiyama left Tokyo.")["Toyohiro Akiyama"]


def test_person_is_called_by_home_or_fathers_name_as_the_document_does() -> None:
    told = (
        "The book was put into Latin by James of Venice and William of Moerbeke.",
        "He wrote his theology from Moerbeke's translations.",
    )
    assert list_aliases(*told)["Moerbeke"] == ("William of Moerbeke",)
    assert "Moerbeke" in list_aliases(*told)["William of Moerbeke"]
    father = (
        "In the late 8th century, Jābir ibn Hayyān wrote a book.",
        *(
            "General Jabir wrote a book.",
            "Jabir said that the book was right.",
            "Jabir argued that it was his.",
        )
        * 2,
    )
    assert "Jābir ibn Hayyān" in list_aliases(*father)["Jabir"]


def test_surname_beside_a_work_by_chance_is_still_its_bearers() -> None:
    told = (
        "The hymn was composed by Samuel A. Ward in 1882.",
        "Just as Bates had written her poem, Ward, too, wrote a tune.",
        "Ward's music was published in 1910.",
        "Ward said that it was his.",
        "Ward's songs were praised by Bates.",
        "Ward wrote that it was old.",
    )
    assert "Samuel A. Ward" in list_aliases(*told)["Ward"]


@pytest.mark.parametrize(
    ("name", "form", "told"),
    [
        # The last word is a common noun, a part of the world, or the land behind an adjective.
        ("Art Direction", "Direction", "Art Direction was praised for its direction of art in Boston."),
        ("Africa", "Northeast Africa", "The animal lives in East Africa and Northeast Africa, and left Africa."),
        ("British Columbia", "Columbia", "The road leads from Alberta to British Columbia, and in British Columbia to the sea."),
        ("Aramaic", "Biblical Aramaic", "The word came from Biblical Aramaic. The word was known to speakers of Aramaic."),
        ("Christ", "Piss Christ", "Critics attacked Andres Serrano's Piss Christ in 1989. The poem tells of Christ in Galilee."),
        # Two names run together, or a name and a rank within a word.
        ("Homer", "Iliad Homer", "In the Iliad Homer mentions the ships. Homer wrote the Odyssey."),
        ("Rupert", "Jasper-Prince Rupert", "The trains are called Jasper-Prince Rupert trains. Rupert wrote that it was late."),
        ("Aplu", "Akkadian Aplu Enlil", "The word came from Akkadian Aplu Enlil meaning a son. Aplu was a title."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_longer_name_gives_no_form(name: str, form: str, told: str) -> None:
    found = list_aliases(*(f"{one}." for one in told.removesuffix(".").split(". ")))
    assert name in found
    assert form not in found[name]


def test_emperor_is_meant_only_where_a_document_speaks_of_him() -> None:
    pig = ("Napoleon drove Snowball off the farm.", "The sheep praised Napoleon in the barn.")
    assert "Bonaparte" not in list_aliases(*pig)["Napoleon"]
    assert "Bonaparte" in list_aliases(*pig, "The army of the Emperor lost in 1815.")["Napoleon"]


def test_cup_of_one_nation_is_called_without_it() -> None:
    told = (
        "Raith won the Scottish League Cup in 1995.",
        "In 1949 Raith reached the final of the League Cup.",
    )
    assert "Scottish League Cup" in list_aliases(*told)["League Cup"]
    other = (*told, "In 1996 Lund won the Norwegian League Cup.")
    assert "Scottish League Cup" not in list_aliases(*other)["League Cup"]


def test_letters_behind_a_persons_name_are_left_out() -> None:
    names = list_aliases("The town is represented by Scott Mann MP.", "Scott Mann spoke in London.")
    assert "Scott Mann" in names.get("Scott Mann MP", ()) or "Mann" in names["Scott Mann"]


def test_letters_that_the_document_has_for_a_person_are_that_person() -> None:
    told = (
        "In 1963 Lyndon B. Johnson became president.",
        "The press called LBJ a tall man.",
        "Johnson left in 1969.",
    )
    assert "LBJ" in list_aliases(*told)["Lyndon B. Johnson"]
    assert "LBJ" not in list_aliases(*told, "Lydia B. Johnson was born in Austin.")["Lyndon B. Johnson"]


def test_surname_in_a_bracket_is_another_spelling_of_it() -> None:
    told = "In 1805 Dmitry Dokhturov (Doctorov) led a column of the army, and Karl Berg (Riga) another."
    names = list_aliases(told, "Dokhturov was a general.")
    assert "Doctorov" in names["Dmitry Dokhturov"]
    assert "Riga" not in names["Karl Berg"]


def test_letters_in_a_bracket_behind_a_federation_are_its_own() -> None:
    told = (
        "Titles are given by the World Chess Federation (FIDE), founded in Paris.",
        "In 1993 Short broke with FIDE.",
    )
    assert "World Chess Federation" in list_aliases(*told)["FIDE"]


def test_letters_of_an_airport_are_not_the_person_it_is_called_after() -> None:
    told = (
        "Queens has the John F. Kennedy International Airport.",
        "In 1963 John F. Kennedy came to New York.",
        "In 2011 JFK was the busiest airport of the land.",
    )
    assert "John F. Kennedy" not in list_aliases(*told).get("JFK", ())


def test_half_of_a_longer_name_is_not_what_the_whole_is_called() -> None:
    told = "The United Kingdom of Great Britain and Northern Ireland, commonly known as the United Kingdom, is a land."
    assert "Northern Ireland" not in list_aliases(told).get("United Kingdom", ())


def test_first_name_that_is_also_a_street_makes_a_surname_somebody_elses_too() -> None:
    told = (
        "Rue Winterbotham Shaw led the club.",
        "Sophia Shaw wrote its history in 1997.",
        "Shaw died in 1979.",
    )
    assert "Sophia Shaw" not in list_aliases(*told)["Shaw"]


def test_person_whom_everyone_knows_is_accepted_in_full_where_nobody_else_is_called_so() -> None:
    told = ("Under Disraeli the empire grew.", "In 1879 the Liberals under Gladstone spoke against the war.")
    assert "Benjamin Disraeli" in list_aliases(*told)["Disraeli"]
    assert "Benjamin Disraeli" not in list_aliases(*told, "Isaac Disraeli wrote in London.")["Disraeli"]
    assert "Benjamin Disraeli" not in list_aliases("Under Disraeli the shop grew.", "Berg left in 1879.").get(
        "Disraeli", ()
    )
