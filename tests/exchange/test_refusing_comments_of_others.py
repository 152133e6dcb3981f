"""A source or a map that is no good is refused in words, before anything comes in."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from onrecord.discussion.models import Comment
from tests.exchange.disqus import DISQUS, post


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing that is known",
        b'<?xml version="1.0"?><disqus xmlns="http://disqus.com" '
        b'xmlns:dsq="http://disqus.com/disqus-internals"><thread>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><disqus xmlns="http://disqus.com" '
        b'xmlns:dsq="http://disqus.com/disqus-internals"><post>&b;</post></disqus>',
        b"SQLite format 3\0" + b"x" * 100,
        b"\x1f\x8b\x08broken",
        gzip.compress(DISQUS.encode() + b" " * 100_000, 0, mtime=0)[:80_000],
        gzip.compress(b"SQLite format 3\0" + b"x" * 100, mtime=0),
        b"PK\x03\x04" + b"x" * 100,
        b'{"version":1,"users":[]}\n{"id": "1", "locator"',
        b'{"type":"head","form":"onrecord-comments","version":1}\n',
    ],
)
def test_a_file_that_cannot_be_read_ends_with_2(content: bytes, tmp_path: Path, db: None) -> None:
    path = tmp_path / "broken"
    path.write_bytes(content)

    with pytest.raises(CommandError) as refusal:
        call_command("import_comments", str(path))

    assert refusal.value.returncode == 2
    assert str(path) in str(refusal.value)


def test_a_map_that_cannot_be_written_ends_with_2_before_anything_comes_in(
    disqus: Callable[..., Path], tmp_path: Path
) -> None:
    nowhere = tmp_path / "no such folder" / "map.csv"

    with pytest.raises(CommandError) as refusal:
        call_command("import_comments", str(disqus(post(1))), unmatched=str(nowhere))

    assert refusal.value.returncode == 2
    assert str(nowhere) in str(refusal.value)
    assert not Comment.objects.exists()


def test_a_map_that_was_filled_in_is_not_written_over(
    disqus: Callable[..., Path], tmp_path: Path
) -> None:
    filled_in = tmp_path / "map.csv"
    filled_in.write_text("address,report\n")

    with pytest.raises(CommandError, match="written over"):
        call_command(
            "import_comments",
            str(disqus(post(1))),
            threads=str(filled_in),
            unmatched=str(tmp_path / "." / "map.csv"),
        )

    assert filled_in.read_text() == "address,report\n"
    assert not Comment.objects.exists()
