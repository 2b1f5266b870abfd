# SPDX-License-Identifier: Apache-2.0
"""Many texts at once, as Apache Arrow lays them out. pyarrow is loaded when first needed."""

from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING, Callable, Iterable, Iterator, NamedTuple, Sequence

from ._library import DETAILS, ONLY_CHANGED, Batch, Buffer, Error, Strings, check, library
from ._pipeline import Pipeline

if TYPE_CHECKING:
    import pyarrow


class Counts(NamedTuple):
    """What was done to some texts, as the command's `--report` counts it."""

    changes: int
    notes: int
    """Places that were looked at and left alone."""
    changes_by_rule: dict[str, int]
    notes_by_rule: dict[str, int]


def rewrite_batch(pipeline: Pipeline, texts: pyarrow.Array, details: bool) -> pyarrow.Array:
    import pyarrow

    if isinstance(texts, pyarrow.ChunkedArray):
        if not texts.num_chunks:
            empty = rewrite_batch(pipeline, pyarrow.array([], texts.type), details)
            return pyarrow.chunked_array([], type=empty.type)
        return pyarrow.chunked_array([rewrite_batch(pipeline, chunk, details) for chunk in texts.chunks])
    batch = _run(pipeline, texts, DETAILS if details else 0)
    rewritten = _texts(batch, texts)
    return _with_details(batch, rewritten) if details else rewritten


def rewrite_counted(pipeline: Pipeline, texts: pyarrow.Array) -> tuple[pyarrow.Array, Counts]:
    """The rewritten texts and what was done to them."""
    batch = _run(pipeline, texts, DETAILS)
    names = _rules(batch)
    changes = _numbers(batch.rule_changes, batch.rule_count, "int64", batch).to_pylist()
    notes = _numbers(batch.rule_notes, batch.rule_count, "int64", batch).to_pylist()
    counts = Counts(
        batch.changes, batch.notes,
        {name: count for name, count in zip(names, changes) if count},
        {name: count for name, count in zip(names, notes) if count},
    )  # fmt: skip
    return _texts(batch, texts), counts


