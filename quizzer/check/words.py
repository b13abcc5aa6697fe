"""Words by which checks know a flaw, by language; a set in another language is checked by its form only.

Plain data and the guess which language a set is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split("|"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, in lower case; empty for one that is not known."""

    stop: frozenset[str] = frozenset()
    negative: frozenset[str] = frozenset()
    absolute: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    combining: tuple[str, ...] = field(default=())
    opinion: tuple[str, ...] = field(default=())


_LANGUAGES = {
    "en": Words(
        stop=_set(
            "the of and to in is was were are which who what when where how that for on by with from at an a it as be did"
        ),
        negative=_set("not except least never isn't wasn't aren't weren't doesn't didn't cannot"),
        absolute=_set("always never all only every must none completely entirely"),
        vague=_set("usually often sometimes may might frequently seldom rarely generally probably"),
        combining=_phrases(
            "all of the above|none of the above|all of these|none of these|both of these|both of the above"
        ),
        opinion=_phrases(
            "do you think|in your opinion|would you say|do you feel|which is best|what is the best"
        ),
    ),
    "de": Words(
        stop=_set(
            "der die das und ist war waren welche welcher welches wer was wann wo wie ein eine von zu im in den dem mit"
        ),
        negative=_set("nicht kein keine keiner keines außer nie niemals"),
        absolute=_set("immer nie niemals alle nur jeder jede jedes muss müssen stets ausschließlich"),
        vague=_set("meistens oft manchmal häufig selten vielleicht gewöhnlich"),
        combining=_phrases(
            "alle oben genannten|keine der oben genannten|alle genannten|keine der genannten|beide"
        ),
        opinion=_phrases(
            "was denkst du|deiner meinung nach|ihrer meinung nach|was meinen sie|was ist am besten"
        ),
    ),
    "fr": Words(
        stop=_set(
            "le la les un une des et est était dans de du qui que quel quelle quels quand où comment par pour sur avec"
        ),
        negative=_set("pas sauf jamais aucun aucune excepté"),
        absolute=_set("toujours jamais tous toutes seulement chaque doit aucun aucune uniquement"),
        vague=_set("souvent parfois généralement rarement habituellement peut-être"),
        combining=_phrases(
            "toutes les réponses|aucune des réponses|tout ce qui précède|aucune de ces réponses|les deux"
        ),
        opinion=_phrases("selon vous|à votre avis|que pensez-vous|penses-tu"),
    ),
    "es": Words(
        stop=_set(
            "el la los las un una y es era en de del qué quién cuál cuándo dónde cómo por para con fue que se al"
        ),
        negative=_set("no excepto nunca ninguno ninguna salvo"),
        absolute=_set("siempre nunca todos todas solo solamente cada debe ninguno ninguna únicamente"),
        vague=_set("normalmente frecuentemente raramente generalmente quizás suele"),
        combining=_phrases("todas las anteriores|ninguna de las anteriores|todas las respuestas|ambas"),
        opinion=_phrases("qué opinas|en tu opinión|crees que|en su opinión"),
    ),
    "it": Words(
        stop=_set(
            "il lo la i gli le un una e è era in di del della che chi quale quando dove come per con fu nel da"
        ),
        negative=_set("non eccetto mai nessuno nessuna tranne"),
        absolute=_set("sempre mai tutti tutte solo soltanto ogni deve nessuno nessuna"),
        vague=_set("spesso talvolta generalmente raramente solitamente forse"),
        combining=_phrases("tutte le precedenti|nessuna delle precedenti|tutte le risposte|entrambe"),
        opinion=_phrases("secondo te|secondo lei|cosa pensi|a tuo parere"),
    ),
    "pt": Words(
        stop=_set(
            "o a os as um uma e é era em de do da que quem qual quando onde como por para com foi no na ao"
        ),
        negative=_set("não exceto nunca nenhum nenhuma salvo"),
        absolute=_set("sempre nunca todos todas só somente cada deve nenhum nenhuma apenas"),
        vague=_set("geralmente frequentemente raramente normalmente talvez"),
        combining=_phrases("todas as anteriores|nenhuma das anteriores|todas as respostas|ambas"),
        opinion=_phrases("na sua opinião|você acha|o que pensa"),
    ),
}
_FEWEST = 0.08
"""What share of a text's words a language's small words have at least."""


def guess_words(texts: Iterable[str]) -> Words:
    """The words of the language most of the small words are of; no words where that is unclear."""
    said = [word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold())]
    counts = {code: sum(word in words.stop for word in said) for code, words in _LANGUAGES.items()}
    best = max(counts, key=lambda code: counts[code])
    return _LANGUAGES[best] if said and counts[best] >= _FEWEST * len(said) else Words()
