"""What every test gets: a home of its own, so that no test can reach a person's real data."""

import os
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

# A check that fails by chance stops whoever changed something else: the examples are the same on each run,
# and on a busy machine slow is not wrong. HYPOTHESIS_PROFILE=default looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

# A shell lets what it starts in the background ignore Ctrl-C; the tests press it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A day ends at four in the morning, here and in Anki: what is learnt just before goes on the next day. So it is
# about noon wherever the tests run; the name is a rule of POSIX, which needs no list of zones.
NOON = f"UTC{datetime.now(UTC).hour - 12:+d}"
os.environ["TZ"] = NOON
time.tzset()

DATA = Path(__file__).parent / "data"
ARTICLE = "soviet_occupation_of_the_baltic_states_1940"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary QUIZZER_HOME (and HOME, and XDG folders) in a plain terminal's environment."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("QUIZZER_HOME", str(folder / "quizzer"))
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    monkeypatch.setenv("TZ", NOON)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    # What a program writes is buffered, as everybody's is.
    for name in ("NO_COLOR", "FORCE_COLOR", "QUIZZER_PLAIN", "PYTHONUNBUFFERED"):
        monkeypatch.delenv(name, raising=False)
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what the code makes as expected")


def pytest_collection_finish(session: pytest.Session) -> None:
    """The whole suite must cover the package; a part of it cannot, and is not asked to."""
    config = session.config
    part = config.option.markexpr or config.option.keyword or config.args != config.getini("testpaths")
    plugin = config.pluginmanager.getplugin("_cov")
    if part and plugin is not None:
        plugin.options.cov_fail_under = 0
        plugin.options.cov_report = {}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares text with an expected file; with --update-golden it writes the file instead."""

    def compare(expected: Path, actual: str) -> None:
        if request.config.getoption("--update-golden"):
            expected.write_text(actual, encoding="utf-8")
        assert actual == expected.read_text(encoding="utf-8")

    return compare
