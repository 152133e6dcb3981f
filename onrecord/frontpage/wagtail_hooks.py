"""What the public pages give the desk: the preview of a draft."""

from __future__ import annotations

from wagtail import hooks

from onrecord.frontpage.pages.draft import draft

hooks.register("show_draft", draft)
