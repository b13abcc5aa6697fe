"""The word lists of the rules: countries and their adjectives, head nouns, titles.

Plain data about English, about no document. Every list is read by more than one rule or too long to
stand beside its rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from quizzer.models import NameKind

_Sort = TypeVar("_Sort", bound=str)


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


def index_words(entries: Mapping[_Sort, str]) -> dict[str, _Sort]:
    """Each of the words → the sort it stands under."""
    return {word: sort for sort, words in entries.items() for word in words.split()}


FINITE = word_set("VBD VBZ VBP MD")
"""The tags of verb forms that carry a tense."""
PRESENT = word_set("VBZ VBP")
"""Those of them that tell the present."""
NOUNS = word_set("NOUN PROPN")
"""The parts of speech of what a sentence tells of."""
SUBJECTS = word_set("nsubj nsubjpass")
"""What the parse calls the subject of a verb, active and passive."""

_PEOPLES = """
Afghanistan: Afghan Afghans | Albania: Albanian | Algeria: Algerian | Andorra: Andorran | Angola: Angolan |
Argentina: Argentine Argentinian | Armenia: Armenian | Australia: Australian Aussie | Austria: Austrian |
Azerbaijan: Azerbaijani Azeri | Bahamas: Bahamian | Bahrain: Bahraini | Bangladesh: Bangladeshi | Bavaria: Bavarian |
Belarus: Belarusian Byelorussian | Belgium: Belgian | Belize: Belizean | Bohemia: Bohemian | Bolivia: Bolivian |
Bosnia: Bosnian | Brazil: Brazilian | Britain: British Briton Britons Great | Bulgaria: Bulgarian | Burma: Burmese |
Burundi: Burundian | Cambodia: Cambodian Khmer | Cameroon: Cameroonian | Canada: Canadian | Chile: Chilean |
China: Chinese Sino | Colombia: Colombian | Congo: Congolese | Corsica: Corsican | Crete: Cretan |
Croatia: Croatian Croat Croats | Cuba: Cuban | Cyprus: Cypriot Cypriots | Czechia: Czech Czechs |
Czechoslovakia: Czechoslovak Czechoslovakian Czech | Denmark: Danish Dane Danes | Ecuador: Ecuadorian |
Egypt: Egyptian | England: English Englishman Anglo | Eritrea: Eritrean | Estonia: Estonian | Ethiopia: Ethiopian |
Fiji: Fijian | Finland: Finnish Finn Finns | Flanders: Flemish Fleming | France: French Frenchman Franco |
Gabon: Gabonese | Gambia: Gambian | Georgia: Georgian | Germany: German Germans | Ghana: Ghanaian | Greece: Greek Greeks |
Guatemala: Guatemalan | Guinea: Guinean | Guyana: Guyanese | Haiti: Haitian | Honduras: Honduran |
Hungary: Hungarian Magyar | Iceland: Icelandic Icelander | India: Indian | Indonesia: Indonesian |
Iran: Iranian | Iraq: Iraqi | Ireland: Irish Irishman | Israel: Israeli | Italy: Italian Italo | Jamaica: Jamaican |
Japan: Japanese | Jordan: Jordanian | Kazakhstan: Kazakh Kazakhs | Kenya: Kenyan | Korea: Korean | Kosovo: Kosovar |
Kuwait: Kuwaiti | Kyrgyzstan: Kyrgyz | Laos: Lao Laotian | Latvia: Latvian Lett | Lebanon: Lebanese | Liberia: Liberian |
Libya: Libyan | Liechtenstein: Liechtensteiner | Lithuania: Lithuanian | Lombardy: Lombard Lombards | Luxembourg: Luxembourgish |
Macedonia: Macedonian | Madagascar: Malagasy | Malawi: Malawian | Malaysia: Malaysian Malay | Maldives: Maldivian |
Mali: Malian | Malta: Maltese | Mauritius: Mauritian | Mexico: Mexican | Moldova: Moldovan | Monaco: Monegasque |
Mongolia: Mongolian Mongol Mongols | Montenegro: Montenegrin | Morocco: Moroccan | Mozambique: Mozambican |
Namibia: Namibian | Naples: Neapolitan | Nepal: Nepalese Nepali | Netherlands: Dutch Dutchman Netherlandish |
Holland: Dutch Dutchman | Nicaragua: Nicaraguan | Niger: Nigerien | Nigeria: Nigerian | Norway: Norwegian Norse |
Normandy: Norman Normans | Oman: Omani | Pakistan: Pakistani | Palestine: Palestinian | Panama: Panamanian |
Paraguay: Paraguayan | Persia: Persian Persians | Peru: Peruvian | Philippines: Filipino Filipinos Filipina Philippine |
Piedmont: Piedmontese | Poland: Polish Pole Poles | Portugal: Portuguese Luso | Prussia: Prussian Prussians |
Qatar: Qatari | Romania: Romanian Rumanian | Rome: Roman Romans | Russia: Russian Russians | Rwanda: Rwandan |
Sardinia: Sardinian | Saxony: Saxon Saxons | Scotland: Scottish Scots Scot | Senegal: Senegalese |
Serbia: Serbian Serb Serbs | Sicily: Sicilian | Singapore: Singaporean | Slovakia: Slovak Slovaks |
Slovenia: Slovene Slovenian | Somalia: Somali | Spain: Spanish Spaniard Spaniards Hispano | Sudan: Sudanese |
Suriname: Surinamese | Sweden: Swedish Swede Swedes | Switzerland: Swiss | Syria: Syrian | Taiwan: Taiwanese |
Tajikistan: Tajik | Tanzania: Tanzanian | Thailand: Thai Thais Siamese | Tibet: Tibetan | Togo: Togolese |
Tunisia: Tunisian | Turkey: Turkish Turk Turks | Turkmenistan: Turkmen | Uganda: Ugandan | Ukraine: Ukrainian |
Uruguay: Uruguayan | Uzbekistan: Uzbek Uzbeks | Venezuela: Venezuelan | Venice: Venetian | Vietnam: Vietnamese |
Wales: Welsh Welshman | Yemen: Yemeni | Yugoslavia: Yugoslav Yugoslavian | Zambia: Zambian | Zimbabwe: Zimbabwean |
Africa: African | America: American Americans | Asia: Asian | Europe: European | Antarctica: Antarctic |
Soviet Union: Soviet Soviets USSR U.S.S.R. | USSR: Soviet Soviets | United States: American Americans U.S. US USA |
United Kingdom: British Briton Britons UK U.K. Britain | Ottoman Empire: Ottoman Ottomans Turkish |
Byzantium: Byzantine Byzantines | Carthage: Carthaginian Punic | Athens: Athenian | Sparta: Spartan | Troy: Trojan |
Israel: Israeli Israelite | Judea: Jewish Judean Jew Jews | Moscow: Muscovite | Vienna: Viennese | Habsburg: Habsburgs
"""

DEMONYMS: dict[str, tuple[str, ...]] = {
    country.strip(): tuple(words.split())
    for country, _, words in (entry.partition(":") for entry in " ".join(_PEOPLES.split()).split("|"))
}
"""Country, continent or old power → the words that give it away."""

_NO_COUNTRY = word_set(
    "Africa America Asia Antarctica Europe Athens Bavaria Bohemia Byzantium Carthage Corsica Crete "
    "Flanders Habsburg Judea Lombardy Moscow Naples Normandy Piedmont Rome Sardinia Saxony Sicily Sparta Troy "
    "Venice Vienna"
)

COUNTRIES = (frozenset(DEMONYMS) - _NO_COUNTRY) | frozenset(
    (
        *(
            "New Zealand",
            "South Africa",
            "North Korea",
            "South Korea",
            "Sri Lanka",
            "Saudi Arabia",
            "Costa Rica",
        ),
        *(
            "Brunei",
            "Bhutan",
            "Botswana",
            "Chad",
            "Djibouti",
            "Lesotho",
            "Mauritania",
            "Papua New Guinea",
            "Samoa",
        ),
        *("El Salvador", "Dominican Republic", "Puerto Rico", "Hong Kong", "Vatican City", "San Marino"),
    )
)

PEOPLES = frozenset(
    word
    for words in DEMONYMS.values()
    for adjective in words
    if adjective not in {"USSR", "U.S.S.R.", "U.S.", "US", "USA", "UK", "U.K.", "Britain", "Great"}
    for word in (adjective, f"{adjective}s")
)
"""Nationality adjectives and peoples: never a name to ask."""

MEMBERS = frozenset(word for words in DEMONYMS.values() for word in words if word.endswith("s"))
"""Peoples in the plural, as English makes it: "Mongols"."""

HEADS = index_words(
    {
        NameKind.TREATY: "Treaty Pact Agreement Convention Accord Accords Protocol Protocols Armistice Concordat "
        "Armistice Charter Declaration Constitution Act Directive",
        NameKind.EVENT: "War Wars Battle Siege Revolution Campaign Uprising Rebellion Revolt Massacre Crusade Raid "
        "Offensive Conference Congress Olympics Festival Crisis Coup Mutiny Blitz Games Championship Championships "
        "Fire Earthquake Famine Holocaust Reformation Restoration Renaissance Cup Expedition Conspiracy Prize Prizes Award "
        "Awards Medal",
        NameKind.OPERATION: "Operation Plan",
        NameKind.UNIT: "Army Brigade Regiment Division Battalion Corps Fleet Squadron Navy Legion Battery Guard Guards "
        "Grenadiers Hussars Dragoons Cuirassiers Flotilla Wing Infantry Cavalry Artillery Marines Cohort Company Command "
        "Militia",
        NameKind.PLACE: "River Lake Lakes Sea Ocean Gulf Gulfs Bay Archipelago Island Islands Isle Isles Mount Mountains Mountain "
        "Cape Strait Straits Isthmus Valley Peninsula Street Square Bridge Cathedral Church Palace Castle Harbour Harbor "
        "Airport Station Road Avenue Province County District City Town Village Forest Desert Canal Channel Plain Hill "
        "Hills Park Temple Abbey Fort Fortress Port Delta Basin Crater Republic Empire Kingdom States Federation Coast "
        "Tower Theatre Stadium Boulevard Monastery Basilica Region Prefecture Oblast Dockyard Shipyard Tunnel Tunnels "
        "Sound Inlet Fjord Glacier Corridor Territory Colony Parkway Trail Highway Sanctuary Reservoir Canyon Gorge "
        "Lighthouse Cemetery",
        NameKind.ORGANISATION: "University Party Government Ministry Council Parliament Senate League Union Court Service "
        "School College Institute Museum Association Agency Bank Committee Commission Society Corporation Academy "
        "Department Board Office Administration Authority Library Club Orchestra Foundation Archive Archives Observatory "
        "Assembly Cabinet Admiralty Directorate Bureau Inc. Ltd. Limited Group Press Company Companies Order Front "
        "Movement Alliance Organisation Organization Hospital Laboratory Centre Center Force Forces",
        NameKind.PUBLICATION: "Times Magazine Journal Gazette Herald Tribune Encyclopedia Encyclopaedia Chronicle Bulletin",
    }
)
"""The noun inside a name that tells what is named: its last word, or the one before "of"."""

CLASSES = index_words(
    {
        NameKind.VESSEL: "ship ships warship warships battleship battleships cruiser cruisers destroyer destroyers frigate "
        "frigates submarine submarines steamer steamers ironclad ironclads gunboat gunboats carrier carriers corvette "
        "corvettes yacht schooner boat trawler tanker liner flagship airship monitor sloop brig barge airplane aircraft "
        "spacecraft spaceship ferry freighter galleon",
        NameKind.PLACE: "city town village island islands river lake mountain capital port province county district region "
        "crater craters country state kingdom territory settlement suburb harbour colony municipality valley bay",
        NameKind.PERSON: "king queen emperor empress president minister general admiral captain colonel major lieutenant "
        "marshal commander historian poet writer author scientist astronomer chemist physicist biologist explorer painter "
        "architect composer philosopher governor ambassador senator senators bishop pope saint prince princess duke earl "
        "count baron sir lady lord professor doctor engineer archaeologist actor actress singer director leader servicemen "
        "palaeontologist paleontologist geologist naturalist philosopher inventor sculptor secretary chancellor son "
        "daughter wife brother sister father mother employee uncle aunt nephew niece cousin grandfather grandmother "
        "grandson granddaughter stepbrother stepsister stepfather stepmother stepson stepdaughter half-brother half-sister "
        "widow husband mistress heir heiress rival discoverer founder successor predecessor opponent pupil disciple friend scholar politician statesman journalist "
        "botanist mathematician theologian economist jurist lawyer physician surgeon missionary monk priest merchant banker "
        "entrepreneur industrialist aviator pilot astronaut cosmonaut critic novelist playwright dramatist essayist "
        "translator editor publisher linguist philologist anthropologist sociologist psychologist zoologist physiologist "
        "revolutionary navigator cartographer geographer musician pianist violinist conductor producer photographer activist "
        "reformer preacher abbot abbess knight sultan emir caliph khan tsar regent consul dictator tribune centurion prefect "
        "mayor conquistador lieutenant commodore tutor scribe photographer freedman senator",
        NameKind.ORGANISATION: "company firm bank newspaper university party agency organisation organization band club",
        NameKind.PUBLICATION: "book novel film poem magazine newspaper journal play opera song album essay epic",
        NameKind.OPERATION: "codenamed code-named",
    }
)
"""The class noun that stands before a name ("the transport ship X")."""

COMING = word_set("enter arrive come go visit meet leave return gather")
"""Verbs, as lemmas, after which it is the point what was done there."""

RANKS = word_set(
    "order suborder infraorder superorder family subfamily superfamily genus subgenus species subspecies clade tribe "
    "phylum subphylum subclass"
)
"""The class noun that stands before the name of a group of living things."""

TITLES = word_set(
    "King Queen Emperor Empress President Premier Minister General Admiral Captain Colonel Major "
    "Lieutenant Marshal Commander Commodore Governor Ambassador Senator Bishop Archbishop Pope Saint St. "
    "Prince Princess Duke Earl Count Baron Sir Lady Lord Professor Prof. Dr. Doctor Mr. Mrs. Ms. Cardinal "
    "Chancellor Secretary Sergeant Brigadier Feldmarschall Tsar Sultan Viceroy Rabbi Graf Archduke "
    "Corporal Lt. Gen. Col. Capt. Maj. Adm. Rev. Reverend Maharaja Emir Caliph Shogun Pharaoh"
)

MAYBE_PERSONS = frozenset((NameKind.PERSON, NameKind.NAME))
"""The kinds of names that may be a person's."""

