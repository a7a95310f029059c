"""What other apps may use from notices: putting a message in the queue.

Everything else is private.
"""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django_q.tasks import async_task

from .models import Notice

__all__ = ["queue", "queue_text"]


def queue(key: str, *, template: str, to: str, context: dict[str, Any] | None = None, subject_id: str = "") -> bool:
    """Put one message in the queue, in the caller's transaction; say whether it is new.

    `key` names the deed ("decision:<id>:<receipt id>"): the same key is queued once, ever.
    `template` is a folder under templates/notices/ with subject.txt and body.txt.
    """
    values = {"site_name": settings.SITE_NAME, "base_url": settings.BASE_URL, **(context or {})}
    subject = " ".join(render_to_string(f"notices/{template}/subject.txt", values).split())
    text = render_to_string(f"notices/{template}/body.txt", values)
    return queue_text(key, template=template, to=to, subject=subject, text=text, subject_id=subject_id)


def queue_text(key: str, *, template: str, to: str, subject: str, text: str, subject_id: str = "") -> bool:
    """As :func:`queue`, for a message that is already written (allauth writes its own)."""
    notice, is_new = Notice.objects.get_or_create(
        key=key,
        defaults={"template": template, "to": to, "subject": subject, "text": text, "subject_id": subject_id},
    )
    if is_new:
        async_task("notices.tasks.deliver", str(notice.pk), task_name="notices.deliver")
    return is_new
