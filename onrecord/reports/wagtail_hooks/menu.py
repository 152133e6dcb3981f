"""The desk's menu in our words, without what a newsroom does not use."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem

WORDS = {"explorer": "Standing pages", "images": "Pictures", "reports": "Logs"}
UNUSED = {"documents", "help"}


@hooks.register("construct_main_menu", order=1000)
def use_our_words(request: HttpRequest, items: list[MenuItem]) -> None:
    """Rename and leave out; each app adds its own."""
    items[:] = [item for item in items if item.name not in UNUSED]
    for item in items:
        item.label = WORDS.get(item.name, item.label)


@hooks.register("insert_editor_js")
def name_the_text_editors() -> str:
    """A script for the forms: Wagtail's text editor has no accessible name."""
    return format_html('<script type="module" src="{}"></script>', static("reports/desk.js"))
