# SPDX-License-Identifier: Apache-2.0
"""Many calls leave no memory behind. ZHENGZI_CALLS says how many: some for CI, a million for Scripts/test-leaks."""

import gc
import os
import subprocess

import pytest

import zhengzi

CALLS = int(os.environ.get("ZHENGZI_CALLS", 50_000))
DAMAGED = "😀软件\nä¸\u00adæ–‡,好。"


def resident() -> int:
    with open("/proc/self/statm") as status:
        return int(status.read().split()[1]) * os.sysconf("SC_PAGESIZE")


def assert_no_growth(call):
    """Calls often enough to fill what is kept for good, then counts what comes on top."""
    call(CALLS // 10)
    gc.collect()
    before = resident()
    call(CALLS)
    gc.collect()
    assert resident() - before < 4 << 20


def test_one_by_one():
    pipeline = zhengzi.Pipeline(config="s2t")

    def call(count):
        for i in range(count):
            pipeline.rewrite("软件")
            if i % 100 == 0:
                pipeline.explain(DAMAGED)
                pipeline.stream().push(b"a")
            if i % 1000 == 0:
                zhengzi.Pipeline(config="s2t").rewrite(DAMAGED)
                zhengzi.detect(DAMAGED.encode())
                with pytest.raises(zhengzi.Error):
                    zhengzi.Pipeline(config="nonsense")

    assert_no_growth(call)


def test_batches():
    pyarrow = pytest.importorskip("pyarrow")
    pipeline = zhengzi.Pipeline(config="s2t")
    texts = pyarrow.array(["软件", None, DAMAGED])

    def call(count):
        for _ in range(count // 20):
            pipeline.rewrite_batch(texts)
            pipeline.rewrite_batch(texts, details=True)

    assert_no_growth(call)


def test_c():
    program = os.environ.get("ZHENGZI_C_CALLS")
    if not program:
        pytest.skip("ZHENGZI_C_CALLS names no program; Scripts/build-examples builds it")
    subprocess.run([program, str(CALLS)], check=True)
