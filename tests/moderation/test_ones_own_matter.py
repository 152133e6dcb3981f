"""Nobody who moderates judges in their own matter: somebody else says whether their words stand."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from onrecord.discussion.actions import flag_comment
from onrecord.discussion.models import Clause, Comment, Flag
from onrecord.moderation import actions
from onrecord.people.models import User
from tests.conftest import NOON
from tests.discussion.conftest import Writes

DESK = "/desk/moderation/"


@pytest.fixture
def flag(write: Writes, mo: User, sami: User, threats: Clause) -> Flag:
    """Sami has flagged what Mo, who moderates, wrote."""
    comment = write("I will find you", author=mo)
    return flag_comment(comment=comment, reader=sami, clause=threats, note="Rude", at=NOON)


def test_nobody_answers_restores_or_looks_again_in_their_own_matter(
    write: Writes, client: Client, mo: User, ed: User, threats: Clause
) -> None:
    comment = write("I will find you", author=mo)
    removed = actions.remove_comment(
        comment=comment, moderator=ed, clause=threats, reason="Threatens", at=NOON
    )
    look = actions.ask_second_look(removed)
    made = actions.appeal(against=removed, person=mo, words="It was a quotation", at=NOON)

    with pytest.raises(PermissionDenied, match="your own appeal"):
        actions.answer_appeal(appeal=made, moderator=mo, is_granted=True, reasons="Yes", at=NOON)
    with pytest.raises(ValidationError, match="your own comment"):
        actions.restore_comment(comment=comment, moderator=mo, reason="A quotation", at=NOON)
    assert actions.next_second_look(moderator=mo) is None
    with pytest.raises(PermissionDenied, match="wrote this"):
        actions.look_again(look=look, moderator=mo, would_show=True, at=NOON)

    client.force_login(mo)
    assert "somebody else answers" in client.get(f"{DESK}appeals/").content.decode()
    assert Comment.objects.get(pk=comment.pk).status == Comment.Status.REMOVED


def test_nobody_publishes_keeps_or_takes_back_in_favour_of_their_own_words(
    flag: Flag, write: Writes, mo: User, ed: User, threats: Clause
) -> None:
    flagged, held = flag.comment, write("So will I", author=mo)
    Comment.objects.filter(pk=held.pk).update(status=Comment.Status.HELD)
    held.refresh_from_db()

    with pytest.raises(ValidationError, match="another moderator, or an editor, decides"):
        actions.keep_comment(comment=flagged, moderator=mo, at=NOON)
    with pytest.raises(ValidationError, match="another moderator, or an editor, decides"):
        actions.publish_comment(comment=held, moderator=mo, at=NOON)
    assert actions.claim_next(moderator=mo, at=NOON) == set()
    actions.remove_comment(comment=flagged, moderator=mo, clause=threats, reason="Haste", at=NOON)
    assert [one.pk for one in actions.undo_last(moderator=mo, at=NOON).left] == [flagged.pk]

    assert {Comment.objects.get(pk=one.pk).status for one in (flagged, held)} == {
        Comment.Status.REMOVED,
        Comment.Status.HELD,
    }
    assert actions.claim_next(moderator=ed, at=NOON) == {held.pk}


def test_the_queue_says_who_decides_about_ones_own_flagged_comment(
    flag: Flag, client: Client, mo: User, ed: User
) -> None:
    keep = {"do": "keep", "sure": "1", "comment": [flag.comment_id]}

    client.force_login(mo)
    mine = client.get(f"{DESK}?show=flagged").content.decode()
    alone = client.post(f"{DESK}comments/{flag.comment_id}/decide/", {"do": "keep"})
    among_many = client.post(f"{DESK}many/", keep, follow=True).content.decode()
    flag.refresh_from_db()
    before = flag.settled_at
    client.force_login(ed)
    theirs = client.get(f"{DESK}?show=flagged").content.decode()
    client.post(f"{DESK}many/", keep)
    flag.refresh_from_db()

    assert "You wrote this: another moderator, or an editor, decides" in mine
    assert 'value="keep">Keep<' not in mine
    assert alone.status_code == 400
    assert "Left as they are: 1" in among_many
    assert before is None
    assert "You wrote this" not in theirs
    assert 'value="keep">Keep<' in theirs
    assert flag.settled_at
