"""`onrecord read`: what was understood, without a database, and exit codes that say so."""

import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

PAGES = Path(__file__).parents[1] / "extraction" / "captures" / "pages"
FERRY = str(PAGES / "headline-first.txt")
NOTHING_SET = {
    **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
    "PYTHONPATH": str(Path(__file__).parents[2]),
}


@pytest.fixture(autouse=True)
def a_terminal_of_usual_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the one has in which the tests run."""
    monkeypatch.setenv("COLUMNS", "100")


def read(*arguments: str, **options: Any) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("read", *arguments, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def page(folder: Path, prose: str) -> str:
    """A captured page with the prose among other paragraphs."""
    path = folder / "page.txt"
    filler = "The town of Norwick lies by the sea, and many of its people work in the harbour."
    path.write_text(f"Norwick Harbour After the Storm\n\n{filler}\n\n{prose}\n\n{filler}\n")
    return str(path)


def test_the_table_shows_what_was_understood_and_what_was_not() -> None:
    shown = read(FERRY)

    assert "Headline    Harbour ferry timetable cut by a third" in shown
    assert "Published   2024-05-14" in shown
    assert "3. Dora Lindqvist to sailor_77: Exactly this." in shown
    assert "Not placed  nothing: every line has its place" in shown
    assert "\x1b" not in shown


def test_the_record_stands_under_its_paragraphs() -> None:
    shown = read(FERRY)

    paragraph = shown.index('"We would rather sail')
    said = shown.index("S5    Helene Marsh, head of the port authority")
    assert paragraph < said < shown.index("The town council will discuss")


def test_each_statement_says_who_says_so_how_that_is_known_and_by_which_rule(
    tmp_path: Path,
) -> None:
    shown = read(
        page(
            tmp_path,
            "The pumps stopped on Monday, Mayor Alva Brandt said. "
            "“We will repair all 12 pumps by June,” Brandt said.",
        )
    )

    assert "Alva Brandt, Mayor" in shown
    assert "indirect, in the reporter's words · told as a fact · explicit: named here" in shown
    assert "direct, in the speaker's own words · about the future · surname: known by" in shown
    assert "source “Brandt” · cue “said” · rule quote-source-cue" in shown


def test_figures_and_times_say_what_they_were_read_as(tmp_path: Path) -> None:
    shown = read(page(tmp_path, "More than 1,200 residents left Norwick on 3 May 2024."))

    assert "“More than 1,200”: more than 1,200 residents" in shown
    assert "counts residents · place Norwick · time T1 “3 May 2024”" in shown
    assert "bounds (1,200;∞)" in " ".join(shown.split())
    assert "a date · TIMEX3 DATE 2024-05-03 · EDTF 2024-05-03" in shown


def test_checks_say_their_verdict_and_working_and_never_that_anything_is_true(
    tmp_path: Path,
) -> None:
    shown = read(
        page(tmp_path, "In all 50 boats sank: 30 boats in the harbour and 20 boats at sea.")
    )
    checks = shown.split("\nChecks\n")[1]

    assert "= adds up: 30 + 20 = 50" in checks
    assert "sum · computed with F2, F3, F1" in checks
    assert not re.search(r"\btrue\b", checks)


def test_colours_change_nothing_but_colours() -> None:
    plain, coloured = read(FERRY), read(FERRY, force_color=True)

    assert "\x1b[1;36m28" in coloured
    legend = "Colours: own words, the reporter's words, source, cue, figure, time\n"
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).replace(legend, "") == plain


@pytest.mark.parametrize("columns", [60, 120])
def test_no_line_is_longer_than_the_terminal_is_wide(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    longest = max(len(line) for line in read(FERRY).splitlines()[1:])  # the first is its path

    assert columns - 15 < longest <= columns


def test_json_gives_the_fields_of_the_contract() -> None:
    data = json.loads(read(FERRY, "--json"))

    assert data["headline"] == "Harbour ferry timetable cut by a third"
    assert data["comments"][2] == {
        "author": "Dora Lindqvist",
        "reply_to": "sailor_77",
        "text": "Exactly this.",
    }
    assert set(data["record"]) == {"statements", "figures", "times", "checks"}


def test_a_folder_is_read_page_by_page() -> None:
    assert len(json.loads(read(str(PAGES), "--json"))) == len(list(PAGES.glob("*.txt")))


def test_what_cannot_be_read_ends_with_code_2() -> None:
    with pytest.raises(CommandError, match="no such file") as refusal:
        read("nowhere.html")

    assert refusal.value.returncode == 2


def test_signs_that_steer_a_terminal_are_not_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "A Headline About \x1b[31mNothing\x1b]0;x\x07 Much\n\n"
        + "The town said so on Monday, and it is so, and it will stay so for years.\n" * 20
    )

    assert "\x1b" not in read(str(path))


def test_it_runs_without_any_database_and_speaks_of_errors_on_stderr(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    environment = {
        **os.environ,
        "ONRECORD_DATA": str(tmp_path / "data"),
        "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "onrecord", "read", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    good, bad = run(FERRY), run(str(tmp_path / "empty.txt"))

    assert (good.returncode, good.stderr) == (0, "")
    assert "Harbour ferry" in good.stdout
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "empty. Save the page again" in bad.stderr
    assert "Traceback" not in bad.stderr


def test_reading_leaves_nothing_behind_where_it_was_called(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", FERRY],
        cwd=tmp_path,
        env=NOTHING_SET,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_whoever_reads_only_the_first_lines_hears_no_complaint(tmp_path: Path) -> None:
    long_page = tmp_path / "long.txt"
    long_page.write_text("\n\n".join(["The harbour office said 40 boats sank."] * 3000))
    reading = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", str(long_page)],
        cwd=tmp_path,
        env=NOTHING_SET,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reading.stdout is not None
    assert reading.stderr is not None

    reading.stdout.readline()
    reading.stdout.close()

    assert reading.wait(timeout=60) == 1
    assert reading.stderr.read() == b""
    reading.stderr.close()
