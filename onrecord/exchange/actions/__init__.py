"""What people do with what comes in: captured pages, and comments of other systems."""

from onrecord.exchange.actions.captures import Imported, came_in_before, import_capture
from onrecord.exchange.actions.comments import MovedIn, Unmatched, move_in_comments

__all__ = [
    "Imported",
    "MovedIn",
    "Unmatched",
    "came_in_before",
    "import_capture",
    "move_in_comments",
]
