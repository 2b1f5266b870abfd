# SPDX-License-Identifier: Apache-2.0
"""Builds the wheel: setuptools, with the Swift library built first and put inside."""

import shutil
import subprocess
import zipfile
from pathlib import Path

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403: the hooks that need nothing of ours

PYTHON = Path(__file__).resolve().parent.parent
LIBRARY = PYTHON / "src" / "zhengzi" / "libzhengzi.so"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    _build_library()
    shutil.rmtree(PYTHON / "build", ignore_errors=True)
    name = build_meta.build_wheel(wheel_directory, _tagged(config_settings), metadata_directory)
    _compress(Path(wheel_directory) / name)
    return name


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    _build_library()
    return build_meta.build_editable(wheel_directory, _tagged(config_settings), metadata_directory)


def build_sdist(sdist_directory, config_settings=None):
    raise SystemExit("zhengzi: the library is built from the whole repository, which a source package lacks; build a wheel")


def _build_library():
    """Builds libzhengzi with the repository's script, or says what is missing."""
    script = PYTHON.parent / "Scripts" / "build-library"
    if not script.exists():
        raise SystemExit(f"zhengzi: {script} is missing; install from a clone of the whole repository")
    if shutil.which("swift") is None:
        raise SystemExit("zhengzi: swift is not installed, and the library is built with it; install Swift 6.3 or later, or a wheel")
    if subprocess.run([PYTHON.parent / "Scripts" / "set-up"]).returncode != 0:
        raise SystemExit("zhengzi: what building needs could not be installed; see the message above")
    run = subprocess.run([script], stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        raise SystemExit("zhengzi: the Swift library could not be built; see the compiler's message above")
    shutil.copyfile(run.stdout.strip().splitlines()[-1], LIBRARY)


def _compress(wheel):
    """Writes the wheel anew as small as its format allows: the tables are most of it."""
    larger = wheel.rename(wheel.with_suffix(".larger"))
    with zipfile.ZipFile(larger) as source, zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for entry in source.infolist():
            data = source.read(entry)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data, compresslevel=9)
    larger.unlink()


def _tagged(config_settings):
    """The library serves every Python 3 of one platform: `py3-none-PLATFORM`."""
    settings = dict(config_settings or {})
    import sysconfig

    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    settings["--build-option"] = ["--python-tag", "py3", "--plat-name", platform]
    return settings
