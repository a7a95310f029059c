"""What a coder marks, and what the two settle. Only settled codes become codings."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution
from contributions.service import Refused
from people.models import User
from privacy.service import guard_for_storage

from ..coding.deeds import give_code, in_use_and_locked, make_excerpt, mark_coded, mark_without_content
from ..enums import CodingOrigin, NoContentReason, SampleState
from ..models import AgreementSample, Code, SampleItem, SampleMark
from .moving import move


@transaction.atomic
def mark(item: SampleItem, codes: Iterable[Code], *, by: User) -> SampleItem:
    """This coder is done with this contribution: it is about these codes, or about none. Marking again replaces.

    When both are done with everything, the sample goes on to settling. Raises :class:`Refused` for who is no coder
    of it, and once the coding is over.
    """
    sample = AgreementSample.objects.select_for_update().get(pk=item.sample_id)
    place = sample.place_of(by.pk)
    if place is None:
        raise Refused(_("Alleen de twee codeurs van deze steekproef coderen hier."))
    if sample.state != SampleState.CODING:
        raise Refused(_("Het coderen is voorbij. Bekijk de uitkomst."))
    standing = SampleItem.objects.select_for_update().get(pk=item.pk)
    SampleMark.objects.filter(item=standing, place=place).delete()
    SampleMark.objects.bulk_create(SampleMark(item=standing, code=code, place=place) for code in _known(sample, codes))
    setattr(standing, "first_done" if place == 1 else "second_done", True)
    standing.save(update_fields=["first_done", "second_done"])
    record("synthesis.mark_in_sample", by=by, on=sample, item=standing.order)
    if not sample.items.exclude(first_done=True, second_done=True).exists():
        move(sample, SampleState.SETTLING, by=by)
    return standing


@transaction.atomic
def settle(item: SampleItem, codes: Iterable[Code], *, by: User, note: str = "") -> SampleItem:
    """The two agreed on these codes: they are given to the whole text. The last one closes the sample.

    No codes means that there is nothing in it. Settling again is refused, as is settling too early, and settling by
    somebody else. Words that meanwhile went, or do not count any more, get no codes.
    """
    sample = AgreementSample.objects.select_for_update().get(pk=item.sample_id)
    if sample.place_of(by.pk) is None:
        raise Refused(_("Alleen de twee codeurs van deze steekproef bespreken haar."))
    chosen = in_use_and_locked(code.pk for code in _known(sample, codes))
    # Held before the row that points at them: whoever takes words back goes that way too.
    words = Contribution.objects.select_for_update(of=("self",)).for_analysis().filter(pk=item.contribution_id).first()
    standing = SampleItem.objects.select_for_update().get(pk=item.pk)
    if sample.state != SampleState.SETTLING:
        raise Refused(_("Bespreken kan pas als allebei alles gecodeerd hebben."))
    if standing.is_settled:
        raise Refused(_("Dit is al besproken. Ga naar de volgende."))
    if words is not None:
        _give(words, chosen, by)
    standing.is_settled, standing.note = True, guard_for_storage(note)[0][:300]
    standing.save(update_fields=["is_settled", "note"])
    record("synthesis.settle_in_sample", by=by, on=sample, item=standing.order)
    if not sample.items.filter(is_settled=False).exists():
        move(sample, SampleState.SETTLED, by=by)
    return standing


def _give(words: Contribution, codes: list[Code], by: User) -> None:
    if not codes:
        if not words.excerpts.exists():
            mark_without_content(words, reason=NoContentReason.ELSEWHERE, by=by)
        return
    excerpt = make_excerpt(words, 0, len(words.original), by=by)
    for code in codes:
        give_code(excerpt, code, by=by, origin=CodingOrigin.SECOND, reviewed_by=by)
    mark_coded(words, by=by)


def _known(sample: AgreementSample, codes: Iterable[Code]) -> list[Code]:
    keys: set[UUID] = {code.pk for code in codes}
    return list(sample.codes.filter(pk__in=keys, retired_on=None))
