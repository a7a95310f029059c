"""{% kept %}: an include that is drawn once, and kept for whoever asks the same.

The menu and the footer are a quarter of the work of a form step, and the same for everybody (docs/speed.md).
"""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.loader_tags import IncludeNode, do_include
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

#: Drawn pieces of this process; at most so many, so that nobody fills the memory with made-up addresses.
_drawn: dict[tuple[Any, ...], SafeString] = {}
MOST = 300


class KeptNode(IncludeNode):
    """As an include with `only`: what it draws depends on the given values and the language alone."""

    def render(self, context: Context) -> SafeString:
        """The piece as it was drawn before; else drawn now."""
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        name = self.template.resolve(context)
        key = (name, get_language(), *((each, _plain(value)) for each, value in values.items()))
        drawn = _drawn.get(key)
        if drawn is None:
            drawn = super().render(context)
            if len(_drawn) >= MOST:
                _drawn.clear()
            _drawn[key] = drawn
        return drawn


def _plain(value: Any) -> tuple[bool, Any]:
    """A value as part of a key: whether it is drawn as it is (safe), and what it says."""
    if value is None or isinstance(value, bool | int):
        return False, value
    if isinstance(value, SafeString):
        return True, str(value)
    return False, str(value)


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """{% kept "components/footer.html" with language_prefix=language_prefix only %}: `only` must be there.

    Never for what is somebody's own: a form, a code, a name that was typed.
    """
    node = do_include(parser, token)
    if not node.isolated_context:
        raise template.TemplateSyntaxError("kept: end with ‘only’, or what it draws may depend on anything")
    return KeptNode(node.template, extra_context=node.extra_context, isolated_context=True)
