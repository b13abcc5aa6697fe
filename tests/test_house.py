"""The house rules: format, lint, types, layers, sizes, and a wheel that works on its own."""

import ast
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "quizzer").rglob("*.py"))
FORBIDDEN_AT_START = (
    "questionary",
    "prompt_toolkit",
    "pydantic",
    "yaml",
    "spacy",
    "numpy",
    "sqlite_utils",
    "rich",
)

house = pytest.mark.house


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """What the command prints; a failure shows it."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tool(name: str) -> Path:
    return Path(sysconfig.get_path("scripts")) / name


@house
def test_code_is_formatted() -> None:
    run(tool("ruff"), "format", "--check", ".")


@house
def test_code_has_no_lint() -> None:
    run(tool("ruff"), "check", ".")


@house
def test_types_are_strict() -> None:
    run(tool("mypy"))


@house
def test_imports_point_downwards() -> None:
    run(tool("lint-imports"), "--no-cache")


@house
def test_wheel_works_in_a_fresh_environment(tmp_path: Path, home: Path) -> None:
    run(sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "-q", "-w", tmp_path)
    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"quizzer", "question_bank"}
    venv.create(tmp_path / "fresh", with_pip=False, symlinks=True)
    scripts = tmp_path / "fresh" / ("Scripts" if os.name == "nt" else "bin")
    library = Path(
        run(scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    )
    run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", library, wheel)
    # The libraries we depend on come from here, so that the network is not touched.
    (library / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    where = run(scripts / "python", "-c", "import quizzer; print(quizzer.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(library)
    sets = run(scripts / "python", "-m", "quizzer", "sets", cwd=tmp_path)
    assert "soviet_occupation_of_the_baltic_states_1940" in sets


@house
def test_help_starts_without_heavy_libraries() -> None:
    code = "import sys, quizzer.cli as c; c.run(['--help']); print(*sys.modules, sep='\\n')"
    loaded = run(sys.executable, "-c", code).splitlines()
    assert not set(FORBIDDEN_AT_START) & set(loaded)


def test_modules_are_short() -> None:
    assert {path.name: count for path in MODULES if (count := len(path.read_text().splitlines())) > 300} == {}


def test_functions_are_short() -> None:
    long = [
        f"{path.name}:{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 40
    ]
    assert long == []


def test_extra_all_holds_every_runtime_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    inside = extras["all"][0].partition("[")[2].rstrip("]").split(",")
    assert sorted(inside) == sorted(set(extras) - {"all", "dev"})


def test_oracles_are_never_imported_by_the_package() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            assert not {name.split(".")[0] for name in names} & {"anki", "genanki", "fsrs", "click"}, path
