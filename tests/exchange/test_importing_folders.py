"""A folder of saved pages is read by several processes or machines, and gone on with later."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from distributed import LocalCluster
from django.core.management import call_command
from django.core.management.base import CommandError

from onrecord.discussion.models import Comment
from onrecord.exchange.models import Capture
from onrecord.extraction import read_page
from onrecord.people.models import User
from onrecord.reports.models import Report

PAGES = Path(__file__).parents[1] / "extraction" / "captures" / "pages"
NAMES = ["headline-first.txt", "blocks.txt", "arabic.txt"]


@pytest.fixture
def folder(tmp_path: Path, ada: User) -> Path:
    """Three pages, and one that is none."""
    for number, name in enumerate(NAMES):
        (tmp_path / f"{number}.txt").write_bytes((PAGES / name).read_bytes())
    (tmp_path / "1-empty.txt").write_bytes(b"")
    return tmp_path


def run_import(folder: Path, *options: str) -> tuple[str, str, str]:
    """What it prints, what it says aside, and what it refuses: something, with exit code 2."""
    out, aside = StringIO(), StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("import", str(folder), *options, stdout=out, stderr=aside)
    assert refusal.value.returncode == 2
    return out.getvalue(), aside.getvalue(), str(refusal.value)


def test_processes_read_what_one_would_and_in_its_order(folder: Path) -> None:
    out, _, refused = run_import(folder, "--jobs", "2")

    lines = out.splitlines()
    assert [Path(line.partition(":")[0]).name for line in lines] == ["0.txt", "1.txt", "2.txt"]
    assert all("Imported as a new report" in line for line in lines)
    assert "1-empty.txt: it is empty" in refused
    pages = [read_page((PAGES / name).read_text(encoding="utf-8")) for name in NAMES]
    assert [report.headline for report in Report.objects.order_by("pk")] == [
        page.headline for page in pages
    ]
    assert Comment.objects.count() == sum(len(page.comments) for page in pages)


def test_machines_behind_a_dask_scheduler_read_the_same(folder: Path) -> None:
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=None
    ) as cluster:
        out, _, refused = run_import(folder, "--dask", cluster.scheduler_address)

    assert out.count("Imported as a new report") == 3
    assert "1-empty.txt: it is empty" in refused


def test_what_came_in_is_not_read_again(folder: Path) -> None:
    (folder / "0.txt").rename(folder.parent / "later.txt")
    run_import(folder)
    (folder.parent / "later.txt").rename(folder / "0.txt")

    out, aside, _ = run_import(folder, "--jobs", "2")

    assert out.count("Imported as a new report") == 1
    assert "Came in before and not read again: 2." in aside
    assert Capture.objects.count() == 3


def test_drafts_that_came_in_are_published_by_the_same_folder(folder: Path) -> None:
    run_import(folder)

    out, aside, _ = run_import(folder, "--publish")

    assert out.count("brought up to date") == 3
    assert aside == ""
    assert Report.objects.live().count() == 3


def test_a_scheduler_that_is_not_there_is_named(folder: Path) -> None:
    _, _, refused = run_import(folder, "--dask", "tcp://127.0.0.1:9")

    assert "127.0.0.1:9" in refused
    assert "Give the same command again" in refused
    assert not Report.objects.exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1000000"])
def test_a_senseless_number_of_processes_is_refused(folder: Path, jobs: str) -> None:
    with pytest.raises(CommandError, match="--jobs"):
        call_command("import", str(folder), f"--jobs={jobs}")
