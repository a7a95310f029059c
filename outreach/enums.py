"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """Kinds of events. Each of their dates is an Occasion of the kind EVENT."""

    EVENING = "evening", _("Inspraakavond")
    DESK = "desk", _("Spreekuur")
    WORKING_VISIT = "working_visit", _("Werkbezoek")
    INSPIRATION = "inspiration", _("Inspiratiesessie voor Kamerleden")
    HELPERS = "helpers", _("Bijeenkomst van hulpverleners")
    ONLINE = "online", _("Online bijeenkomst")


class EventState(models.TextChoices):
    """Where an event stands. Its dates have a state of their own (GatheringState)."""

    DRAFT = "draft", _("Concept")
    PUBLIC = "public", _("Op de agenda")
    CLOSED = "closed", _("Afgerond")
    CANCELLED = "cancelled", _("Gaat niet door")


#: What everybody may see on the website.
PUBLIC_EVENT_STATES = (EventState.PUBLIC, EventState.CLOSED, EventState.CANCELLED)


class SignUpMode(models.TextChoices):
    """Whether somebody has to say beforehand that they come."""

    NONE = "none", _("Aanmelden hoeft niet: loop binnen")
    OPEN = "open", _("Aanmelden kan, binnenlopen kan ook")
    NEEDED = "needed", _("Aanmelden is nodig")
    INVITED = "invited", _("Alleen op uitnodiging")


class DoorOutcome(models.TextChoices):
    """What became of a mark made at the door. Wrong ones are kept too: a host wants to see them."""

    CAME = "came", _("Is binnen")
    ALREADY = "already", _("Was al binnen")
    UNDONE = "undone", _("Toch niet binnen")
    WALKED_IN = "walked_in", _("Binnengelopen zonder aanmelding")
    UNKNOWN = "unknown", _("Deze code kennen wij niet")
    NOT_COMING = "not_coming", _("Had zich afgemeld")
    WAITING = "waiting", _("Stond op de wachtlijst")


class CardWay(models.TextChoices):
    """How a signal card was written."""

    PHONE = "phone", _("Op de eigen telefoon")
    PAPER = "paper", _("Op papier")
    HOST = "host", _("Opgeschreven door een gastheer of gastvrouw")


class ReportState(models.TextChoices):
    """A report of one date."""

    DRAFT = "draft", _("Concept")
    PUBLISHED = "published", _("Staat online")


class PartnerKind(models.TextChoices):
    """Who works with us in the country."""

    SOCIAL_WORK = "social_work", _("Sociaal werk of wijkteam")
    LEGAL_HELP = "legal_help", _("Rechtshulp")
    DEBT_HELP = "debt_help", _("Hulp bij schulden")
    VOLUNTEERS = "volunteers", _("Vrijwilligers, zoals een formulierenbrigade")
    LIBRARY = "library", _("Bibliotheek of informatiepunt")
    MUNICIPALITY = "municipality", _("Gemeente")
    PEER_GROUP = "peer_group", _("Groep van mensen die het zelf meemaakten")
    ENTREPRENEURS = "entrepreneurs", _("Hulp voor ondernemers")
    HEALTH = "health", _("Zorg")
    SCHOOL = "school", _("School of opleiding")
    FAITH = "faith", _("Kerk, moskee of andere gemeenschap")
    OTHER = "other", _("Anders")


class PartnerOffer(models.TextChoices):
    """What a partner does for people."""

    LISTENING = "listening", _("Luisteren en meedenken")
    FORMS = "forms", _("Helpen met formulieren")
    LETTERS = "letters", _("Brieven uitleggen")
    TAX_RETURN = "tax_return", _("Helpen met de belastingaangifte")
    ALLOWANCES = "allowances", _("Helpen met toeslagen")
    OBJECTION = "objection", _("Helpen met bezwaar maken")
    DEBTS = "debts", _("Helpen met schulden")
    LAWYER = "lawyer", _("Een advocaat of jurist")
    GOING_ALONG = "going_along", _("Meegaan naar een gesprek")
    COMPUTER = "computer", _("Helpen met de computer of DigiD")


class YesNoUnknown(models.TextChoices):
    """What we know about it."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weten wij niet")


class PartnerRole(models.TextChoices):
    """What a partner does for an event."""

    CO_HOST = "co_host", _("Organiseert mee")
    INVITES = "invites", _("Nodigt mensen uit")
    PLACE = "place", _("Geeft een plek")
    SPEAKS = "speaks", _("Vertelt iets")


class ContactRole(models.TextChoices):
    """For what we call somebody at a partner."""

    DAILY = "daily", _("Dagelijks contact")
    DECIDES = "decides", _("Beslist over samenwerken")
    INVITES = "invites", _("Nodigt mensen uit")
    PLACE = "place", _("Gaat over de zaal")


class SubscriberState(models.TextChoices):
    """Somebody gets the newsletter only after saying yes twice."""

    ASKED = "asked", _("Nog niet bevestigd")
    CONFIRMED = "confirmed", _("Krijgt de nieuwsbrief")


class IssueState(models.TextChoices):
    """A newsletter is sent once."""

    DRAFT = "draft", _("Concept")
    SENDING = "sending", _("Wordt verstuurd")
    SENT = "sent", _("Verstuurd")


class StorySource(models.TextChoices):
    """By whom a good practice is told."""

    HELPER = "helper", _("Een hulpverlener")
    ORGANISATION = "organisation", _("Een organisatie")
    AGENCY = "agency", _("Een dienst van de overheid")
