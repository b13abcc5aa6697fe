"""One question rewritten in the learner's own editor, in the form that teachers write.

It is read back as strictly as any set; what cannot be read is told and offered for another go.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from quizzer.errors import SetError
from quizzer.formats import quiz_yaml
from quizzer.models import Question, QuestionSet
from quizzer.terminal.keys import Keyboard

_NAME = "question.quiz.yaml"


def rewrite(question: Question, keyboard: Keyboard, report: Callable[[str], None]) -> Question | None:
    """The question as it was saved in $VISUAL or $EDITOR, None where nothing was changed."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _NAME
        path.write_text(quiz_yaml.write(QuestionSet("One question", (question,))), encoding="utf-8")
        while True:
            try:
                with keyboard.as_found():
                    subprocess.run([*shlex.split(editor), str(path)], check=True)  # noqa: S603 - the learner's own
                return _read_back(path, question)
            except (OSError, ValueError, subprocess.CalledProcessError) as error:
                report(f"The editor ({editor}) failed: {error}. Set EDITOR to one that works.")
                return None
            except SetError as error:
                for line in str(error).replace(str(path), _NAME).splitlines():
                    report(line)
                report("Enter opens the editor again; any other key leaves the question as it was.")
                if keyboard.read() not in ("\n", "\r"):
                    return None


def _read_back(path: Path, question: Question) -> Question | None:
    """The question in the file under its old id, None where it is the same; raises SetError."""
    found = quiz_yaml.read(path).questions
    if len(found) != 1:
        raise SetError(f"{path}: holds {len(found)} questions; keep the one.")
    rewritten = replace(found[0], id=question.id, line=None)
    return None if rewritten == replace(question, line=None) else rewritten
