"""A round: one question put to many people, for a while, with a promise of what happens next."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import Occasion
from contributions.service import ParticipationState

from ..enums import PUBLIC_ROUND_STATES, Influence, RoundState


class RoundQuerySet(models.QuerySet["Round"]):
    """Questions one asks of rounds."""

    def public(self) -> Self:
        """What everybody may see."""
        return self.filter(state__in=PUBLIC_ROUND_STATES)

    def accepting(self) -> Self:
        """What takes in answers now."""
        return self.filter(state=RoundState.OPEN)

    def due_to_open(self, now: datetime) -> Self:
        """Announced, and the moment has come."""
        return self.filter(state=RoundState.ANNOUNCED, opens_at__lte=now)

    def due_to_close(self, now: datetime) -> Self:
        """Open, and the time is over."""
        return self.filter(state=RoundState.OPEN, closes_at__lte=now)

    def with_people_counted(self) -> Self:
        """Each with `people`: how many people handed in and did not withdraw."""
        counted = Count(
            "occasion__participations", filter=Q(occasion__participations__state=ParticipationState.COUNTED)
        )
        return self.annotate(people=counted)


class Round(models.Model):
    """The process of a round. Its story is told by a RoundPage, one-to-one.

    State changes go through :mod:`consultation.transitions`.
    """

    slug = models.SlugField(_("adres"), max_length=60, unique=True, help_text=_("Komt achter /meedoen/ te staan."))
    title = models.CharField(_("titel"), max_length=120)
    question = models.CharField(_("de vraag in één zin"), max_length=200)
    state = models.CharField(_("stand"), max_length=10, choices=RoundState.choices, default=RoundState.DRAFT)
    occasion = models.OneToOneField(Occasion, on_delete=models.PROTECT, related_name="round", editable=False)
    opens_at = models.DateTimeField(_("open vanaf"), null=True, blank=True)
    closes_at = models.DateTimeField(_("open tot"), null=True, blank=True)
    word_back_on = models.DateField(_("u hoort van ons op"), null=True, blank=True)
    influence = models.CharField(_("invloed"), max_length=10, choices=Influence.choices, default=Influence.THINK)

    why = models.TextField(_("waarom deze vraag"), blank=True)
    asked_by = models.CharField(_("wie vraagt dit"), max_length=200, blank=True)
    decided_by = models.CharField(_("wie beslist"), max_length=200, blank=True)
    read_by = models.TextField(_("wie leest de antwoorden"), blank=True)
    what_happens_next = models.TextField(_("wat gebeurt er daarna"), blank=True)
    contact_name = models.CharField(_("naam van de contactpersoon"), max_length=100, blank=True)
    contact_phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    takes_recordings = models.BooleanField(
        _("mensen mogen hun antwoord inspreken"),
        default=False,
        help_text=_(
            "Bij open vragen en verhalen kan iemand dan ook praten. Een collega schrijft elke opname uit. "
            "Zet dit alleen aan als daar tijd voor is."
        ),
    )
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("co-creatieronde")
        verbose_name_plural = _("co-creatierondes")
        ordering = ("-opens_at", "-pk")
        permissions: ClassVar = [("move_round", _("Mag een ronde openen en sluiten"))]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="round_closes_after_opening",
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page of this round."""
        return reverse("wagtail_serve", args=[f"meedoen/{self.slug}/"])

    def takes_answers(self, now: datetime | None = None) -> bool:
        """Whether answers can be given now: it is open, and its time is not over (the worker may be late to close)."""
        return self.state == RoundState.OPEN and (self.closes_at is None or (now or timezone.now()) < self.closes_at)
