"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgendaPart(models.TextChoices):
    """The three parts of the agenda of the inrichtingsfase."""

    WHAT = "what", _("WAT: doel en taken")
    HOW = "how", _("HOE: werkwijze")
    WHO = "who", _("WIE: profiel")


class OccasionKind(models.TextChoices):
    """The kinds of moments at which people are heard."""

    ROUND = "round", _("Co-creatieronde")
    EARLIER_RESEARCH = "earlier_research", _("Eerder onderzoek")
    FOCUS_GROUP = "focus_group", _("Gespreksgroep")
    ROUND_TABLE = "round_table", _("Overlegtafel")
    INTERVIEW = "interview", _("Gesprek met één persoon")
    WORK_SESSION = "work_session", _("Werksessie")
    EVENT = "event", _("Bijeenkomst in het land")
    CLASS = "class", _("Klas")


class Channel(models.TextChoices):
    """By which door an answer came in."""

    ONLINE = "online", _("Online")
    PAPER = "paper", _("Op papier")
    PHONE = "phone", _("Telefonisch")
    INTERVIEW = "interview", _("In een gesprek")
    IMPORTED = "imported", _("Overgenomen uit een andere raadpleging")


class Recruitment(models.TextChoices):
    """By invitation or open: always shown apart."""

    OPEN = "open", _("Open")
    INVITED = "invited", _("Op uitnodiging")


class TookPartBefore(models.TextChoices):
    """What people answer to "Heeft u al meegedaan?". Who did not answer has ""; nobody has to."""

    NO = "no", _("Nee, dit is de eerste keer")
    YES = "yes", _("Ja, ik deed al mee")
    UNSURE = "unsure", _("Dat weet ik niet meer")


class ParticipationState(models.TextChoices):
    """A draft is unread by staff and counts for nothing; only `counted` is a person heard."""

    DRAFT = "draft", _("Concept")
    COUNTED = "counted", _("Ingestuurd")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class ContributionKind(models.TextChoices):
    """A story is heard, never adopted or rejected; only a proposal can be decided on."""

    STORY = "story", _("Verhaal")
    REASON = "reason", _("Toelichting")
    PROPOSAL = "proposal", _("Voorstel of mening")


class Mode(models.TextChoices):
    """Whose words these are."""

    OWN_WORDS = "own_words", _("Eigen woorden")
    FACILITATOR_NOTE = "facilitator_note", _("Notitie van de gespreksleider")


class ModerationState(models.TextChoices):
    """Moderation decides on publication only. Everything but spam and unlawful text still counts."""

    WAITING = "waiting", _("Wacht op lezen")
    HELD = "held", _("Vastgehouden")
    PUBLISHED = "published", _("Vrijgegeven")
    WITHHELD = "withheld", _("Niet op de website")


class ModerationReason(models.TextChoices):
    """Public reasons for holding, redacting or withholding. The words are shown to the writer."""

    PERSONAL_DATA = "personal_data", _("Er staan gegevens in waaraan iemand te herkennen is")
    ACCUSATION = "accusation", _("Er staat een beschuldiging van een persoon in")
    INSULT = "insult", _("De toon is beledigend of bedreigend")
    OWN_CASE = "own_case", _("Dit gaat alleen over een eigen zaak, en wij behandelen geen zaken")
    OFF_TOPIC = "off_topic", _("Dit gaat niet over de vraag van deze ronde")
    SPAM = "spam", _("Dit is reclame of onzin")
    UNLAWFUL = "unlawful", _("Dit mag niet volgens de wet")


#: Words that reach nobody, not even the analysts.
REASONS_THAT_DO_NOT_COUNT = (ModerationReason.SPAM, ModerationReason.UNLAWFUL)


class EmptiedReason(models.TextChoices):
    """Why a contribution is an empty shell."""

    WITHDRAWN = "withdrawn", _("Teruggehaald door de schrijver")
    ERASED = "erased", _("Gewist op verzoek")
    BSN_FOUND = "bsn_found", _("Gewist: er stond een burgerservicenummer in")
    RETENTION = "retention", _("Gewist: de bewaartermijn is voorbij")


class CareState(models.TextChoices):
    """A care signal is open until somebody takes it, and taken until it is closed."""

    OPEN = "open", _("Open")
    TAKEN = "taken", _("Opgepakt")
    CLOSED = "closed", _("Afgerond")


class CareDanger(models.TextChoices):
    """How soon somebody must act."""

    ACUTE = "acute", _("Acuut gevaar: vandaag handelen")
    SERIOUS = "serious", _("Ernstige zorg: binnen twee werkdagen")


class SecondReadingState(models.TextChoices):
    """A second reader is asked for once; the answer stands."""

    ASKED = "asked", _("Gevraagd")
    UPHELD = "upheld", _("Bleef zoals het was")
    CHANGED = "changed", _("Is veranderd")


class ReactionKind(models.TextChoices):
    """How a reader reacts to somebody's words: with support, or with a reason in words."""

    SUPPORT = "support", _("Steun")
    REASON = "reason", _("Reactie met een reden")


class MessageSide(models.TextChoices):
    """Who wrote a message under a receipt."""

    PARTICIPANT = "participant", _("Deelnemer")
    STAFF = "staff", _("Team")


class MessageKind(models.TextChoices):
    """What a message is for."""

    QUESTION = "question", _("Vraag")
    OBJECTION = "objection", _("Bezwaar")
    ANSWER = "answer", _("Antwoord")


class ImportState(models.TextChoices):
    """The life of a file with forms: read, confirmed by a person, taken in whole, counted."""

    CHECKING = "checking", _("Wordt nagekeken")
    CHECKED = "checked", _("Wacht op uw akkoord")
    REFUSED = "refused", _("Niet opgenomen")
    LOADING = "loading", _("Wordt opgenomen")
    COUNTING = "counting", _("Wordt geteld")
    UNDOING = "undoing", _("Wordt teruggedraaid")
    DONE = "done", _("Opgenomen")
    DROPPED = "dropped", _("Weggegooid")
