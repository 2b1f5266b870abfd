#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a rewrite costs in Spark: map_in_arrow against an empty mapInArrow, and rdd.pipe, on local[2].

    Scripts/test-python && .build/python/bin/python Python/benchmarks/spark_overhead.py [MEGABYTES [ROUNDS]]

All take turns; medians of wall-clock time are compared. 90 % of the empty function is what we promise for sound text.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Python" / "tests"))

import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
from conftest import SOUND  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import zhengzi  # noqa: E402


def write_pages(path: str, megabytes: int) -> int:
    """Sound pages of some 10 KB, in a Parquet file; gives their size in bytes."""
    pages = ["\n".join(SOUND[(i + j) % len(SOUND)] for j in range(250)) + str(i) for i in range(megabytes * 100)]
    pyarrow.parquet.write_table(pyarrow.table({"text": pages}), path, row_group_size=2000)
    return sum(len(page.encode()) for page in pages)


def empty(batches):
    yield from batches


def make_spark() -> SparkSession:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def seconds(job) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def main() -> None:
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    command = os.environ.get("ZHENGZI") or str(ROOT / ".build" / "static" / "zhengzi")
    with tempfile.TemporaryDirectory() as folder:
        size = write_pages(f"{folder}/pages.parquet", megabytes)
        spark = make_spark()
        pages = spark.read.parquet(f"{folder}/pages.parquet").repartition(8)
        pages.persist()
        pages.count()

        def mapped(function):
            return lambda: pages.mapInArrow(function, pages.schema).write.format("noop").mode("overwrite").save()

        jobs = {
            "empty": mapped(empty),
            "repair": mapped(zhengzi.map_in_arrow("text")),
            "s2twp": mapped(zhengzi.map_in_arrow("text", ["-c", "s2twp"])),
            "pipe": lambda: pages.toJSON().pipe(f"{command} --jsonl --field text", checkCode=True).foreach(lambda line: None),
        }
        times = {name: [] for name in jobs}
        for round_ in range(rounds + 1):
            for name, job in jobs.items():
                taken = seconds(job)
                if round_ > 0:  # the first warms up
                    times[name].append(taken)
        spark.stop()
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in medians.items():
        print(f"{name:8} {size / taken / 1e6:7.1f} MB/s   {medians['empty'] / taken:6.1%} of empty")
    sys.exit(0 if medians["empty"] / medians["repair"] >= 0.9 else 1)


if __name__ == "__main__":
    main()
