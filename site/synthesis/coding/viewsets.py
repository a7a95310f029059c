"""What analysts find under ‘Analyse’ in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from ..permissions import may_code
from ..second.views import MarkView, SampleAddView, SamplesView, SampleView, SettleView
from ..suggestions.views import DecideView, LearnView, OneCodeView, SuggestionsView, SwitchView
from .views.alike import AlikeView, CompareView
from .views.book import (
    BookView,
    CodeAddView,
    CodeDeleteView,
    CodeEditView,
    CodeHistoryView,
    CodeMergeView,
    CodeMoveView,
    CodeSplitView,
    RetireView,
    VersionsView,
)
from .views.one import CodeView
from .views.words import WordsView


class _ForAnalysts(MenuItem):
    """Shown only to those for whom the screens open."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this colleague may code."""
        return may_code(request.user)


class WordsViewSet(ViewSet):
    """The words to read, and the screen on which one codes."""

    name = "coderen"
    icon = "edit"
    menu_label = _("Te coderen inbreng")
    menu_order = 10
    menu_item_class = _ForAnalysts

    def _listing(self, results_only: bool) -> Any:
        return self.construct_view(
            WordsView,
            index_url_name=self.get_url_name("index"),
            index_results_url_name=self.get_url_name("index_results"),
            results_only=results_only,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, its results alone, and one contribution."""
        return [
            path("", self._listing(results_only=False), name="index"),
            path("resultaten/", self._listing(results_only=True), name="index_results"),
            path("vergelijk/", self.construct_view(CompareView), name="compare"),
            path("<uuid:pk>/", self.construct_view(CodeView), name="one"),
            path("<uuid:pk>/lijkt-op/", self.construct_view(AlikeView), name="alike"),
        ]


class BookViewSet(ViewSet):
    """The codebook as a tree, and everything one can do to a code."""

    name = "codeboek"
    icon = "list-ul"
    menu_label = _("Codeboek")
    menu_order = 20
    menu_item_class = _ForAnalysts

    def get_urlpatterns(self) -> list[URLPattern]:
        """The tree, its history and versions, and a screen per deed."""
        one = "<uuid:pk>/"
        return [
            path("", self.construct_view(BookView), name="index"),
            path("nieuw/", self.construct_view(CodeAddView), name="add"),
            path("geschiedenis/", self.construct_view(CodeHistoryView), name="history"),
            path("versies/", self.construct_view(VersionsView), name="versions"),
            path(one, self.construct_view(CodeEditView), name="edit"),
            path(f"{one}verplaats/", self.construct_view(CodeMoveView), name="move"),
            path(f"{one}voeg-samen/", self.construct_view(CodeMergeView), name="merge"),
            path(f"{one}splits/", self.construct_view(CodeSplitView), name="split"),
            path(f"{one}gebruik/", self.construct_view(RetireView), name="retire"),
            path(f"{one}verwijder/", self.construct_view(CodeDeleteView), name="delete"),
        ]


class SamplesViewSet(ViewSet):
    """Coding together: two colleagues, blind."""

    name = "samen_coderen"
    url_prefix = "samen-coderen"
    icon = "group"
    menu_label = _("Samen coderen")
    menu_order = 30
    menu_item_class = _ForAnalysts

    def get_urlpatterns(self) -> list[URLPattern]:
        """The samples, one of them, and one contribution in it."""
        return [
            path("", self.construct_view(SamplesView), name="index"),
            path("nieuw/", self.construct_view(SampleAddView), name="add"),
            path("<uuid:pk>/", self.construct_view(SampleView), name="one"),
            path("<uuid:pk>/codeer/<int:order>/", self.construct_view(MarkView), name="mark"),
            path("<uuid:pk>/bespreek/<int:order>/", self.construct_view(SettleView), name="settle"),
        ]


class SuggestionsViewSet(ViewSet):
    """Codes that the computer suggests; off until somebody switches it on."""

    name = "voorstellen"
    icon = "pick"
    menu_label = _("Voorstellen nakijken")
    menu_order = 40
    menu_item_class = _ForAnalysts

    def get_urlpatterns(self) -> list[URLPattern]:
        """How it stands, one code, and the deeds."""
        return [
            path("", self.construct_view(SuggestionsView), name="index"),
            path("schakelaar/", self.construct_view(SwitchView), name="switch"),
            path("leer/", self.construct_view(LearnView), name="learn"),
            path("besluit/<int:number>/", self.construct_view(DecideView), name="decide"),
            path("<uuid:pk>/", self.construct_view(OneCodeView), name="one"),
        ]


class AnalysisGroup(ViewSetGroup):
    """The menu ‘Analyse’."""

    items = (WordsViewSet, BookViewSet, SamplesViewSet, SuggestionsViewSet)
    menu_icon = "edit"
    menu_label = _("Analyse")
    menu_order = 240
