"""A focus group: one conversation on one question, in one or more sessions, with the people for it."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultation.models import Round
from contributions.models import AgendaItem
from gatherings.models import Gathering

from ..enums import PUBLIC_GROUP_STATES, GroupKind, GroupState


class FocusGroupQuerySet(models.QuerySet["FocusGroup"]):
    """Questions one asks of groups."""

    def public(self) -> Self:
        """What everybody may see."""
        return self.filter(state__in=PUBLIC_GROUP_STATES)

    def recruiting(self) -> Self:
        """Where people can sign up now."""
        return self.filter(state=GroupState.RECRUITING)


class FocusGroup(models.Model):
    """The process of a group. Its story is told by a FocusGroupPage, one-to-one.

    State changes go through :mod:`focusgroups.transitions`. `sessions` are its gatherings: moments that were offered,
    and those that were chosen.
    """

    slug = models.SlugField(
        _("adres"), max_length=60, unique=True, help_text=_("Komt achter /gespreksgroepen/ te staan.")
    )
    kind = models.CharField(_("soort"), max_length=20, choices=GroupKind.choices, default=GroupKind.FOCUS_GROUP)
    title = models.CharField(_("titel"), max_length=120)
    question = models.CharField(_("waar praten wij over, in één zin"), max_length=200)
    state = models.CharField(
        _("stand"), max_length=12, choices=GroupState.choices, default=GroupState.DRAFT, editable=False
    )
    round = models.ForeignKey(
        Round,
        verbose_name=_("hoort bij ronde"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="focus_groups",
    )
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="focus_groups"
    )
    sessions = models.ManyToManyField(
        Gathering, verbose_name=_("bijeenkomsten"), through="GroupSession", related_name="focus_groups"
    )
    for_whom = models.TextField(_("voor wie"), blank=True)
    what_you_get = models.TextField(_("wat krijgt u"), blank=True)
    travel_paid = models.BooleanField(_("wij betalen de reis"), default=True)
    interpreter = models.BooleanField(_("een tolk kan"), default=True)
    childcare = models.BooleanField(_("kinderopvang kan"), default=False)
    thanks_amount = models.DecimalField(
        _("bedankje, in euro's"), max_digits=6, decimal_places=2, default=0, help_text=_("0 is geen bedankje in geld.")
    )
    words_used = models.TextField(_("wat doen wij met uw woorden"), blank=True)
    size = models.PositiveSmallIntegerField(_("mensen per bijeenkomst"), default=8)
    minimum = models.PositiveSmallIntegerField(_("gaat door vanaf"), default=4)
    most_sessions = models.PositiveSmallIntegerField(_("hoogstens zoveel bijeenkomsten"), default=1)
    recruit_until = models.DateField(_("aanmelden tot en met"), null=True, blank=True)
    contact_name = models.CharField(_("naam van de contactpersoon"), max_length=100, blank=True)
    contact_phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    contact_email = models.EmailField(_("e-mailadres"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    creation_token = models.UUIDField(null=True, unique=True, editable=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    objects = FocusGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("gespreksgroep")
        verbose_name_plural = _("gespreksgroepen")
        ordering = ("-pk",)
        permissions: ClassVar = [
            ("move_focusgroup", _("Mag mensen werven voor een groep en een groep sluiten")),
            ("select_focusgroup", _("Mag mensen kiezen, loten en plannen")),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="group_minimum_fits", condition=Q(size__gte=F("minimum"))),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page on the website."""
        return f"{reverse('wagtail_serve', args=['gespreksgroepen/'])}{self.slug}/"


class GroupSession(models.Model):
    """A gathering of a group. A gathering belongs to one group."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(FocusGroup, on_delete=models.PROTECT, related_name="group_sessions")
    gathering = models.OneToOneField(Gathering, on_delete=models.PROTECT, related_name="group_session")

    class Meta:
        verbose_name = _("bijeenkomst van een groep")
        verbose_name_plural = _("bijeenkomsten van groepen")
        default_permissions = ()
        ordering = ("gathering__starts_at", "pk")

    def __str__(self) -> str:
        return f"Bijeenkomst {self.gathering_id}"
