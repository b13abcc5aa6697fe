"""Which names everyone takes for one another, and which lands were parts of one realm.

Plain data about the world, about no document.
"""

from __future__ import annotations

from collections.abc import Set

_THINGS = """
USSR; U.S.S.R.; Soviet Union | US; U.S.; USA; U.S.A.; United States; United States of America; America |
UK; U.K.; United Kingdom; Britain; Great Britain | UN; U.N.; United Nations | EU; E.U.; European Union |
UAE; U.A.E.; United Arab Emirates | Holland; Netherlands | Burma; Myanmar |
First World War; World War I; World War One; Great War; WWI | Second World War; World War II; World War Two; WWII |
Court of Justice of the European Union; European Court of Justice; ECJ; CJEU |
Axis; Axis Powers; Axis powers |
Allies; Allied Powers; Allied powers | Atlantic; Atlantic Ocean | Pacific; Pacific Ocean |
Mediterranean; Mediterranean Sea | Olympics; Olympic Games | Royal Navy; British Navy |
Royal Air Force; RAF; British Air Force | U.S. Navy; US Navy; United States Navy; American Navy |
U.S. Army; US Army; United States Army; American Army | Kriegsmarine; German Navy | Luftwaffe; German Air Force |
Regia Marina; Italian Navy; Italian Royal Navy | Regia Aeronautica; Italian Air Force; Italian Royal Air Force |
Red Army; Soviet Army | Dutch Republic; United Provinces | Neapolis; Naples | Peking; Beijing | Nanking; Nanjing |
Canton; Guangzhou | People Power Revolution; EDSA Revolution | Germany; Germania | Danzig; Gdańsk | Viipuri; Vyborg | Kiev; Kyiv | Bombay; Mumbai | Calcutta; Kolkata | Madras; Chennai |
Saigon; Ho Chi Minh City | Constantinople; Istanbul | Ceylon; Sri Lanka | Siam; Thailand | Pressburg; Bratislava |
Smyrna; Izmir | Batavia; Jakarta | Rangoon; Yangon | St. Petersburg; Saint Petersburg | New York City; NYC; New York |
Britannia; Roman Britain; Britain | Hispania; Iberia; Iberian Peninsula |
Ivory Coast; Côte d'Ivoire | Czech Republic; Czechia | Swaziland; Eswatini | East Timor; Timor-Leste |
Vatican; Vatican City | Cape Verde; Cabo Verde | West Germany; Federal Republic of Germany |
East Germany; German Democratic Republic; GDR | English Channel; Channel |
NATO; North Atlantic Treaty Organization; North Atlantic Treaty Organisation |
NASA; National Aeronautics and Space Administration | FBI; Federal Bureau of Investigation |
CIA; Central Intelligence Agency | MGM; Metro-Goldwyn-Mayer | Caltech; California Institute of Technology | UNESCO; United Nations Educational, Scientific and Cultural Organization | MIT; Massachusetts Institute of Technology | BBC; British Broadcasting Corporation |
WHO; World Health Organization; World Health Organisation | IMF; International Monetary Fund |
OPEC; Organization of the Petroleum Exporting Countries | Oxford University; University of Oxford | Cambridge University; University of Cambridge |
Academy Awards; Oscars | Quran; Qur'an; Koran |
American Revolutionary War; American War of Independence; Revolutionary War |
U.S. Supreme Court; US Supreme Court; United States Supreme Court; Supreme Court of the United States |
U.S. Congress; US Congress; United States Congress | U.S. Senate; US Senate; United States Senate |
U.S. House of Representatives; US House of Representatives; United States House of Representatives
"""
_PERSONS = """
Napoleon; Napoleon I; Napoleon Bonaparte; Bonaparte: Bonaparte Napoleonic Emperor Austerlitz Waterloo Marshal
Murat; Joachim Murat: Napoleon
Ney; Michel Ney: Napoleon
Wellington; Duke of Wellington; Arthur Wellesley: Waterloo Napoleon Peninsular
Nelson; Horatio Nelson; Admiral Nelson: Trafalgar
Metternich; Klemens von Metternich: Austria Austrian Vienna
Bismarck; Otto von Bismarck: Prussia Prussian Kaiser
Disraeli; Benjamin Disraeli: Gladstone Conservative Conservatives Tory
Gladstone; William Gladstone; William Ewart Gladstone: Disraeli Liberal Liberals
Churchill; Winston Churchill: Hitler Stalin Roosevelt Nazi Allied Allies
Hitler; Adolf Hitler: Germany German Nazi
Mussolini; Benito Mussolini: Italy Italian
Franco; Francisco Franco: Spain Spanish
Stalin; Joseph Stalin; Josef Stalin: Soviet USSR
Lenin; Vladimir Lenin: Soviet Bolshevik Bolsheviks Russia
Trotsky; Leon Trotsky: Soviet Bolshevik Bolsheviks Russia
Molotov; Vyacheslav Molotov: Soviet USSR
Ribbentrop; Joachim von Ribbentrop: Nazi Germany German
Goebbels; Joseph Goebbels: Nazi Germany German
Himmler; Heinrich Himmler: Nazi Germany German
Rommel; Erwin Rommel: Germany German Africa
Zhukov; Georgy Zhukov: Soviet
Khrushchev; Nikita Khrushchev: Soviet
Gorbachev; Mikhail Gorbachev: Soviet
Lincoln; Abraham Lincoln: Confederacy Confederate Union
Eisenhower; Dwight Eisenhower; Dwight D. Eisenhower: President General Allied
Truman; Harry Truman; Harry S. Truman: President
Nixon; Richard Nixon: President Watergate Vietnam
Reagan; Ronald Reagan: President
Thatcher; Margaret Thatcher: Britain British Conservative
Gandhi; Mahatma Gandhi; Mohandas Gandhi: India Indian
Nehru; Jawaharlal Nehru: India Indian
Bolívar; Simón Bolívar: America American Venezuela Spanish
Garibaldi; Giuseppe Garibaldi: Italy Italian
Columbus; Christopher Columbus: Hispaniola America Indies Spain
Magellan; Ferdinand Magellan: Pacific Spain Portuguese
Einstein; Albert Einstein: Einstein
Newton; Isaac Newton; Sir Isaac Newton: Principia Leibniz Galileo Royal
Galileo; Galileo Galilei: Galileo
Kepler; Johannes Kepler: Kepler
Copernicus; Nicolaus Copernicus: Copernicus
Darwin; Charles Darwin: Beagle Origin Huxley Wallace
Shakespeare; William Shakespeare: Shakespeare
Mozart; Wolfgang Amadeus Mozart: Vienna Salzburg
Beethoven; Ludwig van Beethoven: Beethoven
Picasso; Pablo Picasso: Picasso
Freud; Sigmund Freud: Vienna Jung Lacan
Marx; Karl Marx: Engels Communist Marxism Marxist
Engels; Friedrich Engels: Marx
Kant; Immanuel Kant: Hume Hegel Critique
Hegel; G. W. F. Hegel; Georg Hegel; Georg Wilhelm Friedrich Hegel: Kant Marx Heidegger
Nietzsche; Friedrich Nietzsche: Nietzsche
Heidegger; Martin Heidegger: Heidegger
Wittgenstein; Ludwig Wittgenstein: Wittgenstein
Descartes; René Descartes: Descartes
Leibniz; Gottfried Leibniz; Gottfried Wilhelm Leibniz: Leibniz
Derrida; Jacques Derrida: Derrida
Lacan; Jacques Lacan: Lacan
Sartre; Jean-Paul Sartre: Sartre
"""
_PLACES = """
Washington; Washington, D.C.; Washington D.C.; Washington DC | Everest; Mount Everest | Harvard; Harvard University |
Yale; Yale University | Stanford; Stanford University
"""
_REALMS = """
Britain; Great Britain; United Kingdom; UK; England; Scotland; Wales; Ireland |
Russia; Soviet Union; USSR; Soviet Russia | Germany; Nazi Germany; Prussia; Bavaria; Saxony |
Austria; Austria-Hungary; Hungary | Turkey; Ottoman Empire | Persia; Iran |
Czechoslovakia; Czechia; Slovakia; Bohemia | Yugoslavia; Serbia; Croatia; Slovenia; Bosnia; Montenegro; Macedonia |
America; United States; US; USA | Holland; Netherlands
"""


def _read_groups(text: str) -> tuple[frozenset[str], ...]:
    groups = " ".join(text.split()).split("|")
    return tuple(frozenset(name.strip() for name in group.split(";")) for group in groups)


SAME_THING = _read_groups(_THINGS)
"""Names every reader takes for one another."""
_SAME_PERSON = [
    (frozenset(name.strip() for name in names.split(";")), frozenset(signs.split()))
    for names, _, signs in (line.partition(":") for line in _PERSONS.strip().splitlines())
]
"""Names of one person, and capitalised words of which a document that means this one has some."""
SAME_PLACE = _read_groups(_PLACES)
"""The same of places whose name may be a person's in another document."""
SAME_REALM = _read_groups(_REALMS)
"""Countries of which one was part of another, or came after it: where one is right, another is not surely wrong."""


def find_same_person(name: str, capital: Set[str]) -> frozenset[str]:
    """The other names of a person everyone knows, in a document with these capitalised words: a pig may be called so."""
    groups = (group - {name} for group, signs in _SAME_PERSON if name in group and signs & capital)
    return next(groups, frozenset())
