"""The desk for reports: its screens, its menu, its home page, and its words in the history."""

from onrecord.reports.wagtail_hooks import editing, history, home, menu, screens

__all__ = ["editing", "history", "home", "menu", "screens"]
