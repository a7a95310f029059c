"""A round: one question put to many people, for a while, with a promise of what happens next."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from contributions.models import Occasion
from contributions.service import ParticipationState

from ..blocks import FaqBlock
from ..enums import PUBLIC_ROUND_STATES, Influence, RoundState

#: Addresses under /meedoen/ that belong to no round.
RESERVED_SLUGS = ("kaart", "nieuws", "proef", "uitleg")


class RoundQuerySet(models.QuerySet["Round"]):
    """Questions one asks of rounds."""

    def public(self) -> Self:
        """What everybody may see."""
        return self.filter(state__in=PUBLIC_ROUND_STATES)

    def known(self) -> Self:
        """What somebody may hold a link or a draft of: what is public, and what was."""
        return self.filter(state__in=(*PUBLIC_ROUND_STATES, RoundState.ARCHIVED))

    def accepting(self) -> Self:
        """What takes in answers now."""
        return self.filter(state=RoundState.OPEN)

    def due_to_open(self, now: datetime) -> Self:
        """Announced, and the moment has come."""
        return self.filter(state=RoundState.ANNOUNCED, opens_at__lte=now)

    def due_to_close(self, now: datetime) -> Self:
        """Open, and the time is over."""
        return self.filter(state=RoundState.OPEN, closes_at__lte=now)

    def with_last_change(self) -> Self:
        """Each with `last_change`: the kind of the newest line of what changed, or None."""
        from .change import RoundChange  # noqa: PLC0415 -- a change points at its round

        newest = RoundChange.objects.filter(round=OuterRef("pk")).order_by("-pk")
        return self.annotate(last_change=Subquery(newest.values("kind")[:1]))

    def owing_word_back(self) -> Self:
        """People took part, a day was promised, and nobody said yet that the promise was kept."""
        owing = (RoundState.OPEN, RoundState.REVIEW, RoundState.DECIDED)
        return self.filter(state__in=owing, word_back_on__isnull=False, word_back_kept_on__isnull=True)

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
    word_back_first_on = models.DateField(_("eerst beloofd op"), null=True, blank=True, editable=False)
    word_back_kept_on = models.DateField(_("geantwoord op"), null=True, blank=True, editable=False)
    word_back_reason = models.TextField(_("uitleg bij de belofte"), blank=True, editable=False)
    influence = models.CharField(_("invloed"), max_length=10, choices=Influence.choices, default=Influence.THINK)

    why = models.TextField(_("waarom deze vraag"), blank=True)
    asked_by = models.CharField(_("wie vraagt dit"), max_length=200, blank=True)
    decided_by = models.CharField(_("wie beslist"), max_length=200, blank=True)
    read_by = models.TextField(_("wie leest de antwoorden"), blank=True)
    what_happens_next = models.TextField(_("wat gebeurt er daarna"), blank=True)
    contact_name = models.CharField(_("naam van de contactpersoon"), max_length=100, blank=True)
    contact_phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    faq = StreamField(
        FaqBlock(),
        verbose_name=_("vragen en antwoorden"),
        blank=True,
        help_text=_("Wat mensen vaak vragen voordat zij meedoen. Drie tot vijf vragen is genoeg."),
    )
    complaint_route = models.TextField(
        _("niet tevreden"),
        blank=True,
        help_text=_("Waar mensen terechtkunnen met een klacht over deze ronde. Noem een naam en een telefoonnummer."),
    )
    plain = models.TextField(
        _("in eenvoudige woorden"),
        blank=True,
        help_text=_("Waar deze ronde over gaat, nog eenvoudiger. Mensen kunnen dit erbij lezen. Mag leeg."),
    )
    ambassador_read_on = models.DateField(_("gelezen op"), null=True, blank=True, editable=False)
    ambassador = models.CharField(_("wie of welke groep las mee"), max_length=200, blank=True, editable=False)
    ambassador_read_print = models.CharField(
        max_length=32,
        blank=True,
        editable=False,
        help_text="Of the texts as they were read (consultation/ambassador.py).",
    )
    unread_reason = models.TextField(_("waarom zonder meelezen"), blank=True, editable=False)
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="Goes up with every change: who edits an older one is told."
    )
    preview_nonce = models.UUIDField(
        default=uuid.uuid4, editable=False, help_text="Part of every trial link; a new one ends the links given out."
    )
    creation_token = models.UUIDField(
        null=True, unique=True, editable=False, help_text="From the form: a double click is one round."
    )
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
        permissions: ClassVar = [
            ("move_round", _("Mag een ronde openen en sluiten")),
            ("import_forms", _("Mag een bestand met formulieren opnemen")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="round_closes_after_opening",
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
            ),
            models.CheckConstraint(name="round_version_counts_from_one", condition=Q(version__gte=1)),
            models.CheckConstraint(
                name="round_late_word_back_has_reason",
                condition=Q(word_back_first_on=None) | ~Q(word_back_reason=""),
            ),
            models.CheckConstraint(
                name="round_reading_is_whole",
                condition=Q(ambassador_read_on=None, ambassador="", ambassador_read_print="")
                | (Q(ambassador_read_on__isnull=False) & ~Q(ambassador="") & ~Q(ambassador_read_print="")),
            ),
            models.CheckConstraint(
                name="round_slug_is_not_ours",
                condition=~Q(slug__in=RESERVED_SLUGS),
                violation_error_message=_("Dit adres gebruikt de website zelf al. Kies een ander adres."),
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
