"""The house of these tests, open. It is built once; every test has a copy of its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dropin.storage.file import CentreFile
from tests.files import NOW, new_file
from tests.relief.house import House


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house's file, closed, to be copied."""
    folder = tmp_path_factory.mktemp("house")
    with new_file(folder) as file:
        House(file).build()
        return file.path


@pytest.fixture
def house(built: Path, tmp_path: Path) -> Iterator[House]:
    path = tmp_path / built.name
    shutil.copy(built, path)
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        yield House(file)
