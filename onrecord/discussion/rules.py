"""Who may do what in a discussion, and how often: predicates and reasons only."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from wagtail.permission_policies import ModelPermissionPolicy

from onrecord.discussion.models import Comment, Discussion, EarlierName, Sanction
from onrecord.discussion.models.origin import address_digest
from onrecord.people.models import Rate, User
from onrecord.reports.rules import may_publish_somewhere
from onrecord.shared.prepared import Prepared, Slot

EDIT_WINDOW = dt.timedelta(minutes=15)
POSTING_RATE = Rate(burst=5, every=dt.timedelta(seconds=30))
NETWORK_POSTING_RATE = Rate(burst=30, every=dt.timedelta(seconds=5))
RECOMMENDING_RATE = Rate(burst=60, every=dt.timedelta(seconds=10))
FLAGGING_RATE = Rate(burst=10, every=dt.timedelta(minutes=2))


def reason_not_to_comment(*, person: User, discussion: Discussion) -> str:
    """Why this person may not comment here, said to them; empty where they may."""
    if discussion.state == Discussion.State.OFF:
        return "This report has no discussion."
    if discussion.state == Discussion.State.CLOSED:
        return "This discussion is closed. What was said stays."
    if not discussion.report.live:
        return "This report is not published, so it cannot be discussed."
    if not person.is_active:
        return "This account is not active. Write to the newsroom to have it opened again."
    return ""


def reason_of_sanction(*, person: User, at: dt.datetime) -> str:
    """Why this person may not write now, until when, and where to appeal; empty where they may."""
    standing = _sanction.first(person=person.pk, at=at)
    if standing is None:
        return ""
    until = f"until {standing.until:%d %B %Y, %H:%M %Z}" if standing.until else "here any more"
    return (
        f"You cannot write {until}. The clause: {standing.clause}. The reason: {standing.reason} "
        "You may appeal in your account, under Decisions about you (/account/decisions/)."
    )


def may_edit(*, person: User, comment: Comment, at: dt.datetime) -> bool:
    """An author changes the wording for a quarter of an hour, while it is shown or waits."""
    return (
        _is_own_and_standing(person, comment)
        and person.is_active
        and not Sanction.objects.standing(person, at=at).exists()
        and comment.discussion.state == Discussion.State.OPEN
        and comment.discussion.can_be_read
        and at <= edit_until(comment)
    )


def may_withdraw(*, person: User, comment: Comment) -> bool:
    """An author may take back their words at any time, closed discussion or not."""
    return _is_own_and_standing(person, comment)


def may_flag(*, person: User, comment: Comment) -> bool:
    """Anybody with an account asks a moderator to look at what others wrote and all can read."""
    return person.is_active and comment.is_readable and comment.author_id != person.pk


def may_recommend(*, person: User, comment: Comment) -> bool:
    """Anybody with an account says of what others wrote that it is worth reading."""
    return may_flag(person=person, comment=comment)


def may_pick(*, person: User, comment: Comment) -> bool:
    """Whoever publishes reports picks comments, too: what all can read."""
    return comment.is_readable and may_pick_somewhere(person)


def may_pick_somewhere(person: User) -> bool:
    """Whether this person picks comments at all."""
    return person.is_active and may_publish_somewhere(person)


def edit_until(comment: Comment) -> dt.datetime:
    """The moment from which the wording stays as it is."""
    return comment.created_at + EDIT_WINDOW


def _is_own_and_standing(person: User, comment: Comment) -> bool:
    return comment.author_id == person.pk and comment.status in {
        Comment.Status.PUBLISHED,
        Comment.Status.HELD,
    }


class ClausePolicy(ModelPermissionPolicy):
    """The desk's usual rights, but a clause is retired and never deleted: decisions cite it."""

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        """By Wagtail's permissions, deleting excepted."""
        return action != "delete" and bool(super().user_has_permission(user, action))


def may_claim(*, person: User, name: EarlierName) -> bool:
    """Whoever has proven the mail address that the name was kept with; nobody twice."""
    if not person.is_active or name.claimed_by_id is not None or not name.address_digest:
        return False
    return name.address_digest in digests_of(person)


def digests_of(person: User) -> set[str]:
    """The salted hashes of the mail addresses that a person has proven to be theirs."""
    proven = EmailAddress.objects.filter(user=person, verified=True)
    return {address_digest(address) for address in proven.values_list("email", flat=True)}


def may_grant_badges(person: User) -> bool:
    """Editors and administrators vouch for people before readers."""
    return person.is_active and may_publish_somewhere(person)


_sanction = Prepared(
    lambda: Sanction.objects.standing(Slot("person"), at=Slot("at")).select_related("clause")[:1]
)
