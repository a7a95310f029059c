"""All packs that come with the platform, in the order in which a teacher meets them."""

from .allowances import ALLOWANCES
from .allowances_upper import ALLOWANCES_UPPER
from .eighteen import EIGHTEEN, EIGHTEEN_EASY
from .fair import FAIR
from .shape import WrittenPack

EVERY_PACK: tuple[WrittenPack, ...] = (EIGHTEEN, EIGHTEEN_EASY, ALLOWANCES, ALLOWANCES_UPPER, FAIR)
