"""What is written out comes in elsewhere, and is written out as it was."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from onrecord.discussion.actions import (
    About,
    edit_comment,
    flag_comment,
    post_comment,
    withdraw_comment,
)
from onrecord.discussion.models import Clause, Comment, Discussion, EarlierName, Origin, Step
from onrecord.moderation.actions import remove_comment
from onrecord.moderation.models import Decision, SecondLook
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON
from tests.limits import a_disk_that_takes_no_more

EVIDENCE = {"steps", "flags"}


@pytest.fixture
def discussed(report: Report, rosa: User, ed: User, mo: User) -> Report:
    """A report with a reply, an edit, a removal and a withdrawal."""
    clause = Clause.objects.create(number=3, title="No threats", text="Do not threaten.")

    def say(text: str, hour: int, author: User = rosa, parent: Comment | None = None) -> Comment:
        at = NOON + dt.timedelta(hours=hour)
        return post_comment(author=author, report=report, text=text, parent=parent, at=at)

    first = say("First *words*", 0)
    about = About(words="647 people")
    post_comment(author=ed, report=report, text="So few?", about=about, at=NOON)
    edit_comment(comment=first, author=rosa, text="Better *words*", at=NOON)
    reply = say("A reply", 1, author=ed, parent=first)
    bad = say("A threat", 2)
    flag_comment(comment=bad, reader=ed, clause=clause, note="See", at=NOON)
    remove_comment(comment=bad, moderator=mo, clause=clause, reason="It is one.", at=NOON)
    withdraw_comment(comment=say("Regret", 3, parent=reply), author=rosa, at=NOON)
    return report


def written(**options: Any) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("export_comments", stdout=out, **options)
    return out.getvalue()


def entries(text: str) -> list[dict[str, Any]]:
    """The lines, without what is evidence of one site alone."""
    return [
        {key: value for key, value in json.loads(line).items() if key not in EVIDENCE}
        for line in text.splitlines()
    ]


def forget_everything() -> None:
    """As on an empty site that has the same reports."""
    SecondLook.objects.all().delete()  # drawn by lot, so that there is one now and then
    for model in (apps.get_model("law", "LogEntry"), Step, Decision):
        model._base_manager.all()._raw_delete("default")
    Origin.objects.all().delete()
    EarlierName.objects.all().delete()
    Comment.objects.update(parent=None, root=None)
    Discussion.objects.all().delete()


def test_what_was_moved_out_and_in_is_written_out_as_before(
    discussed: Report, tmp_path: Path
) -> None:
    path = tmp_path / "comments.jsonl"
    path.write_text(before := written(), encoding="utf-8")
    forget_everything()

    call_command("import_comments", str(path), stdout=StringIO())

    assert entries(written()) == entries(before)
    assert Comment.objects.get(body_source="So few?").anchor.exact == "647 people"
    assert {step.after for step in Step.objects.all()} == set(
        Comment.objects.values_list("status", flat=True)
    )
    assert Step.objects.count() == Comment.objects.count()
    assert Comment.objects.get(body_source="A reply").parent == Comment.objects.get(
        body_source="Better *words*"
    )
    call_command("import_comments", str(path), stdout=StringIO())
    assert entries(written()) == entries(before)


def test_it_holds_earlier_wordings_decisions_and_steps_and_no_addresses(discussed: Report) -> None:
    text = written()

    found = {one["text"]: one for one in map(json.loads, text.splitlines()) if "text" in one}
    assert found["Better *words*"]["revisions"][0]["text"] == "First *words*"
    assert found["A threat"]["decisions"][0]["clause"] == 3
    assert found["A threat"]["steps"][-1]["after"] == "removed"
    assert found["A threat"]["flags"][0]["note"] == "See"
    assert "rosa@example.org" not in text
    assert "rosa@example.org" in written(with_addresses=True)


def test_an_end_that_is_missing_is_noticed(discussed: Report, tmp_path: Path) -> None:
    path = tmp_path / "comments.jsonl"
    path.write_text("\n".join(written().splitlines()[:-2]), encoding="utf-8")
    forget_everything()

    with pytest.raises(CommandError, match="end of it is missing"):
        call_command("import_comments", str(path))

    assert not Comment.objects.exists()


def test_other_systems_are_given_wxr(discussed: Report, tmp_path: Path) -> None:
    path = tmp_path / "comments.xml"
    call_command("export_comments", form="wxr", output=path, report=[discussed.short_id])
    forget_everything()

    call_command("import_comments", str(path), stdout=StringIO())

    assert "Regret" not in path.read_text()
    reply = Comment.objects.get(body_source="A reply")
    assert reply.parent is not None
    assert reply.parent.body_html == "<p>Better <em>words</em></p>"


def test_a_report_without_a_discussion_is_named(db: None) -> None:
    with pytest.raises(CommandError):
        written(report=["0zzzz"])


def test_a_comment_about_words_that_do_not_stand_here_says_so(
    discussed: Report, tmp_path: Path
) -> None:
    path = tmp_path / "comments.jsonl"
    path.write_text(written().replace('"exact":"647 people"', '"exact":"9 people"'))
    forget_everything()
    call_command("import_comments", str(path), stdout=StringIO())

    anchor = Comment.objects.get(body_source="So few?").anchor
    assert (anchor.exact, anchor.is_orphan) == ("9 people", True)


def test_a_disk_that_is_full_keeps_no_half_of_an_export(discussed: Report, tmp_path: Path) -> None:
    with a_disk_that_takes_no_more(), pytest.raises(CommandError, match="Cannot write") as refusal:
        call_command("export_comments", output=tmp_path / "all.jsonl")

    assert refusal.value.returncode == 2
    assert list(tmp_path.iterdir()) == []
