# SPDX-License-Identifier: Apache-2.0

import copy
import doctest
import pickle
import threading

import pytest

import zhengzi
import zhengzi._detection
import zhengzi._pipeline

DAMAGED = "😀软件\nä¸\u00adæ–‡,好。"


def test_examples_in_the_documentation():
    for module in (zhengzi._pipeline, zhengzi._detection):
        assert doctest.testmod(module).failed == 0


def test_keywords_are_the_commands_options():
    pipeline = zhengzi.Pipeline(config="s2t", strict=True, repair=["mojibake"], min_confidence=0.5, options=["--form", "nfc"])
    assert pipeline.options == ["--repair", "mojibake", "--min-confidence", "0.5", "--config", "s2t", "--strict", "--form", "nfc"]
    assert zhengzi.Pipeline(repair=False).options == ["--no-repair"]
    assert zhengzi.Pipeline().options == []


@pytest.mark.parametrize("text", ["", "a\0b", "软件", "😀\ud800软", "line\r\nline\n"])
def test_text_stays_text(text):
    assert zhengzi.Pipeline(repair=False).rewrite(text) == text
    assert zhengzi.convert(text, "s2t") == text.replace("软件", "軟件").replace("软", "軟")


def test_bytes_stay_bytes():
    assert zhengzi.Pipeline(config="s2t").rewrite(b"\xff" + "软".encode() + b"\xfe") == b"\xff" + "軟".encode() + b"\xfe"


@pytest.mark.parametrize("text", [DAMAGED, DAMAGED.encode(), "", "软" * 100])
def test_changes_applied_to_the_text_give_the_result(text):
    pipeline = zhengzi.Pipeline(config="s2twp", punctuation="taiwan")
    result, place, empty = pipeline.rewrite(text), 0, text[:0]
    rebuilt = empty
    for change in pipeline.explain(text):
        assert text[change.start : change.end] == change.before
        assert result[change.out_start : change.out_end] == change.after
        rebuilt += text[place : change.start] + change.after
        place = change.end
    assert rebuilt + text[place:] == result


def test_wrong_options_say_what_would_work():
    with pytest.raises(zhengzi.Error, match="'nonsense'.*s2twp") as failure:
        zhengzi.convert("a", "nonsense")
    assert failure.value.code == "unknown-name"
    assert pickle.loads(pickle.dumps(failure.value)).code == "unknown-name"
    with pytest.raises(zhengzi.Error, match="--nonsense"):
        zhengzi.Pipeline(options=["--nonsense"])


def test_pickles_and_copies_as_its_options():
    pipeline = zhengzi.Pipeline(config="s2t")
    for twin in (pickle.loads(pickle.dumps(pipeline)), copy.deepcopy(pipeline)):
        assert twin == pipeline and twin.rewrite("软") == "軟"


def test_streams_at_any_split():
    pipeline = zhengzi.Pipeline(config="s2t")
    data = DAMAGED.encode()
    stream = pipeline.stream()
    for split in range(len(data) + 1):
        assert b"".join(stream.rewrite(iter([data[:split], data[split:]]))) == pipeline.rewrite(data)


def test_detects():
    found = zhengzi.detect("软件工程的基础知识".encode("gbk"))
    assert (found.encoding, found.damage, found.damaged_share) == ("GB18030", [], 0)
    assert zhengzi.detect(b"").encoding == "UTF-8"


def test_threads_share_a_pipeline():
    pipeline = zhengzi.Pipeline(config="s2t")
    text = DAMAGED * 20
    expected, results = pipeline.rewrite(text), []
    threads = [threading.Thread(target=lambda: results.append(pipeline.rewrite(text))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8
