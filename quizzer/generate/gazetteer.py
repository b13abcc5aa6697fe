"""What every reader knows of places: which part of the world a country is in, which names are lands, which towns.

Plain data about the world, about no document.
"""

from __future__ import annotations

from functools import cache

from quizzer.generate.words import COUNTRIES, DEMONYMS, index_words, word_set

_PARTS = {
    "North-west": "Austria Belgium Britain Denmark England Finland France Germany Holland Iceland Ireland Liechtenstein "
    "Luxembourg Netherlands Norway Portugal Prussia Scotland Spain Sweden Switzerland Wales",
    "Middle": "Austria Belarus Bulgaria Croatia Czechia Czechoslovakia Estonia Finland France Germany Hungary Italy Latvia "
    "Lithuania Moldova Poland Prussia Romania Russia Serbia Slovakia Slovenia Sweden Switzerland Turkey USSR Ukraine Britain",
    "Mediterranean": "Albania Andorra Armenia Austria Bosnia Bulgaria Croatia Cyprus Egypt France Greece Italy Kosovo "
    "Macedonia Malta Monaco Montenegro Portugal Romania Serbia Slovenia Spain Syria Turkey Yugoslavia",
    "Near-East": "Algeria Armenia Azerbaijan Bahrain Cyprus Egypt Georgia Iran Iraq Israel Jordan Kuwait Lebanon Libya "
    "Morocco Oman Palestine Persia Qatar Syria Tunisia Turkey Yemen",
    "East": "Afghanistan Australia Bangladesh Bhutan Brunei Burma Cambodia China Fiji India Indonesia Japan Kazakhstan Korea Kyrgyzstan Laos Malaysia Maldives Mongolia "
    "Nepal Pakistan Philippines Samoa Singapore Taiwan Tajikistan Thailand Tibet Turkmenistan Uzbekistan Vietnam Russia USSR",
    "America": "Argentina Bahamas Belize Bolivia Brazil Canada Chile Colombia Cuba Ecuador Guatemala Guyana Haiti Honduras Jamaica Mexico Nicaragua "
    "Panama Paraguay Peru Suriname Uruguay Venezuela",
    "Africa": "Angola Botswana Burundi Cameroon Chad Congo Djibouti Eritrea Ethiopia Gabon Gambia Ghana Guinea Kenya Lesotho Liberia "
    "Madagascar Malawi Mali Mauritania Mauritius Mozambique Namibia Niger Nigeria Rwanda Senegal Somalia Sudan Tanzania Togo "
    "Uganda Zambia Zimbabwe",
}
_IN_SEVERAL_WORDS = {
    "Soviet Union": "Middle East",
    "United States": "North-west East America",
    "United Kingdom": "North-west Middle",
    "Ottoman Empire": "Middle Mediterranean",
    "Saudi Arabia": "Near-East",
    "Vatican City": "Mediterranean",
    "San Marino": "Mediterranean",
    "New Zealand": "East",
    "North Korea": "East",
    "South Korea": "East",
    "Sri Lanka": "East",
    "Hong Kong": "East",
    "Papua New Guinea": "East",
    "Costa Rica": "America",
    "El Salvador": "America",
    "Dominican Republic": "America",
    "Puerto Rico": "America",
    "South Africa": "Africa",
}
PARTS_OF_WORLD: dict[str, frozenset[str]] = {
    country: frozenset(
        [part for part, names in _PARTS.items() if country in names.split()]
        + _IN_SEVERAL_WORDS.get(country, "").split()
    )
    for country in sorted(COUNTRIES)
}
"""Country → the parts of the world in whose story it is told; empty for one that stands in none."""

