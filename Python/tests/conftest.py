# SPDX-License-Identifier: Apache-2.0
"""What all tests share: the documents, and the other hosts to compare with."""

import os
import random
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OPTIONS = ["-c", "s2twp", "--punctuation", "taiwan"]

SOUND = [
    "软件工程师在打印机旁边喝咖啡,然后回家了。",
    "这里的皇后站在后面，头发很长。",
    "The quick brown fox: 100% sure!",
    "《红楼梦》是中国古典小说。",
    "臺灣的資訊科技產業",
    "\t缩进的一行  有空格",
    "emoji 😀 和控制字符 \u0007",
]

DAMAGED = ["ä¸\u00adæ–‡ç½‘é¡µ", "打?qū)嵽k好民生实事"]


def make_documents(count: int = 2000, seed: int = 1) -> list:
    """Texts as crawls have them: nulls, empty ones, line ends of every kind inside, some damage, and one of 5 MB."""
    chance = random.Random(seed)

    def sentence() -> str:
        return chance.choice(DAMAGED if chance.random() < 0.02 else SOUND) + chance.choice(["\n", "\n\n", "\r\n", " ", ""])

    documents = []
    for i in range(count):
        if i % 97 == 5:
            documents.append(None)
        elif i % 89 == 7:
            documents.append("")
        else:
            documents.append("".join(sentence() for _ in range(chance.randrange(1, 12))))
    page = "".join(sentence.strip() + "\n" for sentence in SOUND) * 200
    documents[count // 2] = (page + "".join(DAMAGED) + "\n") * (5_000_000 // len(page.encode()) + 1)
    return documents


@pytest.fixture(scope="session")
def documents():
    return make_documents()


@pytest.fixture(scope="session")
def command() -> str:
    """The command, from ZHENGZI or the release build."""
    path = os.environ.get("ZHENGZI") or str(ROOT / ".build" / "release" / "zhengzi")
    if not os.access(path, os.X_OK):
        pytest.skip("no command: swift build -c release --product zhengzi")
    return path


@pytest.fixture(scope="session")
def by_records(documents):
    """Runs a program over the documents as records that end with NUL; gives its records back, with the nulls in their places."""

    def run(program: list) -> list:
        texts = [text for text in documents if text is not None]
        data = b"".join(text.encode() + b"\0" for text in texts)
        output = subprocess.run(program, input=data, stdout=subprocess.PIPE, check=True).stdout
        records = iter(output.split(b"\0")[:-1])
        return [None if text is None else next(records).decode() for text in documents]

    return run


@pytest.fixture(scope="session")
def expected(by_records, command):
    """What the command makes of the documents."""
    return by_records([command, "-z", *OPTIONS])
