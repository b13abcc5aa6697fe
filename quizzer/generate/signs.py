"""What gives a land or a faith away besides its name and its adjective: its services, rulers, believers.

Plain data about the world, about no document.
"""

from __future__ import annotations

_LANDS = """
Britain: Royal Navy; Royal Air Force; RAF; HMS; British Army; House of Commons; Churchill; Tory; Whitehall; Admiralty |
Germany: Luftwaffe; Kriegsmarine; Wehrmacht; Hitler; Nazi; Nazis; Reich; Reichstag; Bundestag; Gestapo; Abwehr; Bismarck;
SMS; Kaiser; Waffen-SS; Führer |
France: Napoleon; Napoléon; Bonaparte; Vichy; de Gaulle; Grande Armée; Versailles; Bourbon |
Russia: Tsar; tsar; Tsarist; Kremlin; Red Army; Bolshevik; Bolsheviks; Stalin; Lenin; Cossack; Cossacks; Romanov |
Soviet Union: Kremlin; Red Army; Stalin; Lenin; Khrushchev; NKVD; KGB; Politburo; Bolshevik; Bolsheviks |
Italy: Mussolini; Regia Marina; Duce; Garibaldi |
Japan: Edo; shogun; Shogun; shogunate; Shogunate; Meiji; Tokugawa; samurai; daimyo; Tokyo; Kyoto |
China: Kuomintang; Mao; Ming; Qing; Tang Dynasty; Han Dynasty; Beijing |
United States: FCC; CIA; FBI; NASA; FDA; USS; US Navy; Congress; Confederate; Lincoln; Roosevelt; Pentagon; White House; CSS |
Spain: Franco's; Francoist; Castile; Castilian; Falange; Reconquista |
Rome: Caesar; Roman Senate; praetorian; Praetorian |
Turkey: Sultan; sultan; Atatürk; Janissaries | Ottoman Empire: Sultan; sultan; Janissaries |
Austria: Habsburg; Habsburgs; Viennese | Egypt: pharaoh; Pharaoh; pharaohs; Pharaohs | Iran: Shah; ayatollah |
India: Gandhi; Mughal; Raj; maharaja | Israel: Knesset; Mossad | Ireland: Dáil; Taoiseach; IRA |
Islam: Muslim; Muslims; Islamic; Quran; mosque; mosques; Muhammad | Judaism: Jew; Jews; Jewish; rabbi; synagogue |
Christianity: Christian; Christians; Christ; Jesus | Hinduism: Hindu; Hindus | Buddhism: Buddhist; Buddhists; Buddha |
Catholicism: Catholic; Catholics; Pope | Protestantism: Protestant; Protestants; Luther
"""

SIGNS: dict[str, tuple[str, ...]] = {
    land.strip(): tuple(word.strip() for word in words.split(";"))
    for land, _, words in (entry.partition(":") for entry in " ".join(_LANDS.split()).split("|"))
}
"""Land or faith → what no other has."""

SERVICES: dict[str, str] = {
    "Royal Navy": "Britain",
    "Royal Air Force": "Britain",
    "RAF": "Britain",
    "Luftwaffe": "Germany",
    "Kriegsmarine": "Germany",
    "Wehrmacht": "Germany",
    "Red Army": "Soviet Union",
    "Regia Marina": "Italy",
}
"""Service → the land whose adjective tells it."""