PLACE_LABELS = word_set("GPE LOC FAC")
"""What the recogniser calls places."""

SHIP_PREFIXES = word_set("HMS USS RMS SS SMS HMCS HMAS HMNZS CSS MV RFA USNS ORP")

LINKS = word_set("of von van de der den del della di da du la le bin ibn")
"""Small words that hold a name together between two capitalised ones."""

NEVER_NAMES = word_set(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday AD BC CE BCE I A O The This That These Those In On At By "
    "From For With After Before During While When Where As If It He She They We You His Her Its Their Our "
    "My One Two Three Four Five Six Seven Eight Nine Ten Both All Some Many Most Several Few Each Every "
    "Another Other And But Or Nor So Yet However Although Though Because Since Until Unlike Like Such "
    "There Here Then Thus Therefore Later Finally Not No An To Of North South East West Northern Southern "
    "Eastern Western Spring Summer Autumn Winter Jr. Sr. Mr. Mrs. Ms. Dr. Under Over About Between Among "
    "Against Into Upon Within Without Through Despite Following According"
)
"""Capitalised words that are no part of a name."""

NEVER_ALONE = word_set(
    "North South East West Northern Southern Eastern Western Central Spring Summer Autumn Winter Great "
    "New Old Saint St God Christmas Easter Church State Republic Empire Union War Army Navy Parliament "
    "Senate Government Party University College Museum River Lake Sea Island Mount People People's Sir "
    "Lady Lord Pope English Latin Report Fund Foundation Institute Association Society Agency Commission Company "
    "Council Committee Convention Constitution Court Board Bank Club League Bureau Act Bill"
)
"""Words that begin or end names, and name nothing by themselves."""

