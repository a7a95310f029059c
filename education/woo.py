"""What teachers told us about lesson packs, with our answer, searched for a request under the Woo."""

from contributions.service import WooSearcher, searcher_of

from .models import TeacherFeedback

FEEDBACK = "reactie_docent"
SEARCHERS: tuple[WooSearcher, ...] = (
    searcher_of(FEEDBACK, "Reactie van een docent", TeacherFeedback.objects.all, "worked", "wrong", "answer"),
)
