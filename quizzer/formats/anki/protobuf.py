"""The few protobuf messages of Anki's newest packages, read without their definitions.

It knows the wire format and no message; what is no message is a ValueError.
"""

from __future__ import annotations

from typing import TypeAlias

Message: TypeAlias = dict[int, list[int | bytes]]
"""A message's values by field number, in order; a text or an inner message is bytes."""


def read_message(data: bytes) -> Message:
    """The fields of one message; raises ValueError for what is none."""
    message: Message = {}
    position = 0
    while position < len(data):
        key, position = _read_varint(data, position)
        value: int | bytes
        match key & 7:
            case 0:
                value, position = _read_varint(data, position)
            case 2:
                size, position = _read_varint(data, position)
                value, position = _take(data, position, size)
            case 1:
                value, position = _take(data, position, 8)
            case 5:
                value, position = _take(data, position, 4)
            case kind:
                raise ValueError(f"no protobuf field is of kind {kind}")
        message.setdefault(key >> 3, []).append(value)
    return message


def read_text(message: Message, number: int) -> str:
    """The text in a field, "" where there is none."""
    value = message.get(number, [b""])[-1]
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def read_number(message: Message, number: int) -> int:
    """The number in a field, 0 where there is none."""
    value = message.get(number, [0])[-1]
    return value if isinstance(value, int) else 0


def _take(data: bytes, position: int, size: int) -> tuple[bytes, int]:
    if position + size > len(data):
        raise ValueError("a protobuf field ends too early")
    return data[position : position + size], position + size


def _read_varint(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for shift, byte in enumerate(data[position : position + 10]):
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            return value, position + shift + 1
    raise ValueError("a protobuf number never ends")
