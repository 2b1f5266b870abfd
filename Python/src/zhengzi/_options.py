# SPDX-License-Identifier: Apache-2.0
"""Keyword arguments in the command's own words."""

from __future__ import annotations

import os
from typing import Any, Sequence


def arguments(**keywords: Any) -> list[str]:
    """The command's arguments for some keywords: `min_confidence=0.9` becomes `--min-confidence 0.9`.

    None and False say nothing, True is a flag, a sequence gives the option once for each item.
    """
    words: list[str] = []
    for keyword, value in keywords.items():
        option = "--" + keyword.replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            words.append(option)
            continue
        for item in [value] if isinstance(value, (str, int, float, os.PathLike)) else value:
            words += [option, os.fspath(item) if isinstance(item, os.PathLike) else str(item)]
    return words


def repair_arguments(repair: bool | str | Sequence[str] | None) -> list[str]:
    """`repair=False` is `--no-repair`; names go into one `--repair`."""
    if repair is False:
        return ["--no-repair"]
    if repair is None or repair is True:
        return []
    return ["--repair", repair if isinstance(repair, str) else ",".join(repair)]
