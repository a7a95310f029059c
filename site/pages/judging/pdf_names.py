"""The names in a PDF that tell what it does when it opens. Every pattern reads each byte a few times at most."""

import re
from collections.abc import Iterable

#: What ends a name: white space, or one of the signs of the format (ISO 32000-1, 7.2.2). A closing bracket of a
#: text is not among them: "(HTML/JavaScript)" is a title.
_END = rb"(?=[\0\s(<>\[\]{}/%])"
_SPACE = rb"[\0\s]"


def _spelled(word: str) -> bytes:
    """This word, in which any sign may be written as its number (7.3.5): J#61vaScript."""
    return b"".join(_letter(sign) for sign in word)


def _letter(sign: str) -> bytes:
    low, high = b"%02x" % ord(sign), b"%02X" % ord(sign)
    number = b"".join(b"[%c%c]" % pair for pair in zip(low, high, strict=True))
    return rb"(?:%c|#%s)" % (ord(sign), number)


def _any_of(words: Iterable[str]) -> bytes:
    return rb"/(?:" + b"|".join(map(_spelled, words)) + b")"


#: Words that a text may hold by itself ("HTML/JavaScript") run only as the kind of an action (12.6.4.16, 12.6.4.5).
_ACTIONS = ("JavaScript", "Launch", "Rendition")
#: Forms that are programs (12.7.8), and files within (7.11.4).
_THINGS = ("XFA", "EmbeddedFiles", "EmbeddedFile", "RichMedia")

#: Three signs occur by chance in a picture, so /JS counts only where no picture is.
_CLOSED_ACTION = rb"/%s%s{0,64}%s(?=\))" % (_spelled("S"), _SPACE, _any_of(_ACTIONS))
ACTIVE = re.compile(_any_of((*_ACTIONS, *_THINGS, "JS")) + _END + rb"|" + _CLOSED_ACTION)
#: Other files, and places that a form is sent to: with a click they may stay, by themselves they may not.
ELSEWHERE = re.compile(_any_of(["GoToR", "GoToE", "SubmitForm", "ImportData"]) + _END)
#: What a reader does by itself. A place in this file, in square brackets, is where it opens.
BY_ITSELF = re.compile(rb"%s%s|%s(?!%s*\[)" % (_any_of(["AA"]), _END, _any_of(["OpenAction"]) + _END, _SPACE))
THING = re.compile(_any_of(_THINGS) + _END)
ACTION = re.compile(_any_of(_ACTIONS) + rb"(?=[\0\s()<>\[\]{}/%])")
KIND_OF_ACTION = re.compile(_any_of(["S"]) + _END)
LOCKED = re.compile(_any_of(["Encrypt"]) + _END)
#: A packed list of objects (7.5.7). Some readers do not look at its type, so where its first object is tells too.
_NUMBER = rb"(?=%s*\d)(?!%s*\d+%s+\d+%s+R)" % ((_SPACE,) * 4)
LIST = re.compile(_any_of(["ObjStm"]) + _END + rb"|" + _any_of(["First"]) + _NUMBER)
FILTER = re.compile(rb"/(?:Filter|F)" + _END)
FLATE = re.compile(rb"/Filter%s*(?:/FlateDecode%s|\[%s*/FlateDecode%s*\])" % (_SPACE, _END, _SPACE, _SPACE))
#: What is packed can be turned into differences besides; no program does that with a list of objects.
TURNED = re.compile(rb"/(?:DecodeParms|DP)" + _END)
#: Where a reader can begin in the middle of anything: an object, or the list of all of them.
BEGINS = re.compile(rb"(?<![A-Za-z_])(?:obj|trailer)(?![A-Za-z0-9_])")
