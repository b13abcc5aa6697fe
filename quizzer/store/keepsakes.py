"""What a format keeps of a file it read, so that it can be written again as it was.

A name and a text under a kind; what they mean is the format's business. Keepsakes hold no progress.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from quizzer.store.database import Store


def keep(store: Store, kind: str, contents: Mapping[str, str]) -> None:
    """Keeps each content under its name, in place of what was there."""
    with store.transaction():
        store.write(
            "replace into keepsake(kind, name, content) values (?, ?, ?)",
            [(kind, name, content) for name, content in contents.items()],
        )


def read_kept(store: Store, kind: str, names: Iterable[str]) -> dict[str, str]:
    """The contents kept under these names."""
    sql = """
        select name, content from keepsake where kind = ? and name in (select value from json_each(?))
        order by name
    """
    return dict(store.rows(sql, (kind, json.dumps(list(names)))))
