"""Who there is: staff with an account, participants without a name, and from where they speak."""

import uuid
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import PerspectiveLevel, Province, ReachBy, Side, SpeaksFor


class EmailUserManager(UserManager["User"]):
    """Makes users who sign in with their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        """A user who may sign in; without password only by code."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        """A user who may do everything: for `manage.py createsuperuser` only."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractUser):
    """An account: of staff (with roles), or of a participant who chose to log in."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mailadres"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[EmailUserManager] = EmailUserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")

    def __str__(self) -> str:
        # Wagtail keeps str() in its log after deletion: no name, no address.
        return f"Gebruiker {self.pk}"


class PerspectiveQuerySet(models.QuerySet["Perspective"]):
    """Questions one asks of the tree."""

    def groups(self) -> Self:
        """The groups that are compared: citizens, civil society, government (and the two apart)."""
        return self.filter(level=PerspectiveLevel.GROUP)

    def offered(self) -> Self:
        """What a participant may choose, with its group at hand, in order."""
        return self.filter(offered=True).select_related("parent")


class Perspective(models.Model):
    """From where somebody speaks: side -> group -> kind. Editable; branch on codes only."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    level = models.CharField(_("niveau"), max_length=10, choices=PerspectiveLevel.choices)
    side = models.CharField(_("zijde"), max_length=10, choices=Side.choices)
    parent = models.ForeignKey(
        "self", verbose_name=_("groep"), null=True, blank=True, on_delete=models.PROTECT, related_name="kinds"
    )
    label = models.CharField(_("naam"), max_length=100)
    plain_label = models.CharField(
        _("in gewone woorden"), max_length=200, help_text=_("Zo leest een deelnemer het. Schrijf in de ik-vorm.")
    )
    fills_target = models.BooleanField(
        _("telt mee voor de balans"),
        default=True,
        help_text=_("Het eigen team en ‘wil ik niet zeggen’ tellen apart, en vullen geen streefcijfer."),
    )
    offered = models.BooleanField(_("te kiezen door deelnemers"), default=True)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("samengevoegd met"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
        help_text=_("Wie dit koos, telt daar mee. Wat mensen zelf kozen, verandert niet."),
    )

    objects = PerspectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("perspectief")
        verbose_name_plural = _("perspectieven")
        ordering = ("order", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="perspective_kind_has_group",
                condition=models.Q(level="kind", parent__isnull=False) | models.Q(level="group", parent__isnull=True),
            ),
            models.CheckConstraint(
                name="perspective_merged_is_not_offered",
                condition=models.Q(merged_into=None) | models.Q(offered=False, level="kind"),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """A kind that was merged stands where the other one stands, and nobody can choose it any more."""
        super().clean()
        into = self.merged_into
        if into is None:
            return
        if self.level != PerspectiveLevel.KIND or into.level != PerspectiveLevel.KIND:
            raise ValidationError({"merged_into": _("Alleen soorten kunt u samenvoegen, geen groepen.")})
        if into.pk == self.pk or into.merged_into_id or self.merged.exists():
            raise ValidationError({"merged_into": _("Kies een ander perspectief, dat zelf niet is samengevoegd.")})
        self.parent, self.side, self.fills_target, self.offered = into.parent, into.side, into.fills_target, False

    @property
    def group(self) -> "Perspective":
        """The group this belongs to; a group is its own group."""
        return self.parent or self


class Participant(models.Model):
    """One person as the platform knows them. No name: that is in ContactDetails, for those who left one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    perspective = models.ForeignKey(
        Perspective, verbose_name=_("perspectief"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    other_hats = models.ManyToManyField(Perspective, verbose_name=_("andere petten"), blank=True, related_name="+")
    speaks_for = models.CharField(_("spreekt"), max_length=12, choices=SpeaksFor.choices, blank=True)
    organisation = models.CharField(_("organisatie"), max_length=200, blank=True)
    province = models.CharField(_("provincie"), max_length=2, choices=Province.choices, blank=True)
    user = models.OneToOneField(
        User, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL, related_name="participant"
    )

    class Meta:
        verbose_name = _("deelnemer")
        verbose_name_plural = _("deelnemers")

    def __str__(self) -> str:
        return f"Deelnemer {self.id.hex[:4].upper()}"


class ContactDetails(models.Model):
    """How to reach a participant who asked for it. A row of its own, with its own retention."""

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(_("naam"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    phone = models.CharField(_("telefoonnummer"), max_length=30, blank=True)
    address = models.TextField(_("postadres"), blank=True)
    through = models.CharField(_("via welke organisatie"), max_length=200, blank=True)
    reach_by = models.CharField(_("hoe bereiken wij u"), max_length=12, choices=ReachBy.choices, default=ReachBy.MAIL)
    left_on = models.DateField(_("achtergelaten op"), default=timezone.localdate)

    class Meta:
        verbose_name = _("contactgegevens")
        verbose_name_plural = _("contactgegevens")

    def __str__(self) -> str:
        return f"Contactgegevens van {self.participant}"
