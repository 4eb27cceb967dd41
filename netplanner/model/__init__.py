"""Records: what the book holds, as frozen dataclasses and enums. Every other layer speaks in these.

A record with `id == 0` has not been saved yet. Money is integer cents, time integer minutes,
days are `datetime.date` (stored as ISO text). Each is imported from its own module: making a
dataclass takes half a millisecond, and the window is painted before most of them are needed.
"""
