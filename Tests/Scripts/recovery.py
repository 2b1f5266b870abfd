#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the seven full-width marks of real text to ASCII and asks for them back, beside a one-line regular expression.

recovery.py [--flatten all|half] [--command "zhengzi -j 2"] [--show N] FILE...

FILE is UTF-8 text (.xz too), one paragraph a line. Paragraphs count whose own marks are consistent: no ASCII mark touches Han.
Both ways get the same lines; precision and recall are over marks. With `half`, every second mark stays full-width.
"""
import argparse
import hashlib
import lzma
import re
import subprocess
import sys

HAN = "[\u3400-\u9fff]"
WIDE, ASCII = "，；：！？（）", ",;:!?()"
BACK = dict(zip(ASCII, WIDE))
MIXED = re.compile(f"{HAN}[{ASCII}]|[{ASCII}]{HAN}")
BESIDE = "[\u3400-\u9fff。、《》“”]"
REGEX = re.compile(f"(?<={BESIDE})[,;:!?()]|[,;:!?()](?={BESIDE})")


def paragraphs(path):
    text = lzma.open(path, "rt", errors="ignore") if path.endswith(".xz") else open(path, errors="ignore")
    for line in dict.fromkeys(line.rstrip("\r\n") for line in text):
        if (len(re.findall(HAN, line)) >= 6 and any(mark in line for mark in WIDE) and not MIXED.search(line)
                and line.count("（") == line.count("）") and not re.search("[\u3040-\u30ff\uac00-\ud7af]|\r|\ufffd", line)):
            yield line


def flatten(line, mode):
    seed = hashlib.sha256(line.encode()).digest()[0] if mode == "half" else 0
    out = []
    for i, mark in enumerate(line):
        stays = mode == "half" and (i * 31 + seed) % 64 < 32
        out.append(ASCII[WIDE.index(mark)] if mark in WIDE and not stays else mark)
    return "".join(out)


def score(gold, given, got):
    hit = extra = missed = 0
    errors = []
    for want, start, line in zip(gold, given, got):
        if len(want) != len(line):
            sys.exit(f"a space or a character changed: {start!r} -> {line!r}")
        for i, (x, y, before) in enumerate(zip(want, line, start)):
            changed = y != before
            hit += changed and x == y
            extra += changed and x != y
            missed += not changed and x != y
            if x != y:
                errors.append(f"{'-' if x in WIDE else '+'} {want[max(0, i - 20):i]}【{x}】{want[i + 1:i + 20]}")
    precision, recall = 100 * hit / max(1, hit + extra), 100 * hit / max(1, hit + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f}", errors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--flatten", choices=["all", "half"], default="all")
    parser.add_argument("--command", default=".build/release/zhengzi")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--limit", type=int, default=20000)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    for path in args.files:
        gold = list(paragraphs(path))[:args.limit]
        given = [flatten(line, args.flatten) for line in gold]
        run = subprocess.run([*args.command.split(), "--no-repair", "--punctuation", "recover"],
                             input="".join(line + "\n" for line in given).encode(), capture_output=True, check=True)
        ours, errors = score(gold, given, run.stdout.decode().split("\n")[:-1])
        regex, _ = score(gold, given, [REGEX.sub(lambda mark: BACK[mark[0]], line) for line in given])
        print(f"{path}: {len(gold)} paragraphs\n  zhengzi {ours}\n  regex   {regex}")
        for error in errors[:args.show]:
            print("   ", error)


if __name__ == "__main__":
    main()
