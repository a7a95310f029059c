"""Form fields for what is a list: one line each, as somebody types it. What was typed stays as it was typed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_MOST_LINES = 30


def _lines(text: str) -> list[str]:
    found = [" ".join(line.split()) for line in (text or "").splitlines()]
    return [line for line in found if line]


class LinesField(forms.CharField):
    """A list of sentences, each on a line."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, most: int = _MOST_LINES, longest: int = 200, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": rows}), **kwargs})
        self.most, self.longest = most, longest

    def prepare_value(self, value: Any) -> Any:
        """A list as lines."""
        return value if isinstance(value, str) else "\n".join(self.as_line(each) for each in value or ())

    def to_python(self, value: Any) -> Any:
        """Lines as a list. Raises ValidationError for too many, or too long a line."""
        if isinstance(value, list):
            return value
        found = _lines(value or "")
        if len(found) > self.most:
            raise ValidationError(_("Dit zijn te veel regels. Houd het bij %(most)d.") % {"most": self.most})
        if any(len(line) > self.longest for line in found):
            raise ValidationError(_("Een regel is te lang. Houd het bij %(most)d letters.") % {"most": self.longest})
        return [self.from_line(line) for line in found]

    def validate(self, value: Any) -> None:
        """Something, where that is asked."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Those of a text do not fit a list."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Nothing is the same as an empty list, so that an empty row stays one."""
        try:
            return bool((initial or []) != self.to_python(data))
        except ValidationError:
            return True

    def as_line(self, each: Any) -> str:
        """One of the list, as a line."""
        return str(each)

    def from_line(self, line: str) -> Any:
        """A line, as one of the list."""
        return line


class CellsField(LinesField):
    """Rows of a table: "one cell | another"."""

    def as_line(self, each: Any) -> str:
        """With a bar between the cells."""
        return " | ".join(each)

    def from_line(self, line: str) -> Any:
        """The cells of a row."""
        return [cell.strip() for cell in line.split("|")]


class OptionsField(LinesField):
    """Answers to choose from: "+ good answer | what somebody reads then", "- wrong answer"."""

    def as_line(self, each: Any) -> str:
        """With its sign."""
        told = f" | {each['says']}" if each.get("says") else ""
        return f"{'+' if each.get('correct') else '-'} {each['text']}{told}"

    def from_line(self, line: str) -> Any:
        """A line without a sign is a wrong answer."""
        is_right = line.startswith("+")
        text, _bar, says = line.lstrip("+-– ").partition("|")
        return {"text": text.strip(), "correct": is_right, "says": says.strip()}


class PairsField(LinesField):
    """What belongs together: "left = right"."""

    def as_line(self, each: Any) -> str:
        """Both sides."""
        return f"{each['left']} = {each['right']}"

    def from_line(self, line: str) -> Any:
        """Raises ValidationError for a line without both."""
        left, _sign, right = line.partition("=")
        if not left.strip() or not right.strip():
            raise ValidationError(_("Schrijf op elke regel: links = rechts."))
        return {"left": left.strip(), "right": right.strip()}


class ChoicesField(LinesField):
    """Choices of a dilemma. Each keeps its code as long as its words, or its place among as many, stay."""

    def as_line(self, each: Any) -> str:
        """Its words."""
        return str(each["label"])

    def from_line(self, line: str) -> Any:
        """The code comes with :func:`with_codes`."""
        return {"code": "", "label": line}


def with_codes(choices: Sequence[dict[str, str]], before: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The choices, each with the code that it had, or a new one that no other has."""
    by_label = {each["label"]: each["code"] for each in before}
    is_as_many = len(choices) == len(before)
    given: list[dict[str, str]] = []
    taken = {each["code"] for each in before}
    for place, choice in enumerate(choices):
        code = by_label.get(choice["label"]) or (before[place]["code"] if is_as_many else "")
        if not code or code in {each["code"] for each in given}:
            code = next(new for number in range(1, 99) if (new := f"c{number}") not in taken)
            taken.add(code)
        given.append({"code": code, "label": choice["label"]})
    return given
