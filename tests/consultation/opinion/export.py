"""A conversation as Polis gives it out, written by a test."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

VOTE_COLUMNS = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
COMMENT_COLUMNS = (
    "timestamp",
    "datetime",
    "comment-id",
    "author-id",
    "agrees",
    "disagrees",
    "moderated",
    "comment-body",
)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def export(
    folder: Path,
    votes: Sequence[tuple[int, int, int]],
    *,
    texts: Sequence[str] = ("Begin klein.", "Begin groot."),
    out: Sequence[int] = (),
    sign: int = 1,
    with_people: bool = True,
    topic: str = "Wie eerst?",
) -> Path:
    """`votes` are (voter, statement, vote) in the order of time; `sign` -1 writes votes.csv the other way round."""
    folder.mkdir(exist_ok=True)
    last = {(voter, statement): vote for voter, statement, vote in votes}
    counts = [
        (sum(v == 1 for (_w, s), v in last.items() if s == at), sum(v == -1 for (_w, s), v in last.items() if s == at))
        for at in range(len(texts))
    ]
    write_table(
        folder / "comments.csv",
        COMMENT_COLUMNS,
        [(1, "", at, 0, *counts[at], -1 if at in out else 1, text) for at, text in enumerate(texts)],
    )
    moments = [(time, "", statement, voter, sign * vote) for time, (voter, statement, vote) in enumerate(votes, 1000)]
    write_table(folder / "votes.csv", VOTE_COLUMNS, reversed(moments))
    if with_people:
        voters = sorted({voter for voter, _statement, _vote in votes})
        write_table(
            folder / "participants-votes.csv",
            ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", *range(len(texts))),
            [(v, 0, 0, 1, 1, 0, *(last.get((v, at), "") for at in range(len(texts)))) for v in voters],
        )
    (folder / "summary.csv").write_text(f'topic,"{topic}"\nurl,https://example.org/abc\nviews,3\n', encoding="utf-8")
    return folder
