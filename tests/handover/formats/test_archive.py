"""A zip with very many entries is the same zip, with less in memory."""

import gc
import io
import os
import tracemalloc
import warnings
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from handover.formats.archive import DatedZip, LongZip

MADE_ON = datetime(2026, 3, 1, 12, 0)


def made(kind: type[DatedZip], number: int) -> io.BytesIO:
    output = io.BytesIO()
    with kind(output, MADE_ON) as archive:
        for each in range(number):
            archive.writestr(f"sources/{each}.txt", f"Woorden {each} é".encode())
    return output


@pytest.mark.parametrize("number", [0, 1, 300])
def test_it_has_the_same_bytes(number: int) -> None:
    assert made(LongZip, number).getvalue() == made(DatedZip, number).getvalue()


def test_large_entries_and_files_come_back(tmp_path: Path) -> None:
    path = tmp_path / "groot"
    path.write_bytes(b"abc" * 100_000)
    output = io.BytesIO()
    with LongZip(output, MADE_ON) as archive:
        archive.write(path, "groot.txt")
        archive.writestr("é.txt", "x")
    with ZipFile(output) as read:
        assert read.testzip() is None
        assert (read.namelist(), read.read("groot.txt")) == (["groot.txt", "é.txt"], path.read_bytes())


def test_entries_do_not_stay_in_memory() -> None:
    def grown(kind: type[DatedZip]) -> int:
        with Path(os.devnull).open("wb") as nowhere, kind(nowhere, MADE_ON) as archive:
            tracemalloc.start()
            sizes = []
            for _half in range(2):
                for each in range(700):
                    archive.writestr(f"{each}.txt", "x")
                gc.collect()
                sizes.append(tracemalloc.get_traced_memory()[0])
            tracemalloc.stop()
        return sizes[1] - sizes[0]

    with warnings.catch_warnings(action="ignore"):  # the same name twice
        assert grown(LongZip) < 20_000 < 100_000 < grown(DatedZip)


@pytest.mark.deep
def test_more_than_the_first_zip_could_count() -> None:
    with ZipFile(made(LongZip, 70_000)) as read:
        assert len(read.namelist()) == 70_000
        assert read.read("sources/69999.txt") == "Woorden 69999 é".encode()
