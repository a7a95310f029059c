"""What staff find under ‘Inbreng’ in the admin."""

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from .forms import RulesForm
from .models import AgendaItem, ModerationRules, Occasion
from .permissions import Visitor, may_answer, may_handle_care, may_moderate, may_read_second
from .views.care import CareListView, CareSignalView
from .views.messages import ConversationView, MessageListView
from .views.moderation import ModerateView
from .views.queue import QueueView
from .views.reactions import ReactionListView, ReactionView
from .views.rules import NoDeleteView, RulesCreateView, RulesEditView, RulesIndexView, RulesInspectView
from .views.second_reading import SecondReadingListView, SecondReadingView


class GuardedViewSet(ViewSet):
    """A viewset whose menu item shows for whom its screens open."""

    may: Any

    @property
    def menu_item_class(self) -> type[MenuItem]:
        """Shown only to those who may."""
        may = self.may

        class Item(MenuItem):
            def is_shown(self, request: HttpRequest) -> bool:
                return may(request.user)

        return Item

    def _listing(self, view: type[Any], results_only: bool = False) -> Any:
        return self.construct_view(
            view,
            index_url_name=self.get_url_name("index"),
            index_results_url_name=self.get_url_name("index_results"),
            results_only=results_only,
        )

    def _one(self, view: type[Any]) -> Any:
        return self.construct_view(view, viewset_namespace=self.url_namespace)


class ModerationViewSet(GuardedViewSet):
    """The moderation queue."""

    name = "moderatie"
    icon = "comment"
    menu_label = _("Te lezen inbreng")
    menu_order = 10

    @staticmethod
    def may(user: Visitor) -> bool:
        """Moderators."""
        return may_moderate(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The queue, its results alone, and one contribution."""
        return [
            path("", self._listing(QueueView), name="index"),
            path("resultaten/", self._listing(QueueView, results_only=True), name="index_results"),
            path("<uuid:pk>/", self._one(ModerateView), name="moderate"),
        ]


class SecondReadingViewSet(GuardedViewSet):
    """Words that somebody else must read again."""

    name = "tweede_lezers"
    url_prefix = "tweede-lezer"
    icon = "view"
    menu_label = _("Tweede lezer")
    menu_order = 12

    @staticmethod
    def may(user: Visitor) -> bool:
        """Who may be a second reader."""
        return may_read_second(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, its results alone, and one second reading."""
        return [
            path("", self._listing(SecondReadingListView), name="index"),
            path("resultaten/", self._listing(SecondReadingListView, results_only=True), name="index_results"),
            path("<uuid:pk>/", self._one(SecondReadingView), name="read"),
        ]


class ReactionViewSet(GuardedViewSet):
    """What readers say about words on the website."""

    name = "reacties"
    icon = "comment-add"
    menu_label = _("Reacties op bijdragen")
    menu_order = 14

    @staticmethod
    def may(user: Visitor) -> bool:
        """Moderators."""
        return may_moderate(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, its results alone, and one reaction."""
        return [
            path("", self._listing(ReactionListView), name="index"),
            path("resultaten/", self._listing(ReactionListView, results_only=True), name="index_results"),
            path("<uuid:pk>/", self._one(ReactionView), name="read"),
        ]


class RulesViewSet(ModelViewSet):
    """The rules of moderation: a new version from the one in force; nothing is deleted."""

    model = ModerationRules
    name = "moderatieregels"
    icon = "doc-full"
    menu_label = _("Spelregels")
    menu_order = 36
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = RulesIndexView
    add_view_class = RulesCreateView
    edit_view_class = RulesEditView
    delete_view_class = NoDeleteView
    inspect_view_class = RulesInspectView
    edit_handler = ObjectList(
        [FieldPanel("text"), FieldPanel("valid_from"), FieldPanel("what_changed")], base_form_class=RulesForm
    )


class CareViewSet(GuardedViewSet):
    """Care signals."""

    name = "zorgsignalen"
    icon = "warning"
    menu_label = _("Zorgsignalen")
    menu_order = 20

    @staticmethod
    def may(user: Visitor) -> bool:
        """Who handles care signals."""
        return may_handle_care(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, its results alone, and one signal."""
        return [
            path("", self._listing(CareListView), name="index"),
            path("resultaten/", self._listing(CareListView, results_only=True), name="index_results"),
            path("<uuid:pk>/", self._one(CareSignalView), name="signal"),
        ]


class MessageViewSet(GuardedViewSet):
    """Questions and objections of participants."""

    name = "vragen"
    icon = "mail"
    menu_label = _("Vragen van deelnemers")
    menu_order = 30

    @staticmethod
    def may(user: Visitor) -> bool:
        """Who answers messages."""
        return may_answer(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, its results alone, and one conversation."""
        return [
            path("", self._listing(MessageListView), name="index"),
            path("resultaten/", self._listing(MessageListView, results_only=True), name="index_results"),
            path("<uuid:pk>/", self._one(ConversationView), name="conversation"),
        ]


class AgendaViewSet(ModelViewSet):
    """The agenda of the inrichtingsfase. Number and code are fixed; the words are for editors."""

    model = AgendaItem
    name = "agenda"
    icon = "list-ol"
    menu_label = _("Agenda")
    menu_order = 40
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display: ClassVar = [
        "__str__",
        "part",
        Column(
            "from_advice",
            label=_("Uit het advies"),
            accessor=lambda item: _("ja") if item.from_advice else _("nee, van onszelf"),
        ),
    ]
    panels: ClassVar = [
        FieldPanel("number"),
        FieldPanel("part"),
        FieldPanel("code"),
        FieldPanel("title"),
        FieldPanel("explanation"),
        FieldPanel("prospect"),
        FieldPanel("from_advice"),
    ]


class OccasionViewSet(ModelViewSet):
    """Where people were heard. A round makes its own occasion; here one looks, and keeps dates and sources right."""

    model = Occasion
    name = "gelegenheden"
    icon = "date"
    menu_label = _("Gelegenheden")
    menu_order = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display: ClassVar = ["title", "kind", "held_on", "words_final_on"]
    list_filter: ClassVar = ["kind"]
    inspect_view_fields: ClassVar = ["kind", "title", "held_on", "source", "part_of", "words_final_on"]
    panels: ClassVar = [
        FieldPanel("kind", read_only=True),
        FieldPanel("title", read_only=True),
        FieldPanel("held_on"),
        FieldPanel("source"),
        FieldPanel("agenda_items"),
        FieldPanel("words_final_on"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """With what the list shows."""
        return Occasion.objects.select_related("part_of")


class InputGroup(ViewSetGroup):
    """The menu ‘Inbreng’."""

    menu_label = _("Inbreng")
    menu_icon = "comment"
    menu_order = 110
    items = (
        ModerationViewSet,
        SecondReadingViewSet,
        ReactionViewSet,
        CareViewSet,
        MessageViewSet,
        RulesViewSet,
        AgendaViewSet,
        OccasionViewSet,
    )
