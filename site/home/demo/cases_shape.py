"""How a made-up case is written down here, and what the deeds of the bank take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One case. `facts`: about whom, how heavy, how many people, and about how many days of work."""

    code: str
    title: str
    story: str
    facts: str
    warning: str = ""

    @property
    def values(self) -> dict[str, str | int]:
        """As consultation.service.write_case takes it."""
        group, weight, reach, effort = self.facts.split()
        return {
            "code": self.code,
            "title": self.title,
            "story": self.story,
            "warning": self.warning,
            "group": group,
            "weight": weight,
            "reach": reach,
            "effort": int(effort),
        }
