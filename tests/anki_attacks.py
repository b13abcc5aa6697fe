"""Packages as a hostile person makes them, each from a good one of Anki's."""

from __future__ import annotations

import io
import json
import random
import shutil
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tests.anki_decks import add_notes, answer_all, export, opened

Attack = Callable[[Path, Path], None]
"""Writes the hostile file, given a folder with `old.apkg` and `new.apkg`, and a target."""

MEGABYTE = 1 << 20


def prepare(folder: Path) -> None:
    """The good packages that attacks begin with, and the database in the older one."""
    with opened(folder / "collection.anki2") as collection:
        add_notes(collection)
        collection.decks.select(collection.decks.id("Geo::Baltic"))
        answer_all(collection, 3, 4)
        export(collection, folder / "old.apkg", legacy=True)
        export(collection, folder / "new.apkg")
    with zipfile.ZipFile(folder / "old.apkg") as package:
        (folder / "database").write_bytes(package.read("collection.anki21"))


def pack(target: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(target, "w", compression) as package:
        for name, content in members.items():
            package.writestr(name, content)


def with_members(**members: bytes) -> Attack:
    """A package of just these members; `_` in a name stands for a dot."""
    return lambda folder, target: pack(
        target, {name.replace("_", "."): content for name, content in members.items()}
    )


def with_names(*names: str) -> Attack:
    """A good package with members of these names."""

    def make(folder: Path, target: Path) -> None:
        pack(
            target,
            {"collection.anki21": (folder / "database").read_bytes(), **dict.fromkeys(names, b"<evil>")},
        )

    return make


def with_sql(*statements: str) -> Attack:
    """A package whose database was changed by these statements."""

    def make(folder: Path, target: Path) -> None:
        database = target.with_suffix(".db")
        shutil.copy(folder / "database", database)
        with closing(sqlite3.connect(database)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()
        pack(target, {"collection.anki21": database.read_bytes()})
        database.unlink()

    return make


def with_bytes(offset: int, new: bytes) -> Attack:
    """A package whose database has other bytes at a place."""

    def make(folder: Path, target: Path) -> None:
        data = bytearray((folder / "database").read_bytes())
        data[offset : offset + len(new)] = new
        pack(target, {"collection.anki21": bytes(data)})

    return make


def lie_about_size(folder: Path, target: Path) -> None:
    """The table of contents says 10 bytes, the member holds 50 MB."""
    pack(target, {"collection.anki21": bytes(50 * MEGABYTE)})
    data = bytearray(target.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    target.write_bytes(bytes(data))


def crowd(folder: Path, target: Path) -> None:
    """A table of contents of 300,000 files."""
    pack(target, {"collection.anki21": (folder / "database").read_bytes()})
    data = target.read_bytes()
    start = data.rindex(b"PK\x05\x06")
    place = data.index(b"PK\x01\x02")
    entry = data[place:start]
    count = 300_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, len(entry) * count, place, 0)
    target.write_bytes(data[:place] + entry * count + end)


def twice(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as package:
        for _ in range(2):
            info = zipfile.ZipInfo("collection.anki21")
            package.filelist.clear()
            package.NameToInfo.clear()
            package.writestr(info, (folder / "database").read_bytes())
        package.filelist.append(package.filelist[0])


def encrypted(folder: Path, target: Path) -> None:
    pack(target, {"collection.anki21": (folder / "database").read_bytes()})
    data = bytearray(target.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    target.write_bytes(bytes(data))


def zstd_bomb(folder: Path, target: Path) -> None:
    from backports import zstd

    pack(
        target,
        {"collection.anki21b": zstd.compress(bytes(600 * MEGABYTE)), "meta": b"\x08\x03"},
        zipfile.ZIP_STORED,
    )


def zstd_cut(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(folder / "new.apkg") as package:
        content = package.read("collection.anki21b")
    pack(target, {"collection.anki21b": content[: len(content) // 2], "meta": b"\x08\x03"})


def nested(folder: Path, target: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("collection.anki2", b"x")
    pack(target, {"collection.anki2": inner.getvalue()})


def lzma_member(folder: Path, target: Path) -> None:
    pack(target, {"collection.anki2": (folder / "database").read_bytes()}, zipfile.ZIP_LZMA)


ENDLESS = "with recursive c(x) as (select 1 union all select x + 1 from c)"
DEEP = "[" * 100_000
MODEL = json.dumps({"1": {"id": 1, "name": "x" * 10, "type": 0, "flds": "no list", "tmpls": [{}], "css": ""}})

REFUSED: dict[str, Attack] = {
    "empty zip": with_members(),
    "no collection": with_members(media=b"{}"),
    "collection is empty": with_members(collection_anki2=b""),
    "collection is text": with_members(collection_anki2=b"hello" * 1000),
    "collection is a header": with_members(collection_anki2=b"SQLite format 3\0" + bytes(4000)),
    "meta of the future": with_members(collection_anki2=b"x", meta=b"\x08\x09"),
    "meta is noise": with_members(collection_anki2=b"x", meta=b"\xff" * 100),
    "meta is huge": with_members(collection_anki2=b"x", meta=bytes(MEGABYTE)),
    "deflate bomb": with_members(collection_anki2=bytes(400 * MEGABYTE)),
    "lie about the size": lie_about_size,
    "300,000 members": crowd,
    "encrypted": encrypted,
    "zstd bomb": zstd_bomb,
    "zstd cut off": zstd_cut,
    "zip in a zip": nested,
    "lzma": lzma_member,
    "view for notes": with_sql("alter table notes rename to n", f"create view notes as {ENDLESS} select x as id, 'g' as guid, 1 as mid, 1 as mod, '' as tags, 'f' as flds from c"),
    "view for cards": with_sql("alter table cards rename to n", f"create view cards as {ENDLESS} select * from c"),
    "view for col": with_sql("alter table col rename to n", f"create view col as {ENDLESS} select * from c"),
    "computed column": with_sql("alter table notes rename to n", "create table notes (id integer primary key, guid, mid, mod, tags, flds as (hex(zeroblob(400000000))))"),
    "stored computed column": with_sql("alter table notes add column x as (hex(zeroblob(900000000)))"),
    "virtual table": with_sql("alter table notes rename to n", "create virtual table notes using fts4(id, guid, mid, mod, tags, flds)"),
    "no notes": with_sql("drop table notes"),
    "no col row": with_sql("delete from col"),
    "no guid": with_sql("alter table notes rename column guid to g"),
    "schema 99": with_sql("update col set ver = 99"),
    "schema 18 without tables": with_sql("update col set ver = 18"),
    "schema is text": with_sql("update col set ver = 'x'"),
    "models are no JSON": with_sql("update col set models = 'x'"),
    "models are a list": with_sql("update col set models = '[1]'"),
    "models nested": with_sql(f"update col set models = '{DEEP}'"),
    "models of another shape": with_sql(f"update col set models = '{MODEL}'"),
    "decks of another shape": with_sql("""update col set decks = '{"1": {"id": "x"}}'"""),
    "settings are a number": with_sql("update col set conf = '7'"),
    "huge models": with_sql("update col set models = hex(zeroblob(20000000))"),
    "no models": with_sql("update col set models = '{}'"),
    "created is text": with_sql("update col set crt = 'x'"),
    "card numbers are text": with_sql("update cards set due = 'x'"),
    "review numbers are blobs": with_sql("update revlog set ease = x'00'"),
    "fields too long": with_sql("update notes set flds = hex(zeroblob(9000000))"),
    "too few fields": with_sql("update notes set flds = 'x'"),
    "notes without cards": with_sql("delete from cards"),
    "page size of nothing": with_bytes(16, b"\0\0"),
    "wrong format": with_bytes(18, b"\7\7"),
    "schema page is noise": with_bytes(100, random.Random(1).randbytes(400)),
}  # fmt: skip
"""Must be refused with an error of ours."""

HARMLESS: dict[str, Attack] = {
    "paths": with_names("../evil", "/evil", "a/../../evil", "C:\\evil", "..\\evil", "CON", "x" * 60_000),
    "media of any name": lambda folder, target: pack(
        target,
        {"collection.anki21": (folder / "database").read_bytes(), "media": b'{"0": "../evil", "1": 7}'},
    ),
    "triggers": with_sql(
        f"create trigger t after insert on notes begin insert into revlog {ENDLESS} select x,1,1,1,1,1,1,1,1 from c; end"
    ),
    "views beside": with_sql(f"create view v as {ENDLESS} select * from c"),
    "index of lies": with_sql("create index i on notes(id, guid, mid, mod, tags, flds)"),
    "days beyond all time": with_sql("update cards set due = 9223372036854775807, type = 2, queue = 2"),
    "days before all time": with_sql("update cards set due = -9223372036854775807, type = 2, queue = 2"),
    "created beyond all time": with_sql("update col set crt = 253402300799"),
    "created before all time": with_sql("update col set crt = -62135596800"),
    "memory of nonsense": with_sql("""update cards set type = 2, data = '{"s": 1e999, "d": "x", "lrt": {}}'"""),
    "memory nested": with_sql(f"update cards set type = 2, data = '{DEEP}'"),
    "reviews of nonsense": with_sql("update revlog set ease = -7, type = 99, factor = -1, time = -5"),
    "settings of nonsense": with_sql("""update col set conf = '{"rollover": 99, "creationOffset": 1e9}'"""),
    "broken text": with_sql("update notes set tags = cast(x'ff20fe' as text)"),
    "one guid": with_sql("update notes set guid = 'same'"),
    "no guid at all": with_sql("update notes set guid = ''"),
    "endless cloze": with_sql(f"update notes set flds = '{'{{c1::' * 20_000}' || char(31) || 'x' where flds like '%c1::%'"),
    "endless tags": with_sql(f"update notes set flds = '{'<b ' * 50_000}' || char(31) || 'x' where flds like 'Fr%'"),
    "endless template": with_sql("update col set models = replace(models, '{{Front}}', '{{#Front}}{{#Front}}{{Front}}')"),
    "decks without a name": with_sql("update col set decks = replace(decks, 'Geo', '')"),
    "decks missing": with_sql("update col set decks = '{}'"),
}  # fmt: skip
"""Must be read, or refused with an error of ours, and do no harm."""


def damage(original: bytes, rounds: int, seed: int) -> Iterator[bytes]:
    """Copies of a file cut off, with bytes flipped, doubled or put to nothing."""
    rng = random.Random(seed)
    for count in range(rounds):
        data = bytearray(original)
        match count % 4:
            case 0:
                del data[rng.randrange(len(data)) :]
            case 1:
                for _ in range(rng.choice((1, 3, 30))):
                    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            case 2:
                start = rng.randrange(len(data))
                data[start : start + 512] = bytes(512)
            case _:
                start, place = rng.randrange(len(data)), rng.randrange(len(data))
                data[place : place + 4096] = data[start : start + 4096]
        yield bytes(data)
