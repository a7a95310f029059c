"""Dark text on light, light text on dark: the pairs of colours that meet on a page, computed as WCAG does."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "site" / "frontend" / "tokens"
BASE = "--basis-color-"
TEXT, LARGE = 4.5, 3.0

PAIRS = [
    ("default-color-document", "default-bg-document", 7.0),
    ("default-color-document", "default-bg-subtle", 7.0),
    ("default-color-default", "default-bg-default", TEXT),
    ("default-color-subtle", "default-bg-document", TEXT),
    ("default-color-subtle", "default-bg-subtle", TEXT),
    ("default-color-subtle", "--rg-surface", TEXT),
    ("accent-1-color-default", "default-bg-document", TEXT),
    ("accent-1-color-default", "accent-1-bg-default", TEXT),
    ("accent-1-color-default", "--rg-hero", TEXT),
    ("accent-1-inverse-color-default", "action-1-inverse-bg-default", TEXT),
    ("accent-1-inverse-color-hover", "accent-1-inverse-bg-hover", TEXT),
    ("info-color-default", "info-bg-default", TEXT),
    ("positive-color-default", "positive-bg-default", TEXT),
    ("warning-color-default", "warning-bg-default", TEXT),
    ("negative-color-default", "negative-bg-default", TEXT),
    ("negative-color-default", "default-bg-document", TEXT),
    ("negative-inverse-color-default", "negative-inverse-bg-default", TEXT),
    ("--basis-focus-color", "--basis-focus-background-color", TEXT),
    ("--rg-footer-ink", "--rg-footer", 7.0),
    ("--rg-focus-ring", "default-bg-document", LARGE),
    ("default-border-default", "default-bg-document", LARGE),
    ("default-border-default", "--rg-surface", LARGE),
    ("negative-border-default", "--rg-surface", LARGE),
]


def colours(theme: str) -> dict[str, str]:
    """The tokens that are one plain colour, as they hold in this theme."""
    found: dict[str, str] = {}
    for name in ["reisgenoot", "dark"] if theme == "dark" else ["reisgenoot"]:
        found |= dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6});", (TOKENS / f"{name}.css").read_text()))
    return found


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(theme: str, front: str, back: str, least: float):
    palette = colours(theme)
    one, other = (palette[name if name.startswith("--") else BASE + name] for name in (front, back))
    assert contrast(one, other) >= least


def test_the_dark_theme_answers_for_every_colour_of_the_light_one():
    constant = {"--basis-focus-color", "--basis-focus-background-color", "--rg-ill-sun"}
    skin = {name for name in colours("light") if name.startswith("--rg-ill-skin")}
    dark = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6});", (TOKENS / "dark.css").read_text()))
    assert set(colours("light")) - set(dark) - constant - skin == set()
