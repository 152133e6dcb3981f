"""Which tables hold something of a person: what an export gives and an erasure has to reach.

A row that goes with a person (a foreign key that cascades) is theirs and is exported without being
named here. Everything else that points at people is named below, with the reason where it is left
out; a house test walks all models and fails where one is neither.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db.models import CASCADE, ForeignKey, Model

from onrecord.people.models import User

WORK = "what somebody does for the newsroom belongs to the newsroom's record"
SECRET = ("password", "token", "secret", "key", "salt", "hash", "nonce")
"""Columns with these in their names open doors or prove things: nobody is handed them."""


@dataclass(frozen=True)
class Holding:
    """Rows of ``model`` whose lookup ``person`` leads to the person."""

    model: type[Model]
    person: str

    @property
    def name(self) -> str:
        """The name of its file in an export."""
        meta = self.model._meta
        return f"{meta.app_label}-{meta.model_name}"

    @property
    def columns(self) -> tuple[str, ...]:
        """What is exported of each row."""
        fields = self.model._meta.concrete_fields
        return tuple(
            field.attname
            for field in fields
            if not any(part in field.name for part in SECRET)
            and not (field.is_relation and field.related_model is User)
        )


# Rows that belong to a person although they outlive the account, or point at it from afar.
NAMED = {
    "people.User": "pk",
    "discussion.Comment": "author",
    "discussion.CommentRevision": "comment__author",
    "discussion.EarlierName": "claimed_by",
    "discussion.CommentCheck": "comment__author",
    "discussion.Step": "comment__author",
    "moderation.Decision": "comment__author",
    "wagtailcore.ModelLogEntry": "user",
}
EXEMPT = {
    "people.User_groups.user": "rights, listed with the account by the newsroom",
    "people.User_user_permissions.user": "rights, as above",
    "people.Badge.granted_by": WORK,
    "people.Notice.actor": "what another person was told is theirs; an erasure deletes it",
    "people.Ignoring.ignored": "who ignores somebody is told to nobody",
    "discussion.Step.person": WORK,
    "moderation.Decision.moderator": WORK,
    "moderation.Batch.moderator": WORK,
    "moderation.PersonNote.moderator": WORK,
    "moderation.Claim.moderator": WORK,
    "exchange.Webhook.made_by": WORK,
    "moderation.Appeal.answered_by": WORK,
    "moderation.SecondLook.moderator": WORK,
    "discussion.Sanction.moderator": WORK,
    "discussion.Sanction.lifted_by": WORK,
    "law.NoticeDecision.decided_by": WORK,
    "reports.Report.locked_by": WORK,
    "reports.Version.published_by": WORK,
    "reports.Correction.made_by": WORK,
    "reports.Picture.uploaded_by_user": WORK,
    "record.Check.answered_by": WORK,
    "record.Merge.merged_by": WORK,
    "record.Statement.decided_by": WORK,
    "record.TimeExpression.decided_by": WORK,
    "record.Figure.decided_by": WORK,
    "frontpage.StandingPage.locked_by": WORK,
    "frontpage.StandingPage.owner": WORK,
    "wagtailcore.APIToken.user": "a key; nobody is handed keys",
    "law.PersonalArchive.person": "the export itself",
    **dict.fromkeys(
        [
            *["wagtaildocs.Document.uploaded_by_user", "wagtailimages.Image.uploaded_by_user"],
            *["wagtailcore.Revision.user", "wagtailcore.UploadedFile.uploaded_by_user"],
            *["wagtailcore.WorkflowState.requested_by", "wagtailcore.TaskState.finished_by"],
            *["wagtailcore.Page.locked_by", "wagtailcore.Page.owner"],
            *["wagtailcore.PageLogEntry.user", "wagtailcore.Comment.resolved_by"],
        ],
        WORK,
    ),
}

# What hangs on a comment outlives the words: what an erasure does to each such table.
ABOUT_COMMENTS = {
    "discussion.Comment": "replies stay, they are others'",
    "discussion.CommentRevision": "deleted",
    "discussion.CommentCheck": "deleted: its evidence quotes the words",
    "discussion.Print": "deleted: a print lets words be tried out",
    "discussion.Step": "its note is emptied",
    "discussion.Flag": "others' flags stay; one's own go with the account",
    "discussion.Recommendation": "as flags",
    "discussion.CommentAnchor": "holds words of the report, none of the comment",
    "discussion.Mention": "deleted: others are named nowhere any more",
    "discussion.EarlierKeys": "numbers by which comments are ordered",
    "discussion.Origin": "a number elsewhere; the earlier name is emptied",
    "moderation.Decision": "its reason is emptied",
    "moderation.Claim": "holds no words, and ends within minutes",
    "law.LogEntry": "holds no words",
    "law.LegalNotice": "the notifier's words stay, for the law",
}


def holdings() -> list[Holding]:
    """Every table that an export reads."""
    named = [Holding(apps.get_model(label), person) for label, person in NAMED.items()]
    return named + [
        Holding(model, field.name)
        for model, field in pointing_at_people()
        if is_own(model, field) and model._meta.label not in NAMED
    ]


def pointing_at_people() -> list[tuple[type[Model], ForeignKey[Model, Model]]]:
    """Every column of every table that holds a person."""
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is User
    ]


def is_own(model: type[Model], field: ForeignKey[Model, Model]) -> bool:
    """Whether a row is this person's: it goes with them, and nothing says that it is another's."""
    is_exempt = f"{model._meta.label}.{field.name}" in EXEMPT
    return field.remote_field.on_delete is CASCADE and not is_exempt
