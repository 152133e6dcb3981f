"""What the desk knows of discussions: the names of actions in its log, and the standards."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from onrecord.discussion.models import Clause, Policy, Word
from onrecord.discussion.rules import may_grant_badges
from onrecord.people.models import User

LOG_ACTIONS = {
    "discussion.comment_posted": ("Post comment", "Posted a comment"),
    "discussion.comment_edited": ("Edit comment", "Edited a comment"),
    "discussion.comment_withdrawn": ("Withdraw comment", "Withdrew a comment"),
    "discussion.comment_erased": ("Erase comment", "Had a comment erased with an account"),
    "discussion.comment_flagged": ("Flag comment", "Flagged a comment"),
    "discussion.comment_picked": ("Pick comment", "Put a comment among the editors’ picks"),
    "discussion.comment_unpicked": ("Unpick comment", "Took a comment off the editors’ picks"),
    "discussion.comments_imported": ("Import comments", "Imported comments of a captured page"),
    "discussion.name_claimed": ("Claim comments", "Claimed comments from elsewhere"),
    "discussion.closing_set": ("Set closing", "Set after how many days a discussion closes"),
    "discussion.closed_by_time": ("Close by time", "Closed a discussion whose days were over"),
    "discussion.changed": ("Change discussion", "Changed how the discussion is held"),
}


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)


class BadgesMenuItem(MenuItem):
    """Seen by those who may grant badges."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return isinstance(request.user, User) and may_grant_badges(request.user)


@hooks.register("register_admin_urls")
def badge_urls() -> list[URLPattern | URLResolver]:
    """Badges stand at /desk/badges/."""
    return [path("badges/", include("onrecord.discussion.urls.desk"))]


@hooks.register("register_admin_menu_item")
def badges_menu_item() -> MenuItem:
    """Beside moderation."""
    return BadgesMenuItem("Badges", reverse("badges"), icon_name="user", order=245)


class ClauseViewSet(SnippetViewSet):
    """The standards, clause by clause."""

    model = Clause
    icon = "list-ol"
    menu_label = "Standards"
    menu_order = 270
    add_to_admin_menu = True
    list_display = ["number", "title", "is_in_force"]
    search_fields = ["title", "text"]
    search_backend_name = None
    panels = [
        FieldPanel("number"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("is_in_force"),
    ]


class PolicyViewSet(SnippetViewSet):
    """How discussions are moderated, for the site and for sections."""

    model = Policy
    icon = "sliders"
    menu_label = "Moderation policy"
    menu_order = 271
    add_to_admin_menu = True
    list_display = ["__str__", "mode", "first_held", "pause_s"]
    panels = [
        *(FieldPanel(name) for name in ("section", "mode", "first_held", "many_links")),
        *(FieldPanel(name) for name in ("pause_s", "has_heat_brake", "close_after_days")),
    ]


class WordViewSet(SnippetViewSet):
    """The words for which a comment waits."""

    model = Word
    icon = "list-ul"
    menu_label = "Words that wait"
    menu_order = 272
    add_to_admin_menu = True
    list_display = ["text", "note", "changed_at"]
    search_fields = ["text", "note"]
    search_backend_name = None
    panels = [FieldPanel("text"), FieldPanel("note")]


for view_set in (ClauseViewSet, PolicyViewSet, WordViewSet):
    register_snippet(view_set)
