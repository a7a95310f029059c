"""What people do with a run: ask for one, ask again, stop it, and adopt it by name."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from audit.service import record
from people.models import User
from privacy.service import guard_for_storage

from ..dossier import Order, Refused
from ..life import move
from ..models import Run, RunState

LIVE = (RunState.QUEUED, RunState.RUNNING)
#: What can be asked for again: there is no file, and none is coming.
OVER = (RunState.FAILED, RunState.CANCELLED, RunState.SUPERSEDED, RunState.EXPIRED)


@transaction.atomic
def ask(order: Order, *, by: User) -> Run:
    """Put an export in the queue. Raises :class:`Refused` for a form or round that is not there."""
    order.check()
    run = queue(order, asked_by=by)
    scope = {"round": order.round_slug, "agenda": order.agenda_code}
    record("handover.ask", by=by, on=run, seen=(), format=order.format, audience=order.audience, **scope)
    return run


@transaction.atomic
def ask_once(order: Order, *, by: User) -> Run:
    """As `ask`; who presses twice gets the one that is still waiting for its turn."""
    User.objects.select_for_update().get(pk=by.pk)
    waiting = Run.objects.filter(
        state=RunState.QUEUED,
        asked_by=by,
        format=order.format,
        audience=order.audience,
        round_slug=order.round_slug,
        agenda_code=order.agenda_code,
        adopted_by_name="",
        replaces=None,
    ).first()
    return waiting or ask(order, by=by)


@transaction.atomic
def again(run: Run, *, by: User) -> Run:
    """Ask for the same once more, after it failed, was stopped, became void or its file was wiped; as a concept."""
    if run.state not in OVER:
        raise Refused(_("Dit dossier is er nog, of wordt nog gemaakt. U hoeft het niet opnieuw te vragen."))
    return ask(replace(order_of(run), adopted_by=""), by=by)


def order_of(run: Run) -> Order:
    """What was asked for with this run."""
    return Order(run.format, run.audience, run.round_slug, run.adopted_by_name, run.agenda_code)


@transaction.atomic
def adopt(run: Run, name: str, *, by: User) -> Run:
    """Make the same dossier anew as adopted, by the name of who answers for it; the concept stays as it was.

    A run is never edited: this is another one, with another number and the data of now. Raises :class:`Refused`
    without a name, for what is not there, and when it was adopted already.
    """
    name = guard_for_storage(name.strip())[0]
    if not name:
        raise Refused(_("Schrijf op wie dit dossier vaststelt."))
    concept = Run.objects.select_for_update().get(pk=run.pk)
    if concept.state != RunState.DONE or concept.adopted_by_name:
        raise Refused(_("Alleen een concept dat klaar is, kunt u vaststellen."))
    if concept.followed_by.filter(state__in=(*LIVE, RunState.DONE)).exists():
        raise Refused(_("Dit dossier is al vastgesteld."))
    fresh = queue(replace(order_of(concept), adopted_by=name[:100]), asked_by=by, follows=concept)
    record("handover.adopt", by=by, on=fresh, concept=concept.name)
    return fresh


def queue(order: Order, **fields: Any) -> Run:
    """The row of a run, and its task in the same transaction."""
    run = Run.objects.numbered(
        format=order.format,
        audience=order.audience,
        round_slug=order.round_slug,
        agenda_code=order.agenda_code,
        adopted_by_name=order.adopted_by,
        **fields,
    )
    have_made(run)
    return run


def have_made(run: Run) -> None:
    """Ask the worker to make this run; safe to ask twice."""
    async_task("handover.tasks.make_run", str(run.pk), task_name="handover.make_run")


@transaction.atomic
def stop(run: Run, *, by: User) -> bool:
    """Stop a run that waits or is being made; whether it could be. Whoever makes it notices within a second or two."""
    stopped = move(Run.objects.filter(pk=run.pk), RunState.CANCELLED, finished_at=timezone.now(), doing="")
    if stopped:
        record("handover.stop", by=by, on=run)
    return bool(stopped)
