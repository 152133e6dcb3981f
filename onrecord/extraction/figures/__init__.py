"""Finds figures in prose: amounts with their bounds, units, what they count and where."""

from onrecord.extraction.figures.finding import find_figures
from onrecord.extraction.figures.shares import SHARE_RULES

__all__ = ["SHARE_RULES", "find_figures"]
