"""Who may do what with reports: predicates only."""

from __future__ import annotations

from django.db.models import Q
from wagtail.permission_policies import ModelPermissionPolicy

from onrecord.people.models import User
from onrecord.reports.models import Report, Section

# Of each thing at the desk: what a group may do with it.
GROUPS: dict[str, dict[str, list[str]]] = {
    "Reporters": {
        "wagtailadmin": ["access_admin"],
        "reports": ["add_report", "change_report", "view_report", "view_section", "view_topic"],
        "wagtailimages": ["add_image", "choose_image"],
    },
    "Editors": {
        "wagtailadmin": ["access_admin"],
        "reports": [
            *["add_report", "change_report", "delete_report", "view_report"],
            *["publish_report", "lock_report", "unlock_report"],
            *["view_section", "add_topic", "change_topic", "view_topic"],
        ],
        "wagtailimages": ["add_image", "change_image", "choose_image"],
        "record": ["*"],
    },
    "Moderators": {
        "wagtailadmin": ["access_admin"],
        "reports": ["view_report"],
        "discussion": ["*"],
        "moderation": ["*"],
    },
    "Administrators": {
        "wagtailadmin": ["access_admin"],
        "wagtailimages": ["add_image", "change_image", "delete_image", "choose_image"],
        "auth": ["add_group", "change_group", "delete_group", "view_group"],
        **{app: ["*"] for app in ("people", "reports", "record", "discussion", "moderation")},
    },
}


def may_file(person: User) -> bool:
    """Whether this person may write reports."""
    return person.has_perm("reports.add_report")


def may_choose_topics(person: User) -> bool:
    """Whether this person may say what reports are about: whoever writes or changes them."""
    return may_file(person) or person.has_perm("reports.change_report")


def may_publish(person: User, report: Report) -> bool:
    """Whether this person may publish, correct and take down this report.

    A draft that moves a published report to another section asks for both sections.
    """
    stands = Report.objects.filter(pk=report.pk, live=True).values("section_id")
    sections = Section.objects.filter(Q(pk=report.section_id) | Q(pk__in=stands))
    return may_publish_somewhere(person) and all(
        may_publish_in(person, section) for section in sections.prefetch_related("editors")
    )


def may_publish_in(person: User, section: Section) -> bool:
    """Whether this person may publish in a section: any editor, or one of those it names."""
    if not may_publish_somewhere(person):
        return False
    named = {group.pk for group in section.editors.all()}
    groups = {group.pk: group.name for group in person.groups.all()}
    return (
        person.is_superuser
        or not named
        or "Administrators" in groups.values()
        or bool(named & groups.keys())
    )


def may_publish_somewhere(person: User) -> bool:
    """Whether this person is an editor of any section."""
    return person.has_perm("reports.publish_report")


class ReportPolicy(ModelPermissionPolicy):
    """The same rules in the words in which Wagtail's screens ask for them."""

    def user_has_permission_for_instance(self, user: User, action: str, instance: Report) -> bool:
        """Publishing goes by section; what readers have seen is never deleted."""
        if not self.user_has_permission(user, action):
            return False
        if action == "publish":
            return may_publish(user, instance)
        if action == "delete":
            return instance.first_published_at is None
        return True
