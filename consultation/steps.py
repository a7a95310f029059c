"""The steps of a round: adding one, setting it, moving it, taking an empty one away.

Every deed locks the round first: what happens to its steps happens one after the other.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from .editing import EDITABLE_STATES
from .enums import ResultsShown
from .methods import METHODS
from .models import Answer, Item, ProductVersion, Round, Step


@transaction.atomic
def add_step(
    round_: Round,
    method: str,
    title: str,
    *,
    settings: Mapping[str, Any] | None = None,
    results_shown: str = ResultsShown.AFTER_CLOSING,
    product_version: ProductVersion | None = None,
    by: User | None = None,
) -> Step:
    """Put a step at the end of a round. Raises :class:`Refused` when the round is closed or the method unknown."""
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if method not in METHODS:
        raise Refused(_("Deze manier van vragen kennen wij niet. Kies er een uit de lijst."))
    if round_.state not in EDITABLE_STATES:
        raise Refused(_("De ronde is gesloten. Er kan geen stap meer bij."))
    last = Step.objects.filter(round=round_).aggregate(last=Max("order"))["last"] or 0
    step = Step.objects.create(
        round=round_,
        method=method,
        title=guard_for_storage(title)[0],
        order=last + 1,
        settings=dict(settings or {}),
        results_shown=results_shown,
        product_version=product_version,
    )
    _write_down("consultation.add_step", step, by, method=method)
    return step


@transaction.atomic
def change_step(
    step: Step,
    title: str,
    *,
    settings: Mapping[str, Any] | None = None,
    results_shown: str | None = None,
    product_version: ProductVersion | None = None,
    by: User | None = None,
) -> Step:
    """Set a step anew; its method stays. `settings` replaces what this method is set to, None leaves it.

    Raises :class:`Refused` when the round is closed, or when people already answered about another version of the
    design: what they judged stays what they judged.
    """
    step = _locked(step, _("De ronde is gesloten. De stappen kunnen niet meer veranderen."))
    if product_version != step.product_version and _is_answered(step):
        raise Refused(
            _(
                "Mensen gaven hier al antwoord over ‘%(version)s’. Dat kan niet meer veranderen. "
                "Maak een nieuwe stap voor een andere versie."
            )
            % {"version": step.product_version or _("geen ontwerp")}
        )
    step.title = guard_for_storage(title)[0]
    step.product_version = product_version
    if settings is not None:
        step.settings = dict(settings)
    if results_shown is not None:
        step.results_shown = results_shown
    step.save(update_fields=["title", "settings", "results_shown", "product_version"])
    _write_down("consultation.change_step", step, by)
    return step


@transaction.atomic
def shift_step(step: Step, places: int, *, by: User | None = None) -> None:
    """Move a step one place up (-1) or down (+1); at the end nothing happens.

    Raises :class:`Refused` when the round is closed, or when a follow-up question would come before what it follows.
    """
    step = _locked(step, _("De ronde is gesloten. De stappen kunnen niet meer veranderen."))
    steps = list(step.round.steps.order_by("order"))
    old = next(index for index, each in enumerate(steps) if each.pk == step.pk)
    if not places or not 0 <= old + places < len(steps):
        return
    steps.insert(old + places, steps.pop(old))
    _refuse_follower_first(steps)
    # The order is UNIQUE in a round: first out of the way, then in their places.
    free = max(each.order for each in steps) + 1
    for ordering in (range(free, free + len(steps)), range(1, len(steps) + 1)):
        for order, each in zip(ordering, steps, strict=True):
            Step.objects.filter(pk=each.pk).update(order=order)
    _write_down("consultation.shift_step", step, by)


@transaction.atomic
def drop_step(step: Step, *, by: User | None = None) -> None:
    """Take an empty step away. Raises :class:`Refused` when it has questions, has answers, or is the last one."""
    step = _locked(step, _("De ronde is gesloten. De stappen kunnen niet meer veranderen."))
    if step.items.filter(retired=False).exists():
        raise Refused(_("Er staan nog vragen in deze stap. Haal die eerst weg."))
    if step.items.exists():
        raise Refused(_("Mensen zagen of beantwoordden vragen van deze stap. Daarom blijft de stap bewaard."))
    if step.editions.exists() or step.own_statements.exists():
        raise Refused(_("Bij deze stap horen woorden van mensen. Daarom blijft de stap bewaard."))
    if not step.round.steps.exclude(pk=step.pk).exists():
        raise Refused(_("Een ronde heeft minstens één stap. Voeg eerst een andere stap toe."))
    _write_down("consultation.drop_step", step, by, method=step.method)
    step.delete()


def _locked(step: Step, refusal: str) -> Step:
    """The step as it is now, its round locked. Raises :class:`Refused` when the round is closed, or it is gone."""
    round_ = Round.objects.select_for_update(of=("self",)).get(pk=step.round_id)
    if round_.state not in EDITABLE_STATES:
        raise Refused(refusal)
    now = Step.objects.select_for_update(of=("self",)).select_related("product_version__product").filter(pk=step.pk)
    found = now.first()
    if found is None:
        raise Refused(_("Een collega haalde deze stap net weg. Ververs de pagina."))
    found.round = round_
    return found


def _is_answered(step: Step) -> bool:
    return Answer.objects.filter(item__step=step).exists()


def _refuse_follower_first(steps: Sequence[Step]) -> None:
    place = {step.pk: number for number, step in enumerate(steps)}
    followers = Item.objects.filter(step__in=steps, retired=False, shown_if_item__isnull=False)
    for mine, followed in followers.values_list("step", "shown_if_item__step"):
        if place[mine] < place.get(followed, -1):
            raise Refused(
                _("Een vervolgvraag komt altijd na de vraag waar zij bij hoort. Deze stap kan daar niet heen.")
            )


def _write_down(action: str, step: Step, by: User | None, **details: str) -> None:
    """In the audit trail, and in the history of the round."""
    record(action, by=by, on=step, seen=(), **details)
    log(instance=step.round, action=action, user=by, data={"step": step.pk, "title": step.title, **details})
