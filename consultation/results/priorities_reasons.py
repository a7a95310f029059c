"""Why an option is on the balanced list, or not: the codes in which that is kept."""

#: On it: a majority in every group · its supporters paid · a place was left.
EVERY_GROUP, PAID, FILLED = "every_group", "paid", "filled"
#: Not on it: a group without a majority · no more places · those who want it had their part · it costs too much.
NOT_EVERY_GROUP, NO_ROOM, OTHERS_FIRST, TOO_EXPENSIVE = "not_every_group", "no_room", "others_first", "too_expensive"
