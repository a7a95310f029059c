"""A request under the Woo: the case, the texts that fall under it, what is covered in each, and what was released.

Of texts only is kept which they are, and places in them: the words stay where they are, and go when they go there.
"""

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import Ground, ReleaseState, Verdict, WooState

#: The term of the law, and by how much it may be put off once.
TERM, LONGER = timedelta(weeks=4), timedelta(weeks=2)
_ANSWERED = (WooState.RELEASED, WooState.WITHDRAWN)


class WooRequestQuerySet(models.QuerySet["WooRequest"]):
    """Questions one asks of requests."""

    def to_answer(self) -> "WooRequestQuerySet":
        """Those that wait for an answer."""
        return self.exclude(state__in=_ANSWERED)

    def due_by(self, day: date) -> "WooRequestQuerySet":
        """Those whose term ends on that day or before."""
        plain = Q(is_extended=False, received_on__lte=day - TERM)
        return self.filter(plain | Q(is_extended=True, received_on__lte=day - TERM - LONGER))


class WooRequest(models.Model):
    """One request. Who asked is not kept here: the reference leads to the letter. State: `handover/woo/moving.py`."""

    reference = models.CharField(
        _("kenmerk"), max_length=60, unique=True, help_text=_("Van de brief of de zaak. Zet hier geen naam in.")
    )
    subject = models.CharField(
        _("waar het over gaat"), max_length=200, help_text=_("In één zin, zonder namen van mensen.")
    )
    received_on = models.DateField(_("ontvangen op"), default=timezone.localdate)
    is_extended = models.BooleanField(_("verdaagd"), default=False, editable=False)
    state = models.CharField(_("stand"), max_length=10, choices=WooState.choices, default=WooState.OPEN)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = WooRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Woo-verzoek")
        verbose_name_plural = _("Woo-verzoeken")
        ordering = ("-received_on", "-pk")
        default_permissions = ()
        permissions: ClassVar = [("answer_woo", _("Mag een Woo-verzoek beantwoorden"))]

    def __str__(self) -> str:
        return f"Woo-verzoek {self.pk}"

    @property
    def due_on(self) -> date:
        """The last day to answer."""
        return self.received_on + TERM + (LONGER if self.is_extended else timedelta())

    @property
    def is_late(self) -> bool:
        """Whether it waits for an answer and the term is over."""
        return self.state not in _ANSWERED and timezone.localdate() > self.due_on

    @property
    def can_be_put_off(self) -> bool:
        """Once, while the first term lasts."""
        return self.state not in _ANSWERED and not self.is_extended and timezone.localdate() <= self.due_on


class WooDocument(models.Model):
    """One text that falls under the request: which it is, what was decided, and of which words (`mark`)."""

    request = models.ForeignKey(WooRequest, on_delete=models.CASCADE, related_name="documents")
    number = models.PositiveIntegerField(_("nummer"))
    kind = models.CharField(_("soort"), max_length=20)
    key = models.CharField(_("nummer van de tekst"), max_length=40)
    verdict = models.CharField(_("oordeel"), max_length=10, choices=Verdict.choices, default=Verdict.WAITS)
    ground = models.CharField(_("grond"), max_length=10, choices=Ground.choices, blank=True)
    mark = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("stuk bij een Woo-verzoek")
        verbose_name_plural = _("stukken bij een Woo-verzoek")
        ordering = ("number",)
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["kind", "key"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "kind", "key"], name="woo_document_once"),
            models.UniqueConstraint(fields=["request", "number"], name="woo_document_number_once"),
            models.CheckConstraint(name="woo_refused_has_ground", condition=~Q(verdict="refused") | ~Q(ground="")),
        ]

    def __str__(self) -> str:
        return f"Stuk {self.number}"


class WooRedaction(models.Model):
    """Words that are not released: a place in the text, in code points, and why. The words are not kept."""

    document = models.ForeignKey(WooDocument, on_delete=models.CASCADE, related_name="redactions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    ground = models.CharField(_("grond"), max_length=10, choices=Ground.choices)

    class Meta:
        verbose_name = _("weggelakte woorden")
        verbose_name_plural = _("weggelakte woorden")
        ordering = ("start", "end")
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(name="woo_redaction_has_length", condition=Q(end__gt=F("start"))),
            models.UniqueConstraint(fields=["document", "start", "end", "ground"], name="woo_redaction_once"),
        ]

    def __str__(self) -> str:
        return f"Weggelakt {self.pk}"


class WooRelease(models.Model):
    """One file that was made for a request. Never edited: what changes gets a next number."""

    request = models.ForeignKey(WooRequest, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveSmallIntegerField(_("nummer"))
    state = models.CharField(_("stand"), max_length=10, choices=ReleaseState.choices, default=ReleaseState.QUEUED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    asked_at = models.DateTimeField(_("gevraagd om"), auto_now_add=True)
    file = models.CharField(_("bestand"), max_length=200, blank=True)
    sha256 = models.CharField(_("controlegetal (SHA-256)"), max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("grootte in bytes"), default=0)
    problem = models.CharField(_("wat er misging"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("openbaarmaking")
        verbose_name_plural = _("openbaarmakingen")
        ordering = ("-number",)
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="woo_release_number_once"),
        ]

    def __str__(self) -> str:
        return f"Openbaarmaking {self.pk}"
