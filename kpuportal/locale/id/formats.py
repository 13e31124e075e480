"""Dates as they are written in Indonesia, where Django formats them itself (the admin)."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H.i"
SHORT_DATETIME_FORMAT = "j F Y, H.i"
TIME_FORMAT = "H.i"
