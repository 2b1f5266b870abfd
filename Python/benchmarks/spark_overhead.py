#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a rewrite costs in Spark: map_in_arrow against an empty mapInArrow, and rdd.pipe, on local[2].

    Scripts/test-python && .build/python/bin/python Python/benchmarks/spark_overhead.py [MEGABYTES [ROUNDS]]

All take turns; medians are compared, of wall-clock time and of the CPU time of Spark and all its workers, which a busy machine disturbs
less. 90 % of the empty function is what we promise for sound text.
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
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def cpu_seconds() -> float:
    """What this process and all below it have used so far, those that are gone included."""
    parents, used = {}, {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        process = int(status.parent.name)
        parents[process] = int(fields[1])
        used[process] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def is_ours(process: int) -> bool:
        return process == os.getpid() or process in parents and is_ours(parents[process])

    return sum(seconds for process, seconds in used.items() if is_ours(process))


def seconds(job) -> tuple[float, float]:
    """Wall-clock and CPU time."""
    start, cpu = time.perf_counter(), cpu_seconds()
    job()
    return time.perf_counter() - start, cpu_seconds() - cpu


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
    medians = {name: [statistics.median(column) for column in zip(*taken)] for name, taken in times.items()}
    for name, (wall, cpu) in medians.items():
        speeds = f"{size / wall / 1e6:7.1f} MB/s {size / cpu / 1e6:7.1f} MB per CPU second"
        print(f"{name:8} {speeds}   {medians['empty'][0] / wall:6.1%} and {medians['empty'][1] / cpu:6.1%} of empty")
    sys.exit(0 if medians["empty"][0] / medians["repair"][0] >= 0.9 else 1)


if __name__ == "__main__":
    main()
