"""A picture's file that is gone, or is another, is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.reports.models import Picture, verify_files
from tests.conftest import a_picture


@pytest.fixture
def picture(db: None) -> Picture:
    """A picture whose hash is known."""
    picture = a_picture()
    picture.get_file_hash()
    return picture


def test_what_was_uploaded_holds(picture: Picture) -> None:
    assert list(verify_files()) == []


def test_another_file_is_found(picture: Picture) -> None:
    Path(picture.file.path).write_bytes(b"another")

    [line] = verify_files()

    assert "is not what was uploaded" in line


def test_a_missing_file_is_found(picture: Picture) -> None:
    Path(picture.file.path).unlink()

    [line] = verify_files()

    assert "is missing" in line
