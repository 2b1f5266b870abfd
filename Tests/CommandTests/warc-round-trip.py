#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes WARC and WET files with warcio, rewrites them with the command, and reads them back with warcio.

Usage: warc-round-trip.py ZHENGZI    (needs: pip install warcio)
"""

import gzip
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

OLD, NEW = "你好,世界\n", "你好，世界\n"
OPTIONS = ["--warc", "--no-repair", "--punctuation", "recover"]
HTML = "<p>你好,世界</p>\n"


def make(path: Path, compressed: bool) -> None:
    """Three kinds of records that hold text, two that do not, one of damaged bytes."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=compressed)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "你好,世界"}))
        for number in range(20):
            uri = f"http://example.org/{number}"
            for kind, text in [("text/plain", OLD * number), ("text/html; charset=utf-8", HTML), ("text/plain; charset=gbk", OLD)]:
                head = StatusAndHeaders("200 OK", [("Content-Type", kind), ("Content-Length", str(len(text.encode())))], protocol="HTTP/1.1")
                writer.write_record(writer.create_warc_record(uri, "response", payload=BytesIO(text.encode()), http_headers=head))
            for text in [OLD * (number + 1), "没有变化。\n"]:
                writer.write_record(writer.create_warc_record(uri, "conversion", payload=BytesIO(text.encode()), warc_content_type="text/plain"))
        writer.write_record(writer.create_warc_record("http://example.org/", "resource", payload=BytesIO(b"\xff\xfe,\x80"), warc_content_type="text/plain"))


def read(path: Path) -> list[tuple[list[tuple[str, str]], bytes]]:
    """Each record's headers and payload, all digests checked."""
    records = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            headers = list(record.rec_headers.headers)
            if record.http_headers:
                headers += record.http_headers.headers
            records.append((headers, record.raw_stream.read()))
    return records


def members(path: Path) -> int:
    """How many gzip members a file has, each decompressed by itself and found to be one record."""
    import zlib

    data, count = path.read_bytes(), 0
    while data:
        stream = zlib.decompressobj(31)
        text = stream.decompress(data)
        assert stream.eof and text.startswith(b"WARC/") and text.endswith(b"\r\n\r\n"), f"member {count}"
        data, count = stream.unused_data, count + 1
    return count


def expected(payload: bytes, headers: list[tuple[str, str]]) -> bytes:
    kinds = [value for name, value in headers if name == "Content-Type"]
    if kinds[-1] == "text/plain" and kinds[0] != "application/warc-fields":
        return payload.replace(OLD.encode(), NEW.encode())
    return payload


def compare(old: Path, new: Path) -> None:
    for (old_headers, old_payload), (headers, payload) in zip(read(old), read(new), strict=True):
        assert [name for name, _ in headers] == [name for name, _ in old_headers]
        assert payload == expected(old_payload, old_headers), (payload, old_payload)
        may_differ = {"Content-Length", "WARC-Payload-Digest", "WARC-Block-Digest"} if payload != old_payload else set()
        for (name, value), (_, old_value) in zip(headers, old_headers):
            assert value == old_value or name in may_differ, (name, old_value, value)


def main() -> None:
    zhengzi = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for compressed in [False, True]:
            old = Path(folder) / ("old.warc.gz" if compressed else "old.warc")
            new = Path(folder) / ("new.warc.gz" if compressed else "new.warc")
            make(old, compressed)
            subprocess.run([zhengzi, *OPTIONS, "-o", str(new), str(old)], check=True)
            compare(old, new)
            if compressed:
                assert members(new) == members(old) == len(read(old))
            # A second run changes nothing, and in-place rewriting comes to the same.
            assert subprocess.run([zhengzi, *OPTIONS, "--check", str(new)]).returncode == 0
            copy = Path(folder) / "copy"
            copy.write_bytes(old.read_bytes())
            subprocess.run([zhengzi, *OPTIONS, "-i", str(copy)], check=True)
            assert copy.read_bytes() == new.read_bytes()
            plain = gzip.decompress(new.read_bytes()) if compressed else new.read_bytes()
            assert subprocess.run([zhengzi, *OPTIONS, str(old)], check=True, capture_output=True).stdout == plain
    print("WARC round trip: every header, length and digest is right")


main()
