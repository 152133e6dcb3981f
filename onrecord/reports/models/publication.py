"""How a draft goes live and is taken down, by whatever route Wagtail comes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from wagtail.models import DraftStateMixin, LockableMixin, Revision, RevisionMixin, WorkflowMixin
from wagtail.permissions import policy_registry

from onrecord.delivery.clock import database_now
from onrecord.reports.models.gates import Publishing
from onrecord.reports.models.picture import make_ready

EXPIRED = "It was published for a limited time, which has ended."


class Publication(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """What Wagtail has for drafts, with our guards around its publishing."""

    unpublished_at: dt.datetime | None  # a field of the report
    publishing: Publishing | None = None
    kept: Any = None  # the version of what is just being published, once there is one
    # The draft being published: Wagtail takes it out of its revision again, at three questions.
    _drafted: Any = None

    class Meta:
        abstract = True

    def publish(
        self,
        revision: Revision,
        user: Any = None,
        *,
        at: dt.datetime | None = None,
        **how: Any,
    ) -> None:
        """Publish or schedule a revision, by whatever route Wagtail comes, wholly or not at all."""
        self.publishing = Publishing(at=at or database_now(), by=user)
        revision.content_object = self
        draft = revision.as_object()
        # Wagtail asks only whether somebody may publish at all, not in which section.
        policy = policy_registry.get(self)
        if user and not policy.user_has_permission_for_instance(user, "publish", draft):
            raise PermissionDenied(f"You may not publish in the section {draft.section}.")
        if reasons := draft.reasons_not_to_publish():
            raise ValidationError(reasons)
        make_ready(draft.pictures())  # before the transaction: scaling would hold the lock
        self._drafted = draft
        try:
            with transaction.atomic():
                super().publish(revision, user=user, **{**how, "skip_permission_checks": True})
        finally:
            self._drafted = None
        self.read_again()

    def unpublish(
        self, *choices: Any, reason: str = EXPIRED, at: dt.datetime | None = None, **how: Any
    ) -> None:
        """Take the report down; its address then tells readers when and why."""
        with transaction.atomic():
            self.unpublished_at = at or database_now()
            self.unpublished_reason = reason
            super().unpublish(*choices, **how)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A draft as a report: what belongs to the report as a whole is not taken from it."""
        if self._drafted is not None:
            return self._drafted
        draft = super().with_content_json(content)
        draft.short_id = self.short_id
        draft.created_at = self.created_at
        draft.live_revision_id = self.live_revision_id
        draft.last_published_at = self.last_published_at
        draft.publishing = self.publishing
        draft.unpublished_at = self.unpublished_at
        draft.unpublished_reason = self.unpublished_reason
        if self.publishing and (not draft.go_live_at or draft.go_live_at <= self.publishing.at):
            draft.go_live_at = draft.unpublished_at = None
            draft.unpublished_reason = ""
        return draft

    def read_again(self) -> None:
        """Take everything from the database anew, topics and related reports too."""
        self.refresh_from_db()
        self.publishing = self.kept = None
        for kept in ("_cluster_related_objects", "scheduled_revision"):
            self.__dict__.pop(kept, None)
