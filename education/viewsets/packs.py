"""Lesson packs in the admin: a list, and the page of one pack from which everything is done."""

from typing import Any
from uuid import uuid4

from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from consultation.service import RefusalAsMessage, TellsMeanwhile

from ..authoring.checklist import check
from ..authoring.figures import with_expired
from ..authoring.forms import NewPackForm, PackForm
from ..authoring.packs import change_pack, start_pack
from ..authoring.rows import ROWS
from ..enums import PackState
from ..models import LessonPack
from ..permissions import may_change_packs, may_publish_packs, may_view_feedback
from ..teachers.heard import followers, heard
from . import pack_parts, pack_releases

#: So many releases stand on the page of a pack; all others are at their own number.
SHOWN_RELEASES = 10


class PackIndexView(generic.IndexView):
    """All packs, with the figures that are not true any more."""

    page_title = gettext_lazy("Lespakketten")
    add_item_label = gettext_lazy("Nieuw lespakket")

    def get_base_queryset(self) -> Any:
        """With its figures counted: one query, however many packs there are."""
        return with_expired(super().get_base_queryset(), timezone.localdate())

    def get_edit_url(self, instance: LessonPack) -> str | None:
        """The title leads to the page of the pack; editing is one of the things done there."""
        return None


class _PackFormView(RefusalAsMessage):
    """After the deed one lands on the page of the pack."""

    object: LessonPack

    def get_page_subtitle(self) -> str:
        """None: the title says it all."""
        return ""

    def get_success_url(self) -> str:
        """The page of the pack."""
        return reverse("packs:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []

    def form_invalid(self, form: Any) -> Any:
        """Again, with what was typed."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class PackCreateView(_PackFormView, generic.CreateView):
    """A new pack, with empty materials to begin with."""

    page_title = gettext_lazy("Nieuw lespakket")
    submit_button_label = gettext_lazy("Maak het lespakket")
    success_message = gettext_lazy("‘%(object)s’ staat klaar als concept. Nog niemand ziet het.")
    error_message = gettext_lazy("Het lespakket is nog niet gemaakt. Kijk bij de rode meldingen.")

    def save_instance(self) -> LessonPack:
        """The deed makes it."""
        token = self.form.cleaned_data["token"] or uuid4()
        return start_pack(self.form.values(), token=token, by=self.request.user)


class PackEditView(_PackFormView, TellsMeanwhile, generic.EditView):
    """What a pack says of itself."""

    template_name = "education/admin/pack_edit.html"
    page_title = gettext_lazy("Bewerk het lespakket")
    submit_button_label = gettext_lazy("Bewaar")
    success_message = gettext_lazy("Het lespakket is bewaard.")
    error_message = gettext_lazy("Het lespakket is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> LessonPack:
        """Only the fields of this form are written."""
        return change_pack(self.object, self.form.values(), by=self.request.user, seen=self.form.seen.version)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Lespakketten > this pack > its texts."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Lespakketten")},
            {"url": reverse("packs:inspect", args=[self.object.pk]), "label": self.object.title},
            {"url": "", "label": str(self.page_title)},
        ]


class PackPageView(generic.InspectView):
    """One pack: where it stands, what must still be done, and its releases."""

    page_title = gettext_lazy("Lespakket")
    template_name = "education/admin/pack.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Lespakketten > this pack."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Lespakketten")},
            {"url": "", "label": self.object.title},
        ]

    def get_fields(self) -> list[str]:
        """The template shows what matters."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The checklist, the parts and the releases."""
        pack, user = self.object, self.request.user
        lines = check(pack, timezone.localdate())
        counts = {"les": pack.steps, "toets": pack.questions, "cijfers": pack.figures, "klas": pack.class_items}
        return super().get_context_data(
            pack=pack,
            lines=lines,
            wrong=[line for line in lines if not line.is_right],
            right=[line for line in lines if line.is_right],
            materials=list(pack.materials.all()),
            lists=[(rows, counts[what].count()) for what, rows in ROWS.items()],
            releases=list(pack.releases.defer("source").order_by("-number")[:SHOWN_RELEASES]),
            heard=heard(pack) if may_view_feedback(user) else None,
            followers=followers(pack),
            may_change=may_change_packs(user),
            may_publish=may_publish_packs(user),
            is_online=pack.state == PackState.PUBLISHED,
            **kwargs,
        )


class LessonPackViewSet(ModelViewSet):
    """Everything about lesson packs, under /beheer/lespakketten/. A pack is withdrawn, never deleted."""

    model = LessonPack
    name = "packs"
    url_prefix = "lespakketten"
    url_namespace = "packs"
    menu_label = gettext_lazy("Lespakketten")
    menu_name = "packs"
    icon = "doc-full-inverse"
    menu_order = 135
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = PackIndexView
    add_view_class = PackCreateView
    edit_view_class = PackEditView
    inspect_view_class = PackPageView
    search_fields = ("title", "summary")
    list_filter = ("state",)
    ordering = ("title", "pk")
    exclude_form_fields = ("id",)
    list_display = (
        TitleColumn(
            "title",
            label=gettext_lazy("Lespakket"),
            sort_key="title",
            get_url=lambda pack: reverse("packs:inspect", args=[pack.pk]),
        ),
        Column("minutes", label=gettext_lazy("Minuten"), sort_key="minutes"),
        Column("figures", label=gettext_lazy("Cijfers"), accessor=lambda pack: _figures(pack)),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            sort_key="state",
            primary=lambda pack: pack.state == PackState.PUBLISHED,
        ),
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Starting asks little."""
        return {**super().get_add_view_kwargs(**kwargs), "panel": None, "form_class": NewPackForm}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """A form that knows what somebody had on the screen."""
        return {**super().get_edit_view_kwargs(**kwargs), "panel": None, "form_class": PackForm}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage."""
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's list, forms and history, and the addresses of all parts."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("delete", "usage")]
        return [*kept, *pack_parts.urlpatterns, *pack_releases.urlpatterns]


def _figures(pack: Any) -> str:
    """What is the matter with its figures, in words."""
    if pack.figures_expired:
        return ngettext("%(count)d geldt niet meer", "%(count)d gelden niet meer", pack.figures_expired) % {
            "count": pack.figures_expired
        }
    if pack.figures_soon:
        return ngettext("%(count)d verloopt bijna", "%(count)d verlopen bijna", pack.figures_soon) % {
            "count": pack.figures_soon
        }
    return _("in orde")
