"""A site as it stands after some months: rounds in every state, people heard, decisions taken. For tests that look
at public pages as visitors find them."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from consultation.enums import RoundState
from consultation.models import Round
from consultation.service import Given, take_in
from consultation.transitions import move
from contributions import moderation, reactions
from contributions.models import Contribution
from contributions.service import OccasionKind
from home.models import HelpSettings
from people.models import Perspective
from people.service import Role
from privacy.service import Purpose, set_consents
from synthesis.enums import DecisionState
from synthesis.models import Decision
from tests.factories.people import staff
from tests.factories.rounds import item_of, open_round, ready_round
from tests.factories.synthesis import DecisionFactory, FindingFactory, occasion, theme


@dataclass(frozen=True)
class LivedIn:
    """What was made; every address without a language prefix."""

    open: Round
    announced: Round
    pages: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Screens that ask one thing, outside the questions of a round."""
        said = next(page for page in self.pages if "/bijdragen/" in page and not page.endswith("/bijdragen/"))
        opened = Decision.objects.get(state=DecisionState.OPEN)
        return (
            "/meedoen/kaart/",
            "/meedoen/nieuws/",
            self.flow("nieuws"),
            f"{said}reageer/",
            reverse("synthesis:react", args=[opened.pk]),
        )

    def flow(self, screen: str) -> str:
        """The address of a screen of the open round."""
        return f"/meedoen/{self.open.slug}/{screen}/"


EARLY = "Alle antwoorden zijn binnen."
READING_PAGES = (
    "/",
    "/meedoen/",
    "/gespreksgroepen/",
    "/ontwerp/",
    "/wat-deden-we-ermee/",
    "/wat-deden-we-ermee/triage/",
    "/over-ons/",
    "/hulp/",
    "/spelregels/",
    "/spelregels/versie/1/",
    "/spelregels/cijfers/",
    "/privacy/",
    "/toegankelijkheid/",
    "/zoeken/",
    "/zoeken/?q=toeslagen",
    "/zoeken/?q=xyzzy",
)


def lived_in(people: int = 6) -> LivedIn:
    """Fill the database."""
    HelpSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True),
        defaults={
            "contact_name": "Noor van den Berg",
            "contact_phone": "070 - 000 00 00",
            "contact_email": "help@voorbeeld.nl",
            "opening_hours": "Op werkdagen van 9 tot 17 uur",
        },
    )
    running = open_round(title="Wie helpt de belangenbehartiger eerst?")
    coming = move(ready_round("komt", title="Wie past in het team?"), RoundState.ANNOUNCED, by=None)
    being_read = move(open_round("gelezen", title="Hoe begint een gesprek?"), RoundState.REVIEW, by=None, reason=EARLY)
    done = move(open_round("besloten", title="Welk woord is goed?"), RoundState.REVIEW, by=None, reason=EARLY)
    done = move(done, RoundState.DECIDED, by=None)
    for each in (running, coming, being_read, done):
        each.page.title = each.title
        each.page.save()
    _people(running, people)
    decisions = [decision.get_absolute_url() for decision in _outcomes(running)]
    rounds = (running, coming, being_read, done)
    words = f"/meedoen/{running.slug}/bijdragen/"
    said = (words, f"{words}{_on_the_website(running).pk}/")
    return LivedIn(
        running, coming, (*READING_PAGES, *said, *(f"/meedoen/{each.slug}/" for each in rounds), *decisions)
    )


def _on_the_website(round_: Round) -> Contribution:
    """Something a moderator let through, that readers may react to."""
    reactions.let_react(round_.occasion, True)
    words = Contribution.objects.filter(occasion=round_.occasion).order_by("pk")[0]
    return moderation.publish(words.pk, by=staff(Role.MODERATOR), version=words.version)


def _people(round_: Round, people: int) -> None:
    question = item_of(round_, "open", 1)
    perspectives = list(Perspective.objects.filter(parent__isnull=False, fills_target=True, offered=True))
    for number in range(people):
        participation = take_in(round_, {question: Given({}, {"": f"Begin eerder met helpen, zei nummer {number}."})})
        participation.participant.perspective = perspectives[number % len(perspectives)]
        participation.participant.save()
        set_consents(participation.participant, {Purpose.PUBLISH}, {Purpose.PUBLISH, Purpose.QUOTE})


def _outcomes(round_: Round) -> list[Decision]:
    """A final decision, and one that is open for reaction."""
    research = occasion("triage", kind=OccasionKind.EARLIER_RESEARCH, title="Gesprekken in het voorjaar van 2024")
    FindingFactory(sentence="Hulp kwam vaak te laat.", occasion=research, page_reference="bladzijde 21")
    FindingFactory(sentence="Mensen willen eerder geholpen worden.", occasion=round_.occasion)
    final = DecisionFactory(final=True, title="Wie lang wacht, gaat voor", occasion=round_.occasion)
    opened = DecisionFactory(opened=True, title="U mag zelf bellen", occasion=round_.occasion)
    DecisionFactory(
        final=True,
        title="Wij beginnen klein",
        agenda_item=theme("escalatieladder"),
        review_on=timezone.localdate() + timedelta(days=200),
    )
    return [final, opened]
