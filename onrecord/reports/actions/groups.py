"""Makes the desk's groups with their rights."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from onrecord.reports.rules import GROUPS

PAGE_RIGHTS = {
    "Editors": ["add_page", "change_page", "publish_page"],
    "Administrators": ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}


def make_groups() -> None:
    """Make the groups that are missing; one that a newsroom has changed is left as it is."""
    for name, rights in GROUPS.items():
        group, is_new = Group.objects.get_or_create(name=name)
        # Wagtail's own migrations make groups named Editors and Moderators with its rights.
        if is_new or not group.permissions.filter(content_type__app_label="reports").exists():
            _give(group, rights)


def _give(group: Group, rights: dict[str, list[str]]) -> None:
    wanted = Q()
    for app, names in rights.items():
        wanted |= Q(
            content_type__app_label=app, **({} if "*" in names else {"codename__in": names})
        )
    group.permissions.set(Permission.objects.filter(wanted))
    _give_pictures(group, rights.get("wagtailimages", []))
    _give_pages(group, PAGE_RIGHTS.get(group.name, []))


def _give_pictures(group: Group, names: list[str]) -> None:
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group).delete()
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=names
    )
    if root:
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=group, collection=root, permission=permission)
            for permission in permissions
        )


def _give_pages(group: Group, names: list[str]) -> None:
    root = Page.get_first_root_node()
    GroupPagePermission.objects.filter(group=group).delete()
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=names
    )
    if root:
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=root, permission=permission)
            for permission in permissions
        )
