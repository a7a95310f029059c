"""How sure a share is: the interval of Wilson around a proportion.

Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, JASA 22 (1927) 209-212.
It stays within 0 and 1, also when nobody or everybody chose, and holds for small groups.
"""

from math import sqrt

#: 95 of 100 intervals made this way hold the share of everybody.
Z95 = 1.959963984540054


def wilson(count: int, number: int, z: float = Z95) -> tuple[float, float] | None:
    """(low, high) for `count` of `number`; None when there is nobody."""
    if number <= 0:
        return None
    share = count / number
    centre = share + z * z / (2 * number)
    margin = z * sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    scale = 1 + z * z / number
    low = 0.0 if count == 0 else (centre - margin) / scale
    return low, 1.0 if count == number else (centre + margin) / scale
