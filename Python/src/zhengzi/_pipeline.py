# SPDX-License-Identifier: Apache-2.0
"""A pipeline, its streams and its changes."""

from __future__ import annotations

import ctypes
import json
import os
from ctypes import byref
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Iterator, NamedTuple, Sequence, TypeVar

from ._library import Buffer, check, library
from ._options import arguments, repair_arguments

if TYPE_CHECKING:
    import pyarrow

Text = TypeVar("Text", str, bytes)


class Change(NamedTuple):
    """A place that was changed, or, where `before` equals `after`, only noted.

    Places count what the text given counts: characters of a `str`, bytes of `bytes`. `text[start:end]` is `before`.
    """

    line: int
    start: int
    end: int
    out_start: int
    out_end: int
    before: Any
    after: Any
    rule: str
    """The first rule, `family/name`."""
    rules: list[str]
    """All rules that took part, in the order of the stages."""
    confidence: float
    candidates: list[dict[str, Any]]
    """What else might have stood there: `text` and `confidence`, the likeliest first."""


class Pipeline:
    """Everything that is done to a text. Immutable; any number of threads may share one. Pickles as its options.

    >>> Pipeline(to="tw", punctuation="taiwan")
    Pipeline(options=['--to', 'tw', '--punctuation', 'taiwan'])

    Each keyword is the command's option of that name; `options` is a list of the command's own arguments, after those of the keywords.

    :param config: convert by an OpenCC configuration, such as "s2twp".
    :param to: convert to a style from whatever script the text is in, such as "tw".
    :param strict: convert exactly as OpenCC 1.4.2 does.
    :param repair: False for none, names for these alone ("+NAME", "-NAME" change the default); all safe ones by default.
    :raises zhengzi.Error: a name is not known or a file cannot be used; the message says what would work.
    """

    def __init__(
        self,
        *,
        config: str | None = None,
        to: str | None = None,
        strict: bool = False,
        uncertain: str | None = None,
        user_dict: str | os.PathLike | Sequence[str | os.PathLike] | None = None,
        tones: str | None = None,
        repair: bool | str | Sequence[str] | None = None,
        evidence: str | None = None,
        min_confidence: float | None = None,
        punctuation: str | None = None,
        spacing: str | None = None,
        width: str | None = None,
        normalize: str | None = None,
        form: str | None = None,
        transform: str | Sequence[str] | None = None,
        rules: str | os.PathLike | None = None,
        options: Sequence[str] = (),
    ) -> None:
        self._options = tuple(
            repair_arguments(repair)
            + arguments(
                evidence=evidence, min_confidence=min_confidence,
                config=config, to=to, strict=strict, uncertain=uncertain, user_dict=user_dict, tones=tones,
                punctuation=punctuation, spacing=spacing, width=width, normalize=normalize,
                form=form, transform=transform, rules=rules,
            )
            + [str(option) for option in options]
        )  # fmt: skip
        self._handle = _make(self._options)

    @property
    def options(self) -> list[str]:
        """The command's arguments that this pipeline stands for."""
        return list(self._options)

    def rewrite(self, text: Text) -> Text:
        """Rewrites one whole document: a `str`, or `bytes` that need not be UTF-8.

        >>> Pipeline(config="s2t").rewrite("软件")
        '軟件'
        """
        data = _encoded(text)
        output = Buffer()
        check(library.zhengzi_rewrite(self._handle, data, len(data), byref(output)))
        return _like(text, output.take())

    def explain(self, text: Text) -> list[Change]:
        """Every change that `rewrite` makes, sorted and disjoint: applied to the text they give the result."""
        data = _encoded(text)
        output = Buffer()
        check(library.zhengzi_explain(self._handle, data, len(data), byref(output)))
        changes = [_change(json.loads(line)) for line in output.take().split(b"\n") if line]
        return _in_characters(data, changes) if isinstance(text, str) else changes

    def rewrite_batch(self, texts: pyarrow.Array, details: bool = False) -> pyarrow.Array:
        """Rewrites many texts, each a document of its own, in one call that copies nothing in.

        :param texts: an array, or chunked array, of string, large_string, binary or large_binary; nulls stay null.
        :param details: give structs of `text`, `changed`, `damage` (kinds), `unrepaired` (share of bytes), `confidence` (the lowest).
        :returns: the same type as `texts`, or structs.
        :raises zhengzi.Error: "too-large", where 32-bit offsets cannot hold the result: cast to large_string, or give smaller batches.
        """
        from ._arrow import rewrite_batch

        return rewrite_batch(self, texts, details)

    def stream(self) -> Stream:
        """A run over documents that come in chunks."""
        return Stream(self)

    def __reduce__(self):
        return _unpickled, (self._options,)

    def __repr__(self) -> str:
        return f"Pipeline(options={self.options!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pipeline) and self._options == other._options

    def __hash__(self) -> int:
        return hash(self._options)

    def __del__(self) -> None:
        handle = getattr(self, "_handle", None)
        if handle is not None:
            library.zhengzi_pipeline_free(handle)


