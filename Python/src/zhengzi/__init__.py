# SPDX-License-Identifier: Apache-2.0
"""Puts Chinese text right: repairs damage, converts scripts, normalizes punctuation.

    >>> import zhengzi
    >>> zhengzi.convert("软件", "s2twp")
    '軟體'
    >>> pipeline = zhengzi.Pipeline(config="s2twp", punctuation="taiwan")
    >>> pipeline.rewrite("打印机,扫描仪")
    '印表機，掃描器'

The same library as the command `zhengzi`: what the command does with some options, a `Pipeline` with these options does.
"""

from ._detection import Detection, detect
from ._library import Error
from ._library import library as _library
from ._pipeline import Change, Pipeline, Stream, convert
from ._arrow import map_in_arrow

__version__: str = _library.zhengzi_version().decode()

__all__ = ["Change", "Detection", "Error", "Pipeline", "Stream", "convert", "detect", "map_in_arrow"]
