"""The person: one account for readers and staff, known by e-mail, shown by name."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from onrecord.shared.text import lookalike


class PersonManager(UserManager["User"]):
    """Makes people by e-mail address; there is no user name."""

    def create_user(  # type: ignore[override]  # Django's asks for a user name first; ours has none
        self, email: str, password: str | None = None, **facts: Any
    ) -> User:
        """Make a person; without a password they sign in by a code sent by mail."""
        user = self.model(email=self.normalize_email(email), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(  # type: ignore[override]  # as above
        self, email: str, password: str | None = None, **facts: Any
    ) -> User:
        """Make an administrator, who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)


class User(AbstractUser):
    """A reader, a member of staff, or both; groups say which desk rights they have."""

    username = None  # type: ignore[assignment]  # people are known by e-mail
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("public name", max_length=60, blank=True)
    look = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    bio = models.CharField("about", max_length=500, blank=True)
    face = models.FileField(upload_to="faces/", blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()  # type: ignore[misc]  # no user name, as above

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                condition=~models.Q(name=""),
                name="one_person_per_name",
                violation_error_message="Somebody already uses this name. Choose another.",
            ),
            models.UniqueConstraint(Lower("email"), name="one_person_per_address"),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(self.groups.values_list("name", flat=True))

    def holds_one_of(self, *offices: str) -> bool:
        """Whether an active person is in one of these groups, or may do everything.

        Asked of the database once, as Django asks for permissions: a screen asks many times.
        """
        return self.is_active and (self.is_superuser or not self._offices.isdisjoint(offices))

    def get_full_name(self) -> str:
        """The name the desk shows: the public one, where the person has one."""
        return self.name or super().get_full_name()

    def save(self, *args: Any, **facts: Any) -> None:
        """What the name looks like at a glance is kept with it, to be found by."""
        fields = facts.get("update_fields")
        if fields is None or "name" in fields:
            self.look = lookalike(self.name)[:120]
            if fields is not None:
                facts["update_fields"] = {*fields, "look"}
        super().save(*args, **facts)

    def get_absolute_url(self) -> str:
        """The public page of the person."""
        return f"/people/{self.pk}/"

    @property
    def shown_name(self) -> str:
        """The public name; never the e-mail address."""
        return self.get_full_name() or f"Reader {self.pk}"
