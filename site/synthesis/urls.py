"""Public addresses of this app: reacting to a decision, and how a computer helps. The pages are Wagtail's."""

from django.urls import path

from . import reaction_views
from .suggestions.views import ExplainedSuggestions

app_name = "synthesis"

urlpatterns = [
    path("besluit/<uuid:pk>/reageer/", reaction_views.React.as_view(), name="react"),
    path("besluit/<uuid:pk>/reageer/dank/", reaction_views.Reacted.as_view(), name="reacted"),
    path("besluit/<uuid:pk>/reageer/afsluiten/", reaction_views.LetGo.as_view(), name="let_go"),
    path("uitleg/voorstellen/", ExplainedSuggestions.as_view(), name="explained_suggestions"),
]
