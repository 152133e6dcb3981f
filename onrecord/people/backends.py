"""Who somebody is: allauth's accounts, of which one is found by a query made once."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from onrecord.people.models import User
from onrecord.shared.prepared import Prepared, Slot


class AccountBackend(AuthenticationBackend):
    """Addresses, passwords and rights as ever; each request of somebody signed in looks them up."""

    def get_user(self, user_id: int) -> User | None:
        """The person of a sign-in, or None where the account is gone or closed."""
        person = _person.first(pk=user_id)
        return person if person is not None and self.user_can_authenticate(person) else None


_person = Prepared(lambda: User.objects.filter(pk=Slot("pk")))
