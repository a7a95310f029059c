"""What people said and wrote to us, searched for a request under the Woo.

Words in the reading copy, whatever the moderation decided; messages of both sides, for an answer falls under the law
as well as the question; and reasons of readers.
"""

from .models import Contribution, Message, Reaction
from .woo_parts import MESSAGE, REACTION, WooSearcher, searcher_of

SEARCHERS: tuple[WooSearcher, ...] = (
    searcher_of(
        "bijdrage", "Bijdrage", lambda: Contribution.objects.filter(emptied_reason=""), "question", "redacted"
    ),
    searcher_of(MESSAGE, "Bericht van of aan een deelnemer", Message.objects.all, "text"),
    searcher_of(REACTION, "Reactie van een lezer", Reaction.objects.reasons, "text"),
)
