"""How much of each thing a run tries. Printed at the end of every run, so that nobody has to guess.

SAMPLE=deep (`make deep`) takes the large column.
"""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class SampleSizes:
    """The sizes of one run; whoever adds a size adds its word to `sentence`."""

    name: str
    hypothesis_examples: int
    people_at_once: int
    kill_rounds: int
    large_rows: int

    def sentence(self) -> str:
        """The sizes in one line, for the person who reads the run."""
        return (
            f"Sample sizes ({self.name}): hypothesis {self.hypothesis_examples} examples per property, "
            f"{self.people_at_once} people at once, {self.kill_rounds} kill rounds, "
            f"{self.large_rows} rows in large lists"
        )


DEFAULT = SampleSizes("default", hypothesis_examples=80, people_at_once=40, kill_rounds=6, large_rows=10_000)
DEEP = SampleSizes("deep", hypothesis_examples=5_000, people_at_once=200, kill_rounds=150, large_rows=100_000)
SAMPLE = DEEP if os.environ.get("SAMPLE") == "deep" else DEFAULT
