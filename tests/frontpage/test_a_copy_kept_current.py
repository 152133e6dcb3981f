"""The copy on disk follows the events: what changed is written anew, what is gone is removed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from onrecord.delivery.copying import keeping
from onrecord.delivery.copying.keeping import Keeper, Keeping, copy_is_behind
from onrecord.delivery.models import Event
from onrecord.discussion.models import Comment
from onrecord.frontpage.pages import home
from onrecord.people.models import User
from onrecord.reports.actions import publish_report, unpublish_report
from onrecord.reports.models import NewsroomSettings, Report, Section
from tests.conftest import FOLLOWING, NOON, a_draft, a_picture, a_report
from tests.limits import a_disk_that_takes_no_more

pytestmark = FOLLOWING


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "data" / "media"
    settings.ONRECORD_COPY = str(tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def keeper(folder: Path, report: Report) -> Iterator[Keeper]:
    """Somebody keeps the copy of a site with a report."""
    keeper = Keeper(folder)
    keeper.write_all()
    yield keeper
    keeper.close()


def files(folder: Path) -> dict[str, bytes]:
    """What anybody may get from the copy."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in found
        if not path.name.startswith(".")
    }


def file_of(report: Report) -> str:
    return f"{report.get_absolute_url().strip('/')}/index.html"


def test_what_is_published_stands_in_the_copy_as_if_it_were_written_anew(
    folder: Path, remark: Comment, tmp_path: Path, time_machine: Any
) -> None:
    time_machine.move_to(dt.datetime.now(dt.UTC), tick=False)  # each page has a clock
    keeper = Keeper(folder)
    keeper.keep()
    ed = User.objects.get(email="ed@example.org")
    world = Section.objects.get()
    second = a_report(editor=ed, section=world, headline="18,000 come home", lead_image=a_picture())

    keeper.keep()

    kept = files(folder)
    assert b"18,000 come home" in kept["index.html"]
    assert file_of(second) in kept
    assert f"{second.short_id}/index.html" in kept
    assert any(name.startswith("media/images/") for name in kept)
    Keeper(tmp_path / "anew").write_all()
    whole = files(tmp_path / "anew")
    # No page links to these; the look for what no event told of finds them.
    assert all(".rss" in name for name in set(whole) - set(kept))
    keeper.copy.look_through()
    kept = files(folder)
    assert sorted(kept) == sorted(whole)
    assert [name for name in kept if kept[name] != whole[name]] == []


def test_a_change_touches_the_pages_that_show_it_and_no_other(
    keeper: Keeper, folder: Path, report: Report, ed: User, world: Section
) -> None:
    other = a_report(editor=ed, section=world, headline="18,000 come home")
    keeper.keep()
    long_ago = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).timestamp()
    for path in folder.rglob("*.html"):
        os.utime(path, (long_ago, long_ago))

    report.headline = "647 leave after all"
    report.save_revision()
    publish_report(report=report, editor=ed, at=NOON)
    keeper.keep()

    touched = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if path.stat().st_mtime > long_ago
    }
    assert {"index.html", file_of(report), "world/index.html"} <= touched
    assert f"{other.short_id}/index.html" not in touched
    assert "about/index.html" not in touched


def test_what_is_withdrawn_leaves_no_trace(
    keeper: Keeper, folder: Path, ed: User, world: Section
) -> None:
    wrong = a_report(editor=ed, section=world, headline="Wrong", lead_image=a_picture())
    keeper.keep()
    before = files(folder)
    assert f"{file_of(wrong)}.gz" in before

    unpublish_report(report=wrong, editor=ed, reason="Wrong.", at=NOON)
    keeper.keep()

    after = files(folder)
    assert not [name for name in after if wrong.short_id in name]
    assert not [name for name in after if name.startswith("media/images/")]
    slug = wrong.get_absolute_url().encode()
    assert not [name for name, body in after.items() if slug in body]


