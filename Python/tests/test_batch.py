# SPDX-License-Identifier: Apache-2.0

import gc
import pickle

import pytest

import zhengzi
from zhengzi._arrow import rewrite_counted

pyarrow = pytest.importorskip("pyarrow")

TEXTS = ["软件", None, "", "ä¸\u00adæ–‡\n软", "a\nb", "干净"]
TYPES = [pyarrow.string(), pyarrow.large_string()]


@pytest.fixture
def pipeline():
    return zhengzi.Pipeline(config="s2t")


def one_by_one(pipeline, texts):
    return [None if text is None else pipeline.rewrite(text) for text in texts]


@pytest.mark.parametrize("kind", TYPES)
def test_as_one_by_one(pipeline, kind):
    array = pyarrow.array(TEXTS, kind)
    assert pipeline.rewrite_batch(array).type == kind
    for start in range(len(TEXTS) + 1):
        for stop in range(start, len(TEXTS) + 1):
            rewritten = pipeline.rewrite_batch(array[start:stop])
            rewritten.validate(full=True)
            assert rewritten.to_pylist() == one_by_one(pipeline, TEXTS[start:stop])


def test_sound_texts_are_not_copied(pipeline):
    sound = pyarrow.array(["甲乙", None, "", "a\nb"])
    assert pipeline.rewrite_batch(sound) is sound
    assert pipeline.rewrite_batch(sound, details=True).field("text").to_pylist() == sound.to_pylist()


def test_chunked_and_binary(pipeline):
    chunked = pyarrow.chunked_array([pyarrow.array(TEXTS), pyarrow.array(["软"])])
    assert pipeline.rewrite_batch(chunked).to_pylist() == one_by_one(pipeline, TEXTS + ["软"])
    binary = pyarrow.array([b"\xff" + "软".encode(), None])
    assert pipeline.rewrite_batch(binary).to_pylist() == [b"\xff" + "軟".encode(), None]
    with pytest.raises(TypeError, match="int64.*cast"):
        pipeline.rewrite_batch(pyarrow.array([1]))


@pytest.mark.parametrize("start", range(3))
def test_details(pipeline, start):
    rewritten = pipeline.rewrite_batch(pyarrow.array(TEXTS)[start:], details=True)
    rewritten.validate(full=True)
    rows = rewritten.to_pylist()
    confidence = min(change.confidence for change in pipeline.explain(TEXTS[3]))
    damaged = {"text": "中文\n軟", "changed": True, "damage": ["mojibake"], "unrepaired": 0.0, "confidence": confidence}
    assert rows[3 - start] == damaged
    assert rows[4 - start] == {"text": "a\nb", "changed": False, "damage": [], "unrepaired": 0.0, "confidence": 1.0}
    assert [row and row["text"] for row in rows] == one_by_one(pipeline, TEXTS[start:])


def test_counts_as_explain_does(pipeline):
    _, counts = rewrite_counted(pipeline, pyarrow.array(TEXTS))
    assert counts.changes == sum(len(pipeline.explain(text)) for text in TEXTS if text)
    assert counts.changes_by_rule["repair/mojibake"] == 1


def test_offsets_that_are_wrong_name_the_text(pipeline):
    offsets = pyarrow.py_buffer(bytes.fromhex("00000000 02000000 01000000"))
    array = pyarrow.Array.from_buffers(pyarrow.string(), 2, [None, offsets, pyarrow.py_buffer(b"ab")])
    with pytest.raises(zhengzi.Error, match="text 1: its offsets are 2 and 1") as failure:
        pipeline.rewrite_batch(array)
    assert failure.value.code == "invalid-offsets"


def test_results_outlive_everything_else():
    rewritten = zhengzi.Pipeline(config="s2t").rewrite_batch(pyarrow.array(["软件"] * 1000), details=True)
    gc.collect()
    assert rewritten.field("text").to_pylist() == ["軟件"] * 1000
    assert rewritten.field("changed").true_count == 1000


def test_map_in_arrow_rewrites_one_column():
    rewrite = pickle.loads(pickle.dumps(zhengzi.map_in_arrow("text", ["-c", "s2t"])))
    batch = pyarrow.RecordBatch.from_pydict({"id": list(range(6)), "text": TEXTS, "other": ["软"] * 6})
    (rewritten,) = rewrite(iter([batch]))
    assert rewritten.schema == batch.schema
    assert rewritten.column(2).equals(batch.column(2))
    assert rewritten.column(1).to_pylist() == one_by_one(zhengzi.Pipeline(config="s2t"), TEXTS)


def test_map_in_arrow_says_what_is_wrong():
    with pytest.raises(zhengzi.Error, match="'nonsense'"):
        zhengzi.map_in_arrow("text", ["-c", "nonsense"])
    batch = pyarrow.RecordBatch.from_pydict({"body": ["a"]})
    with pytest.raises(zhengzi.Error, match="no column 'text'; known columns: body"):
        list(zhengzi.map_in_arrow("text")([batch]))