_LANDS = word_set(
    "Bavaria Bohemia Moravia Silesia Saxony Swabia Württemberg Baden Hesse Westphalia Hanover Thuringia Franconia "
    "Tyrol Styria Carinthia Galicia Transylvania Wallachia Moldavia Bessarabia Crimea Pomerania Brandenburg Alsace "
    "Lorraine Burgundy Normandy Brittany Provence Gascony Aquitaine Picardy Champagne Savoy Piedmont Lombardy "
    "Tuscany Umbria Calabria Apulia Sicily Sardinia Corsica Crete Catalonia Castile Aragon Andalusia Navarre León "
    "Flanders Brabant Wallonia Zeeland Jutland Lapland Karelia Livonia Courland Scandinavia Siberia Manchuria "
    "Caucasus Anatolia Thrace Thessaly Attica Peloponnese Judea Judaea Galilee Samaria Gaul Britannia Hispania "
    "Lusitania Dacia Pannonia Dalmatia Illyria Noricum Raetia Germania Mesopotamia Parthia Media Cappadocia "
    "Cilicia Bithynia Pontus Lycia Achaea Adiabene Nubia Cyrenaica Mauretania Numidia Arabia Phoenicia "
    "Sichuan Hunan Hubei Hebei Henan Shandong Shanxi Shaanxi Guangdong Guangxi Yunnan Guizhou Fujian Zhejiang "
    "Jiangsu Jiangxi Anhui Gansu Xinjiang Tibet Kashmir Punjab Bengal Kerala Gujarat Rajasthan Tamil Java Sumatra "
    "Borneo Luzon Mindanao Visayas Honshu Kyushu Hokkaido Shikoku Veracruz Tabasco Chiapas Oaxaca Yucatán Jalisco "
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Idaho Illinois Indiana Iowa "
    "Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana "
    "Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming "
    "Ontario Manitoba Saskatchewan Alberta Quebec Labrador Newfoundland Queensland Tasmania Victoria Yorkshire "
    "Cornwall Devon Kent Sussex Essex Norfolk Suffolk Lancashire Ulster Munster Leinster Connacht Patagonia Amazonia"
)
_ISLANDS = word_set(
    "Sicily Sardinia Corsica Crete Java Sumatra Borneo Luzon Mindanao Honshu Kyushu Hokkaido Shikoku Tasmania Newfoundland"
)
_STATES = word_set(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Idaho Illinois Indiana Iowa Kansas "
    "Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada "
    "Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"
)
_TOWNS = """
Afghanistan: Kabul | Algeria: Algiers | Argentina: Buenos_Aires | Australia: Sydney Melbourne Brisbane Canberra Perth |
Austria: Vienna Salzburg Innsbruck Graz | Belgium: Brussels Antwerp Ghent Bruges | Brazil: Rio_de_Janeiro São_Paulo Brasília |
Britain: London Edinburgh Glasgow Manchester Liverpool Birmingham Cardiff Belfast Oxford Cambridge | Bulgaria: Sofia |
Canada: Toronto Montreal Ottawa Vancouver | Chile: Santiago Valparaíso | China: Beijing Shanghai Nanking Nanjing Canton
Guangzhou | Croatia: Zagreb | Cuba: Havana | Czechia: Prague | Denmark: Copenhagen | Egypt: Cairo Alexandria |
Estonia: Tallinn | Ethiopia: Addis_Ababa | Finland: Helsinki | France: Paris Lyon Marseille Bordeaux Strasbourg |
Germany: Berlin Hamburg Munich Cologne Frankfurt Dresden Leipzig Stuttgart Bonn | Greece: Athens Sparta Corinth |
Hungary: Budapest | India: Delhi New_Delhi Bombay Mumbai Calcutta Madras | Indonesia: Jakarta Batavia | Iran: Tehran |
Iraq: Baghdad | Ireland: Dublin Cork | Israel: Jerusalem Tel_Aviv | Italy: Rome Milan Naples Venice Florence Turin Genoa
Palermo Bologna | Japan: Tokyo Osaka Kyoto Hiroshima Nagasaki Yokohama | Kenya: Nairobi | Korea: Seoul | Latvia: Riga |
Lithuania: Vilnius | Mexico: Mexico_City Guadalajara | Morocco: Casablanca Tangier | Netherlands: Amsterdam Rotterdam |
New Zealand: Auckland Wellington | Nigeria: Lagos | Norway: Oslo Bergen | Pakistan: Karachi Lahore | Peru: Lima Callao |
Philippines: Manila | Poland: Warsaw Kraków Cracow Gdańsk Danzig | Portugal: Lisbon Porto | Romania: Bucharest |
Russia: Moscow St._Petersburg Saint_Petersburg Leningrad Sevastopol Stalingrad | Serbia: Belgrade |
South Africa: Johannesburg Cape_Town Pretoria | Spain: Madrid Barcelona Seville Valencia Granada Cádiz Toledo |
Sweden: Stockholm Gothenburg | Switzerland: Geneva Zurich Basel Bern | Syria: Damascus Aleppo Antioch | Thailand: Bangkok |
Tunisia: Tunis Carthage | Turkey: Istanbul Constantinople Ankara Troy | Ukraine: Kiev Kyiv Odessa |
United States: New_York New_York_City Boston Chicago Philadelphia Washington Los_Angeles San_Francisco Houston Dallas Detroit
Seattle Denver Miami New_Orleans Baltimore St._Louis Atlanta | Vietnam: Hanoi Saigon
"""
_COUNTRY_OF_TOWN = {
    town.replace("_", " "): country.strip()
    for country, _, towns in (entry.partition(":") for entry in " ".join(_TOWNS.split()).split("|"))
    for town in towns.split()
}

_CLASSES = {
    "land": "province provinces region regions county counties state states prefecture territory duchy",
    "town": "city cities town towns village villages hamlet hamlets capital municipality suburb settlement",
    "district": "district districts quarter neighbourhood neighborhood borough",
    "island": "island islands isle",
    "river": "river rivers canal tributary",
    "lake": "lake lakes",
    "mountain": "mountain mountains hill hills peak peaks volcano",
    "realm": "kingdom kingdoms empire republic",
    "site": "site sites ruins",
}
SORTS_OF_PLACE = index_words(_CLASSES)
"""The common noun that tells of a place what it is → its sort."""

