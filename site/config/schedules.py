"""What the worker does by itself. Made anew after every migrate, so that code and table agree."""

from typing import Any

from django_q.models import Schedule

#: name -> (function, how often in minutes). Every one selects by state and may run twice or late.
EVERY: dict[str, tuple[str, int]] = {
    "heartbeat": ("pages.health.beat", 1),
    "deliver due notices": ("notices.tasks.deliver_due", 1),
    "open and close rounds": ("consultation.tasks.open_and_close_due", 1),
    "count rounds": ("consultation.tasks.count_changed", 5),
    "retention": ("privacy.tasks.apply_retention", 24 * 60),
}


def seed(**_signal: Any) -> None:
    """Write the schedules; remove ours that no longer exist."""
    for name, (function, minutes) in EVERY.items():
        Schedule.objects.update_or_create(
            name=name,
            defaults={"func": function, "schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1},
        )
    Schedule.objects.exclude(name__in=EVERY).delete()
