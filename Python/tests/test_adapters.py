# SPDX-License-Identifier: Apache-2.0
"""The adapters in examples/, where the packages that they adapt to are installed."""

import sys
from pathlib import Path

import pytest

import zhengzi

pyarrow = pytest.importorskip("pyarrow")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "examples"))

TEXTS = ["软件", "", "ä¸\u00adæ–‡"]
EXPECTED = [zhengzi.Pipeline(config="s2t").rewrite(text) for text in TEXTS]


def test_datasets():
    from datasets_map import rewrite_column

    rewrite = rewrite_column("text", ["-c", "s2t"])
    assert rewrite(pyarrow.table({"text": TEXTS})).column("text").to_pylist() == EXPECTED
    datasets = pytest.importorskip("datasets")
    dataset = datasets.Dataset.from_dict({"text": TEXTS}).with_format("arrow")
    assert dataset.map(rewrite, batched=True).with_format(None)["text"][:] == EXPECTED


def test_datatrove():
    pytest.importorskip("datatrove")
    from datatrove.data import Document
    from datatrove_block import ZhengziRewriter

    documents = [Document(text=text, id=str(i)) for i, text in enumerate(TEXTS)]
    rewritten = list(ZhengziRewriter(["-c", "s2t"], batch_size=2).run(iter(documents)))
    assert [document.text for document in rewritten] == EXPECTED
    assert rewritten[2].metadata["zhengzi"]["damage"] == ["mojibake"]


def test_data_juicer():
    pytest.importorskip("data_juicer")
    from data_juicer_mapper import ZhengziMapper

    assert ZhengziMapper(options=["-c", "s2t"]).process_batched({"text": TEXTS})["text"] == EXPECTED