class Stream:
    """One run over one document after another, in chunks of any size. One thread at a time.

    >>> stream = Pipeline(config="s2t").stream()
    >>> data = "软件".encode()
    >>> (stream.push(data[:2]) + stream.push(data[2:]) + stream.end()).decode()
    '軟件'
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._handle = ctypes.c_void_p()
        check(library.zhengzi_stream_make(pipeline._handle, byref(self._handle)))

    def push(self, chunk: bytes) -> bytes:
        """Takes the next bytes of the document and gives what can be decided."""
        output = Buffer()
        check(library.zhengzi_stream_push(self._handle, chunk, len(chunk), byref(output)))
        return output.take()

    def end(self) -> bytes:
        """Ends the document and gives the rest of it; another one may follow."""
        output = Buffer()
        check(library.zhengzi_stream_end(self._handle, byref(output)))
        return output.take()

    def rewrite(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """Rewrites a document that comes in chunks."""
        for chunk in chunks:
            yield self.push(chunk)
        yield self.end()

    def __del__(self) -> None:
        handle = getattr(self, "_handle", None)
        if handle:
            library.zhengzi_stream_free(handle)


def convert(text: Text, config: str) -> Text:
    """Converts a text by an OpenCC configuration and does nothing else to it.

    >>> convert("鼠标", "s2twp")
    '滑鼠'
    """
    return _converter(config).rewrite(text)


@lru_cache(maxsize=32)
def _converter(config: str) -> Pipeline:
    return Pipeline(config=config, repair=False)


def _make(options: tuple[str, ...]) -> ctypes.c_void_p:
    words = (ctypes.c_char_p * len(options))(*(option.encode("utf-8", "surrogateescape") for option in options))
    handle = ctypes.c_void_p()
    message = Buffer()
    check(library.zhengzi_pipeline_make(words, len(options), byref(handle), byref(message)), message)
    return handle


def _unpickled(options: tuple[str, ...]) -> Pipeline:
    return Pipeline(options=options)


def _encoded(text: str | bytes) -> bytes:
    # Lone surrogates pass as the three bytes that stand for them.
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _like(text: Text, data: bytes) -> Text:
    return _decoded(data) if isinstance(text, str) else data


def _change(record: dict[str, Any]) -> Change:
    def data(name: str) -> bytes:
        return bytes.fromhex(record[name + "_hex"]) if name + "_hex" in record else record[name].encode("utf-8", "surrogatepass")

    return Change(
        record["line"], record["start"], record["end"], record["out_start"], record["out_end"], data("before"), data("after"),
        record["rule"], record.get("rules", [record["rule"]]), float(record["confidence"]), record["candidates"],
    )  # fmt: skip


def _in_characters(data: bytes, changes: list[Change]) -> list[Change]:
    """Places as characters of a `str`."""
    place = count = shift = 0
    counted = []
    for change in changes:
        count += _length(data[place : change.start])
        place = change.end
        before, after = _decoded(change.before), _decoded(change.after)
        start = count
        count += len(before)
        counted.append(
            change._replace(
                start=start, end=count, out_start=start + shift, out_end=start + shift + len(after), before=before, after=after
            )
        )
        shift += len(after) - len(before)
    return counted


def _length(data: bytes) -> int:
    """How many characters bytes of UTF-8 stand for: those that are no continuation."""
    return len(data) - data.translate(_IS_CONTINUATION).count(1)


_IS_CONTINUATION = bytes(1 if byte & 0xC0 == 0x80 else 0 for byte in range(256))
