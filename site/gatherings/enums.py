"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GatheringState(models.TextChoices):
    """A gathering is offered until somebody chooses it; a person is only told about a planned one."""

    OFFERED = "offered", _("Mogelijk moment")
    PLANNED = "planned", _("Gaat door")
    HELD = "held", _("Gehouden")
    CANCELLED = "cancelled", _("Afgezegd")
    DROPPED = "dropped", _("Niet gekozen")


class GatheringMode(models.TextChoices):
    """Where people meet."""

    ON_SITE = "on_site", _("Op een plek")
    ONLINE = "online", _("Online")
    PHONE = "phone", _("Aan de telefoon")


class SeatState(models.TextChoices):
    """The life of one chair for one person. Not turning up is no cancelling."""

    WAITING = "waiting", _("Op de wachtlijst")
    OFFERED = "offered", _("Plek aangeboden")
    INVITED = "invited", _("Uitgenodigd")
    ACCEPTED = "accepted", _("Komt")
    DECLINED = "declined", _("Kan niet")
    EXPIRED = "expired", _("Aanbod verlopen")
    CANCELLED = "cancelled", _("Afgemeld")
    ATTENDED = "attended", _("Was erbij")
    NO_SHOW = "no_show", _("Kwam niet")


#: Seats that hold a chair: somebody may still sit there.
HOLDING_SEATS = (SeatState.INVITED, SeatState.OFFERED, SeatState.ACCEPTED, SeatState.ATTENDED)
#: Seats of people who are still coming, or may come.
COMING_SEATS = (SeatState.INVITED, SeatState.OFFERED, SeatState.ACCEPTED)
#: Seats about which nothing more happens, so that the same person may get a new one.
OVER_SEATS = (SeatState.DECLINED, SeatState.EXPIRED, SeatState.CANCELLED)


class CalendarPolicy(models.TextChoices):
    """How a calendar file reaches somebody: as a question with buttons, or as a note for who wants it."""

    REQUEST = "request", _("Als uitnodiging met knoppen (partners en overheid)")
    PUBLISH = "publish", _("Als bericht voor in de agenda (burgers)")


class MessageKind(models.TextChoices):
    """What is told about a seat."""

    INVITE = "invite", _("Uitnodiging")
    CONFIRM = "confirm", _("Bevestiging")
    CHANGE = "change", _("Tijd of plek veranderd")
    CANCEL_SEAT = "cancel_seat", _("Uw plek vervalt")
    CANCEL_ALL = "cancel_all", _("De bijeenkomst gaat niet door")
    WAITING = "waiting", _("U staat op de wachtlijst")
    OFFER = "offer", _("Er is een plek vrij")
    OFFER_OVER = "offer_over", _("Het aanbod is verlopen")
    REMIND_WEEK = "remind_week", _("Herinnering: over een week")
    REMIND_DAYS = "remind_days", _("Herinnering: over twee dagen")
    REMIND_TODAY = "remind_today", _("Herinnering: vandaag")


class MessageWay(models.TextChoices):
    """How a message reaches somebody. Mail goes by itself; the others are work for a colleague.

    NONE: somebody who left nothing to go by. Nobody can tell them, so it is no work; how many they are is shown.
    """

    MAIL = "mail", _("E-mail")
    PHONE = "phone", _("Bellen")
    POST = "post", _("Brief")
    ORGANISATION = "organisation", _("Via een organisatie")
    NONE = "none", _("Niet te bereiken")


class AccessNeed(models.TextChoices):
    """What somebody needs to take part. The first ones are met by a place, the others are arranged."""

    STEP_FREE = "step_free", _("Zonder trap of drempel")
    ACCESSIBLE_TOILET = "accessible_toilet", _("Een toilet voor rolstoelen")
    HEARING_LOOP = "hearing_loop", _("Een ringleiding")
    QUIET_SPACE = "quiet_space", _("Een rustige ruimte om even weg te gaan")
    NEAR_TRANSIT = "near_transit", _("Dicht bij een halte")
    SIGN_LANGUAGE = "sign_language", _("Een tolk gebarentaal")
    INTERPRETER = "interpreter", _("Een tolk in mijn taal")
    WRITTEN_AS_SPOKEN = "written_as_spoken", _("Een schrijftolk")
    READING_HELP = "reading_help", _("Iemand die voorleest")
    CHILDCARE = "childcare", _("Opvang voor mijn kind")
    DIET = "diet", _("Eten dat bij mij past")


#: Needs that depend on the place; online and by phone they are met by themselves.
VENUE_NEEDS = (
    AccessNeed.STEP_FREE,
    AccessNeed.ACCESSIBLE_TOILET,
    AccessNeed.HEARING_LOOP,
    AccessNeed.QUIET_SPACE,
    AccessNeed.NEAR_TRANSIT,
)
