"""What the case lab tells, and from how many people and cases on. The one place for these numbers."""

from ..enums import Take

#: The scale, in order. "Dat weet ik niet" is no place on it: it is shown apart, and in no figure of agreement.
SCALE: tuple[str, ...] = (Take.NOW, Take.LATER, Take.REFER, Take.NO)
ANSWERS: tuple[str, ...] = (*SCALE, Take.DO_NOT_KNOW)

#: Fewer people with a place on the scale: "te weinig antwoorden".
PEOPLE_PER_CASE = 10
#: A gap between inside and outside is looked for from so many people on each side.
PEOPLE_PER_SIDE = 10
#: Of a criterion is told whether people agreed when it decided: from so many people, in so many cases.
PEOPLE_PER_CRITERION, CASES_PER_CRITERION = 10, 3
#: "In so many of a hundred" is told from so many cases with enough people.
CASES_FOR_PERCENT = 10
#: Below this an interval by drawing cases again is too narrow (methods.md, section 3: coverage 0.67-0.93 at 10 cases).
CASES_FOR_INTERVAL = 20
#: Below this no judgement on a version as a whole.
CASES_FOR_JUDGEMENT = 30
#: Krippendorff's customary bounds. A convention of content analysis, no law: printed as such.
LOW_BAND, HIGH_BAND = 0.667, 0.8
#: A case is divided when its answers are spread more than seven against three (normalised entropy of 7 : 3 is 0.44).
DIVIDED = 0.45
#: "The same criterion" decided when six of ten who named one, named that.
SAME_CRITERION = 0.6
#: When a criterion decided, people chose "often the same" when six of ten pairs did.
SAME_TAKE = 0.6
#: A gap between inside and outside is told from this width, and when chance makes it less than once in twenty.
WIDE_GAP, CHANCE = 0.33, 0.05
#: Two versions are compared on cases that so many people judged, both times.
PEOPLE_PER_COMPARED_CASE = 5
#: Drawing again: so often, and from this seed, so that the same answers give the same figures.
RESAMPLES, SEED = 2000, 2026
