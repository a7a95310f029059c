"""What is designed together: products, their versions, and their elements."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contributions.models import AgendaItem, Contribution
from synthesis.models import Decision, Finding

from ..enums import ProductKind, ProductState


class DesignProduct(models.Model):
    """One thing that is designed: the criteria, the profile of the team … Its words live in versions."""

    slug = models.SlugField(_("adres"), max_length=60, unique=True)
    kind = models.CharField(_("soort"), max_length=12, choices=ProductKind.choices)
    title = models.CharField(_("titel"), max_length=120)
    introduction = models.TextField(_("waar dit over gaat"), blank=True)
    agenda_items = models.ManyToManyField(
        AgendaItem, verbose_name=_("acties van de agenda"), blank=True, related_name="+"
    )
    decisions = models.ManyToManyField(Decision, verbose_name=_("besluiten"), blank=True, related_name="products")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    is_public = models.BooleanField(_("staat op de website"), default=False)
    is_example = models.BooleanField(_("voorbeeld"), default=False, editable=False)

    class Meta:
        verbose_name = _("ontwerp")
        verbose_name_plural = _("ontwerpen")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("wagtail_serve", args=[f"ontwerp/{self.slug}/"])


class ProductVersionQuerySet(models.QuerySet["ProductVersion"]):
    """Questions one asks of versions."""

    def published(self) -> Self:
        """What everybody may read, newest first."""
        return self.filter(state=ProductState.PUBLISHED).order_by("-number")


class ProductVersion(models.Model):
    """The whole product at one moment. Once published it never changes; at most one is being worked on."""

    product = models.ForeignKey(DesignProduct, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versie"))
    state = models.CharField(_("stand"), max_length=10, choices=ProductState.choices, default=ProductState.DRAFT)
    what_changed = models.TextField(_("wat er veranderde, en waarom"), blank=True)
    published_on = models.DateField(_("gepubliceerd op"), null=True, blank=True, editable=False)
    edition = models.PositiveIntegerField(
        default=1, editable=False, help_text="Goes up with every change: who edits an older one is told."
    )

    objects = ProductVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("versie van een ontwerp")
        verbose_name_plural = _("versies van ontwerpen")
        ordering = ("product", "number")
        permissions: ClassVar = [("publish_productversion", _("Mag een versie van een ontwerp publiceren"))]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["product", "number"], name="product_version_once"),
            models.UniqueConstraint(
                fields=["product"], condition=Q(state="draft"), name="product_one_version_in_the_making"
            ),
            models.CheckConstraint(
                name="product_version_published_has_day",
                condition=Q(state="draft", published_on=None) | Q(state="published", published_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product.title}, versie {self.number}"


class Element(models.Model):
    """One criterion, competence, principle or rung, through all versions. `code` never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(DesignProduct, on_delete=models.CASCADE, related_name="elements")
    code = models.SlugField(_("code"), max_length=40)
    evidence = models.ManyToManyField(Contribution, verbose_name=_("bijdragen"), blank=True, related_name="elements")
    findings = models.ManyToManyField(Finding, verbose_name=_("bevindingen"), blank=True, related_name="elements")
    decisions = models.ManyToManyField(Decision, verbose_name=_("besluiten"), blank=True, related_name="elements")

    class Meta:
        verbose_name = _("onderdeel")
        verbose_name_plural = _("onderdelen")
        ordering = ("product", "code")
        constraints: ClassVar = [models.UniqueConstraint(fields=["product", "code"], name="element_code_once")]

    def __str__(self) -> str:
        return self.code


class ElementVersion(models.Model):
    """The words of an element in one version of its product. `details` holds what its kind of product asks for.

    Which details a kind has, and what they mean: consultation/designing/details.py.
    """

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="versions")
    version = models.ForeignKey(ProductVersion, on_delete=models.CASCADE, related_name="elements")
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    title = models.CharField(_("titel"), max_length=120)
    explanation = models.TextField(_("uitleg"), blank=True)
    weight = models.PositiveSmallIntegerField(_("gewicht"), null=True, blank=True, help_text=_("Van 1 tot 5."))
    details = models.JSONField(_("bijzonderheden"), default=dict, blank=True)

    class Meta:
        verbose_name = _("woorden van een onderdeel")
        verbose_name_plural = _("woorden van onderdelen")
        ordering = ("version", "order", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["element", "version"], name="element_once_per_version"),
            models.CheckConstraint(
                name="element_weight_one_to_five", condition=Q(weight=None) | Q(weight__gte=1, weight__lte=5)
            ),
        ]

    def __str__(self) -> str:
        return self.title
