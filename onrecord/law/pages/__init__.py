"""What everybody may read of the log, made from data alone."""

from onrecord.law.pages.log import (
    Leaf,
    ShownEntry,
    block_before,
    blocks,
    first_leaf,
    leaf,
    newest,
    told_before,
)
from onrecord.law.pages.sums import Sums, sums
from onrecord.law.pages.yearly import Yearly, rows_of, yearly, years

__all__ = [
    "Leaf",
    "ShownEntry",
    "Sums",
    "Yearly",
    "block_before",
    "blocks",
    "first_leaf",
    "leaf",
    "newest",
    "rows_of",
    "sums",
    "told_before",
    "yearly",
    "years",
]
