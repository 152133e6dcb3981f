"""Whether the steps of all comments still are what was taken, each after the one before."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.discussion.models.discussion import Discussion
from onrecord.discussion.models.step import Step


def verify_steps() -> Iterator[str]:
    """Recompute every discussion's chain of hashes; a line for each thing that does not hold."""
    before: Step | None = None
    ends: dict[int, str] = {}
    steps = Step.objects.order_by("discussion_id", "number")
    for step in steps.iterator(chunk_size=2000):
        if before and before.discussion_id != step.discussion_id:
            before = None
        if step.number != (before.number + 1 if before else 1):
            yield f"Discussion {step.discussion_id}: a step before number {step.number} is missing."
        elif step.hash != step.hash_after(before.hash if before else ""):
            yield f"Discussion {step.discussion_id}: step {step.number} is not what was taken."
        before = step
        ends[step.discussion_id] = step.hash
    for number, end in Discussion.objects.order_by("pk").values_list("pk", "step_hash").iterator():
        if end != ends.get(number, ""):
            yield f"Discussion {number}: its last steps are missing."
