"""The list of findings; searching it knows the forms of Dutch words, as the workbench does."""

from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from wagtail.admin.views.generic import IndexView

from ..coding.wordforms import forms_of
from ..enums import FindingState
from ..models import Finding


def who_stands_for(finding: Finding) -> str:
    """Who adopted it and when: that colleague answers for it. A dash as long as, or once again, nobody does."""
    if finding.state != FindingState.ADOPTED or finding.moved_by is None:
        return "–"
    name = finding.moved_by.get_full_name() or finding.moved_by.email
    return f"{name}, {date_format(finding.moved_on, 'j F Y')}" if finding.moved_on else name


class FindingIndexView(IndexView):
    """Every sought word, or another form of it, stands in the sentence."""

    def search_queryset(self, queryset: Any) -> Any:
        """Narrow to what was sought."""
        for word in self.search_query.split()[:8] if self.is_searching else ():
            stands = Q()
            for form in forms_of(word):
                stands |= Q(sentence__icontains=form)
            queryset = queryset.filter(stands)
        return queryset
