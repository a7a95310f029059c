"""What went well: first a dialogue, then a story that others can use."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import AbstractGroupApprovalTask
from wagtail.search import index

from contributions.models import Occasion
from contributions.service import OccasionKind
from gatherings.service import GatheringState
from pages.models import BasePage
from pages.service import BODY_BLOCKS
from privacy.service import guard_for_storage

from ..enums import StorySource
from ..stories.page_form import PracticeForm

#: What is written in words, in the order of the form.
GUARDED_FIELDS = ("title", "introduction", "teller", "problem", "solution", "how_reached", "effect")


class PracticeIndexPage(BasePage):
    """/goede-praktijken/: what went well, newest first."""

    fixed_slug = "goede-praktijken"
    template = "outreach/practice_index_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["outreach.PracticePage"]

    class Meta:
        verbose_name = _("overzicht van goede praktijken")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The stories, a page at a time."""
        from ..stories.context import index_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **index_context(self, request)}


#: Addresses under /goede-praktijken/ that the website uses itself.
RESERVED_SLUGS = frozenset({"voorstellen", "rss.xml"})

#: In these kinds of moments people talk with each other.
DIALOGUE_KINDS = (
    OccasionKind.ROUND_TABLE,
    OccasionKind.EVENT,
    OccasionKind.FOCUS_GROUP,
    OccasionKind.WORK_SESSION,
    OccasionKind.ROUND,
)


def held_dialogues() -> Q:
    """Conversations that took place (those with a gathering: that was held), and rounds that began."""
    took_place = Q(gathering=None) | Q(gathering__state=GatheringState.HELD)
    return Q(kind__in=DIALOGUE_KINDS, held_on__lte=timezone.localdate()) & took_place


class PracticePage(BasePage):
    """One good practice: what was stuck, what helped, how it was reached.

    `dialogue` is the conversation among helpers that it came from. A draft may lack it; whatever goes online or is
    planned to, has one that took place (Wagtail asks every field of a page that goes live).
    """

    told_by = models.CharField(_("wie vertelt dit"), max_length=12, choices=StorySource.choices)
    teller = models.CharField(
        _("naam van de organisatie of dienst"), max_length=150, blank=True, help_text=_("Geen namen van mensen.")
    )
    dialogue = models.ForeignKey(
        Occasion,
        verbose_name=_("gesprek waaruit dit komt"),
        null=True,
        on_delete=models.PROTECT,
        related_name="practices",
        limit_choices_to=held_dialogues,
        error_messages={"invalid": _("Kies een gesprek dat is geweest.")},
        help_text=_("Eerst praten hulpverleners erover. Daarna wordt het een verhaal."),
    )
    problem = models.TextField(_("wat zat er vast"))
    solution = models.TextField(_("wat was de oplossing"))
    how_reached = models.TextField(_("hoe kwam het zover"))
    effect = models.TextField(_("wat werd er beter"), blank=True)
    body = StreamField(BODY_BLOCKS, verbose_name=_("meer uitleg"), blank=True)

    template = "outreach/practice_page.html"
    base_form_class = PracticeForm
    parent_page_types: ClassVar = ["outreach.PracticeIndexPage"]
    subpage_types: ClassVar = []

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("told_by"),
        FieldPanel("teller"),
        FieldPanel("dialogue"),
        FieldPanel("problem"),
        FieldPanel("solution"),
        FieldPanel("how_reached"),
        FieldPanel("effect"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("problem"),
        index.SearchField("solution"),
        index.SearchField("how_reached"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("goede praktijk")
        verbose_name_plural = _("goede praktijken")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With where the conversation can be read."""
        from ..stories.context import practice_context  # noqa: PLC0415 -- what a page shows is built upon the models

        return {**super().get_context(request, *args, **kwargs), **practice_context(self)}

    def clean(self) -> None:
        """No BSN is kept; a story that goes online, now or on a day that is set, has its dialogue."""
        self._guard()
        super().clean()
        self._refuse_without_dialogue()

    def minimal_clean(self) -> None:
        """The same for a draft: it may wait for its dialogue, unless a day is set on which it goes online."""
        self._guard()
        super().minimal_clean()
        self._refuse_without_dialogue()

    def _guard(self) -> None:
        for name in GUARDED_FIELDS:
            setattr(self, name, guard_for_storage(getattr(self, name))[0])
        if self.slug in RESERVED_SLUGS:
            self.slug = f"verhaal-{self.slug}"

    def _refuse_without_dialogue(self) -> None:
        if self.dialogue_id is None and (self.live or self.go_live_at):
            raise ValidationError(
                {"dialogue": _("Kies eerst het gesprek waaruit dit verhaal komt. Dan kan het online.")}
            )


class StoryReview(AbstractGroupApprovalTask):
    """A story is looked at by a colleague: whoever asked for it cannot approve it, and no story goes without dialogue.

    This is a step in a workflow of Wagtail; its groups are who may look.
    """

    class Meta:
        verbose_name = _("nakijken van een verhaal")
        verbose_name_plural = _("nakijken van verhalen")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """What this user may do with this story now, as Wagtail's own; without approving what may not go online."""
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        state = obj.current_workflow_state
        is_own = state is not None and state.requested_by_id == user.pk
        newest = obj.get_latest_revision_as_object()
        if is_own or getattr(newest, "dialogue_id", None) is None:
            return [each for each in actions if each[0] != "approve"]
        return actions

    @classmethod
    def get_description(cls) -> str:
        """For who sets up a workflow."""
        return gettext("Een collega uit deze groepen kijkt het verhaal na. Wie het instuurde, keurt niet zelf goed.")
