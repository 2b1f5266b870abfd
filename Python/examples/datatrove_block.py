# SPDX-License-Identifier: Apache-2.0
"""A block for datatrove: rewrites each document's text and writes into its metadata what was done.

    LocalPipelineExecutor(pipeline=[JsonlReader("pages"), ZhengziRewriter(["--to", "tw"]), JsonlWriter("pages-tw")])
"""

import pyarrow
from datatrove.pipeline.base import PipelineStep

import zhengzi


class ZhengziRewriter(PipelineStep):
    type = "Formatter"
    name = "Zhengzi"

    def __init__(self, options=(), batch_size=2000):
        super().__init__()
        self.pipeline = zhengzi.Pipeline(options=options)
        self.batch_size = batch_size

    def run(self, data, rank=0, world_size=1):
        batch = []
        for document in data:
            batch.append(document)
            if len(batch) == self.batch_size:
                yield from self._rewrite(batch)
                batch = []
        yield from self._rewrite(batch)

    def _rewrite(self, batch):
        texts = pyarrow.array([document.text for document in batch], pyarrow.large_string())
        for document, row in zip(batch, self.pipeline.rewrite_batch(texts, details=True).to_pylist()):
            document.text = row.pop("text")
            document.metadata["zhengzi"] = row
            yield document