def map_in_arrow(
    field: str, options: Sequence[str] = ()
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """A function for PySpark's `mapInArrow` that rewrites the string column `field`, each value a text by itself.

    It rewrites as the command does with `options`, the list of its arguments, and leaves other columns as they are.

    >>> rewrite = zhengzi.map_in_arrow("text", ["--to", "tw"])
    >>> df.mapInArrow(rewrite, df.schema)                                           # doctest: +SKIP

    :raises zhengzi.Error: at once, where an option is wrong; in a task, where a batch cannot be rewritten: then it names the row.
    """
    return FieldRewriter(field, Pipeline(options=options))


class FieldRewriter:
    """Rewrites one column of record batches. What is sent to a worker is the pipeline's options."""

    def __init__(self, field: str, pipeline: Pipeline, counted: Callable[[Counts], None] | None = None) -> None:
        self._field = field
        self._pipeline = pipeline
        self._counted = counted

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        first_row = 0
        for batch in batches:
            try:
                yield from self._rewrite(batch)
            except Error as error:
                place = f"column '{self._field}', rows from {first_row} of the partition"
                raise Error(error.code, f"{place}: {error}") from error
            first_row += batch.num_rows

    def _rewrite(self, batch: pyarrow.RecordBatch) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        index = batch.schema.get_field_index(self._field)
        if index < 0:
            raise Error("unknown-name", f"no column '{self._field}'; known columns: {', '.join(batch.schema.names)}")
        columns = list(batch.columns)
        try:
            columns[index] = self._column(columns[index])
        except Error as error:
            if error.code != "too-large" or batch.num_rows < 2:
                raise
            half = batch.num_rows // 2
            yield from self._rewrite(batch.slice(0, half))
            yield from self._rewrite(batch.slice(half))
            return
        yield pyarrow.RecordBatch.from_arrays(columns, schema=batch.schema)

    def _column(self, texts: pyarrow.Array) -> pyarrow.Array:
        if self._counted is None:
            return rewrite_batch(self._pipeline, texts, False)
        rewritten, counts = rewrite_counted(self._pipeline, texts)
        self._counted(counts)
        return rewritten


def _run(pipeline: Pipeline, texts: pyarrow.Array, wants: int) -> Batch:
    strings = _strings(texts)
    batch = Batch()
    message = Buffer()
    check(library.zhengzi_rewrite_batch(pipeline._handle, byref(strings), wants | ONLY_CHANGED, byref(batch), byref(message)), message)
    return batch


def _offset_bits(texts: pyarrow.Array) -> int:
    import pyarrow

    if texts.type in (pyarrow.string(), pyarrow.binary()):
        return 32
    if texts.type in (pyarrow.large_string(), pyarrow.large_binary()):
        return 64
    raise TypeError(f"cannot rewrite {texts.type}; cast it to string, large_string, binary or large_binary")


def _strings(texts: pyarrow.Array) -> Strings:
    """The array's own buffers; they live as long as the array."""
    bits = _offset_bits(texts)
    validity, offsets, data = texts.buffers()
    skipped = texts.offset * bits // 8
    strings = Strings(count=len(texts), offset_bits=bits)
    if offsets is not None and offsets.size > skipped:
        strings.offsets, strings.offsets_length = offsets.address + skipped, offsets.size - skipped
    if data is not None and data.size:
        strings.data, strings.data_length = data.address, data.size
    if validity is not None:
        strings.validity, strings.validity_length, strings.validity_offset = validity.address, validity.size, texts.offset
    return strings


def _foreign(buffer: Buffer, owner: Batch) -> pyarrow.Buffer:
    """A buffer of the batch as Arrow's, which keeps the batch."""
    import pyarrow

    return pyarrow.foreign_buffer(buffer.bytes, buffer.length, owner) if buffer.length else pyarrow.py_buffer(b"")


def _validity(texts: pyarrow.Array) -> pyarrow.Buffer | None:
    return texts.is_valid().buffers()[1] if texts.null_count else None


def _texts(batch: Batch, texts: pyarrow.Array) -> pyarrow.Array:
    """The rewritten texts; those that came in where nothing was changed."""
    import pyarrow

    if not batch.offsets.bytes:
        return texts
    buffers = [_validity(texts), _foreign(batch.offsets, batch), _foreign(batch.data, batch)]
    return pyarrow.Array.from_buffers(texts.type, len(texts), buffers, texts.null_count)


def _numbers(buffer: Buffer, count: int, kind: str, owner: Batch) -> pyarrow.Array:
    import pyarrow

    return pyarrow.Array.from_buffers(pyarrow.type_for_alias(kind), count, [None, _foreign(buffer, owner)])


def _rules(batch: Batch) -> list[str]:
    import pyarrow

    buffers = [None, _foreign(batch.rule_offsets, batch), _foreign(batch.rule_names, batch)]
    return pyarrow.Array.from_buffers(pyarrow.string(), batch.rule_count, buffers).to_pylist()


def _with_details(batch: Batch, rewritten: pyarrow.Array) -> pyarrow.Array:
    import pyarrow

    count = len(rewritten)
    names = pyarrow.array([rule.partition("/")[2] for rule in _rules(batch)], pyarrow.string())
    damage_offsets = _numbers(batch.damage_offsets, count + 1, "int32", batch)
    damage = _numbers(batch.damage, batch.damage.length // 4, "int32", batch)
    columns = {
        "text": rewritten,
        "changed": _numbers(batch.changed, count, "bool", batch),
        "damage": pyarrow.ListArray.from_arrays(damage_offsets, names.take(damage)),
        "unrepaired": _numbers(batch.unrepaired, count, "float64", batch),
        "confidence": _numbers(batch.confidence, count, "float64", batch),
    }
    mask = rewritten.is_null() if rewritten.null_count else None
    return pyarrow.StructArray.from_arrays(list(columns.values()), names=list(columns), mask=mask)
