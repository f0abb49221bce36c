"""A disk of a few megabytes, which can really be full. Only root may make one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest


@contextmanager
def small_disk(*, megabytes: int) -> Iterator[Path]:
    """A new folder that is a disk of its own until the block ends; skips the test where nobody may make one."""
    folder = Path(mkdtemp(prefix="kpi-disk-"))
    asked = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "small", str(folder)]
    if os.geteuid() != 0 or subprocess.run(asked, capture_output=True, check=False).returncode:
        folder.rmdir()
        pytest.skip("only root may make a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Not a byte more goes onto the disk until the block ends."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    assert shutil.disk_usage(disk).free == 0
    try:
        yield
    finally:
        ballast.unlink()
