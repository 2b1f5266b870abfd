#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Opens a report's page in headless Chromium: no console message, no request, nothing run, every width fits.

Usage: page-in-browser.py ZHENGZI [FOLDER]    (needs chromium; screenshots go to FOLDER)
"""

import json
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

TEXT = """\
本站(zhàn)由某公司提供,<script>document.title='run'</script>你好,世界!
"><img src="https://example.org/x.png" onerror="document.title='run'"> 'single' (你好) ä½\xa0å¥½ï¼Œä¸–ç•Œ
</style><style>@import url(https://example.org/x.css);</style>他说:"今天天气很好",然后走了...
javascript:alert(1) \u202e反了,\u0007铃声
"""


def chromium(folder: Path, page: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Runs the browser once, with its console on standard error."""
    common = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking"]
    profile = f"--user-data-dir={folder}/profile"
    run = subprocess.run([*common, profile, "--enable-logging=stderr", *arguments, page.as_uri()], capture_output=True, text=True, timeout=120)
    messages = [line for line in run.stderr.splitlines() if "CONSOLE" in line]
    assert not messages, messages
    return run


def requests(log: Path) -> set[str]:
    """All addresses that the browser asked for on behalf of the page."""
    return {url for url in re.findall(r'"url":"([^"]+)"', log.read_text()) if not url.startswith(("file:", "data:", "chrome"))}


def size(image: Path) -> tuple[int, int]:
    return struct.unpack(">II", image.read_bytes()[16:24])


def main() -> None:
    zhengzi = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shots = Path(sys.argv[2]) if len(sys.argv) > 2 else folder
        page = folder / "report.html"
        subprocess.run([zhengzi, "--punctuation", "mainland", "-c", "s2twp", "--report", str(page)], input=TEXT.encode() * 30, check=True, stdout=subprocess.DEVNULL)
        log = folder / "net.json"
        dom = chromium(folder, page, "--dump-dom", f"--log-net-log={log}").stdout
        assert "<title>run" not in dom and not re.search(r"<(script|img|iframe|object)\b", dom), "something in the text became markup"
        asked = {url for url in requests(log) if "example.org" in url}
        assert not asked, asked
        for name, width, flags in [("wide-light", 1280, []), ("wide-dark", 1280, ["--force-dark-mode"]), ("narrow-light", 390, []), ("narrow-dark", 390, ["--force-dark-mode"])]:
            image = shots / f"{name}.png"
            chromium(folder, page, f"--window-size={width},1600", f"--screenshot={image}", *flags)
            assert size(image) == (width, 1600), (name, size(image))
    print(json.dumps({"console": 0, "requests": 0, "markup": "inert", "screenshots": 4}))


main()
