"""What the desk knows of the exchange: names of actions in its log, and the page of webhooks."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from onrecord.exchange import rules

LOG_ACTIONS = {
    "exchange.capture_imported": ("Import capture", "Imported from a captured page"),
    "exchange.token_made": ("Make token", "Made a token for a program"),
    "exchange.token_revoked": ("Revoke token", "Revoked a token"),
    "exchange.webhook_added": ("Add webhook", "Had an address told what happens"),
    "exchange.webhook_stopped": ("Stop webhook", "Had an address told nothing more"),
}


class WebhooksMenuItem(MenuItem):
    """Seen by those who keep webhooks."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return rules.may_keep_webhooks(request.user)


@hooks.register("register_admin_urls")
def webhook_urls() -> list[URLPattern | URLResolver]:
    """Below /desk/webhooks/."""
    return [path("webhooks/", include("onrecord.exchange.urls.desk"))]


@hooks.register("register_settings_menu_item")
def webhooks_menu_item() -> MenuItem:
    """Among the settings."""
    return WebhooksMenuItem("Webhooks", reverse("exchange:webhooks"), icon_name="link", order=710)


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    """Our actions as the desk's history shows them."""
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)
