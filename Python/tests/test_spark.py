# SPDX-License-Identifier: Apache-2.0
"""Spark gives the same bytes and the same counts as the command, by mapInArrow and by rdd.pipe."""

import json
import os
import shlex
import subprocess
import sys

import pytest

import zhengzi
from conftest import OPTIONS

pyarrow = pytest.importorskip("pyarrow")
pytest.importorskip("pyspark")

from pyspark.sql import SparkSession  # noqa: E402

import zhengzi.spark as zhengzi_spark  # noqa: E402


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def pages(spark, documents, tmp_path_factory):
    """The documents with their numbers, from a Parquet file as a crawl has them."""
    import pyarrow.parquet

    path = str(tmp_path_factory.mktemp("pages") / "pages.parquet")
    table = pyarrow.table({"id": range(len(documents)), "text": pyarrow.array(documents, pyarrow.string())})
    pyarrow.parquet.write_table(table, path, row_group_size=500)
    return spark.read.parquet(path).repartition(4, "id")


def texts(df):
    return [row.text for row in sorted(df.collect(), key=lambda row: row.id)]


@pytest.fixture(scope="module")
def reported(documents, command, tmp_path_factory):
    """The command's own counts for the documents."""
    report = tmp_path_factory.mktemp("report") / "report.json"
    data = b"".join(text.encode() + b"\0" for text in documents if text is not None)
    subprocess.run([command, "-z", *OPTIONS, "--report", report], input=data, stdout=subprocess.DEVNULL, check=True)
    counts = json.loads(report.read_text())
    return {name: counts[name] for name in ("changes", "left_alone", "changes_by_rule", "left_alone_by_rule")}


def test_map_in_arrow(pages, expected):
    rewritten = pages.mapInArrow(zhengzi.map_in_arrow("text", OPTIONS), pages.schema)
    assert texts(rewritten) == expected


def test_rewrite_counts_as_the_command(spark, pages, expected, reported):
    counts = zhengzi_spark.ChangeCounts(spark)
    assert texts(zhengzi_spark.rewrite(pages, "text", OPTIONS, counts)) == expected
    assert counts.value == reported


def test_report_counts_as_the_command(pages, reported):
    assert zhengzi_spark.report(pages, "text", OPTIONS) == reported


def test_rdd_pipe(pages, expected, command):
    # A record that holds line ends travels as one line of JSON.
    lines = pages.rdd.map(lambda row: json.dumps({"id": row.id, "text": row.text}))
    piped = lines.pipe(shlex.join([command, "--jsonl", "--field", "text", *OPTIONS]), checkCode=True)
    rows = sorted((json.loads(line) for line in piped.collect()), key=lambda row: row["id"])
    assert [row["text"] for row in rows] == expected


def test_a_failed_task_leaves_no_marker_and_names_the_row(spark, tmp_path):
    rewrite = zhengzi.map_in_arrow("text", OPTIONS)

    def broken(batches):
        for batch in batches:
            # What no program may write: offsets that decrease, here at the fourth text.
            offsets = pyarrow.array([0, 1, 2, 3, 1], pyarrow.int32()).buffers()[1]
            text = pyarrow.Array.from_buffers(pyarrow.string(), 4, [None, offsets, pyarrow.py_buffer(b"abc")])
            yield from rewrite([pyarrow.RecordBatch.from_arrays([text], ["text"])])

    path = tmp_path / "out"
    df = spark.createDataFrame([("a",)] * 4, "text string")
    with pytest.raises(Exception, match="column 'text', rows from 0 of the partition: text 3: its offsets"):
        df.mapInArrow(broken, df.schema).write.parquet(str(path))
    assert not (path / "_SUCCESS").exists()
