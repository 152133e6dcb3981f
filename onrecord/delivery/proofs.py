"""What the site can prove of itself: apps offer proofs, ``onrecord verify`` asks them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Proof:
    """``broken`` recomputes everything and gives a line for each thing that does not hold;
    ``holds`` says what does where there is none."""

    broken: Callable[[], Iterable[str]]
    holds: Callable[[], str]


PROOFS: list[Proof] = []


def offer(proof: Proof) -> None:
    """Have a proof asked by ``onrecord verify`` from now on."""
    PROOFS.append(proof)
