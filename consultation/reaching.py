"""How somebody wants to be reached: not at all, by an address, or by an account. The last choice counts."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from contributions import service as contributions
from contributions.models import Participation
from notices import service as notices
from people import service as people
from people.models import ContactDetails, Participant, User
from privacy import service as privacy
from privacy.service import Purpose

#: The template of the link to one's own answers, that somebody has sent to an address.
LINK_ASKED = "receipt_link"
#: What a round asks leave for. Recording is for conversations.
ASKED_PURPOSES = (Purpose.PUBLISH, Purpose.QUOTE, Purpose.CONTACT)


def address_of(participant: Participant) -> ContactDetails | None:
    """What was left; None when nothing was."""
    return ContactDetails.objects.filter(participant=participant).first()


def keep_back_links(gone: Sequence[people.Gone], _farewell: people.Farewell) -> None:
    """Listens to people's deed: a link that somebody asked for at an address that is nobody's now stays here.

    Such a mail names nobody. Where somebody else still uses the address, it may be theirs, and goes.
    """
    free = {each.address.lower() for each in gone}
    for model in (ContactDetails, User):
        used = model._default_manager.annotate(small=Lower("email")).filter(small__in=free)
        free -= set(used.values_list("small", flat=True))
    notices.forget_to(free, templates=[LINK_ASKED])


def take_part_with_account(participation: Participation, user: User) -> None:
    """Let a draft belong to an account; what was said and allowed in the draft comes along.

    Raises contributions.Refused when this account took part in the same round already: one person counts once.
    Also when the draft belongs to another account.
    """
    with transaction.atomic():
        drafted = participation.participant
        try:
            owner = people.attach_account(drafted, user)
        except ValueError:
            sentence = _("Dit formulier hoort bij een ander account. Log uit en begin opnieuw.")
            raise contributions.Refused(sentence) from None
        if owner.pk == drafted.pk:
            return
        others = Participation.objects.filter(participant=owner, occasion=participation.occasion)
        if others.exclude(state=contributions.ParticipationState.WITHDRAWN).exclude(pk=participation.pk).exists():
            raise contributions.Refused(
                _("Met dit account deed u al mee aan deze ronde. Kies ‘Zonder naam’ of ‘Met een e-mailadres’.")
            )
        _move(participation, drafted, owner)


def _move(participation: Participation, drafted: Participant, owner: Participant) -> None:
    contributions.give_to(participation, owner)
    if drafted.perspective is not None:
        people.speak_as(
            owner,
            drafted.perspective,
            other_hats=drafted.other_hats.all(),
            speaks_for=drafted.speaks_for,
            organisation=drafted.organisation,
        )
    given = privacy.standing_purposes(drafted)
    # All that was asked, not only the yeses: an old yes must not stand for words that got a no.
    privacy.set_consents(owner, given, set(ASKED_PURPOSES))
    people.forget_participants([drafted.pk])
