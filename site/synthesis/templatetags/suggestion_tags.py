"""What the computer suggests, beside the words."""

from typing import Any

from django import template

from contributions.models import Contribution

from ..suggestions.asking import of_these_words

register = template.Library()


@register.inclusion_tag("synthesis/admin/suggestions/beside.html", takes_context=True)
def suggestions_for(context: dict[str, Any], contribution: Contribution) -> dict[str, Any]:
    """The suggestions for these words with two buttons each; nothing while it is off. One query."""
    request = context["request"]
    return {
        "suggestions": list(of_these_words(contribution)),
        "where": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
