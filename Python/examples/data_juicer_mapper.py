# SPDX-License-Identifier: Apache-2.0
"""A mapper for data-juicer: import this file, then name it in a recipe.

    process:
      - zhengzi_mapper:
          options: ["--to", "tw"]
"""

import pyarrow
from data_juicer.ops.base_op import OPERATORS, Mapper

import zhengzi


@OPERATORS.register_module("zhengzi_mapper")
class ZhengziMapper(Mapper):
    _batched_op = True

    def __init__(self, options=(), *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pipeline = zhengzi.Pipeline(options=options)

    def process_batched(self, samples):
        texts = pyarrow.array(samples[self.text_key], pyarrow.large_string())
        samples[self.text_key] = self.pipeline.rewrite_batch(texts).to_pylist()
        return samples