_NATIONS = {
    word: country
    for country, words in sorted(DEMONYMS.items())
    for adjective in (country, *words)
    for word in (adjective, f"{adjective}s")
    if adjective != "Great"
} | index_words(
    {
        "Britain": "Britain British Britons UK U.K. England English",
        "United States": "American Americans America U.S. US USA",
        "Russia": "Soviet Soviets USSR Russia Russian Russians",
        "Netherlands": "Dutch Holland",
        "Italy": "Italian Italians",
        "Confederacy": "Confederate Confederates Confederacy",
        "Parthia": "Parthian Parthians Parthia",
        "Israel": "Jewish Jew Jews",
    }
)

INSTITUTIONS: dict[str, tuple[str, ...]] = {
    "Britain": (
        "Royal Navy",
        "Royal Air Force",
        "RAF",
        "House of Commons",
        "House of Lords",
        "Westminster",
        "Whitehall",
    ),
    "France": ("Napoleon", "Bastille", "Versailles"),
    "Germany": ("Hitler", "Luftwaffe", "Wehrmacht", "Kriegsmarine", "Reichstag", "Gestapo", "Nazi"),
    "Italy": ("Mussolini",),
    "Japan": ("Edo", "Tokugawa", "Meiji", "samurai"),
    "Russia": ("Red Army", "Kremlin", "tsar", "Tsar", "Stalin", "Lenin"),
    "Soviet Union": ("Red Army", "Kremlin", "Stalin", "Lenin"),
    "Spain": ("Franco", "conquistador", "conquistadors"),
    "United States": ("White House", "Pentagon", "Confederate", "Confederacy"),
}
"""Country → names that every reader knows to be its own, so that beside them nobody has to know its name."""


_LIFETIMES = """
Soviet Union: 1917-1991 | USSR: 1917-1991 | Yugoslavia: 1918-2003 | Czechoslovakia: 1918-1992 | Prussia: 1525-1947 |
Ottoman Empire: 1299-1922 | Persia: -1935 | Burma: -1989 | Kosovo: 2008- | Croatia: 1991- | Slovenia: 1991- | Bosnia: 1992- |
Montenegro: 2006- | Macedonia: 1991- | Slovakia: 1993- | Czechia: 1993- | Ukraine: 1917- | Belarus: 1991- | Moldova: 1991- |
Kazakhstan: 1991- | Kyrgyzstan: 1991- | Tajikistan: 1991- | Turkmenistan: 1991- | Uzbekistan: 1991- | Azerbaijan: 1918- |
Estonia: 1918- | Latvia: 1918- | Finland: 1809- | Israel: 1948- | Jordan: 1921- | Iraq: 1920- | Saudi Arabia: 1932- |
Kuwait: 1961- | Bahrain: 1971- | Qatar: 1971- | Pakistan: 1947- | Bangladesh: 1971- | Indonesia: 1945- | Malaysia: 1957- |
Singapore: 1819- | Taiwan: 1949- | North Korea: 1945- | South Korea: 1945- | United States: 1776- | Belgium: 1830- |
Albania: 1912- | Romania: 1859- | Bulgaria: 1878- | Ghana: 1957- | Zambia: 1964- | Zimbabwe: 1980- | Namibia: 1968- |
Tanzania: 1964- | Botswana: 1966- | Lesotho: 1966- | Malawi: 1964- | Mali: 1960- | Congo: 1885- | Liberia: 1847- |
Nigeria: 1914- | Kenya: 1920- | Uganda: 1894- | Mauritania: 1960- | Papua New Guinea: 1975-
"""
LIFETIMES: dict[str, tuple[int | None, int | None]] = {
    name.strip(): (int(first) if first else None, int(last) if last else None)
    for name, first, last in (
        (name, *span.strip().split("-"))
        for name, _, span in (entry.rpartition(":") for entry in " ".join(_LIFETIMES.split()).split("|"))
    )
}
"""Country → the first and the last year in which it was one by that name, None where that is far off."""


def find_nation(word: str) -> str:
    """The country whose name, adjective or people `word` is, "" where it is none."""
    return _NATIONS.get(word, "")


def find_country(name: str) -> str:
    """The country of a town that every reader knows, "" for another place."""
    return _COUNTRY_OF_TOWN.get(name, "")


@cache
def list_towns(country: str) -> tuple[str, ...]:
    """The towns of a country that every reader knows to be its own."""
    return tuple(town for town, land in _COUNTRY_OF_TOWN.items() if land == country)


def noun_of_place(name: str) -> str:
    """The noun by which every reader asks for a place: "island", "state", "region", "city"; "" where few know it."""
    if name in _ISLANDS:
        return "island"
    if name in _STATES:
        return "state"
    sort = sort_of_name(name)
    return "region" if sort == "land" else sort


def sort_of_name(name: str) -> str:
    """What a place is by what everyone knows of it: a land, a great city; "" where few know."""
    if name in _LANDS or name in {"New Spain", "New England", "New South Wales", "North Carolina"}:
        return "land"
    return "city" if name in _COUNTRY_OF_TOWN else ""
