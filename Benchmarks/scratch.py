# SPDX-License-Identifier: Apache-2.0
"""The scratch folder of the measurements: the peers, and real text to measure on. Nothing of it is part of Zhengzi.

It lies in ZHENGZI_SCRATCH, else in ~/.cache/zhengzi-benchmarks, and is filled on first use from PyPI and Debian.
"""
from __future__ import annotations

import gzip
import html
import os
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(os.environ.get("ZHENGZI_SCRATCH", Path.home() / ".cache/zhengzi-benchmarks"))

# Versions are pinned, so that two tables of two days compare the same peers.
PYPI = {
    "opencc": "1.4.2", "zhconv-rs": "0.4.2", "opencc-pyo3": "0.12.0", "plsfix": "0.1.8", "ftfy": "6.3.1", "autocorrect_py": "2.14.0",
    "chardet": "7.7.0", "chardetng-py": "0.3.5", "matplotlib": "3.10.0",
}

# Simplified Chinese as people write and translate it: manual pages, the help of an office suite, a handbook, a reference.
TEXT_PACKAGES = ["manpages-zh", "libreoffice-help-zh-cn", "debian-handbook", "debian-reference-zh-cn"]
TEXT_FILES = ["usr/share/man/zh_CN/**/*.gz", "usr/share/**/zh-CN/**/*.html", "usr/share/debian-reference/*.zh-cn.html"]
HAN = re.compile("[\u3400-\u9fff]")
BLOCK = re.compile(r"(?i)</?(?:p|li|dd|dt|td|th|h\d|div|br|title)\b[^>]*>")
UNSEEN = re.compile(r"(?is)<(script|style|head)\b.*?</\1>")
TAG = re.compile(r"<[^>]*>")


def python() -> Path:
    """The interpreter of a virtual environment that has every peer; one that cannot be installed is named and left out."""
    folder = FOLDER / "venv"
    ready = folder / "ready"
    wanted = "".join(f"{name}=={version}\n" for name, version in PYPI.items())
    if not ready.exists() or ready.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        for name, version in PYPI.items():
            done = subprocess.run([folder / "bin/pip", "install", "-q", f"{name}=={version}"], capture_output=True, text=True)
            if done.returncode != 0:
                print(f"{name} {version} cannot be installed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        ready.write_text(wanted)
    return folder / "bin/python"


def text(megabytes: float) -> Path:
    """Real text of this size, one paragraph a line, paragraphs without Han left out."""
    path = FOLDER / f"text-{megabytes:g}.txt"
    if path.exists():
        return path
    size, lines = 0, []
    for line in dict.fromkeys(_paragraphs()):
        lines.append(line)
        size += len(line.encode()) + 1
        if size > megabytes * 1e6:
            break
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def repeated(path: Path, times: int) -> Path:
    """The same text, times over."""
    longer = path.with_name(f"{path.stem}-x{times}.txt")
    if not longer.exists():
        longer.write_bytes(path.read_bytes() * times)
    return longer


def written(name: str, content: bytes) -> Path:
    """A file of the scratch folder with this content."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / name
    path.write_bytes(content)
    return path


def _paragraphs():
    """From each package in turn, so that a short text has all of them."""
    packages = [_package_paragraphs(_unpacked(name)) for name in TEXT_PACKAGES]
    while packages:
        for paragraphs in list(packages):
            block = [line for _, line in zip(range(200), paragraphs)]
            yield from block
            if not block:
                packages.remove(paragraphs)


def _package_paragraphs(root: Path):
    for pattern in TEXT_FILES:
        for file in sorted(root.glob(pattern)):
            raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            content = raw.decode("utf-8", "ignore")
            plain = re.sub(r"(?m)^[.'].*$|\\f.|\\[&-]", "", content) if file.suffix == ".gz" else _plain(content)
            for line in plain.split("\n"):
                line = " ".join(line.split())
                if len(HAN.findall(line)) >= 5:
                    yield line


def _plain(page: str) -> str:
    """The text of a page, one block a line."""
    blocks = BLOCK.sub("\0", re.sub(r"\s+", " ", UNSEEN.sub("", page)))
    return html.unescape(TAG.sub("", blocks)).replace("\0", "\n")


def _unpacked(name: str) -> Path:
    folder = FOLDER / "packages" / name
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", "-q", name], cwd=FOLDER, check=True, capture_output=True)
        archive = sorted(FOLDER.glob(f"{name}_*.deb"))[-1]
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    return folder
