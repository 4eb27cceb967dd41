"""vCards by the thousand, alike in size and form to what address books export."""

from __future__ import annotations

_FIRST = ("Anna", "Bruno", "Carla", "Dario", "Elisa", "Fabio", "Giulia", "Héctor", "Irene", "José")
_LAST = ("Rossi", "Bianchi", "Ferrari", "De Luca", "Müller", "Gallo", "Costa", "Fontana", "Greco")
_TRADES = ("Architect", "Lawyer", "Plumber", "Accountant", "Florist", "Printer", "Baker")


def vcard(number: int) -> str:
    """One vCard 3.0 of about 460 bytes: folded, escaped and with a group, as Apple writes it."""
    first, last = _FIRST[number % len(_FIRST)], f"{_LAST[number % len(_LAST)]} {number}"
    return "\r\n".join(
        (
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:{last};{first};;;",
            f"FN:{first} {last}",
            f"ORG:{_TRADES[number % len(_TRADES)]} {number} s.r.l.;Sales",
            f"TITLE:{_TRADES[number % len(_TRADES)]}",
            f"TEL;TYPE=CELL:+39 333 {number:07}",
            f"TEL;TYPE=WORK,VOICE:+39 02 {number:07}",
            f"EMAIL;TYPE=INTERNET,WORK:{first.lower()}.{number}@example.com",
            f"item1.URL:http\\://www.example{number}.com",
            "item1.X-ABLabel:_$!<HomePage>!$_",
            f"ADR;TYPE=WORK:;;Via Garibaldi {number}\\, 2;Torino;TO;10100;Italia",
            "NOTE:Met at the fair\\; asked for an offer\\, call back in spring and bring th",
            " e new catalogue",
            "END:VCARD",
            "",
        )
    )


def vcards(count: int) -> bytes:
    """A file of `count` different people."""
    return "".join(map(vcard, range(count))).encode()
