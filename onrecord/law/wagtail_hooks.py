"""The legal screens at the desk: their addresses, their place in the menu, the names of actions."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from onrecord.law import rules

LOG_ACTIONS = {
    "law.notice_received": ("Receive notice", "Received a notice of illegal content"),
    "law.notice_decided": ("Decide notice", "Decided about a notice of illegal content"),
    "law.archive_asked": ("Ask for data", "Asked for a copy of their data"),
    "law.leaving_asked": ("Ask to be erased", "Asked for their account to be erased"),
    "law.leaving_taken_back": ("Stay", "Changed their mind about leaving"),
    "law.erasure_ordered": ("Erase person", "Had an account erased"),
}


class NoticesMenuItem(MenuItem):
    """Seen by those who answer notices."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return rules.may_answer_notices(request.user)


@hooks.register("register_admin_urls")
def legal_urls() -> list[URLPattern | URLResolver]:
    """Below /desk/law/."""
    return [path("law/", include("onrecord.law.urls.desk"))]


@hooks.register("register_admin_menu_item")
def notices_menu_item() -> MenuItem:
    """Beside moderation."""
    return NoticesMenuItem("Legal notices", reverse("law:notices"), icon_name="mail", order=245)


class ErasuresMenuItem(MenuItem):
    """Seen by those who erase."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return rules.may_erase_others(request.user)


@hooks.register("register_settings_menu_item")
def erasures_menu_item() -> MenuItem:
    """Beside the accounts."""
    return ErasuresMenuItem("Erasures", reverse("law:erasures"), icon_name="bin", order=700)


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
