"""Scripts and styles are served whole, in parts or not at all, and without a warning."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.http import HttpResponse
from django.test import AsyncClient

SCRIPT = b"console.log('The bridge is closed.');\n"


@pytest.fixture(autouse=True)
def script(settings: Any, tmp_path: Path) -> None:
    """A folder with one script."""
    (tmp_path / "script.js").write_bytes(SCRIPT)
    settings.STATIC_ROOT = tmp_path


@async_to_sync
async def ask(method: str = "get", **headers: str) -> HttpResponse:
    """The answer, as the server would give it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answer = await getattr(AsyncClient(), method)("/static/script.js", headers=headers)
    assert not answer.streaming
    return answer  # type: ignore[no-any-return]  # the method is named by a string


def test_a_script_is_sent_with_its_kind_and_length() -> None:
    answer = ask()

    assert answer.content == SCRIPT
    assert answer["Content-Type"] == 'text/javascript; charset="utf-8"'
    assert answer["Content-Length"] == str(len(SCRIPT))


def test_a_part_of_a_script_can_be_asked_for() -> None:
    answer = ask(range="bytes=0-10")

    assert (answer.status_code, answer.content) == (206, SCRIPT[:11])


def test_who_asks_for_the_headers_gets_them_alone() -> None:
    answer = ask("head")

    assert (answer.content, answer["Content-Length"]) == (b"", str(len(SCRIPT)))


def test_a_script_that_is_known_is_not_sent_again() -> None:
    known = ask()["Last-Modified"]

    assert ask(**{"if-modified-since": known}).status_code == 304
