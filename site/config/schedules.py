"""What the worker does by itself. Made anew after every migrate, so that code and table agree."""

from typing import Any

from django_q.models import Schedule

#: name -> (function, how often in minutes). Every one selects by state and may run twice or late.
EVERY: dict[str, tuple[str, int]] = {
    "heartbeat": ("pages.health.beat", 1),
    "deliver due notices": ("notices.tasks.deliver_due", 1),
    "open and close rounds": ("consultation.tasks.open_and_close_due", 1),
    "go on with invitations": ("focusgroups.tasks.go_on_with_sendings", 5),
    "go on with imports": ("contributions.tasks.go_on_with_imports", 1),
    "go on with transcripts": ("focusgroups.tasks.go_on_with_transcripts", 5),
    "tell round news": ("consultation.tasks.tell_round_news", 10),
    "forget the order of cards": ("consultation.tasks.forget_order_of_cards", 24 * 60),
    "count moderation": ("contributions.tasks.count_moderation", 15),
    "count rounds": ("consultation.tasks.count_changed", 1),
    "messages about seats": ("gatherings.message_tasks.look_after_messages", 15),
    "expire offers of chairs": ("gatherings.tasks.expire_offers", 5),
    "go on with newsletters": ("outreach.tasks.send_newsletters", 1),
    "look after classes": ("education.classroom.tasks.look_after_classes", 15),
    "go on with releases of lesson packs": ("education.tasks.go_on_with_releases", 5),
    "tell news of lesson packs": ("education.teachers.tasks.tell_pack_news", 5),
    "sweep files of releases": ("education.tasks.sweep_releases", 24 * 60),
    "go on with dossiers": ("handover.tasks.go_on_with_runs", 10),
    "go on with learning codes": ("synthesis.tasks.go_on_with_learning", 5),
    "go on with comparing words": ("synthesis.tasks.go_on_with_comparing", 5),
    "seal the trail": ("audit.tasks.seal_trail", 1),
    "verify the trail": ("audit.tasks.verify_trail", 24 * 60),
    "note erasures": ("privacy.tasks.note_erasures", 5),
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