PLACE_SORTS = index_words(
    {
        "sea": "Sea Ocean Gulf Gulfs Bay Strait Straits Channel",
        "river": "River Canal",
        "lake": "Lake Lakes",
        "island": "Island Islands Isle Isles Archipelago",
        "mountain": "Mount Mountains Mountain Hill Hills",
        "country part": "Province County District Region Prefecture Oblast",
        "town": "City Town Village",
        "realm": "Republic Empire Kingdom States Federation",
        "road": "Street Avenue Road Boulevard Square",
        "church": "Cathedral Church Temple Abbey Monastery Basilica",
        "fort": "Fort Fortress Castle Palace Tower",
        "stage": "Theatre Stadium",
        "harbour": "Port Harbour Harbor Dockyard Shipyard",
        "tunnel": "Tunnel Tunnels",
    }
)
"""The head noun of a place → what sort of place it is."""

CONTINENTS = word_set("Africa America Asia Antarctica Europe Australia Oceania")

UNIQUE_NOUNS = word_set(
    "world sea sun moon earth sky public press past future west east north south northwest northeast "
    "southwest southeast beginning end time rest majority sky equator solar ground air universe "
    "middle present internet law interior exterior right left top bottom front rear century throne military darkness "
    "clergy nobility aristocracy radio telephone weather"
)
"""Nouns that mean one thing after a bare "the", wherever they are read."""
