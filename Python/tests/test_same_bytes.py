# SPDX-License-Identifier: Apache-2.0
"""The command, C, Swift and Python give the same bytes for the same documents."""

import os

import pytest

import zhengzi
from conftest import OPTIONS


def assert_same(documents, expected, actual):
    assert len(actual) == len(expected)
    different = [i for i, (a, b) in enumerate(zip(expected, actual)) if a != b]
    assert not different, f"documents {different[:5]} differ"


def test_the_documents_are_what_we_say(documents, expected):
    assert len(documents) == 2000
    assert documents.count(None) > 10 and documents.count("") > 10
    assert max(len(text.encode()) for text in documents if text) >= 5_000_000
    assert sum(a != b for a, b in zip(documents, expected)) > 1000  # changed ones


def test_one_by_one(documents, expected):
    pipeline = zhengzi.Pipeline(options=OPTIONS)
    assert_same(documents, expected, [text if text is None else pipeline.rewrite(text) for text in documents])


@pytest.mark.parametrize("details", [False, True])
def test_batch(documents, expected, details):
    pyarrow = pytest.importorskip("pyarrow")
    rewritten = zhengzi.Pipeline(options=OPTIONS).rewrite_batch(pyarrow.array(documents), details)
    if details:
        rewritten = pyarrow.array([row and row["text"] for row in rewritten.to_pylist()])
    assert_same(documents, expected, rewritten.to_pylist())


@pytest.mark.parametrize("host", ["ZHENGZI_C_EXAMPLE", "ZHENGZI_SWIFT_EXAMPLE"])
def test_other_hosts(documents, expected, by_records, host):
    program = os.environ.get(host)
    if not program:
        pytest.skip(f"{host} names no program; Scripts/build-examples builds it")
    assert_same(documents, expected, by_records([program, *OPTIONS]))
