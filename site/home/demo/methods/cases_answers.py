"""How the made-up cases read once the criteria are clear: what to do with each, and which criterion decides.

In the demo people come to this more often with every version of the criteria.
"""

#: Code of the case -> (a Take, code of a criterion in the third version).
CLEAR: dict[str, tuple[str, str]] = {
    "rent-lodger": ("now", "severity"),
    "childcare-hours": ("later", "stuck"),
    "letter-two-dates": ("later", "many"),
    "wrong-account": ("refer", "tried_first"),
    "divorce-partner": ("now", "severity"),
    "widow-letters": ("later", "stuck"),
    "letters-to-the-dead": ("now", "many"),
    "payment-plan": ("now", "severity"),
    "no-digid": ("refer", "tried_first"),
    "paper-form-gone": ("later", "many"),
    "back-taxes-error": ("now", "stuck"),
    "court-runs": ("no", "no_double"),
    "not-agreed-with-law": ("no", "no_double"),
    "dog-tax": ("refer", "no_double"),
    "garnished-wage": ("now", "severity"),
    "already-solved": ("no", "no_double"),
    "bakery-arrears": ("now", "severity"),
    "late-payers-rule": ("now", "many"),
    "vat-number": ("refer", "tried_first"),
    "small-business-scheme": ("later", "many"),
    "zzp-burnout": ("now", "severity"),
    "company-car": ("no", "tried_first"),
    "two-desks": ("now", "stuck"),
    "market-traders": ("later", "many"),
    "eighteen-care": ("now", "young"),
    "care-leavers": ("now", "many"),
    "side-job": ("refer", "tried_first"),
    "orphan-rent": ("now", "severity"),
    "parents-debt": ("now", "young"),
    "student-finance": ("refer", "no_double"),
    "app-language": ("later", "many"),
    "meal-courier": ("later", "many"),
}
#: The criterion of an earlier version that people then named for it.
EARLIER = {
    1: {"tried_first": "nobody_else", "no_double": "nobody_else", "young": "severity"},
    2: {"tried_first": "nobody_else", "no_double": "nobody_else"},
}
#: Per version: the chance that somebody outside, and somebody inside, reads a case as meant.
READS_ALIKE = {1: (0.48, 0.42), 2: (0.66, 0.58), 3: (0.86, 0.83)}
#: People, and how many cases each of them tried: at a table together, or alone on a phone.
AT_A_TABLE, ALONE = 12, 3
