"""Rounds in the admin: a list, the forms, and where everything else about a round stands."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from ..enums import RoundState
from ..models import Round
from ..panels import ROUND_EDIT_HANDLER
from ..refusing import RefusalAsMessage
from ..round_forms import NewRoundForm
from ..round_texts import change_round
from ..rounds import create_round
from ..telling_meanwhile import TellsMeanwhile
from . import items, previews, round_deeds, steps
from .round_page import RoundInlineView, RoundPageView
from .round_panels import URLPATTERNS


def day(moment: datetime | None) -> str:
    """A day in words; "" when it is not known yet."""
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""


class RoundIndexView(generic.IndexView):
    """All rounds, with where they stand and how many people were heard."""

    page_title = gettext_lazy("Rondes")
    add_item_label = gettext_lazy("Nieuwe ronde")

    def get_base_queryset(self) -> QuerySet[Round]:
        """People are counted in the same query. What is archived shows when one asks for it, or searches."""
        rounds = Round.objects.with_people_counted()
        if self.request.GET.get("state") or self.request.GET.get("q"):
            return rounds
        return rounds.exclude(state=RoundState.ARCHIVED)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The way to what is put away."""
        archive = f"{reverse('rounds:index')}?state={RoundState.ARCHIVED}"
        return [Button(_("Gearchiveerde rondes"), url=archive, icon_name="folder-inverse", priority=10)]

    def get_edit_url(self, instance: Round) -> str | None:
        """The title leads to the round's own page; editing is one of the things done there."""
        return None


class RoundCreateView(RefusalAsMessage, generic.CreateView):
    """A new round starts from a template."""

    page_title = gettext_lazy("Nieuwe ronde")
    submit_button_label = gettext_lazy("Maak de ronde")
    success_message = gettext_lazy("De ronde ‘%(object)s’ staat klaar als concept.")
    error_message = gettext_lazy("De ronde is nog niet gemaakt. Kijk bij de rode meldingen.")

    def save_instance(self) -> Round:
        """The deed makes the round, its questions and its page."""
        given = self.form.cleaned_data
        return create_round(
            given["template"],
            title=given["title"] or None,
            slug=given["slug"] or None,
            by=self.request.user,
            practical=self.form.practical(),
            token=given["token"],
        )

    def get_page_subtitle(self) -> str:
        """None: the title says it all."""
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home > Rondes > this."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Rondes")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_success_url(self) -> str:
        """On to the page of the new round."""
        return reverse("rounds:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class RoundEditView(RefusalAsMessage, TellsMeanwhile, generic.EditView):
    """Texts and dates."""

    template_name = "consultation/admin/round_edit.html"
    page_title = gettext_lazy("Bewerk")
    submit_button_label = gettext_lazy("Bewaar")
    success_message = gettext_lazy("De ronde is bewaard.")
    error_message = gettext_lazy("De ronde is nog niet bewaard. Kijk bij de rode meldingen.")

    def save_instance(self) -> Round:
        """Only the fields of this form are written."""
        return change_round(self.object, self.form.values(), by=self.request.user, seen=self.form.seen.version)

    def get_success_url(self) -> str:
        """Back to the page of the round."""
        return reverse("rounds:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """None: the page one lands on has them all."""
        return []


class RoundViewSet(ModelViewSet):
    """Everything about rounds, under /beheer/rondes/. A round is archived, never deleted."""

    model = Round
    name = "rounds"
    url_prefix = "rondes"
    url_namespace = "rounds"
    menu_label = gettext_lazy("Rondes")
    menu_name = "rounds"
    icon = "comment"
    menu_order = 110
    add_to_admin_menu = True
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    edit_handler = ROUND_EDIT_HANDLER
    index_view_class = RoundIndexView
    add_view_class = RoundCreateView
    edit_view_class = RoundEditView
    inspect_view_class = RoundPageView
    search_fields = ("title", "question")
    list_filter = ("state",)
    ordering = ("-opens_at", "-pk")
    list_display = (
        TitleColumn(
            "title",
            label=gettext_lazy("Ronde"),
            sort_key="title",
            get_url=lambda round_: reverse("rounds:inspect", args=[round_.pk]),
        ),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("Stand"),
            sort_key="state",
            primary=lambda round_: round_.state == RoundState.OPEN,
        ),
        Column(
            "opens_at", label=gettext_lazy("Open vanaf"), accessor=lambda it: day(it.opens_at), sort_key="opens_at"
        ),
        Column(
            "closes_at", label=gettext_lazy("Open tot"), accessor=lambda it: day(it.closes_at), sort_key="closes_at"
        ),
        NumberColumn("people", label=gettext_lazy("Mensen gehoord"), sort_key="people"),
        Column("slug", label=gettext_lazy("Adres")),
    )

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Starting is choosing a template: not the edit form."""
        return {**super().get_add_view_kwargs(**kwargs), "panel": None, "form_class": NewRoundForm}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No deleting, no usage."""
        return super().get_common_view_kwargs(**{"delete_url_name": None, "usage_url_name": None, **kwargs})

    @property
    def inline_view(self) -> Any:
        """The page of the round, with one question open."""
        return self.construct_view(RoundInlineView, **self.get_inspect_view_kwargs())

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's list, forms and history, our move, and the questions."""
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("delete", "usage")]
        return [
            *kept,
            path("vraag/<uuid:pk>/hier/", self.inline_view, name="item_inline"),
            *round_deeds.urlpatterns,
            *previews.urlpatterns,
            *URLPATTERNS,
            # Last: moving up or down takes any word after stap/<pk>/ and vraag/<pk>/.
            *items.urlpatterns,
            *steps.urlpatterns,
        ]
