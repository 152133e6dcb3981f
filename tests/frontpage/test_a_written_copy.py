"""`onrecord bake --all` writes a whole site that any host of files can serve on its own."""

from __future__ import annotations

import gzip
from io import StringIO
from pathlib import Path
from typing import Any

import brotli
import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command

from onrecord.discussion.models import Comment
from onrecord.frontpage.models import StandingPage
from onrecord.people.models import User
from onrecord.record.models import Speaker
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON, a_picture, a_report

# Asked of the program alone: they depend on who asks, or on what, or change with each comment.
LIVE = (
    "/search/",
    "/account/",
    "/discussion/",
    "/desk/",
    "/live/",
    "/notice/",
    "/people/",
    "/static/",
    "http://127.0.0.1:8000/oembed",
)


def written(folder: Path) -> str:
    out = StringIO()
    call_command("bake", "--all", "--into", str(folder), stdout=out)
    return out.getvalue()


def test_every_link_of_the_copy_leads_to_a_file_of_it(
    tmp_path: Path, flood: Report, remark: Comment, standards: StandingPage
) -> None:
    about = StandingPage(title="About", slug="about")
    standards.get_parent().add_child(instance=about)
    about.save_revision().publish()
    office = Speaker.objects.create(name="Port Council", slug="port-council")
    Speaker.objects.filter(slug="nell-varga").update(part_of=office)
    Speaker.objects.create(name="Night Watch", slug="night-watch", part_of=office)

    written(tmp_path)

    assert (tmp_path / "speakers" / "port-council" / "index.html").exists()
    assert not (tmp_path / "speakers" / "night-watch").exists()
    pages = list(tmp_path.rglob("*.html"))
    broken = []
    for page in pages:
        tree = BeautifulSoup(page.read_bytes(), "html.parser")
        for link in tree.select("a[href^='/'], link[rel=alternate]"):
            path = link["href"].partition("#")[0].partition("?")[0]
            if not path.startswith(LIVE) and not _is_there(tmp_path, path):
                broken.append(f"{page.relative_to(tmp_path)}: {path}")

    assert broken == []
    assert (tmp_path / "404.html").exists()
    report = tmp_path / flood.get_absolute_url().strip("/")
    assert "I was" in (report / "index.html").read_text()
    packed = (report / "index.html.gz").read_bytes()
    smaller = (report / "index.html.br").read_bytes()
    assert gzip.decompress(packed) == (report / "index.html").read_bytes()
    assert brotli.decompress(smaller) == (report / "index.html").read_bytes()
    assert flood.get_absolute_url() in (tmp_path / str(flood.short_id) / "index.html").read_text()


def test_what_was_withdrawn_leaves_the_copy(tmp_path: Path, report: Report, ed: User) -> None:
    written(tmp_path)
    page = tmp_path / report.get_absolute_url().strip("/") / "index.html"
    assert page.exists()

    unpublish_report(report=report, editor=ed, reason="Wrong.", at=NOON)
    said = written(tmp_path)

    assert not page.exists()
    assert "(0 old files removed)" not in said


def test_pictures_are_copied_at_the_sizes_readers_get_and_originals_are_not(
    tmp_path: Path, ed: User, world: Any, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    a_report(editor=ed, section=world, lead_image=a_picture())

    written(tmp_path / "copy")

    copied = [file.name for file in (tmp_path / "copy" / "media").rglob("*.*")]
    assert any("width-" in name for name in copied)
    assert not (tmp_path / "copy" / "media" / "original_images").exists()


def test_nothing_is_baked_by_a_slip(db: None) -> None:
    with pytest.raises(CommandError, match="onrecord bake --all") as refusal:
        call_command("bake")

    assert refusal.value.returncode == 2


def _is_there(folder: Path, path: str) -> bool:
    file = folder / path.strip("/")
    return file.is_file() or (file / "index.html").is_file()


def test_a_folder_that_holds_anything_else_is_refused_untouched(
    tmp_path: Path, report: Report, settings: Any
) -> None:
    """Whatever is not the copy's would be removed: the whole site, if it were the data folder."""
    data, others = tmp_path / "data", tmp_path / "others"
    settings.DATA, settings.MEDIA_ROOT, settings.STATIC_ROOT = data, data / "media", data / "static"
    for kept in (data / "onrecord.sqlite3", data / "media" / "a.jpg", others / "thesis.txt"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("dear to somebody")
    (data / ".kept").touch()
    (tmp_path / "link").symlink_to(data)
    before = sorted(tmp_path.rglob("*"))

    for folder in (data, data / "media", tmp_path / "link", tmp_path, others):
        with pytest.raises(CommandError, match="Name an empty folder") as refusal:
            written(folder)
        assert refusal.value.returncode == 2

    assert sorted(tmp_path.rglob("*")) == before
    written(data / "baked")
    written(data / "baked")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, report: Report) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match="cannot be written") as refusal:
        written(tmp_path / "file" / "copy")

    assert refusal.value.returncode == 2
