"""What teachers ask and say, without an account."""

import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import FeedbackState, PackState
from .pack import LessonPack
from .release import Release


class PackNews(models.Model):
    """A release that is told by mail, once, to everybody who was on the list when it was noted.

    Its number is what tells "before" from "after". `reached` is the last subscriber who was served, so that a long
    list goes in pieces; a worker that is killed loses nobody.
    """

    release = models.OneToOneField(Release, verbose_name=_("uitgave"), on_delete=models.CASCADE, related_name="news")
    noted_on = models.DateField(_("op"), default=timezone.localdate)
    finished = models.BooleanField(_("iedereen heeft een mail"), default=False)
    reached = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("nieuws over een lespakket")
        verbose_name_plural = _("nieuws over lespakketten")
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"Nieuws {self.release_id}"


class PackSubscriberQuerySet(models.QuerySet["PackSubscriber"]):
    """Questions one asks of subscribers."""

    def confirmed(self) -> Self:
        """Who said yes from their own inbox."""
        return self.exclude(confirmed_on=None)

    def to_tell(self, news: PackNews) -> Self:
        """Who hears this news: of this pack or of all, on the list before it, each address once. By number."""
        pack = news.release.pack_id
        also_of_this = PackSubscriber.objects.confirmed().filter(pack=pack, email=models.OuterRef("email"))
        of_all = models.Q(pack=None) & ~models.Exists(also_of_this)
        return self.confirmed().filter(models.Q(pack=pack) | of_all, after__lt=news.pk).order_by("pk")

    def past_term(self, today: date) -> Self:
        """Never confirmed, or of a pack that was withdrawn so long ago that nothing will be told of it."""
        unconfirmed = models.Q(confirmed_on=None, asked_on__lt=today - timedelta(days=PackSubscriber.UNCONFIRMED_DAYS))
        long_ago = today - timedelta(days=PackSubscriber.WITHDRAWN_DAYS)
        over = models.Q(pack__state=PackState.WITHDRAWN, pack__stamped_at__date__lt=long_ago)
        return self.filter(unconfirmed | over)


class PackSubscriber(models.Model):
    """An address that wants to hear of changes of a pack (of all packs without one), and confirmed that.

    The links in the mails follow from the number and a key; nothing here opens them. Who stops is deleted.
    """

    #: So long a link to say yes works; then the address is forgotten.
    UNCONFIRMED_DAYS = 7
    #: So long after it was withdrawn a pack may come back.
    WITHDRAWN_DAYS = 365

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mailadres"))
    pack = models.ForeignKey(LessonPack, null=True, blank=True, on_delete=models.CASCADE, related_name="subscribers")
    asked_on = models.DateField(_("gevraagd op"), default=timezone.localdate)
    confirmed_on = models.DateField(_("bevestigd op"), null=True, blank=True)
    after = models.PositiveBigIntegerField(default=0, editable=False, help_text="The last news before the yes.")

    objects = PackSubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("volger van een lespakket")
        verbose_name_plural = _("volgers van lespakketten")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["email", "pack"], name="pack_subscriber_once"),
            models.UniqueConstraint(  # who follows all packs names none, and to a database nothing is never the same
                fields=["email"], condition=models.Q(pack=None), name="pack_subscriber_of_all_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Volger {self.id.hex[:8]}"


class TeacherFeedback(models.Model):
    """What worked, how long it really took, what is wrong. Read at its own link, with our answer.

    State changes go through :mod:`education.transitions`. `release` is the newest one when it was said; `mended_in`
    the release in which what was wrong is right. `counts` is off for minutes that cannot be true.
    """

    #: So long it is kept.
    KEPT_DAYS = 730

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pack = models.ForeignKey(LessonPack, on_delete=models.PROTECT, related_name="feedback")
    release = models.ForeignKey(Release, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    worked = models.TextField(_("wat werkte"), blank=True)
    wrong = models.TextField(_("wat klopt er niet"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("hoeveel minuten duurde het"), null=True, blank=True)
    level = models.CharField(_("onderwijs"), max_length=10, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=FeedbackState.choices, default=FeedbackState.NEW)
    answer = models.TextField(_("ons antwoord"), blank=True)
    given_on = models.DateField(_("gegeven op"), default=timezone.localdate)
    nonce = models.UUIDField(unique=True, editable=False)
    mended_in = models.ForeignKey(
        Release, verbose_name=_("verbeterd in"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    counts = models.BooleanField(_("de minuten tellen mee"), default=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False, help_text="Rises with every change.")

    class Meta:
        verbose_name = _("reactie van een docent")
        verbose_name_plural = _("reacties van docenten")
        ordering = ("-given_on", "pk")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"Reactie {self.id.hex[:8]}"
