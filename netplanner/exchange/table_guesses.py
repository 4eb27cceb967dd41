"""What a column holds whose name nobody has listed, told by the words in it.

Outlook and Thunderbird name their columns in the language of the program: “Straße geschäftlich 2”,
“Code postal (bureau)”, “Calle del trabajo”. Words are as `plain_words` leaves them.
"""

from __future__ import annotations

import re

from netplanner.model.people import PointKind

_LONGEST = 60  # a longer heading is a sentence, not a name

_NO_VALUE = re.compile(  # it speaks of a value beside
    r"\b(types?|tipo|typ|label|verified|opt|ids?|domain|dominio|status|count|assistan\w*"
    r"|assistent\w*|asistente?)\b"
)
_SHOWN_BESIDE = re.compile(
    r"\b(yomi|phonetic|phonetique|display name|angezeigter name|nom complet de"
    r"|nombre de pantalla|nome visualizzato|weergavenaam)\b"
)
_EMAIL = re.compile(
    r"\b(e ?mail\w*|mail|posta elettronica|courriel|messagerie|adresse electronique"
    r"|correo( electronico)?|correio( eletronico)?)\b"
)
_PHONE = re.compile(
    r"\b(phones?|tel|tele(ph|f)on[eo]?s?|\w*telefon|telefoon\w*|cell|cellulare|celular|mobiel\w*|mobile"
    r"|mobil|handy|movil|telemovel|gsm|fax\w*|telefax|telecopie|portable|pager|busca|rufnummer|cercapersone|radiomessagerie|centralita)\b"
)
_WEBSITE = re.compile(r"\b(website|web|webseite|url|sito|homepage|linkedin|internetseite|site)\b")

_PLACES = (
    ("work", r"\b(work|business|office|company|uff|ufficio|lavoro|aziendale|azienda|geschaftlich"
     r"|dienstlich|firma|bureau|professionn?el(le)?|trabajo|trabalho|comercial|centralita|zakelijk|werk)\b"),
    ("home", r"\b(home|casa|ab|abitazione|residenza|privat|prive|privee|domicile|personn?el(le)?"
     r"|personale|private|particular|domicilio|thuis|residencial)\b"),
    ("other", r"\b(other|altr[oaie]|weiter[ers]*|autre|otr[oa]|outr[oa]|ander[es]?|overige?)\b"),
)  # fmt: skip
_PARTS = (
    ("po_box", r"\b(po box|postfach|boite postale|b p|apartado postal|casella postale|postbus"
     r"|caixa postal)\b"),
    ("postal_code", r"\b(zip|zip ?code|post ?code|postal code|plz|postleitzahl|cap|code postal"
     r"|codigo postal|cep)\b"),
    ("country", r"\b(country|land|pays|pais|paese|nazione|nation)\b"),
    ("city", r"\b(city|town|citta|comune|localita|ort|stadt|ville|ciudad|poblacion|cidade"
     r"|localidade|plaats|stad|woonplaats)\b"),
    ("region", r"\b(state|county|province|provincia|region|regione|bundesland|kanton|canton"
     r"|estado|provincie|distrito|dep)\b"),
    ("street", r"\b(street|address|via|indirizzo|strasse|adresse|rue|calle|direccion|straat|adres"
     r"|rua|endereco|morada)\b"),
)  # fmt: skip
_LABELS = (
    ("fax", r"\b(fax\w*|telefax|telecopie)\b"),
    ("pager", r"\b(pager|radiomessagerie|busca|cercapersone)\b"),
    ("mobile", r"\b(mobile?|mobiltelefon|mobiel\w*|cell|cellulare|celular|portable|handy|movil"
     r"|telemovel|gsm|autotelefon|voiture|iphone)\b"),
    *_PLACES,
)  # fmt: skip
_PLACE_OF, _PART_OF, _LABEL_OF = (
    tuple((meaning, re.compile(pattern)) for meaning, pattern in words)
    for words in (_PLACES, _PARTS, _LABELS)
)


_KINDS = ((_EMAIL, PointKind.EMAIL), (_PHONE, PointKind.PHONE), (_WEBSITE, PointKind.WEBSITE))


def label_in(name: str) -> str:
    """The label of a phone, mail or website that the words of `name` ask for, or nothing."""
    return _first(_LABEL_OF, name)


def guessed(name: str) -> tuple[str, str, str] | None:
    """(role, part, label) of a column by its name; None if the words tell nothing."""
    if len(name) > _LONGEST or _NO_VALUE.search(name):
        return None
    if _SHOWN_BESIDE.search(name):
        return "ignored", "", ""
    place, part = _first(_PLACE_OF, name), _first(_PART_OF, name)
    for pattern, kind in _KINDS:
        if pattern.search(name):
            return "point", kind, label_in(name)
        if kind is PointKind.PHONE and place and part:
            return "address", part, place
    return None


def _first(meanings: tuple[tuple[str, re.Pattern[str]], ...], name: str) -> str:
    return next((meaning for meaning, pattern in meanings if pattern.search(name)), "")
