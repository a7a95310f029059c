"""Dossiers to publish. Making one in all forms takes seconds, so all tests of a process share one that was made."""

import hashlib
import io
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from handover import runs
from handover.dossier import Order, write
from handover.models import Publication, Run, RunState
from handover.published.publishing import publish
from people.service import Role
from tests.factories.people import staff


def _made(form: str) -> bytes:
    output = io.BytesIO()
    write(Order(form, "openbaar", adopted_by="Noor van den Berg"), output, number="7")
    return output.getvalue()


_made_before = cache(_made)


def adopted(form: str = "zip", round_slug: str = "", *, anew: bool = False) -> Run:
    """A public run that is adopted and done; `anew` holds what is there now, else what was there at the first."""
    data = _made(form) if anew else _made_before(form)
    run = Run.objects.numbered(
        format=form,
        audience="openbaar",
        round_slug=round_slug,
        adopted_by_name="Noor van den Berg",
        state=RunState.DONE,
        finished_at=timezone.now(),
    )
    run.file = runs.private_storage().save(f"{runs.FOLDER}/{run.pk.hex}.{form}", ContentFile(data))
    run.sha256, run.size = hashlib.sha256(data).hexdigest(), len(data)
    run.save()
    return run


def published(run: Run | None = None, **told: Any) -> Publication:
    """One that stands on the website."""
    words = {"title": "Wat wij hoorden", "summary": "Alles over het eerste jaar."} | told
    publication = publish(run or adopted(), words["title"], words["summary"], by=staff(Role.ORGANISER))
    return Publication.objects.select_related("run").get(pk=publication.pk)
