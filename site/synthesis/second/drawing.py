"""Drawing a sample: at random, with a number by which the draw can be done again."""

import random
import secrets

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from audit.service import record
from contributions.models import Contribution, Occasion
from contributions.service import Refused
from people.models import User

from ..models import AgreementSample, Code, SampleItem
from .moving import OPEN_STATES

FEWEST, MOST = 5, 200


@transaction.atomic
def draw_sample(
    *,
    name: str,
    first_coder: User,
    second_coder: User,
    size: int,
    by: User | None,
    occasion: Occasion | None = None,
    seed: int | None = None,
    is_example: bool = False,
) -> AgreementSample:
    """Draw `size` contributions that nobody coded yet, for two colleagues. The codes are those in use now.

    Raises :class:`Refused` for one coder twice, a size out of bounds, no codes, or too few contributions.
    """
    if first_coder.pk == second_coder.pk:
        raise Refused(_("Kies twee verschillende collega’s."))
    if not FEWEST <= size <= MOST:
        raise Refused(_("Kies een aantal van %(fewest)s tot en met %(most)s.") % {"fewest": FEWEST, "most": MOST})
    codes = list(Code.objects.in_use())
    if not codes:
        raise Refused(_("Er zijn nog geen codes. Maak eerst een codeboek."))
    words = Contribution.objects.for_analysis().filter(reading=None, excerpts=None, sample_items=None)
    if occasion is not None:
        words = words.filter(occasion=occasion)
    candidates = list(words.order_by("pk").values_list("pk", flat=True))
    if len(candidates) < size:
        raise Refused(_("Er wachten maar %(count)s bijdragen. Kies een kleiner aantal.") % {"count": len(candidates)})
    seed = secrets.randbelow(1_000_000) if seed is None else seed
    sample = AgreementSample.objects.create(
        name=name,
        seed=seed,
        first_coder=first_coder,
        second_coder=second_coder,
        made_by=by,
        is_example=is_example,
    )
    sample.codes.set(codes)
    drawn = random.Random(seed).sample(candidates, size)  # noqa: S311 -- a draw that others can repeat, no secret
    SampleItem.objects.bulk_create(
        SampleItem(sample=sample, contribution_id=key, order=order) for order, key in enumerate(drawn, start=1)
    )
    record("synthesis.draw_sample", by=by, on=sample, size=size, seed=seed)
    return sample


def coded_apart() -> Exists:
    """Of a contribution: whether two colleagues still code it apart. Until they are done nobody gives it a code."""
    return Exists(SampleItem.objects.filter(contribution=OuterRef("pk"), sample__state__in=OPEN_STATES))


def coders_of(contribution: Contribution) -> set[int | None]:
    """Who codes these words apart at this moment; empty when nobody does. One query."""
    rows = SampleItem.objects.filter(contribution=contribution, sample__state__in=OPEN_STATES)
    pairs = rows.values_list("sample__first_coder", "sample__second_coder")
    return {coder for pair in pairs for coder in pair}


def is_blind_for(user: User, contribution: Contribution) -> bool:
    """Whether this colleague codes these words in a sample that is not done yet: then they see nobody's codes."""
    return user.pk in coders_of(contribution)
