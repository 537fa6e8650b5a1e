"""What every test stands on: no screen needed, no settings of the person who runs them touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Qt: without a screen of their own the tests draw in memory.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and documents of the tests live in a folder of their own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home))


@pytest.fixture(autouse=True)
def usual_words() -> Iterator[None]:
    """Each test begins and ends with the usual wording, in English."""
    from dropin.words import Wording, use_language, use_wording

    yield
    use_wording(Wording())
    use_language("en")


@pytest.fixture
def data_folder(request: pytest.FixtureRequest) -> Path:
    """The folder ``data`` beside the test."""
    return Path(request.path).parent / "data"
