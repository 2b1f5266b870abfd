# SPDX-License-Identifier: Apache-2.0
"""Whole corpora with Spark: one call of the library for each Arrow batch.

    from zhengzi import spark as zhengzi_spark

    counts = zhengzi_spark.ChangeCounts(spark)
    pages = zhengzi_spark.rewrite(pages, "text", ["--to", "tw"], counts)
    pages.write.parquet("pages-tw")
    print(counts.value)

Keep `spark.sql.execution.arrow.maxRecordsPerBatch` near 2,000 where documents are whole pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, Iterator, Sequence

from pyspark.accumulators import AccumulatorParam

from ._arrow import Counts, FieldRewriter, rewrite_counted
from ._pipeline import Pipeline

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession


def rewrite(df: DataFrame, column: str, options: Sequence[str] = (), counts: ChangeCounts | None = None) -> DataFrame:
    """Rewrites a string column as the command does with `options`, the list of its arguments; other columns stay as they are.

    :param counts: adds up what was done, once the result is computed. Counting costs what recording the changes costs.
    :raises zhengzi.Error: at once, where an option is wrong.
    """
    counted = counts.add if counts is not None else None
    return df.mapInArrow(FieldRewriter(column, Pipeline(options=options), counted), df.schema)


def report(df: DataFrame, column: str, options: Sequence[str] = ()) -> dict[str, Any]:
    """Counts what `rewrite` would change, exactly, also where tasks are run again: `changes`, `left_alone`, and both by rule."""
    counter = _Counter(column, Pipeline(options=options))
    rows = df.select(column).mapInArrow(counter, "rule string, changes long, left_alone long")
    sums = {row[0]: (row[1], row[2]) for row in rows.groupBy("rule").sum("changes", "left_alone").collect()}
    changes, notes = sums.pop("", (0, 0))
    return _as_report(
        Counts(changes, notes, {rule: sum_[0] for rule, sum_ in sums.items()}, {rule: sum_[1] for rule, sum_ in sums.items()})
    )


class ChangeCounts:
    """What all tasks did together, by an accumulator: a task that Spark runs again may count twice."""

    def __init__(self, spark: SparkSession) -> None:
        self._sum = spark.sparkContext.accumulator(Counts(0, 0, {}, {}), _CountsParam())

    def add(self, counts: Counts) -> None:
        self._sum.add(counts)

    @property
    def value(self) -> dict[str, Any]:
        """`changes`, `left_alone`, `changes_by_rule`, `left_alone_by_rule`, as in the command's `--report`."""
        return _as_report(self._sum.value)


class _CountsParam(AccumulatorParam):
    def zero(self, value: Counts) -> Counts:
        return Counts(0, 0, {}, {})

    def addInPlace(self, value1: Counts, value2: Counts) -> Counts:
        return Counts(
            value1.changes + value2.changes, value1.notes + value2.notes,
            _added(value1.changes_by_rule, value2.changes_by_rule), _added(value1.notes_by_rule, value2.notes_by_rule),
        )  # fmt: skip


class _Counter:
    """Rows of rule, changes and places left alone; the empty rule has the totals."""

    def __init__(self, field: str, pipeline: Pipeline) -> None:
        self._field = field
        self._pipeline = pipeline

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        for batch in batches:
            _, counts = rewrite_counted(self._pipeline, batch.column(0))
            rules = sorted({*counts.changes_by_rule, *counts.notes_by_rule})
            columns = [
                pyarrow.array(["", *rules], pyarrow.string()),
                pyarrow.array([counts.changes, *(counts.changes_by_rule.get(rule, 0) for rule in rules)], pyarrow.int64()),
                pyarrow.array([counts.notes, *(counts.notes_by_rule.get(rule, 0) for rule in rules)], pyarrow.int64()),
            ]
            yield pyarrow.RecordBatch.from_arrays(columns, ["rule", "changes", "left_alone"])


def _added(first: dict[str, int], second: dict[str, int]) -> dict[str, int]:
    return {rule: first.get(rule, 0) + second.get(rule, 0) for rule in {*first, *second}}


def _as_report(counts: Counts) -> dict[str, Any]:
    return {
        "changes": counts.changes,
        "left_alone": counts.notes,
        "changes_by_rule": {rule: count for rule, count in sorted(counts.changes_by_rule.items()) if count},
        "left_alone_by_rule": {rule: count for rule, count in sorted(counts.notes_by_rule.items()) if count},
    }
