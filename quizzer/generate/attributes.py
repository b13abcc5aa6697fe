"""Parts of speech and lemmas by the model's own rules, looked up instead of searched for.

The model's attribute ruler searches every text for 179 patterns, which takes a quarter of the whole
reading. Nearly all of them look at one token only, at its tag, word and role: what they say of these is
asked of the ruler once and kept. The outcome is the same token by token. Knows no facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

_RULER = "attribute_ruler"
_FACTORY = "quizzer_attributes"
_MOST_KNOWN = 50_000
"""How many answers are kept: those of a large book, in 20 MB."""
_READ = frozenset(("TAG", "LOWER", "DEP", "IS_SPACE"))
_WRITTEN = ("TAG", "POS", "MORPH", "LEMMA", "DEP")

Attributes = tuple[int | None, ...]
"""What the rules set of a token, in the order of `_WRITTEN`, as hashes; None for what they leave."""


def quicken(model: Language) -> Language:
    """The model with its ruler's answers looked up, or as it is where the ruler looks at more than a token tells."""
    from spacy.language import Language

    if _RULER not in model.pipe_names or not _is_plain(model.get_pipe(_RULER)):
        return model
    if not Language.has_factory(_FACTORY):
        Language.factory(_FACTORY, func=_know)
    model.add_pipe(_FACTORY, after=_RULER)
    model.remove_pipe(_RULER)
    return model


def _know(nlp: Language, name: str) -> KnownAttributes:
    """The component `name` that stands for the ruler of `nlp`."""
    return KnownAttributes(nlp.vocab, nlp.get_pipe(_RULER))


def _is_plain(ruler: AttributeRuler) -> bool:
    """Whether the rules look only at what is kept, and set only what is set here."""
    looked = {
        key for entry in ruler.patterns for pattern in entry["patterns"] for one in pattern for key in one
    }
    written = {key for entry in ruler.patterns for key in entry["attrs"]}
    return looked <= _READ and written <= set(_WRITTEN)


class KnownAttributes:
    """A ruler whose rules of one token are asked once for each tag, word and role."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler) -> None:
        from spacy.attrs import IDS
        from spacy.pipeline import AttributeRuler

        self.ruler = ruler
        self.longer = AttributeRuler(vocab)
        self.longer.add_patterns(
            entry for entry in ruler.patterns if any(len(pattern) > 1 for pattern in entry["patterns"])
        )
        self.written = tuple(IDS[name] for name in _WRITTEN)
        self.known: dict[tuple[int, int, int], Attributes] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say of every token; those of several tokens come last."""
        for token in doc:
            key = (token.tag, token.lower, token.dep)
            said = self.known.get(key)
            if said is None:
                if len(self.known) >= _MOST_KNOWN:
                    self.known.clear()
                said = self.known[key] = self._ask(token)
            _set(token, said)
        return self.longer(doc)

    def _ask(self, token: Token) -> Attributes:
        """What the rules set of a token that stands alone with its tag and role."""
        from spacy.tokens import Doc

        alone = Doc(token.vocab, words=[token.text], tags=[token.tag_])
        alone[0].dep = token.dep
        said: dict[int, int] = {}
        for number, *_ in self.ruler.match(alone):
            said |= self.ruler.attrs[number]
        return tuple(said.get(attribute) for attribute in self.written)


def _set(token: Token, said: Attributes) -> None:
    tag, pos, morph, lemma, dep = said
    if tag is not None:
        token.tag = tag
    if pos is not None:
        token.pos = pos
    if morph is not None:
        token.set_morph(morph)
    if lemma is not None:
        token.lemma = lemma
    if dep is not None:
        token.dep = dep
