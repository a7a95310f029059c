"""A lesson pack: what it is for, its steps, its materials, its quiz and the figures in it."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from consultation.models import Round
from contributions.models import AgendaItem

from ..authoring.blocks import LESSON_BLOCKS
from ..enums import Audience, ClassItemKind, GroupForm, Licence, MaterialKind, PackState, QuestionKind, Reading


def this_second() -> datetime:
    """Now, as harvesters count: in whole seconds."""
    return timezone.now().replace(microsecond=0)


def nothing() -> list[Any]:
    """Nothing was filled in."""
    return []


class LessonPackQuerySet(models.QuerySet["LessonPack"]):
    """Questions one asks of packs."""

    def public(self) -> Self:
        """What everybody may see."""
        return self.filter(state=PackState.PUBLISHED)


class LessonPack(models.Model):
    """The one source of all forms. Its story is told by a LessonPackPage, one-to-one.

    State changes go through :mod:`education.transitions`. `levels`, `subjects` hold codes; `years` numbers of classes;
    `goals` codes of the vocabulary of Dutch education (kerndoelen, burgerschap); `aims` sentences.
    """

    slug = models.SlugField(
        _("adres"), max_length=60, unique=True, help_text=_("Komt achter /lespakketten/ te staan.")
    )
    title = models.CharField(_("titel"), max_length=120)
    summary = models.CharField(_("waar gaat het over, in één zin"), max_length=200)
    state = models.CharField(
        _("stand"), max_length=12, choices=PackState.choices, default=PackState.DRAFT, editable=False
    )
    levels = models.JSONField(_("voor welk onderwijs"), default=nothing)
    years = models.JSONField(_("leerjaren"), default=nothing, blank=True)
    subjects = models.JSONField(_("vakken en thema's"), default=nothing)
    goals = models.JSONField(_("kerndoelen en burgerschap"), default=nothing, blank=True)
    aims = models.JSONField(_("leerdoelen"), default=nothing)
    keywords = models.JSONField(_("trefwoorden"), default=nothing, blank=True)
    minutes = models.PositiveSmallIntegerField(_("duur in minuten"), default=45)
    group_form = models.CharField(_("werkvorm"), max_length=10, choices=GroupForm.choices, default=GroupForm.WHOLE)
    reading = models.CharField(_("leesniveau"), max_length=2, choices=Reading.choices, default=Reading.B1)
    preparation = models.TextField(_("wat zet u klaar"), blank=True)
    licence = models.CharField(_("licentie"), max_length=10, choices=Licence.choices, default=Licence.CC_BY)
    round = models.ForeignKey(
        Round,
        verbose_name=_("de stem van de klas hoort bij ronde"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="lesson_packs",
    )
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="lesson_packs"
    )
    version = models.PositiveIntegerField(default=1, editable=False, help_text="Rises with every change.")
    creation_token = models.UUIDField(null=True, unique=True, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)
    stamped_at = models.DateTimeField(
        default=this_second, editable=False, db_index=True, help_text="When what harvesters see of it changed last."
    )

    objects = LessonPackQuerySet.as_manager()

    class Meta:
        verbose_name = _("lespakket")
        verbose_name_plural = _("lespakketten")
        ordering = ("title", "pk")
        permissions: ClassVar = [
            ("publish_lessonpack", _("Mag een lespakket publiceren, uitgeven en intrekken")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page on the website."""
        return f"{reverse('wagtail_serve', args=['lespakketten/'])}{self.slug}/"


class LessonStep(models.Model):
    """One part of the lesson, with its minutes. `{cijfer:code}` in a text is a Figure."""

    pack = models.ForeignKey(LessonPack, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    title = models.CharField(_("titel"), max_length=120)
    minutes = models.PositiveSmallIntegerField(_("minuten"), default=10)
    group_form = models.CharField(_("werkvorm"), max_length=10, choices=GroupForm.choices, default=GroupForm.WHOLE)
    teacher_does = models.TextField(_("wat doet u"))
    pupils_do = models.TextField(_("wat doen leerlingen"), blank=True)

    class Meta:
        verbose_name = _("stap van een les")
        verbose_name_plural = _("stappen van een les")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    """A part of the pack: written here (`body`), or a loose file. `stable_key` stands in its lasting address."""

    pack = models.ForeignKey(LessonPack, on_delete=models.CASCADE, related_name="materials")
    stable_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    kind = models.CharField(_("soort"), max_length=12, choices=MaterialKind.choices)
    audience = models.CharField(_("voor wie"), max_length=8, choices=Audience.choices, default=Audience.PUPIL)
    title = models.CharField(_("titel"), max_length=120)
    body = StreamField(LESSON_BLOCKS, verbose_name=_("tekst"), blank=True)
    file = models.FileField(_("bestand"), upload_to="lesmateriaal/", max_length=200, blank=True)
    file_says = models.CharField(_("wat zit er in het bestand"), max_length=200, blank=True)
    file_faults = models.JSONField(
        default=nothing, blank=True, editable=False, help_text="What is wrong with it for who cannot see (PdfFault)."
    )

    class Meta:
        verbose_name = _("materiaal")
        verbose_name_plural = _("materialen")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title


class QuizQuestion(models.Model):
    """A question of the quiz.

    `options`: [{"text", "correct", "says"}] (choice, several); `pairs`: [{"left", "right"}] (match); `is_true` for
    true or false; `model_answer` for an open question. `explanation` is read after answering.
    """

    pack = models.ForeignKey(LessonPack, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    kind = models.CharField(_("soort vraag"), max_length=10, choices=QuestionKind.choices)
    text = models.CharField(_("vraag"), max_length=400)
    options = models.JSONField(_("antwoorden"), default=nothing, blank=True)
    pairs = models.JSONField(_("paren"), default=nothing, blank=True)
    is_true = models.BooleanField(_("het is waar"), default=True)
    model_answer = models.TextField(_("voorbeeld van een goed antwoord"), blank=True)
    explanation = models.CharField(_("uitleg bij het antwoord"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("vraag van een toets")
        verbose_name_plural = _("vragen van een toets")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text


class Figure(models.Model):
    """A number, a name or a date that does not stay true for ever. `{cijfer:code}` in a text is its value."""

    pack = models.ForeignKey(LessonPack, on_delete=models.CASCADE, related_name="figures")
    code = models.SlugField(_("code"), max_length=40)
    value = models.CharField(_("cijfer"), max_length=80, help_text=_("Zoals het in de tekst komt, met eenheid."))
    says = models.CharField(_("wat is het"), max_length=200)
    source = models.CharField(_("bron"), max_length=200)
    source_url = models.URLField(_("adres van de bron"), blank=True)
    valid_until = models.DateField(_("geldt tot en met"))

    class Meta:
        verbose_name = _("cijfer in een les")
        verbose_name_plural = _("cijfers in lessen")
        ordering = ("code",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["pack", "code"], name="figure_code_once_per_pack")]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"


class ClassItem(models.Model):
    """What a class that uses this pack is asked: about views, never about home.

    `options`: [{"code", "label"}] of a dilemma; a statement has agree, disagree and do-not-know.
    """

    pack = models.ForeignKey(LessonPack, on_delete=models.CASCADE, related_name="class_items")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    kind = models.CharField(_("soort"), max_length=10, choices=ClassItemKind.choices)
    text = models.CharField(_("tekst"), max_length=300)
    help = models.CharField(_("uitleg erbij"), max_length=300, blank=True)
    options = models.JSONField(_("keuzes"), default=nothing, blank=True)

    class Meta:
        verbose_name = _("vraag aan de klas")
        verbose_name_plural = _("vragen aan de klas")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text
