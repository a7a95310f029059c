"""Which inline scripts of Wagtail's admin may run: calls that start a widget, with plain data as arguments.

Wagtail writes a few of these into its forms (a date picker, a chooser). Giving every inline script the
nonce would give it to an attacker's script too. Here a script is read first: it must be one known call,
and its arguments must be JSON and nothing else.
"""

import json
import re

_CALL = re.compile(
    r"\s*(?:init(?:Date|Time|DateTime)Chooser|create[A-Za-z]+Chooser|new [A-Za-z.]*Chooser)\((?P<arguments>.*)\);?\s*",
    re.DOTALL,
)
_PANEL = re.compile(
    r"""\s*\(function\(\)\s*\{\s*var\ panel\ =\ new\ (?:InlinePanel|MultipleChooserPanel)
        \(JSON\.parse\((?P<arguments>"(?:[^"\\<\n]|\\.)*")\)\);\s*\}\)\(\);\s*""",
    re.VERBOSE,
)
#: An inline script without attributes, as Wagtail writes them.
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def starts_a_widget(script: str) -> bool:
    """Whether this script does nothing but start a known widget with JSON as arguments."""
    found = _CALL.fullmatch(script) or _PANEL.fullmatch(script)
    if found is None:
        return False
    try:
        json.loads(f"[{found['arguments']}]")
    except ValueError:
        return False
    return True


def with_nonce(html: bytes, nonce: str) -> tuple[bytes, int]:
    """The page with the nonce on the scripts that may run, and how many those are. The others stay blocked."""
    count = 0

    def give(match: re.Match[bytes]) -> bytes:
        nonlocal count
        if not starts_a_widget(match[1].decode("utf-8", "replace")):
            return match[0]
        count += 1
        return b'<script nonce="' + nonce.encode() + b'">' + match[1] + b"</script>"

    return _INLINE.sub(give, html), count
