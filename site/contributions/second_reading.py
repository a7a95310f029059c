"""A second reader: whoever wrote words that were held, withheld or covered may ask that somebody else looks again.

Once per contribution. The second reader is never who decided first, does not see who asked, and answers within two
working days. The MOVES table and :func:`decide` are the only way the state of a second reading changes.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.service import record
from people.models import User
from privacy import service as privacy

from . import moderation
from .enums import ModerationState, SecondReadingState
from .letters import tell_by_mail
from .models import Contribution, Receipt, SecondReading
from .refusals import ChangedMeanwhile, Refused

LONGEST = 5_000

MOVES: dict[str, frozenset[str]] = {
    SecondReadingState.ASKED: frozenset({SecondReadingState.UPHELD, SecondReadingState.CHANGED}),
    SecondReadingState.UPHELD: frozenset(),
    SecondReadingState.CHANGED: frozenset(),
}

#: What a second reader can decide, in words.
OUTCOMES = {
    "uphold": gettext_lazy("De beslissing blijft zoals zij is"),
    "publish": gettext_lazy("Toch vrijgeven"),
    "publish_covered": gettext_lazy("Toch vrijgeven. Wat afgedekt is, blijft afgedekt"),
    "publish_whole": gettext_lazy("Toch vrijgeven, en alles weer leesbaar maken"),
    "uncover": gettext_lazy("Alles weer leesbaar maken"),
    "withhold": gettext_lazy("Niet op de website, met een reden"),
}


def may_ask(contribution: Contribution) -> bool:
    """Whether there is something a second reader can look at: words held, kept off the website, or covered."""
    if contribution.emptied_reason:
        return False
    return contribution.moderation in moderation.NEED_REASON or bool(contribution.redactions.all())


@transaction.atomic
def ask(contribution: Contribution, why: str = "") -> SecondReading:
    """The writer asks for a second reader. Asking twice is one: the first stands, with what was written then.

    Raises Refused when there is nothing to look at again, or the text is too long.
    """
    kept, _hints = privacy.guard_for_storage(why)
    if len(kept) > LONGEST:
        raise Refused(
            _("Uw uitleg is te lang: %(count)d tekens. Maak die korter dan %(longest)d tekens.")
            % {"count": len(kept), "longest": LONGEST}
        )
    found = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if asked := SecondReading.objects.filter(contribution=found).first():
        return asked
    if not may_ask(found):
        raise Refused(
            _("Hier is niets afgedekt of weggelaten. Een tweede lezer is niet nodig. U kunt ons wel iets vragen.")
        )
    return SecondReading.objects.create(contribution=found, why=kept.strip())


def outcomes_for(contribution: Contribution) -> list[str]:
    """What a second reader can choose for these words, as they are now."""
    covered = bool(contribution.redactions.all())
    possible = moderation.MOVES[contribution.moderation]
    found = ["uphold"]
    if ModerationState.PUBLISHED in possible:
        found += ["publish_covered", "publish_whole"] if covered else ["publish"]
    elif covered:
        found.append("uncover")
    if contribution.moderation == ModerationState.HELD:
        found.append("withhold")
    return found


def is_first_reader(reading: SecondReading, user: User) -> bool:
    """Whether this colleague decided on these words before."""
    contribution = reading.contribution
    return user.pk == contribution.moderated_by_id or any(
        covered.covered_by_id == user.pk for covered in contribution.redactions.all()
    )


@transaction.atomic
def decide(reading_id: UUID, outcome: str, *, answer: str, by: User, version: int, reason: str = "") -> SecondReading:
    """Uphold or change the decision, with an answer the writer reads. `version` is that of the words on the screen.

    Raises ChangedMeanwhile when somebody answered or decided meanwhile, Refused for the first reader, without an
    answer or with an outcome that cannot be, SecondReading.DoesNotExist for an id that is none.
    """
    kept, _hints = privacy.guard_for_storage(answer)
    key = SecondReading.objects.values_list("contribution", flat=True).get(pk=reading_id)
    contribution = Contribution.objects.select_for_update().get(pk=key)
    reading = SecondReading.objects.select_for_update().get(pk=reading_id)
    reading.contribution = contribution
    to = SecondReadingState.UPHELD if outcome == "uphold" else SecondReadingState.CHANGED
    if to not in MOVES[reading.state]:
        raise ChangedMeanwhile(_("Een collega heeft dit al beantwoord. Lees wat er nu staat."))
    if is_first_reader(reading, by):
        raise Refused(_("U besliste hier zelf over. Een tweede lezer is iemand anders. Vraag een collega."))
    if contribution.emptied_reason:
        raise Refused(_("De woorden van deze bijdrage zijn gewist. Er valt niets meer te lezen."))
    if contribution.version != version:
        raise ChangedMeanwhile(
            _("Er is intussen iets veranderd. %(what)s Lees het opnieuw en kies dan.")
            % {"what": moderation.sentence_of(contribution)}
        )
    if outcome not in outcomes_for(contribution):
        raise Refused(_("Kies wat u besluit."))
    if not kept.strip():
        raise Refused(_("Schrijf een antwoord. De schrijver leest het op zijn pagina."))
    if len(kept) > LONGEST:
        raise Refused(_("Uw antwoord is te lang. Maak het korter dan %(longest)d tekens.") % {"longest": LONGEST})
    _change(contribution, outcome, by=by, reason=reason)
    reading.state, reading.answer = to, kept
    reading.decided_by, reading.decided_on = by, timezone.localdate()
    reading.save(update_fields=["state", "answer", "decided_by", "decided_on"])
    record(f"contributions.second_reading_{to}", by=by, on=reading, outcome=outcome)
    if receipt := Receipt.objects.filter(participation=contribution.participation_id).first():
        tell_by_mail(receipt, key=f"second_reading:{reading.pk}", template="second_reading")
    return reading


def _change(contribution: Contribution, outcome: str, *, by: User, reason: str) -> None:
    key, version = contribution.pk, contribution.version
    if outcome in ("publish_whole", "uncover"):
        version = moderation.uncover(key, by=by, version=version).version
    if outcome in ("publish", "publish_covered", "publish_whole"):
        moderation.publish(key, by=by, version=version)
    if outcome == "withhold":
        moderation.withhold(key, by=by, version=version, reason=reason)
