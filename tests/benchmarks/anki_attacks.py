"""How Anki packages of strangers are withstood: every attack, then damaged files by the hundred.

Run by hand: python -m tests.benchmarks.anki_attacks [ROUNDS]. It works under a cap on memory, prints what
became of the files and the longest time and most memory any of them took, and fails on any error that is
not ours or any file left behind.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quizzer.errors import SetError
from quizzer.formats.anki.read import read
from tests.anki_attacks import HARMLESS, REFUSED, damage, pack, prepare

ROUNDS = 600
CAP = 1 << 30


def make_files(ground: Path, path: Path, rounds: int) -> Iterator[str]:
    """Writes one file after another to `path`; what each is."""
    for name, attack in (REFUSED | HARMLESS).items():
        attack(ground, path)
        yield name
    for kind in ("old.apkg", "new.apkg", "database"):
        for data in damage((ground / kind).read_bytes(), rounds // 3, seed=len(kind)):
            if kind == "database":
                pack(path, {"collection.anki21": data}, zipfile.ZIP_STORED)
            else:
                path.write_bytes(data)
            yield f"damaged {kind}"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    outcomes: Counter[str] = Counter()
    longest, slowest = 0.0, ""
    with tempfile.TemporaryDirectory() as folder:
        ground, temporary = Path(folder) / "ground", Path(folder) / "temporary"
        ground.mkdir()
        temporary.mkdir()
        prepare(ground)
        tempfile.tempdir = str(temporary)
        path = Path(folder) / "x.apkg"
        for name in make_files(ground, path, rounds):
            resource.setrlimit(resource.RLIMIT_AS, (CAP, resource.RLIM_INFINITY))
            started = time.perf_counter()
            try:
                read(path)
                outcomes["read"] += 1
            except SetError:
                outcomes["refused"] += 1
            spent = time.perf_counter() - started
            resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            if spent > longest:
                longest, slowest = spent, name
            if list(temporary.iterdir()):
                raise AssertionError(f"{name} left files behind")
        tempfile.tempdir = None
    print(
        f"{outcomes.total()} files: {outcomes['refused']} refused, {outcomes['read']} read, all within 1 GiB"
    )
    print(f"longest {longest:.2f} s ({slowest})")


if __name__ == "__main__":
    main()
