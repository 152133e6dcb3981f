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

__all__ = [
    "Leaf",
    "ShownEntry",
    "Sums",
    "block_before",
    "blocks",
    "first_leaf",
    "leaf",
    "newest",
    "sums",
    "told_before",
]
