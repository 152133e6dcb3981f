"""The whole record comes as CSV and JSON Lines, from the site and from the command."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import AsyncClient, Client
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exchange.pages import exports
from onrecord.exchange.standards.tables import FORMULA_STARTS, harmless
from onrecord.people.models import User
from onrecord.record.models import Figure, Speaker
from onrecord.reports.models import Report, Section
from tests.exchange.conftest import a_flood

# The test client reads like a synchronous server.
pytestmark = pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume")
KINDS = ["statements", "figures", "checks", "speakers"]


def downloaded(client: Client, name: str) -> str:
    """A file as it is downloaded."""
    return b"".join(client.get(f"/api/record/{name}")).decode()


@pytest.mark.parametrize("kind", KINDS)
def test_each_entry_is_a_line_in_both_forms(flood: Report, client: Client, kind: str) -> None:
    listed = client.get(f"/api/record/{kind}/?limit=100").json()["items"]

    rows = list(csv.DictReader(io.StringIO(downloaded(client, f"{kind}.csv"))))
    lines = [json.loads(line) for line in downloaded(client, f"{kind}.jsonl").splitlines()]

    assert len(rows) == len(lines) == len(listed) > 0
    assert sorted(map(str, lines)) == sorted(map(str, listed))
    assert {row["url"] for row in rows} == {item["url"] for item in listed}


def test_a_file_says_what_it_is(flood: Report, client: Client) -> None:
    answer = client.get("/api/record/figures.csv")

    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"] == 'attachment; filename="figures.csv"'
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert b"".join(client.head("/api/record/figures.csv")) == b""


def test_many_pieces_make_one_file(
    ed: User, world: Section, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        a_flood(editor=ed, section=world)
    whole = downloaded(client, "checks.csv")
    monkeypatch.setattr(exports, "AT_A_TIME", 2)

    assert downloaded(client, "checks.csv") == whole


@pytest.mark.django_db(transaction=True)
def test_the_server_sends_it_piece_by_piece(ed: User, world: Section) -> None:
    a_flood(editor=ed, section=world)

    async def read() -> list[bytes]:
        answer: Any = await AsyncClient().get("/api/record/statements.csv")
        return [piece async for piece in answer.streaming_content]

    pieces = asyncio.run(read())

    assert len(pieces) == 2
    assert pieces[0].startswith(b"id,url,report,")


def test_no_cell_is_a_formula(flood: Report, client: Client) -> None:
    evil = '=HYPERLINK("http://evil.example","click")'
    Speaker.objects.filter(slug="nell-varga").update(name=evil, description="@SUM(A1)")
    Figure.objects.filter(exact="17").update(counted="-2+3", low=-5, high=-5)

    for kind in KINDS:
        for row in csv.reader(io.StringIO(downloaded(client, f"{kind}.csv"))):
            for cell in row:
                assert not cell.startswith(FORMULA_STARTS) or float(cell) == -5
    assert "'=HYPERLINK" in downloaded(client, "statements.csv")


@given(st.text(max_size=20))
def test_no_text_is_taken_for_a_formula_or_changed_otherwise(text: str) -> None:
    written = harmless(text)

    assert not written.startswith(FORMULA_STARTS)
    assert written.removeprefix("'") == text or text.startswith("'")


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_command_writes_the_same_files(
    flood: Report, client: Client, tmp_path: Path, form: str
) -> None:
    call_command("export_record", "--format", form, str(tmp_path / "new" / "folder"))

    written = sorted((tmp_path / "new" / "folder").iterdir())
    assert [path.name for path in written] == sorted(f"{kind}.{form}" for kind in KINDS)
    for path in written:
        assert path.read_bytes().decode() == downloaded(client, path.name)


def test_the_command_says_where_it_cannot_write(db: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("taken")

    with pytest.raises(CommandError, match="file") as refusal:
        call_command("export_record", "--format", "csv", str(tmp_path / "file"))

    assert refusal.value.returncode == 2
    assert (tmp_path / "file").read_text() == "taken"