def test_nothing_of_a_draft_is_copied_not_even_its_picture(
    keeper: Keeper, folder: Path, ed: User, world: Section
) -> None:
    draft = a_draft(author=ed, section=world, headline="Not yet", lead_image=a_picture())
    assert draft.lead_image
    draft.lead_image.get_rendition("width-400")

    keeper.keep()
    keeper.write_all()

    kept = files(folder)
    assert not [name for name in kept if name.startswith("media/images/")]
    assert not [name for name, body in kept.items() if b"Not yet" in body]


def test_who_starts_again_goes_on_from_where_the_copy_was_current(
    folder: Path, report: Report, ed: User, world: Section, caplog: pytest.LogCaptureFixture
) -> None:
    first = Keeper(folder)
    first.write_all()
    first.close()
    second = a_report(editor=ed, section=world, headline="18,000 come home")

    again = Keeper(folder)
    again.keep()
    again.close()

    assert file_of(second) in files(folder)
    assert "written anew" not in caplog.text


@pytest.mark.parametrize("loss", ["events", "index"])
def test_where_events_may_have_been_missed_everything_is_written_anew(
    loss: str, folder: Path, report: Report, caplog: pytest.LogCaptureFixture
) -> None:
    first = Keeper(folder)
    first.write_all()
    first.close()
    (folder / "left-over.html").write_text("Of another site.")
    if loss == "events":
        Event.objects.all().delete()
        Event.objects.create(topic="front")
    else:
        (folder / ".index.sqlite3").write_bytes(b"no index" * 1000)

    again = Keeper(folder)
    again.keep()
    again.close()

    assert "written anew" in caplog.text
    assert file_of(report) in files(folder)
    assert "left-over.html" not in files(folder)


def test_a_full_disk_does_not_cost_the_index(folder: Path, report: Report) -> None:
    with a_disk_that_takes_no_more(), pytest.raises(CommandError, match="cannot be written") as no:
        call_command("bake", "--all", "--into", folder / "new")

    assert no.value.returncode == 2
    assert (folder / "new" / ".index.sqlite3").exists()


def test_a_page_that_fails_is_not_there_and_the_others_are_written(
    keeper: Keeper, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = NewsroomSettings.load()
    site.name = "The New Ledger"
    site.save()
    with monkeypatch.context() as patched:
        patched.setattr(home, "bake", None)  # a fault in the making of one page
        keeper.keep()

    kept = files(folder)
    assert "index.html" not in kept
    assert b"The New Ledger" in kept["archive/index.html"]

    monkeypatch.setattr("onrecord.delivery.copying.site.TRIED_AGAIN", 0.0)
    keeper.copy.index.look_again("/", at=0)
    keeper.keep()
    assert b"The New Ledger" in files(folder)["index.html"]


def test_one_process_keeps_a_copy_and_another_takes_over(folder: Path, report: Report) -> None:
    one, two = Keeping(is_stopping=lambda: False), Keeping(is_stopping=lambda: False)
    one.step()
    lock = folder / keeping.LOCK
    os.utime(lock, (1, 1))
    assert copy_is_behind() == ["The copy in ONRECORD_COPY is not kept current. The log says why."]

    two.step()
    assert copy_is_behind()
    with pytest.raises(CommandError, match="A running process keeps the copy"):
        call_command("bake", "--all", "--into", str(folder))
    one.end()
    two.step()

    assert copy_is_behind() == []
    two.end()


def test_a_process_that_is_told_to_stop_leaves_the_rest_for_the_next(
    folder: Path, report: Report, ed: User, world: Section
) -> None:
    is_stopping = False
    first = Keeping(is_stopping=lambda: is_stopping)
    first.step()
    second = a_report(editor=ed, section=world, headline="18,000 come home")
    is_stopping = True
    first.step()
    first.end()
    assert file_of(second) not in files(folder)

    again = Keeping(is_stopping=lambda: False)
    again.step()
    again.end()

    assert file_of(second) in files(folder)


def test_the_index_is_for_its_owner_alone(keeper: Keeper, folder: Path) -> None:
    assert (folder / ".index.sqlite3").stat().st_mode & 0o077 == 0
