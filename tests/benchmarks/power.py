"""How many answers a power cut loses, over thousands of disks as it might leave them.

python -m tests.benchmarks.power [--answers 40]
"""

import argparse
import tempfile
import time
from pathlib import Path

from tests.test_store_power import count_losses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=40)
    options = parser.parse_args()
    for synchronous in ("extra", "full", "off"):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            losses = count_losses(Path(folder), options.answers, synchronous)
            seconds = time.perf_counter() - start
        images = sum(losses.values())
        found = ", ".join(f"{count} {name or 'sound'}" for name, count in sorted(losses.items()))
        print(f"synchronous = {synchronous:6} {images:6} disks: {found} ({seconds:.1f} s)")


if __name__ == "__main__":
    main()
