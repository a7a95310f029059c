"""Rolling out: the next edition of a text, in one short transaction. An edition never changes afterwards."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from wagtail.log_actions import log

from audit.service import record
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from ..editing import ROLL_OUT_STATES
from ..enums import MethodCode, ProductState, SuggestionState
from ..models import EditionParagraph, ElementVersion, ProductVersion, Round, Step, TextEdition
from .paragraphs import check_seen, latest_edition, lock, paragraphs_of, put
from .reading_in import Piece
from .suggestions import Decided, decide


@transaction.atomic
def first_edition(step: Step, *, by: User | None = None) -> TextEdition | None:
    """The text as it stands, for everybody to read; None when there is no text. A second time gives what there is."""
    step = lock(step)
    if step.method != MethodCode.DRAFT:
        return None
    edition = TextEdition.objects.filter(step=step).order_by("number").first()
    return edition or (_make(step, 1, "", by) if paragraphs_of(step) else None)


def first_editions(round_: Round, *, by: User | None = None) -> None:
    """When a round opens: whoever takes part can read each text as a whole."""
    for step in Step.objects.filter(round=round_, method=MethodCode.DRAFT):
        first_edition(step, by=by)


@transaction.atomic
def roll_out(
    step: Step,
    pieces: Sequence[Piece],
    *,
    what_changed: str,
    seen: str,
    decisions: Mapping[UUID, Decided] | None = None,
    into_product: bool = False,
    by: User | None = None,
) -> TextEdition:
    """Make the next edition: new words only where words changed, and every suggestion used, not used, or carried on.

    `seen` is what :func:`.paragraphs.state_of` said when the screen was shown. Raises
    :class:`contributions.service.ChangedMeanwhile` when a colleague was first, and :class:`Refused` with a sentence;
    nothing is written then.
    """
    step = lock(step)
    if step.round.state not in ROLL_OUT_STATES:
        raise Refused(_("Deze ronde is klaar. De tekst kan niet meer veranderen."))
    check_seen(step, seen)
    before = latest_edition(step)
    if before is None:
        raise Refused(_("Deze tekst staat nog niet op de website. Bewaar hem eerst, en open de ronde."))
    told = guard_for_storage(what_changed)[0].strip()
    if not told:
        raise Refused(_("Schrijf op wat er veranderde, en waarom. Iedereen leest dat."))
    if not pieces:
        raise Refused(_("Er staat geen stukje meer in de tekst. Laat er minstens één staan."))
    if not put(step, pieces, by=by, as_edition=True):
        raise Refused(_("Er is geen woord veranderd. Verander eerst de tekst. Of bewaar alleen uw besluiten."))
    edition = _make(step, before.number + 1, told, by)
    decide(step, decisions or {}, edition)
    if into_product and step.product_version_id:
        words_into_product(step, edition)
    tell_later(edition)
    return edition


@transaction.atomic
def set_aside(step: Step, decisions: Mapping[UUID, Decided], *, by: User | None = None) -> int:
    """Answer suggestions that will not be used, without a new edition; returns how many."""
    step = lock(step)
    edition = latest_edition(step)
    if edition is None:
        raise Refused(_("Deze tekst staat nog niet op de website."))
    if any(decided.state == SuggestionState.USED for decided in decisions.values()):
        raise Refused(_("U koos ‘gebruikt’. Verander dan ook de tekst, en breng een nieuwe uitgave uit."))
    done = decide(step, decisions, edition)
    if not done:
        raise Refused(_("Er is nog niets besloten. Kies bij een voorstel ‘niet gebruikt’, en schrijf op waarom."))
    record("consultation.set_suggestions_aside", by=by, on=step, count=done)
    tell_later(edition)
    return done


def words_into_product(step: Step, edition: TextEdition) -> int:
    """Put the words of an edition in the version of the design that is in the making; returns how many elements.

    Only paragraphs that belong to an element of that product, and only when there is such a version.
    """
    if step.product_version is None:
        return 0
    making = (
        ProductVersion.objects.select_for_update(of=("self",))
        .filter(product=step.product_version.product_id, state=ProductState.DRAFT)
        .first()
    )
    if making is None:
        return 0
    done = 0
    for each in edition.paragraphs.filter(item__element__product=making.product_id).select_related(
        "item__element", "item_version"
    ):
        words = {"title": each.item_version.text[:120], "explanation": each.item_version.help}
        ElementVersion.objects.update_or_create(
            element=each.item.element,
            version=making,
            defaults=words,
            create_defaults={**words, "order": each.order},
        )
        done += 1
    if done:
        ProductVersion.objects.filter(pk=making.pk).update(edition=F("edition") + 1)
    return done


def tell_later(edition: TextEdition) -> None:
    """Let the worker tell whoever suggested words, as soon as this transaction is written."""
    async_task("consultation.tasks.tell_suggesters", edition.pk, task_name="consultation.suggesters", save=False)


def _make(step: Step, number: int, what_changed: str, by: User | None) -> TextEdition:
    edition = TextEdition.objects.create(
        step=step, number=number, rolled_out_on=timezone.localdate(), what_changed=what_changed
    )
    EditionParagraph.objects.bulk_create(
        EditionParagraph(edition=edition, item=item, item_version=item.current, order=place)
        for place, item in enumerate(paragraphs_of(step), start=1)
    )
    record("consultation.roll_out_text", by=by, on=step, edition=number)
    log(instance=step.round, action="consultation.roll_out", user=by, data={"step": step.pk, "edition": number})
    return edition
