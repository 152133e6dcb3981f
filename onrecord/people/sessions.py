"""Where sign-ins are kept: Django's sessions in the database, found by a query made once."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from onrecord.shared.prepared import Prepared, Slot


class SessionStore(db.SessionStore):
    """Django's own; each request of somebody signed in begins with it."""

    def load(self) -> dict[str, Any]:
        """What is kept under its key; under none that holds, nothing, and the key is dropped."""
        stored = _stored.first(key=self.session_key or "", now=timezone.now())
        if stored is None:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(stored)
        return kept


_stored = Prepared(
    lambda: Session.objects.filter(
        session_key=Slot("key"), expire_date__gt=Slot("now")
    ).values_list("session_data", flat=True)
)
