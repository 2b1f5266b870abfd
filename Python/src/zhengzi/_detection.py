# SPDX-License-Identifier: Apache-2.0
"""In which encoding and script bytes are written, and how they are damaged."""

from __future__ import annotations

import json
from ctypes import byref
from typing import NamedTuple

from ._library import Buffer, check, library


class Detection(NamedTuple):
    """What `zhengzi detect` says of a file."""

    encoding: str
    """The IANA name, such as "GB18030"."""
    confidence: float
    """How likely the encoding is right, 0 to 1."""
    script: str
    damage: list[str]
    """The kinds of damage, as `--repair` names them."""
    damaged_share: float
    """The share of bytes, after decoding to UTF-8, that are damaged, 0 to 1."""


def detect(data: bytes) -> Detection:
    """Finds out in which encoding and script bytes are written, and how they are damaged.

    >>> detect("软件工程的基础知识".encode("gbk")).encoding
    'GB18030'
    """
    data = bytes(data)
    output = Buffer()
    check(library.zhengzi_detect(data, len(data), byref(output)))
    return Detection(**json.loads(output.take(), parse_int=float))
