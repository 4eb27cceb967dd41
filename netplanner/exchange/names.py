"""A name written as one text, taken apart into the fields of a contact."""

from __future__ import annotations

_TITLES = {
    *("mr", "mrs", "ms", "miss", "mx", "sir", "dr", "prof", "rev", "hon", "eng", "dipl"),
    *("ing", "avv", "arch", "geom", "rag", "dott", "dottssa", "sig", "sigra", "spett", "cav"),
    *("herr", "frau", "mme", "mlle"),
}
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "dds", "cpa", "bsc", "msc"}
_FIRM_ENDINGS = {
    *("srl", "srls", "spa", "snc", "sas", "scarl", "onlus", "ltd", "limited", "llc", "llp", "inc"),
    *("corp", "plc", "gmbh", "ag", "kg", "ohg", "sarl", "bv", "nv", "oy", "aps"),
}
_PARTICLES = {
    *("de", "da", "di", "del", "della", "dello", "dei", "degli", "d", "lo", "la", "le", "du"),
    *("van", "von", "der", "den", "ter", "ten", "zu", "zur", "des", "dos", "das", "al", "el"),
    *("bin", "ibn", "mc", "st"),
}


def split_name(text: str) -> tuple[str, str, str, str]:
    """(prefix, given, family, suffix) of a person's name as it is spoken or as `Rossi, Mario`.

    The last word is the family, with the particles before it (`van der Berg`, `De Luca`); which
    of two words is the family nobody can know, so the owner may have to swap them.
    """
    family_first, comma, rest = text.partition(",")
    if comma and rest.strip() and not _all_in(rest, _SUFFIXES):
        title, given, last, ending = split_name(rest.replace(",", " "))
        return title, " ".join(filter(None, (given, last))), family_first.strip(), ending
    words = text.replace(",", " ").split()
    prefix: list[str] = []
    while len(words) > 1 and _plain(words[0]) in _TITLES:
        prefix.append(words.pop(0))
    suffix: list[str] = []
    while len(words) > 2 and _plain(words[-1]) in _SUFFIXES:
        suffix.insert(0, words.pop())
    at = len(words) - 1
    if at < 1:
        return " ".join(prefix), " ".join(words), "", " ".join(suffix)
    while at > 1 and _plain(words[at - 1]) in _PARTICLES:
        at -= 1
    return " ".join(prefix), " ".join(words[:at]), " ".join(words[at:]), " ".join(suffix)


def is_firm_name(text: str) -> bool:
    """Whether `text` ends like the name of a firm: `Rossi & figli s.r.l.`."""
    words = text.split()
    return len(words) > 1 and _plain(words[-1]) in _FIRM_ENDINGS


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())


def _all_in(text: str, words: set[str]) -> bool:
    return all(_plain(word) in words for word in text.split())
