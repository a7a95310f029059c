"""What readers say of words on the website, and writers who ask for a second reader."""

from consultation.models import Round
from contributions.models import Contribution
from contributions.service import ContributionKind, ModerationState, reactions, second_reading
from people.models import User

_PUBLISHED = "Zo gaat het bij ons in de straat ook. Eén mens die terugbelt, scheelt drie brieven."
_WAITING = "Ik snap het, maar dan moet er wel genoeg geld zijn. Anders wordt het weer een wachtlijst."


def react(round_: Round, moderator: User) -> None:
    """Nine readers support words; one reason can be read, one waits."""
    public = Contribution.objects.filter(occasion=round_.occasion).public().exclude(kind=ContributionKind.STORY)
    words = list(public.order_by("arrived_on", "original")[:3])
    for number in range(9):
        reactions.support(words[0 if number < 6 else 1], f"voorbeeld-lezer-{number}")
    reason = reactions.give_reason(words[0], "voorbeeld-lezer-met-reden", _PUBLISHED)
    reactions.move(reason.pk, ModerationState.PUBLISHED, by=moderator, version=reason.version)
    reactions.give_reason(words[2], "voorbeeld-lezer-die-wacht", _WAITING)


def read_again(round_: Round, second_reader: User) -> None:
    """Two writers ask somebody else to look at words that were kept off the website; one has an answer."""
    withheld = Contribution.objects.filter(occasion=round_.occasion, moderation=ModerationState.WITHHELD)
    waits, answered = withheld.order_by("arrived_on", "original")[:2]
    second_reading.ask(waits, "Ik noem niemand bij naam. Wilt u nog eens kijken?")
    reading = second_reading.ask(answered, "Dit gaat niet alleen over mij. Veel mensen hebben dit.")
    second_reading.decide(
        reading.pk,
        "publish",
        answer="U hebt gelijk: dit gaat over meer dan uw eigen zaak. Uw woorden staan nu op de website.",
        by=second_reader,
        version=answered.version,
    )
