"""Designs in the admin: the list, what a product is called, and its versions."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from ..designing.forms import ProductForm
from ..designing.products import change_product, start_product
from ..enums import ProductState
from ..models import DesignProduct, ProductVersion
from ..permissions import VIEW_DECISIONS, may_change_designs, may_link_to_designs
from ..refusing import RefusalAsMessage
from . import design_elements, design_linking, design_versions

_FIELDS = ("title", "slug", "kind", "introduction", "agenda_items", "order", "is_public")


class DesignIndexView(generic.IndexView):
    """Every product, with its version in force and the one in the making. Two queries more than an empty list."""

    page_title = gettext_lazy("Ontwerp")
    add_item_label = gettext_lazy("Begin een nieuw ontwerp")
    any_permission_required = ("view",)

    def get_base_queryset(self) -> QuerySet[DesignProduct]:
        """With the numbers the list shows."""
        versions = ProductVersion.objects.filter(product=OuterRef("pk")).order_by("-number")
        return DesignProduct.objects.annotate(
            in_force=Subquery(versions.filter(state=ProductState.PUBLISHED).values("number")[:1]),
            making=Subquery(versions.filter(state=ProductState.DRAFT).values("number")[:1]),
        )

    def get_edit_url(self, instance: DesignProduct) -> str | None:
        """The title leads to the product itself; editing is one of the things done there."""
        return None


class DesignCreateView(RefusalAsMessage, generic.CreateView):
    """A new product, with an empty first version."""

    page_title = gettext_lazy("Begin een nieuw ontwerp")
    submit_button_label = gettext_lazy("Begin dit ontwerp")
    success_message = gettext_lazy("Het ontwerp ‘%(object)s’ staat klaar. Vul nu de eerste versie.")
    error_message = gettext_lazy("Het ontwerp is nog niet gemaakt. Kijk bij de rode meldingen.")

    def save_instance(self) -> DesignProduct:
        """By the deed."""
        given = self.form.cleaned_data
        return start_product(**{name: given[name] for name in _FIELDS}, by=self.request.user)

    def get_success_url(self) -> str:
        """On to the product."""
        return reverse("design:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class DesignEditView(RefusalAsMessage, generic.EditView):
    """What it is called and where it belongs."""

    page_title = gettext_lazy("Bewerk")
    submit_button_label = gettext_lazy("Bewaar")
    success_message = gettext_lazy("Het ontwerp is bewaard.")
    error_message = gettext_lazy("Het ontwerp is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> DesignProduct:
        """By the deed."""
        given = self.form.cleaned_data
        return change_product(self.object, {name: given[name] for name in _FIELDS}, by=self.request.user)

    def get_success_url(self) -> str:
        """Back to the product."""
        return reverse("design:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class DesignView(generic.InspectView):
    """One product: its versions, and what can be done now."""

    template_name = "consultation/admin/design/product.html"
    page_title = gettext_lazy("Ontwerp")

    def get_fields(self) -> list[str]:
        """What is told below the versions."""
        return ["kind", "introduction", "agenda_items"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Buttons for who may press them."""
        versions = list(self.object.versions.order_by("-number"))
        user = self.request.user
        return super().get_context_data(
            versions=versions,
            making=next((version for version in versions if version.state == ProductState.DRAFT), None),
            has_published=any(version.state == ProductState.PUBLISHED for version in versions),
            may_change=may_change_designs(user),
            may_link_decisions=may_link_to_designs(user, VIEW_DECISIONS),
            decisions=list(self.object.decisions.order_by("pk")),
            **kwargs,
        )


class DesignViewSet(ModelViewSet):
    """Under /beheer/ontwerp/. A product is taken off the website, never deleted: people were told about it."""

    model = DesignProduct
    name = "design"
    url_prefix = "ontwerp"
    url_namespace = "design"
    menu_label = gettext_lazy("Ontwerp")
    menu_name = "design"
    icon = "site"
    menu_order = 112
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields = _FIELDS
    index_view_class = DesignIndexView
    add_view_class = DesignCreateView
    edit_view_class = DesignEditView
    inspect_view_class = DesignView
    inspect_template_name = "consultation/admin/design/product.html"
    list_filter = ("kind", "is_public")
    search_fields = ("title", "introduction")
    ordering = ("order", "pk")
    list_display = (
        TitleColumn(
            "title",
            label=gettext_lazy("Ontwerp"),
            sort_key="title",
            get_url=lambda product: reverse("design:inspect", args=[product.pk]),
        ),
        Column("get_kind_display", label=gettext_lazy("Soort"), sort_key="kind"),
        Column("in_force", label=gettext_lazy("Geldt nu"), accessor=lambda it: _number(it.in_force)),
        Column("making", label=gettext_lazy("In bewerking"), accessor=lambda it: _number(it.making)),
        BooleanColumn("is_public", label=gettext_lazy("Op de website"), sort_key="is_public"),
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With our own form."""
        return {**super().get_add_view_kwargs(**kwargs), "panel": None, "form_class": ProductForm}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With our own form."""
        return {**super().get_edit_view_kwargs(**kwargs), "panel": None, "form_class": ProductForm}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage, no history of Wagtail's own: the versions are the history."""
        gone = dict.fromkeys(("delete_url_name", "usage_url_name", "history_url_name"))
        return super().get_common_view_kwargs(**{**gone, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, the forms, the product, and the screens of versions and elements."""
        kept = {"index", "index_results", "add", "edit", "inspect"}
        return [
            *(pattern for pattern in super().get_urlpatterns() if pattern.name in kept),
            *design_versions.urlpatterns,
            *design_elements.urlpatterns,
            *design_linking.urlpatterns,
        ]


def _number(number: int | None) -> str:
    return str(number) if number else "–"
