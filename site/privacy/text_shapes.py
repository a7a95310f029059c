"""What a number or a word in free text can be: a telephone number, an account, a date, an amount, an address.

Every repetition is bounded: no pattern can run away.
"""

import re
from collections.abc import Iterator

from .text_reading import Span

_GAP = r"[ \-./()]{0,3}"
_AREA = rf"(?:6{_GAP}[1-8]|1[013-8]|2\d|3[0-8]|4[03-9]|5\d|7\d|8[4578]|9[17])"
_ABROAD = (
    r"(?:1(?=(?:[ \-./()]{0,3}\d){10}(?!\d))|7|2[07]|3[02-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|2[1-689]\d|3[578]\d|42\d|5[09]\d|6[7-9]\d|8[0578]\d|9[679]\d)"
)
#: Fewer digits abroad are no telephone number, and nine can be a BSN: "+449335586".
_TEN = rf"(?=(?:{_GAP}\d){{10}})"
# A phone number ends in two digits that stand together: "020123456 7 keer" is a BSN and a count.
PHONE = re.compile(
    rf"""(?<![\d+])(?:
        (?:(?:\+|00)31{_GAP}(?:\(0\){_GAP})?|\(?0){_AREA}(?:{_GAP}\d){{6}}\d
      | 31[ -]?6[1-8]\d{{7}}                                                 # as messaging apps show it
      | 0(?:800|90[069])[ \-]{{0,3}}(?:\d{{4}}|\d\d[ ]\d\d|\d{{3}}[ -]?\d\d[ -]?\d\d)(?![ ./-]{{1,3}}\d)
      | \+{_TEN}{_ABROAD}(?:{_GAP}\d){{6,11}}\d
      | 00{_TEN}{_ABROAD}[ \-./(](?:{_GAP}\d){{6,9}}\d                             # in one piece it is a reference
    )(?!\d)""",
    re.VERBOSE | re.ASCII,
)
_IBAN_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
    "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "TR": 26,
}  # fmt: skip
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .-]?\d[ .-]?\d(?=[ .-]?[A-Za-z0-9])", re.ASCII)
_IBAN = re.compile(r"[A-Za-z0-9](?:[ .-]?[A-Za-z0-9]){14,33}", re.ASCII)
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = rf"(?:{_DAY}-{_MONTH}-{_YEAR}|{_DAY}\.{_MONTH}\.{_YEAR}|{_DAY}/{_MONTH}/{_YEAR}|{_YEAR}-{_MONTH}-{_DAY})"
CALENDAR = re.compile(
    rf"""(?=\d)(?<!\d)(?<!\d[-./])(?:
        {_DATE}(?:-{_DATE})?
      | (?<!\D\d[ ])(?:                                  # beside one loose digit it may be a BSN
            {_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])
          | {_YEAR}(?:[ ]?[-/ ][ ]?{_YEAR}){{1,20}}
        )(?![ ]\d(?!\d))
    )(?!\d)(?![-./]\d)""",
    re.VERBOSE | re.ASCII,
)
_AMOUNT = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})"
_SPACED_AMOUNT = r"(?<!\d[ ])\d{1,3}(?:[ ]\d{3}){1,2}(?![ ]\d{3}(?!\d))"
_CENTS = r"(?:,\d\d|,-{1,2})"
MONEY = re.compile(
    rf"""(?:€|\beuro?)[ ]{{0,3}}(?:{_SPACED_AMOUNT}|{_AMOUNT}){_CENTS}?(?![\d])
       | (?=\d)(?<!\d)(?<!\d\.)(?:{_SPACED_AMOUNT}|{_AMOUNT})(?:{_CENTS}?[ ]{{0,3}}(?:€|euro?s?\b)|{_CENTS}(?!\d))""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# Capitals only, and not after five digits: "12345 6782 en" is a BSN followed by a word.
# Five digits before it, however they are parted, make nine: "10606.1008AA" is no postcode.
_AFTER_FIVE = "".join(rf"(?<!\d{{5}}[ ./\\_·•|\-]{{{signs}}})" for signs in (1, 2, 3))
POSTCODE = re.compile(rf"(?<!\d){_AFTER_FIVE}[1-9]\d{{3}} {{0,2}}[A-Z]{{2}}(?![A-Za-z0-9])", re.ASCII)
ADDRESS = re.compile(
    r"""(?<!\d)[1-9]\d{3}
        (?:[ ]?[A-Z]{2}|[a-z]{2}|[ ](?!en|of|in|op|is|om|te|de|ik|we|al|er|na|nu|zo|ja|ze|je|km|cm|mm|kg)[a-z]{2})
        (?![A-Za-z])[ ,]{0,3}(?:huisnummer|huisnr|nummer|nr)?[. ,:]{0,3}\d{1,5}(?!\d)
      | (?<=[A-Za-z][ ])\d{1,5}[ -]?[A-Za-z]{0,2}[,\n ]{1,3}[1-9]\d{3}[ ]?[A-Z]{2}(?![A-Za-z])""",
    re.VERBOSE | re.ASCII,
)
_MAIL_NAME = re.compile(r"[A-Za-z0-9_%+\-][A-Za-z0-9._%+\-]{0,63}")
_MAIL_HOST = re.compile(r"(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}")


def iban_spans(text: str) -> Iterator[Span]:
    """Yield where valid bank account numbers stand (ISO 13616: length by country, remainder 1 by 97)."""
    for start in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(start[0][:2].upper(), 0)
        if not length or not (match := _IBAN.match(text, start.start())):
            continue
        places = [place for place, char in enumerate(match[0], match.start()) if char.isalnum()][:length]
        number = "".join(str(int(text[place], 36)) for place in places[4:] + places[:4])
        if len(places) == length and int(number) % 97 == 1:
            yield places[0], places[-1] + 1


def mail_spans(text: str) -> Iterator[Span]:
    """Look outwards from each @: a pattern that starts at the name would try every letter."""
    place = text.find("@")
    while place != -1:
        name = _MAIL_NAME.match(text[max(0, place - 64) : place][::-1])
        host = _MAIL_HOST.match(text, place + 1)
        if name and host:
            yield place - name.end(), host.end()
        place = text.find("@", place + 1)
