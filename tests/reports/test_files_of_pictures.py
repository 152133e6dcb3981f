"""A picture's file that is gone, or is another, is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.reports.models import Picture, files_proved, verify_files
from tests.conftest import a_picture


@pytest.fixture
def picture(db: None) -> Picture:
    """A picture with a size that readers get."""
    picture = a_picture()
    picture.ready_renditions()
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


@pytest.mark.parametrize("loss", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_size_that_readers_would_miss_is_found(
    picture: Picture, loss: Callable[[Path], object]
) -> None:
    loss(Path(picture.renditions.first().file.path))

    [line] = verify_files()

    assert "which readers get, is missing" in line


def test_a_picture_of_before_is_not_said_to_hold(picture: Picture) -> None:
    assert files_proved() == "1 pictures are what was uploaded."
    Picture.objects.update(file_hash="")

    assert files_proved().startswith("0 pictures are what was uploaded. 1 have no hash")
