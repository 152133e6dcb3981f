"""Shows in a terminal what was understood of a page: a table, then the record in reading order."""

from onrecord.exchange.management.terminal.inks import Ink, harmless
from onrecord.exchange.management.terminal.listings import in_reading_order
from onrecord.exchange.management.terminal.tables import understood

__all__ = ["Ink", "harmless", "in_reading_order", "understood"]
