#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the crossing costs: CPU time of rewrite_batch against that of the Swift library, on the same texts in the same run.

    Scripts/build-examples && python Python/benchmarks/throughput.py [ROUNDS]

The two take turns, so that both meet the same weather; medians are compared. 95 % is what we promise.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Python" / "tests"))

import pyarrow  # noqa: E402
from conftest import SOUND, make_documents  # noqa: E402

import zhengzi  # noqa: E402

SWIFT = ROOT / ".build" / "examples" / "measure-rewriting"
OPTIONS = {"repair": [], "s2t": ["-c", "s2t"]}


def sound_pages(count: int = 1000) -> list[str]:
    """Pages of some 10 KB without damage."""
    return ["\n".join(SOUND[(i + j) % len(SOUND)] for j in range(200)) for i in range(count)]


def damaged_pages() -> list[str]:
    """The documents of the tests, some of them damaged, without the nulls and the longest."""
    return [text for text in make_documents(5_000) if text is not None and len(text) < 1 << 20]


def python_pass(pipeline: zhengzi.Pipeline, texts: pyarrow.Array) -> tuple[int, int]:
    start = time.process_time_ns()
    rewritten = pipeline.rewrite_batch(texts)
    return time.process_time_ns() - start, rewritten.buffers()[2].size


def swift_passes(kind: str, data: bytes, passes: int) -> list[tuple[int, int]]:
    output = subprocess.run([SWIFT, kind, str(passes)], input=data, stdout=subprocess.PIPE, check=True, text=False).stdout
    return [tuple(map(int, line.split())) for line in output.decode().splitlines()]


def compare(name: str, kind: str, documents: list[str], rounds: int) -> float:
    texts = pyarrow.array(documents, pyarrow.large_string())
    data = b"".join(text.encode() + b"\0" for text in documents)
    pipeline = zhengzi.Pipeline(options=OPTIONS[kind])
    python_pass(pipeline, texts)
    python, swift = [], []
    for _ in range(rounds):
        # The first pass of a process meets cold memory.
        swift += swift_passes(kind, data, 4)[1:]
        python += [python_pass(pipeline, texts) for _ in range(3)]
    assert {size for _, size in python} == {size for _, size in swift}, "the two write different texts"
    speeds = [len(data) / statistics.median(time for time, _ in passes) * 1e3 for passes in (python, swift)]
    share = speeds[0] / speeds[1]
    print(f"{name:8} {kind:8} Python {speeds[0]:8.0f} MB/s   Swift {speeds[1]:8.0f} MB/s   {share:6.1%}")
    return share


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    shares = [
        compare(name, kind, documents, rounds)
        for name, documents in (("sound", sound_pages()), ("damaged", damaged_pages()))
        for kind in OPTIONS
    ]
    sys.exit(0 if min(shares) >= 0.95 else 1)


main()
