"""The model's parser and its recogniser of names, a step of many sentences at a time.

Both choose a move for each word, again and again. The loop that the model brings lets go of Python's lock
and takes it back for nearly every move it looks at, which takes half its time; the same moves by the same
scores are chosen here with the lock held. Knows no facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_FACTORY = "quizzer_steps"
_PREFIX = "stepwise_"
_OF_MOVES = ("parser", "ner")


def hold_lock(model: Language) -> Language:
    """The model with its parser and its recogniser of names taking their steps here, as far as it has them."""
    from spacy.language import Language

    if not Language.has_factory(_FACTORY):
        Language.factory(_FACTORY, func=_wrap)
    for name in _OF_MOVES:
        if name in model.pipe_names and model.get_pipe(name).cfg["beam_width"] == 1:
            model.add_pipe(_FACTORY, name=_PREFIX + name, after=name)
            model.remove_pipe(name)
    return model


def _wrap(nlp: Language, name: str) -> Stepwise:
    """The component `name` that stands for the one of `nlp` which it is named after."""
    return Stepwise(nlp.get_pipe(name.removeprefix(_PREFIX)), name)


class Stepwise:
    """A parser or recogniser whose moves are chosen for a whole batch of sentences at each step."""

    def __init__(self, component: Any, name: str) -> None:
        self.component = component
        # By these two what computes the words' vectors finds who reads them.
        self.model = component.model
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set what the component says of a sentence."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Set what the component says of each sentence, of `batch_size` together."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            self.component.set_annotations(batch, self._choose(batch))
            yield from batch

    def _choose(self, docs: list[Doc]) -> Any:
        """The states of the sentences after the best move at each step."""
        states = self.component.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            scorer = self.model.predict(docs)
            while unfinished:
                unfinished = self.component.transition_states(unfinished, scorer.predict(unfinished))
            scorer.clear_memory()
        return states
