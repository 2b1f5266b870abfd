# SPDX-License-Identifier: Apache-2.0
"""The C library: its functions as zhengzi.h declares them. ctypes releases the GIL during each call."""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from pathlib import Path


class Error(ValueError):
    """A pipeline could not be made, or a batch could not be rewritten. Text never causes one.

    `code` is the name of what is wrong, such as "unknown-name"; the message says what would work.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self):
        return Error, (self.code, str(self))


class Buffer(ctypes.Structure):
    """`zhengzi_buffer`; freed with the object that holds it, or at once after `take`."""

    _fields_ = [("bytes", c_void_p), ("length", c_size_t), ("capacity", c_size_t)]

    def take(self) -> bytes:
        """Copies the bytes out and frees them."""
        try:
            return ctypes.string_at(self.bytes, self.length) if self.length else b""
        finally:
            library.zhengzi_buffer_release(byref(self))


class Strings(ctypes.Structure):
    """`zhengzi_strings`."""

    _fields_ = [
        ("count", c_size_t),
        ("offset_bits", c_int32),
        ("offsets", c_void_p),
        ("offsets_length", c_size_t),
        ("data", c_void_p),
        ("data_length", c_size_t),
        ("validity", c_void_p),
        ("validity_length", c_size_t),
        ("validity_offset", c_size_t),
    ]


class Batch(ctypes.Structure):
    """`zhengzi_batch`; freed with this object."""

    _fields_ = [
        ("offsets", Buffer),
        ("data", Buffer),
        ("changed", Buffer),
        ("unrepaired", Buffer),
        ("confidence", Buffer),
        ("damage_offsets", Buffer),
        ("damage", Buffer),
        ("rule_count", c_size_t),
        ("rule_offsets", Buffer),
        ("rule_names", Buffer),
        ("rule_changes", Buffer),
        ("rule_notes", Buffer),
        ("changes", c_int64),
        ("notes", c_int64),
    ]

    def __del__(self) -> None:
        library.zhengzi_batch_release(byref(self))


DETAILS = 1
ONLY_CHANGED = 2

_SIGNATURES = {
    "zhengzi_error_name": (c_char_p, [c_int32]),
    "zhengzi_version": (c_char_p, []),
    "zhengzi_buffer_release": (None, [POINTER(Buffer)]),
    "zhengzi_pipeline_make": (c_int32, [POINTER(c_char_p), c_size_t, POINTER(c_void_p), POINTER(Buffer)]),
    "zhengzi_pipeline_free": (None, [c_void_p]),
    "zhengzi_rewrite": (c_int32, [c_void_p, c_char_p, c_size_t, POINTER(Buffer)]),
    "zhengzi_explain": (c_int32, [c_void_p, c_char_p, c_size_t, POINTER(Buffer)]),
    "zhengzi_detect": (c_int32, [c_char_p, c_size_t, POINTER(Buffer)]),
    "zhengzi_stream_make": (c_int32, [c_void_p, POINTER(c_void_p)]),
    "zhengzi_stream_push": (c_int32, [c_void_p, c_char_p, c_size_t, POINTER(Buffer)]),
    "zhengzi_stream_end": (c_int32, [c_void_p, POINTER(Buffer)]),
    "zhengzi_stream_free": (None, [c_void_p]),
    "zhengzi_rewrite_batch": (c_int32, [c_void_p, POINTER(Strings), c_uint32, POINTER(Batch), POINTER(Buffer)]),
    "zhengzi_batch_release": (None, [POINTER(Batch)]),
}


def _load() -> ctypes.CDLL:
    path = Path(__file__).with_name("libzhengzi.so")
    try:
        library = ctypes.CDLL(os.fspath(path))
    except OSError as error:
        raise ImportError(f"cannot load {path}: {error}; install the wheel, or 'pip install ./Python' with Swift") from error
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    return library


library = _load()


def check(status: int, message: Buffer | None = None) -> None:
    """Raises what a status says is wrong."""
    if status == 0:
        return
    code = library.zhengzi_error_name(status).decode()
    text = message.take().decode("utf-8", "replace") if message is not None else ""
    if code == "out-of-memory":
        raise MemoryError(text or code)
    raise Error(code, text or code)
