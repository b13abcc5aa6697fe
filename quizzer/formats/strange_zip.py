"""A zip from a stranger, of which not even the table of contents is believed.

Knows nothing of what a package holds.
"""

from __future__ import annotations

import io
import zipfile

MEGABYTE = 1 << 20
MOST_LISTED = 8 * MEGABYTE
"""The largest table of contents of a package: some 100,000 files."""


class CarefulFile(io.BufferedReader):
    """A file that is never read in one piece as large as a hostile table of contents.

    Members are read in small pieces, so that nothing but the table is ever asked for in one.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        """Read up to `size` bytes; raises BadZipFile for more than a table of contents has."""
        if size is not None and size > MOST_LISTED:
            raise zipfile.BadZipFile("its table of contents is too large")
        return super().read(size)
