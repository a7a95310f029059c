"""The screens of the trail: all of it, and who looked at one thing. Reading it is on it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView

from .models import AuditEvent
from .recording import looked, record
from .subjects import subject_of
from .wording import kind_said, said


class AuditIndexView(IndexView):
    """The lines, newest first, with the names of colleagues who still have an account."""

    list_export: ClassVar = ["at", "who", "what", "on", "number", "how", "outcome", "details", "line"]
    export_headings: ClassVar = {
        "at": gettext_lazy("Wanneer"),
        "who": gettext_lazy("Wie"),
        "what": gettext_lazy("Wat"),
        "on": gettext_lazy("Waarvan"),
        "number": gettext_lazy("Nummer"),
        "how": gettext_lazy("In een lijst"),
        "outcome": gettext_lazy("Uitkomst"),
        "details": gettext_lazy("Gegevens"),
        "line": gettext_lazy("Regel"),
    }
    export_filename = "logboek"

    def get_queryset(self) -> QuerySet[AuditEvent]:
        """Newest first."""
        return super().get_queryset().order_by("-pk")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show it. That somebody read the trail is on the trail; a file is written down each time."""
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        if response.status_code == 200:
            self.write_down()
        return response

    def write_down(self) -> None:
        """What was looked at: which filters were used, never what was typed in them."""
        used = ",".join(sorted(name for name, value in self.request.GET.items() if value and name != "export"))
        if self.is_export:
            record("audit.export", by=self.request.user, used=used)
        else:
            looked("audit.read", by=self.request.user, used=used)

    @cached_property
    def names(self) -> dict[int, str]:
        """Number -> name, of who is on this page. One query, however long the trail."""
        actors = {event.actor_id for event in self._shown if event.actor_id is not None}
        return {user.pk: user.get_full_name() or str(user) for user in get_user_model().objects.filter(pk__in=actors)}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Keep what is on this page, for the names."""
        context = super().get_context_data(*args, **kwargs)
        self._shown = list(context["object_list"])
        return context

    @cached_property
    def columns(self) -> list[Column]:
        """When, who, what, on what, and whether it went through."""
        return [
            DateColumn("at", label=_("Wanneer")),
            Column("who", label=_("Wie"), accessor=self.who),
            Column("what", label=_("Wat"), accessor=lambda event: said(event.action)),
            Column("on", label=_("Waarvan"), accessor=about),
            _NumberColumn("number", label=_("Nummer"), accessor=lambda event: event.object_id),
            Column("outcome", label=_("Uitkomst"), accessor="get_outcome_display"),
            Column("details", label=_("Gegevens"), accessor=details_of),
        ]

    def who(self, event: AuditEvent) -> str:
        """A colleague's name, or the number of who has no account any more, or the platform itself."""
        if event.actor_id is None:
            return str(_("het platform"))
        return self.names.get(event.actor_id, f"{event.actor_id}")

    def to_row_dict(self, item: AuditEvent) -> dict[str, Any]:
        """One line of the file."""
        return {
            "at": item.at,
            "who": self.who(item),
            "what": said(item.action),
            "on": kind_said(item.object_type or item.seen_type),
            "number": item.object_id,
            "how": item.seen.count(",") - 1 if item.seen else "",
            "outcome": item.get_outcome_display(),
            "details": details_of(item),
            "line": item.pk,
        }


class SubjectView(AuditIndexView):
    """Who looked at one thing, and who did something with it."""

    page_title = gettext_lazy("Wie keek hiernaar?")
    export_filename = "wie-keek-hiernaar"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Of which kind. The thing itself may be gone: its lines are not."""
        super().setup(request, *args, **kwargs)
        self.kind, self.key = kwargs["kind"], kwargs["key"]
        self.subject = subject_of(self.kind)
        if self.subject is None:
            raise Http404
        try:
            self.subject.model._meta.pk.to_python(self.key)
        except ValidationError as wrong:
            raise Http404 from wrong

    @cached_property
    def keys(self) -> dict[str, list[str]]:
        """What a line may be about."""
        assert self.subject is not None
        return self.subject.keys(self.key)

    def get_base_queryset(self) -> QuerySet[AuditEvent]:
        """The lines about this."""
        return AuditEvent.objects.about_keys(self.keys)

    def get_page_subtitle(self) -> str:
        """Of what: a kind and a number, never a name."""
        assert self.subject is not None
        short = self.key[:6].upper() if "-" in self.key else self.key  # of a long number the first six tell enough
        return f"{self.subject.name} {short}"

    def get_index_url(self) -> str:
        """Here: for the filters."""
        return reverse("logboek:subject", args=[self.kind, self.key])

    def get_index_results_url(self) -> str:
        """Here, without what stands around it."""
        return reverse("logboek:subject_results", args=[self.kind, self.key])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Under the whole trail."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("logboek:index"), "label": _("Logboek")},
            {"url": "", "label": str(self.page_title), "sublabel": self.get_page_subtitle()},
        ]

    def write_down(self) -> None:
        """Asking who looked is a line about the thing, too."""
        assert self.subject is not None
        on = self.subject.model(pk=self.key)
        if self.is_export:
            record("audit.export", by=self.request.user, on=on)
        else:
            looked("audit.read_about", by=self.request.user, on=on)

    @cached_property
    def columns(self) -> list[Column]:
        """With how it was seen: by itself, or in a list of so many."""
        kept = [column for column in super().columns if column.name not in ("number",)]
        how = Column("how", label=_("Hoe"), accessor=self.how)
        return [*kept[:4], how, *kept[4:]]

    def how(self, event: AuditEvent) -> str:
        """By itself, or among others."""
        if event.object_type in self.keys and event.object_id in self.keys[event.object_type]:
            return str(_("zelf"))
        return _("in een lijst van %(count)d") % {"count": max(event.seen.count(",") - 1, 0)}


class _NumberColumn(Column):
    """A number, with the way to everything about it."""

    cell_template_name = "audit/admin/number_cell.html"

    def get_cell_context_data(self, instance: AuditEvent, parent_context: dict[str, Any]) -> dict[str, Any]:
        """With its address, for what is declared."""
        context = super().get_cell_context_data(instance, parent_context)
        if instance.object_id and subject_of(instance.object_type):
            context["url"] = reverse("logboek:subject", args=[instance.object_type, instance.object_id])
        return context


def about(event: AuditEvent) -> str:
    """On what: a kind, or a list of a kind."""
    if event.object_type or not event.seen_type:
        return kind_said(event.object_type)
    return _("%(kind)s: lijst van %(count)d") % {
        "kind": kind_said(event.seen_type),
        "count": max(event.seen.count(",") - 1, 0),
    }


def details_of(event: AuditEvent) -> str:
    """The codes and counts of a line, as text."""
    return ", ".join(f"{name}: {value}" for name, value in _told(event.details.items()))


def _told(details: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in details if value not in ("", None)]
