#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the seven full-width marks of real text to ASCII and asks for them back, beside a one-line regular expression.

recovery.py [--flatten all|half|typed] [--mixed] [--command "zhengzi -j 2"] [--show N] FILE...

FILE is UTF-8 text (.xz too), one paragraph a line. Paragraphs count whose own marks are consistent: no ASCII mark touches Han.
Both ways get the same lines; precision and recall are over marks. With `half`, every second mark stays full-width. With `typed`, the marks
are as writers of ASCII set them, with a space behind or outside, and the style `mainland` has to bring them back; spaces are left out.
With `--mixed` only paragraphs count that have ASCII marks of their own: Latin text, code, numbers.
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


def is_mixed(line):
    return any(mark in line for mark in ASCII) or bool(re.search(r"[A-Za-z]\.[A-Za-z]|[`_/\\{}<>=$]", line))


def typed(line):
    """As a writer of ASCII sets marks: a space behind , ; : ! ? and outside brackets, where text follows."""
    line = re.sub("([，；：！？])(?=[^，；：！？）”’」』。、\\s]|$)", lambda mark: ASCII[WIDE.index(mark[1])] + " ", line)
    line = re.sub("(?<=[^\\s（“‘「『，；：！？。、])（", " (", line)
    line = re.sub("）(?=[^\\s）”’」』，；：！？。、,;:!?])", ") ", line)
    return "".join(ASCII[WIDE.index(mark)] if mark in WIDE else mark for mark in line).rstrip()


def flatten(line, mode):
    if mode == "typed":
        return typed(line)
    seed = hashlib.sha256(line.encode()).digest()[0] if mode == "half" else 0
    out = []
    for i, mark in enumerate(line):
        stays = mode == "half" and (i * 31 + seed) % 64 < 32
        out.append(ASCII[WIDE.index(mark)] if mark in WIDE and not stays else mark)
    return "".join(out)


def score_spaced(gold, got):
    """Precision over marks with spaces left out: `got` may hold marks where `gold` has them and nowhere else."""
    hit = extra = missed = 0
    errors = []
    for want, line in zip(gold, got):
        want, line = re.sub(r"\s", "", want), re.sub(r"\s", "", line)
        if len(want) != len(line):
            errors.append(f"! {want}\n      {line}")
            continue
        for i, (x, y) in enumerate(zip(want, line)):
            hit += x == y and x in WIDE
            extra += x != y and y in WIDE
            missed += x != y and x in WIDE
            if x != y:
                errors.append(f"{'-' if x in WIDE else '+'} {want[max(0, i - 20):i]}【{x}】{want[i + 1:i + 20]}")
    return figures(hit, extra, missed), errors


def figures(hit, extra, missed):
    precision, recall = 100 * hit / max(1, hit + extra), 100 * hit / max(1, hit + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f}"


def rewrite(command, style, lines):
    run = subprocess.run([*command.split(), "--no-repair", "--punctuation", style],
                         input="".join(line + "\n" for line in lines).encode(), capture_output=True, check=True)
    return run.stdout.decode().split("\n")[:-1]


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
    return figures(hit, extra, missed), errors


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--flatten", choices=["all", "half", "typed"], default="all")
    parser.add_argument("--mixed", action="store_true")
    parser.add_argument("--command", default=".build/release/zhengzi")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--limit", type=int, default=20000)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    for path in args.files:
        gold = [line for line in paragraphs(path) if is_mixed(line) or not args.mixed][:args.limit]
        given = [flatten(line, args.flatten) for line in gold]
        if args.flatten == "typed":
            # What the style changes besides, it changes in the original too. An empty line keeps paragraphs apart.
            gold, got = (rewrite(args.command, "mainland", [part for line in lines for part in (line, "")])[::2] for lines in (gold, given))
            ours, errors = score_spaced(gold, got)
            print(f"{path}: {len(gold)} paragraphs\n  zhengzi {ours}")
        else:
            ours, errors = score(gold, given, rewrite(args.command, "recover", given))
            regex, _ = score(gold, given, [REGEX.sub(lambda mark: BACK[mark[0]], line) for line in given])
            print(f"{path}: {len(gold)} paragraphs\n  zhengzi {ours}\n  regex   {regex}")
        for error in errors[:args.show]:
            print("   ", error)


if __name__ == "__main__":
    main()
