"""What staff find under ‘Besluiten’ in the admin."""

from typing import Any, ClassVar

from django.forms import CheckboxSelectMultiple
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets import AdminDateInput

from .finding_desk.filters import FindingFilterSet
from .finding_desk.listing import FindingIndexView, who_stands_for
from .finding_desk.loose import LooseView
from .finding_desk.reading import FindingInspectView, MoveFindingView
from .finding_desk.views import EvidenceView
from .finding_desk.writing import FindingCreateView, FindingDeleteView, FindingEditView
from .forms import DecisionForm, FindingForm
from .models import Decision, Finding
from .reaction_viewing import ReactionsView
from .review_viewing import ReviewView
from .views import DecisionCreateView, DecisionDeleteView, DecisionEditView, DecisionInspectView, MoveView
from .word_views import ChooseEvidenceView, ChooseProposalsView

#: A day is written here as everywhere else in the admin.
_DAY = AdminDateInput(format="%d-%m-%Y")


class FindingViewSet(ModelViewSet):
    """What the input adds up to, one sentence at a time."""

    model = Finding
    name = "bevindingen"
    icon = "doc-full-inverse"
    menu_label = _("Bevindingen")
    menu_order = 20
    copy_view_enabled = False
    inspect_view_enabled = True
    add_view_class = FindingCreateView
    edit_view_class = FindingEditView
    delete_view_class = FindingDeleteView
    inspect_view_class = FindingInspectView
    create_template_name = "synthesis/admin/finding_add.html"
    edit_template_name = "synthesis/admin/finding_edit.html"
    inspect_template_name = "synthesis/admin/finding.html"
    index_template_name = "synthesis/admin/findings.html"
    index_results_template_name = "components/admin/listing_results.html"
    inspect_view_fields: ClassVar = [
        "sentence",
        "stance",
        "confidence",
        "agenda_item",
        "occasion",
        "page_reference",
    ]
    list_display: ClassVar = [
        # To the finding itself, where the next step is.
        TitleColumn(
            "sentence",
            label=_("Bevinding"),
            sort_key="sentence",
            get_url=lambda finding: reverse("bevindingen:inspect", args=[finding.pk]),
        ),
        "state",
        Column("moved_by", label=_("Wie staat ervoor"), accessor=who_stands_for),
        "agenda_item",
        "stance",
        "confidence",
        Column("source", label=_("Bron"), accessor=lambda finding: finding.occasion or "–"),
    ]
    filterset_class = FindingFilterSet
    index_view_class = FindingIndexView
    search_fields: ClassVar = ["sentence"]
    edit_handler = ObjectList(
        [
            FieldPanel("sentence", help_text=_("Gewone woorden. Eén zin die mensen herkennen.")),
            FieldPanel("stance"),
            FieldPanel("confidence"),
            FieldPanel("agenda_item"),
            MultiFieldPanel(
                [FieldPanel("occasion"), FieldPanel("page_reference")],
                heading=_("Waar komt dit vandaan?"),
            ),
        ],
        base_form_class=FindingForm,
    )

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With what the list shows, in one query."""
        queryset = Finding.objects.select_related("agenda_item", "occasion", "moved_by")
        return super().get_index_view_kwargs(**{"queryset": queryset, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """And choosing the words it rests on, for and against."""
        return [
            *super().get_urlpatterns(),
            path("woorden/<uuid:pk>/", self.construct_view(ChooseEvidenceView), name="words"),
            path("onderbouwing/<uuid:pk>/", self.construct_view(EvidenceView), name="evidence"),
            path("stap/<uuid:pk>/<slug:to>/", self.construct_view(MoveFindingView), name="move"),
            path("nog-nergens/", self.construct_view(LooseView), name="loose"),
        ]


class DecisionViewSet(ModelViewSet):
    """What was decided, and why."""

    model = Decision
    name = "besluiten"
    icon = "clipboard-list"
    menu_label = _("Besluiten")
    menu_order = 10
    copy_view_enabled = False
    inspect_view_enabled = True
    add_view_class = DecisionCreateView
    edit_view_class = DecisionEditView
    delete_view_class = DecisionDeleteView
    inspect_view_class = DecisionInspectView
    inspect_template_name = "synthesis/admin/decision.html"
    index_results_template_name = "components/admin/listing_results.html"
    inspect_view_fields: ClassVar = [
        "title",
        "state",
        "outcome",
        "reason",
        "agenda_item",
        "occasion",
        "findings",
        "owner_name",
        "open_until",
        "decided_on",
        "what_changed",
        "review_on",
        "reviewed_on",
        "review_note",
    ]
    list_display: ClassVar = [
        # To the decision itself, where the next step is.
        TitleColumn(
            "title",
            label=_("Besluit"),
            sort_key="title",
            get_url=lambda decision: reverse("besluiten:inspect", args=[decision.pk]),
        ),
        "agenda_item",
        "state",
        "outcome",
        "open_until",
        "review_on",
    ]
    list_filter: ClassVar = ["state", "outcome", "agenda_item"]
    search_fields: ClassVar = ["title", "reason"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("outcome"),
            FieldPanel("reason"),
            MultiFieldPanel(
                [
                    FieldPanel("agenda_item"),
                    FieldPanel("occasion"),
                    FieldPanel("findings", widget=CheckboxSelectMultiple),
                ],
                heading=_("Waarover, en waardoor?"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("owner"),
                    FieldPanel("owner_name"),
                    FieldPanel("open_until", widget=_DAY),
                    FieldPanel("review_on", widget=_DAY),
                ],
                heading=_("Wie en wanneer?"),
            ),
            FieldPanel("what_changed"),
        ],
        base_form_class=DecisionForm,
    )

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """With what the list shows, in one query."""
        queryset = Decision.objects.select_related("agenda_item")
        return super().get_index_view_kwargs(**{"queryset": queryset, **kwargs})

    def get_urlpatterns(self) -> list[URLPattern]:
        """And moving it on, reading reactions, looking again, and choosing the proposals it answers."""
        return [
            *super().get_urlpatterns(),
            path("stap/<uuid:pk>/<slug:to>/", self.construct_view(MoveView), name="move"),
            path("reacties/<uuid:pk>/", self.construct_view(ReactionsView), name="reactions"),
            path("opnieuw/<uuid:pk>/", self.construct_view(ReviewView), name="review"),
            path("voorstellen/<uuid:pk>/", self.construct_view(ChooseProposalsView), name="words"),
        ]


class DecisionGroup(ModelViewSetGroup):
    """The menu ‘Besluiten’."""

    items = (DecisionViewSet, FindingViewSet)
    menu_icon = "clipboard-list"
    menu_label = _("Besluiten")
    menu_order = 250
