"""Fixed codes with free labels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Kinds of school. Their codes for harvesters stand in :mod:`education.catalogue.vocabulary`."""

    PRO = "pro", _("Praktijkonderwijs")
    VMBO_BB = "vmbo_bb", _("Vmbo basis")
    VMBO_KB = "vmbo_kb", _("Vmbo kader")
    VMBO_TL = "vmbo_tl", _("Vmbo theoretisch of gemengd")
    HAVO = "havo", _("Havo")
    VWO = "vwo", _("Vwo")
    MBO_1 = "mbo_1", _("Mbo niveau 1")
    MBO_2 = "mbo_2", _("Mbo niveau 2")
    MBO_3 = "mbo_3", _("Mbo niveau 3")
    MBO_4 = "mbo_4", _("Mbo niveau 4")


class Subject(models.TextChoices):
    """Subjects and themes in which a pack fits."""

    CITIZENSHIP = "citizenship", _("Burgerschap")
    SOCIAL_STUDIES = "social_studies", _("Maatschappijleer of maatschappijkunde")
    ECONOMICS = "economics", _("Economie")
    MENTORING = "mentoring", _("Mentorles")
    DUTCH = "dutch", _("Nederlands")
    CAREER = "career", _("Loopbaan")


class GroupForm(models.TextChoices):
    """How pupils work."""

    WHOLE = "whole", _("Met de hele klas")
    GROUPS = "groups", _("In groepjes")
    PAIRS = "pairs", _("In tweetallen")
    ALONE = "alone", _("Alleen")


class Reading(models.TextChoices):
    """Reading level of what pupils read."""

    A2 = "a2", _("A2: korte zinnen, gewone woorden")
    B1 = "b1", _("B1: gewone taal")
    B2 = "b2", _("B2: langere teksten")


class Licence(models.TextChoices):
    """What others may do with a pack."""

    CC_BY = "cc_by", _("CC BY 4.0: gebruiken en veranderen mag, met onze naam erbij")
    CC_BY_SA = "cc_by_sa", _("CC BY-SA 4.0: gebruiken en veranderen mag, onder dezelfde licentie")
    CC0 = "cc0", _("CC0 1.0: alles mag")


class PackState(models.TextChoices):
    """Where a pack stands. A withdrawn pack keeps its releases; harvesters see that it is deleted."""

    DRAFT = "draft", _("Concept")
    PUBLISHED = "published", _("Staat online")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class Audience(models.TextChoices):
    """For whom a part is."""

    TEACHER = "teacher", _("Docent")
    PUPIL = "pupil", _("Leerling")


class MaterialKind(models.TextChoices):
    """Parts of a pack."""

    GUIDE = "guide", _("Handleiding voor de docent")
    WORKSHEET = "worksheet", _("Werkblad")
    ANSWERS = "answers", _("Antwoorden")
    SLIDES = "slides", _("Presentatie")
    POSTER = "poster", _("Poster")
    PARENTS = "parents", _("Brief aan ouders")
    SAFE_LESSON = "safe_lesson", _("Een veilige les")
    FILE = "file", _("Los bestand")


#: Whose part it is, by kind; a loose file says so itself.
AUDIENCE_OF: dict[str, str] = {
    MaterialKind.GUIDE: Audience.TEACHER,
    MaterialKind.WORKSHEET: Audience.PUPIL,
    MaterialKind.ANSWERS: Audience.TEACHER,
    MaterialKind.SLIDES: Audience.PUPIL,
    MaterialKind.POSTER: Audience.PUPIL,
    MaterialKind.PARENTS: Audience.TEACHER,
    MaterialKind.SAFE_LESSON: Audience.TEACHER,
}


class QuestionKind(models.TextChoices):
    """Kinds of questions in a quiz."""

    CHOICE = "choice", _("Eén antwoord")
    SEVERAL = "several", _("Meer antwoorden")
    TRUE_FALSE = "true_false", _("Waar of niet waar")
    MATCH = "match", _("Verbinden")
    OPEN = "open", _("Open vraag")


class PdfFault(models.TextChoices):
    """What keeps a PDF from who reads it with a screen reader. The label follows "In deze PDF"."""

    UNREADABLE = "unreadable", _("is de inhoud niet te lezen")
    UNTAGGED = "untagged", _("missen koppen en alinea's (codes)")
    TITLE = "title", _("mist een titel")
    LANGUAGE = "language", _("mist de taal")
    ALT_TEXT = "alt_text", _("mist uitleg bij een afbeelding")


class ReleaseState(models.TextChoices):
    """A release is seen by nobody until every file of it is there."""

    ASKED = "asked", _("Staat klaar om te maken")
    BUILDING = "building", _("Wordt gemaakt")
    READY = "ready", _("Klaar")
    FAILED = "failed", _("Mislukt")


class ClassItemKind(models.TextChoices):
    """What a class is asked: about views, never about home."""

    STATEMENT = "statement", _("Stelling")
    DILEMMA = "dilemma", _("Dilemma")
    OWN_WORDS = "own_words", _("In eigen woorden")


class ClassWay(models.TextChoices):
    """How a class answers."""

    DEVICES = "devices", _("Ieder op een eigen scherm")
    HANDS = "hands", _("Samen op één scherm, met handen")
    PAPER = "paper", _("Op papier")


class ClassState(models.TextChoices):
    """A class code is valid for a day."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Gesloten")


class Trust(models.TextChoices):
    """Whether the results of a class stand beside a round. Unknown schools and totals from paper wait for a person."""

    WAITS = "waits", _("Wacht op een organisator")
    SHOWN = "shown", _("Telt mee als klas")
    ASIDE = "aside", _("Telt niet mee")


class AgeGroup(models.TextChoices):
    """The only thing a pupil may say of themselves."""

    UNDER_16 = "under_16", _("Jonger dan 16")
    FROM_16 = "from_16", _("16 of 17")
    FROM_18 = "from_18", _("18 of ouder")


class FeedbackState(models.TextChoices):
    """What is done with what a teacher said."""

    NEW = "new", _("Nieuw")
    TAKEN_UP = "taken_up", _("Wij pakken het op")
    DONE = "done", _("Verwerkt")
    NOT = "not", _("Doen wij niet")
