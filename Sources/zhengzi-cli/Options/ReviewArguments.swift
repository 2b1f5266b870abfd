// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Zhengzi

/// What becomes of choices that are not sure.
struct ReviewArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "List the choices whose confidence is low instead of the text, or mark them in the text: ⟦chosen|other⟧.", valueName: "list|mark"))
  var uncertain: Uncertain?
}

extension Uncertain: ExpressibleByArgument {}
