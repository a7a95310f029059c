"""The list of findings; searching it knows the forms of Dutch words, as the workbench does."""

from typing import Any

from django.db.models import Q
from wagtail.admin.views.generic import IndexView

from ..coding.wordforms import forms_of


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
