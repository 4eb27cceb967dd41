"""What the columns of address books are called, by program and language.

The names come from the exports of Google Contacts, Outlook, LinkedIn, Thunderbird, Yahoo and
HubSpot, and from tables people keep themselves. They are written as `plain_words` leaves them:
lower case, without accents and signs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from netplanner.exchange.table_guesses import guessed, label_in
from netplanner.model.people import PointKind

_WHOSE = re.compile(r"^(?:contact|contatto|person|persona|customer|client|cliente|lead|member) ")
_SIGNS = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. `role` is a field of the contact, or one of the words below.

    `point` and `address` have a label and a part (kind or field); numbered ones (Google) a number;
    `number` may be that of a phone; `remark` goes to the notes with the column's name, `ignored`
    nowhere.
    """

    role: str
    part: str = ""
    label: str = ""
    number: str = ""
    sure: bool = True  # the name is known, not guessed from the words in it


def plain_words(header: str) -> str:
    """A column's name for comparison: `E-mail 1 - Value` → `e mail 1 value`."""
    plain = unicodedata.normalize("NFKD", header.replace("’", "'").replace("'s ", " "))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_SIGNS.sub(" ", plain.casefold()).split())


def _named(role: str, names: str, part: str = "", label: str = "") -> dict[str, Column]:
    return {name.strip(): Column(role, part, label) for name in names.split("|")}


_FIELDS = {
    "given": "first name|given name|first|firstname|forename|nome|nome proprio|prenom|vorname"
    "|nombre|voornaam"
    "|nombre de pila|primeiro nome",
    "family": "last name|family name|surname|last|lastname|cognome|nom|nom de famille|nachname"
    "|apellido|apellidos|achternaam"
    "|sobrenome|family",
    "middle": "middle name|additional name|middle|secondo nome|deuxieme prenom|zweiter vorname"
    "|segundo nombre|weitere vornamen|nome do meio|tweede voornaam",
    "prefix": "name prefix|prefix|honorific|salutation|titolo|anrede"
    "|tratamiento|civilite|titel|name title",
    "suffix": "name suffix|suffix|titolo straniero|suffisso|namenszusatz"
    "|suffixe|sufijo|sufixo|achtervoegsel",
    "shown": "name|display name|full name|fullname|contact name|contact|nome visualizzato"
    "|nome completo|nominativo|contatto|nome e cognome|cognome e nome|anzeigename|nom affiche"
    "|referente|persona di contatto|contact person|ansprechpartner|nom a afficher|nom complet"
    "|nombre para mostrar|nombre completo|weergavenaam|volledige naam",
    "nickname": "nickname|nick name|soprannome|nick|surnom|spitzname|apodo|bijnaam",
    "firm": "company|organization name|organization|organisation|company name|business"
    "|associated company|business name|firm|org|employer|account name|societa|azienda|ditta"
    "|organizzazione|impresa|ragione sociale|denominazione|nome azienda|nome ditta"
    "|nome societa|entreprise|societe|firma|empresa"
    "|organizacion|compania|unternehmen|organizacao|bedrijf|organisatie|raison sociale",
    "department": "department|organization department|reparto|ufficio reparto|service|abteilung"
    "|dipartimento"
    "|departamento|afdeling|departement",
    "job_title": "title|job title|organization title|position|role title|jobtitle|posizione"
    "|qualifica|mansione|poste|beruf|stelle|position title|carica|cargo"
    "|job|role|puesto|fonction|titre|titulo|functie|arbeitstitel|stellenbezeichnung|ruolo",
    "trade": "profession|occupation|trade|industry|professione|settore|mestiere|categoria"
    " merceologica|attivita"
    "|profesion|profissao",
    "birthday": "birthday|date of birth|birth date|dob|birthdate|bday|compleanno|data di nascita"
    "|data nascita|nato il|nata il|geboren am"
    "|geburtstag|anniversaire|date de naissance"
    "|cumpleanos|fecha de nacimiento|data de nascimento|geburtsdatum|verjaardag|geboortedatum",
    "notes": "notes|note|comments|comment|commenti|annotazioni|osservazioni|notizen|remarks|memo"
    "|notas|bemerkungen|anmerkungen|remarques|commentaires|notities|observaciones|comentarios",
    "tags": "labels|group membership|categories|category|tags|tag|groups|group|categorie"
    "|categoria|gruppi|gruppo|etichette|kategorien|lead status|lifecycle stage"
    "|categorias|etichetta|etiquetas|etiquettes|gruppen|groupes|grupos",
    "connected": "connected on|connected|collegato il|data di collegamento|data collegamento"
    "|date de connexion|verbunden am"
    "|fecha de conexion|connesso il|data di connessione",
    "uid": "uid|unique id",
    "birth_year": "birth year|anno di nascita|geburtsjahr|annee de naissance|ano de nacimiento",
    "birth_month": "birth month|mese di nascita|geburtsmonat|mois de naissance|mes de nacimiento",
    "birth_day": "birth day|giorno di nascita|geburtstag tag|jour de naissance|dia de nacimiento",
    "remark": "anniversary|anniversario|referred by|presentato da|spouse|children|figli"
    "|nome coniuge partner|assistant name|nome assistente|manager name|nome manager"
    "|assistant phone|telefono assistente|hobby|maiden name|user 1|user 2|user 3|user 4"
    "|utente 1|utente 2|utente 3|utente 4|custom 1|custom 2|custom 3|custom 4|personalizzato 1"
    "|personalizzato 2|personalizzato 3|personalizzato 4|contact owner|government id number"
    "|cod fisc p iva|codice fiscale|partita iva|p iva|vat|piva"
    "|nome coniuge|jahrestag|partner|kinder|empfohlen von|conjoint e|enfants|hijos|conyuge|schools",
    "ignored": "file as|phonetic first name|phonetic middle name|phonetic last name|yomi name"
    "|given name yomi|additional name yomi|family name yomi|initials|iniziali|short name|gender"
    "|sesso|location|luogo|billing information|dati fatturazione|directory server|server di"
    " directory|mileage|indennita trasferta|sensitivity|riservatezza|priority|priorita|subject"
    "|language|lingua|photo|account|internet free busy|disponibilita internet|keywords|parole"
    " chiave|office location|ubicazione ufficio|organizational id number|numero id organizzativo"
    "|private|privato|record id|contact id|create date|dnd|source|primary|distribution lists"
    "|yahoo phone|screen name|nome instant messenger|last contacted|id"
    "|initialen|geschlecht|sprache|prioritat|privat|vertraulichkeit|konto|reisekilometer"
    "|stichworter|buro|verzeichnisserver|abrechnungsinformation|organisationsnr"
    "|regierungsnr|internet frei gebucht|initiales|sexe|langue|priorite|prive"
    "|critere de diffusion|compte|mots cles|kilometrage|emplacement|bureau"
    "|disponibilite internet|informations facturation|iniciales|sexo|genero|idioma"
    "|prioridad|privado|confidencialidad|ubicacion|cuenta|palabras clave|kilometraje"
    "|facturacion|company yomi|given yomi|surname yomi",
}
_PHONES = {
    "work": "business phone|business phone 2|work phone|work phone 2|company main phone|work"
    "|ufficio|ufficio 2|telefono lavoro|telefono di lavoro|telefono ufficio|telefono principale"
    " societa|office phone|tel ufficio|telefon geschaftlich",
    "home": "home phone|home phone 2|home|abitazione|abitazione 2|telefono casa|telefono di casa"
    "|telefono abitazione|telefon privat|particular",
    "mobile": "mobile phone|mobile number|mobile|cell|cell phone|cellular|cellphone|cellulare"
    "|numero cellulare|telefono cellulare|telefono mobile|mobile phone number|car phone|telefono"
    " auto|handy|mobiltelefon|portable|movil",
    "main": "primary phone|telefono principale|main phone",
    "fax": "business fax|home fax|other fax|fax|fax number|numero fax|fax uff|fax ab|altro fax"
    "|work fax",
    "pager": "pager|pager number|cercapersone|numero cercapersone|numero pager",
    "other": "other phone|other|altro telefono|radio phone|radiotelefono|tty tdd phone|telefono tty"
    " tdd|isdn|callback|richiamata automatica|telex",
    "": "phone|phone number|telephone|telephone number|tel|telefono|numero di telefono|telefon"
    "|phone 1|phone 2|phone 3|telefono 1|telefono 2|recapito|telefono fisso",
}
_EMAILS = (
    "e mail address|e mail 2 address|e mail 3 address|email address|email|e mail|mail|primary email"
    "|secondary email|alternate email 1|alternate email 2|email 2|email 3|email 1|e mail 1|e mail 2"
    "|email address 2|email address 3|indirizzo posta elettronica|indirizzo posta elettronica 2"
    "|indirizzo posta elettronica 3|indirizzo e mail|indirizzo e mail 2|indirizzo e mail 3"
    "|indirizzo email|posta elettronica|email primaria|email secondaria|email principale"
    "|adresse e mail|adresse email|courriel|e mail adresse|work email|home email"
    "|business email|personal email|pec|indirizzo pec|posta certificata"
)
_NUMBERS = _named("number", "number|numero|nr|contact number|contact no", PointKind.PHONE)
_WEBSITES = {
    "work": "business website|web page 1|pagina web 1",
    "home": "personal website|web page 2|pagina web 2|personal web page",
    "": "web page|url|website|web site|web|homepage|pagina web|sito web|sito|sito internet"
    "|profile url|linkedin|linkedin url|internet",
}
_CHATS = "messenger id|messenger id1|yahoo id|aim id|qq id|icq id|skype|skype id|telegram|whatsapp"
_PLACES = (
    *(("business", "work"), ("work", "work"), ("home", "home"), ("other", "other")),
    *(("mailing", ""), ("postal", "")),
)
_ADDRESS_PARTS = {
    "street": "street|street 2|street 3|address|address 2|address street|street address",
    "city": "city|town",
    "region": "state|county|region|province|state province",
    "postal_code": "zip postal code|postal code|zip|zip code|zipcode|post code",
    "country": "country|country region",
    "po_box": "address po box|po box",
}
_ADDRESSES = {
    ("work", "street"): "via uff|via uff 2|via uff 3|indirizzo di lavoro|indirizzo di lavoro 2"
    "|indirizzo lavoro|indirizzo ufficio",
    ("work", "city"): "citta uff|citta di lavoro",
    ("work", "region"): "provincia uff|provincia di lavoro",
    ("work", "postal_code"): "cap uff|cap di lavoro",
    ("work", "country"): "paese area geografica uff|nazione regione di lavoro|nazione di lavoro",
    ("work", "po_box"): "indirizzo uff casella postale",
    ("home", "street"): "via ab|via ab 2|via ab 3|indirizzo di casa|indirizzo di casa 2"
    "|indirizzo abitazione",
    ("home", "city"): "citta ab|citta di residenza",
    ("home", "region"): "provincia ab|provincia di residenza",
    ("home", "postal_code"): "cap ab|cap di residenza",
    ("home", "country"): "paese area geografica ab|nazione di residenza",
    ("home", "po_box"): "indirizzo ab casella postale",
    ("other", "street"): "altra via|altra via 2|altra via 3",
    ("other", "city"): "altra citta",
    ("other", "region"): "altra provincia",
    ("other", "postal_code"): "altro cap",
    ("other", "country"): "altro paese area geografica",
    ("other", "po_box"): "altro indirizzo casella postale",
    ("", "street"): "street|street 2|address|address 1|address 2|address line 1|address line 2"
    "|street address|via|indirizzo|strasse|adresse|rue|mailing address",
    ("", "city"): "city|town|citta|comune|localita|ort|stadt|ville|ciudad",
    ("", "region"): "state|st|county|province|region|provincia|regione|prov|state province"
    "|state region|bundesland|pays etat",
    ("", "postal_code"): "postal code|zip|zip code|zipcode|postcode|post code|p code|cap|plz"
    "|code postal",
    ("", "country"): "country|country region|nation|nazione|paese|stato|land|pays",
    ("", "po_box"): "po box|casella postale",
}
# What Google numbers: `Phone 2 - Value`; `Address 1 - Street`.
_NUMBERED = re.compile(
    r"(e ?mail|phone|address|website|im|organization|event|relation|custom field|jot) (\d+) (.+)"
)
_NUMBERED_ROLES = {
    "e mail": PointKind.EMAIL,
    "email": PointKind.EMAIL,
    "phone": PointKind.PHONE,
    "website": PointKind.WEBSITE,
    "im": PointKind.CHAT,
}
_GOOGLE_ADDRESS = {
    "street": "street",
    "city": "city",
    "po box": "po_box",
    "region": "region",
    "postal code": "postal_code",
    "country": "country",
    "extended address": "extended",
    "formatted": "formatted",
    "label": "label",
    "type": "label",
}
_GOOGLE_FIRM = {"name": "firm", "title": "job_title", "department": "department"}


def _all() -> dict[str, Column]:
    known: dict[str, Column] = {}
    for role, names in _FIELDS.items():
        known |= _named(role, names)
    for label, names in _PHONES.items():
        known |= _named("point", names, PointKind.PHONE, label)
    for label, names in _WEBSITES.items():
        known |= _named("point", names, PointKind.WEBSITE, label)
    known |= _named("point", _EMAILS, PointKind.EMAIL)
    known |= _named("point", _CHATS, PointKind.CHAT)
    known |= {name: replace(each, sure=False) for name, each in _NUMBERS.items()}
    for (label, part), names in _ADDRESSES.items():
        known |= _named("address", names, part, label)
    for start, label in _PLACES:
        for part, names in _ADDRESS_PARTS.items():
            known |= _named(
                "address", "|".join(f"{start} {name}" for name in names.split("|")), part, label
            )
    for kind in ("e mail", "e mail 2", "e mail 3"):
        known |= _named("ignored", f"{kind} type|{kind} display name")
    for number in ("", " 2", " 3"):
        ignored = f"tipo posta elettronica{number}|nome visualizzato posta elettronica{number}"
        known |= _named("ignored", ignored)
    return known


_KNOWN = _all()
_RUN_TOGETHER = {name.replace(" ", ""): name for name in _KNOWN}
# Names whose meaning depends on the columns beside: some of the first, none of the second.
_DEPENDING: tuple[tuple[str, set[str], set[str], Column], ...] = (
    (
        "title",
        {"job title", "puesto", "business phone", "business street"},
        set(),
        Column("prefix"),
    ),
    ("nome", set(), {"cognome", "family name", "last name"}, Column("shown")),
    (
        "name",
        {"vorname", "first name", "given name"},
        {"nachname", "last name", "family name", "surname"},
        Column("family"),
    ),
    ("nom", set(), {"prenom"}, Column("shown")),
    ("nombre", set(), {"apellidos", "apellido"}, Column("shown")),
    ("geburtstag", {"geburtsmonat"}, set(), Column("birth_day")),
    ("beruf", {"position"}, set(), Column("trade")),
    ("ort", {"ort geschaftlich"}, set(), Column("ignored")),  # where to meet, not where one lives
)


def label_of(words: str) -> str:
    """The label that words in any form ask for: `* Work Fax` → `fax`; unknown ones stay."""
    plain = plain_words(words)
    return label_in(plain) or (plain if plain == "main" else words.strip("* ").strip())


def columns_of(headers: list[str]) -> list[Column | None]:
    """What each column holds; None where nothing is known of the name."""
    names = [_name(header) for header in headers]
    present = set(names)
    columns = [_column(name, present) for name in names]
    if names.count("titre") == 2:  # French Outlook writes both the form of address and the job so
        columns[names.index("titre")] = Column("prefix")
    return _placed(columns)


def _name(header: str) -> str:
    """A column's name as it is listed: `phonenumber` and `Person - Name` are no other words."""
    plain = plain_words(header)
    if plain in _KNOWN or _NUMBERED.fullmatch(plain):
        return plain
    for other in (plain, _WHOSE.sub("", plain)):
        if known := _RUN_TOGETHER.get(other.replace(" ", "")):
            return known
    return plain


def _placed(columns: list[Column | None]) -> list[Column | None]:
    """`Work address, City, Zip`: city and code belong to the address they stand behind."""
    placed = list(columns)
    last = ""
    for at, column in enumerate(columns):
        if column is None or column.role != "address" or column.number:
            continue
        if column.label or column.part == "street":
            last = column.label
        elif last:
            placed[at] = replace(column, label=last)
    return placed


def _column(name: str, present: set[str]) -> Column | None:
    if found := _NUMBERED.fullmatch(name):
        return _numbered(found[1], found[2], found[3])
    for depending, wanted, unwanted, column in _DEPENDING:
        if name == depending and (not wanted or present & wanted) and not present & unwanted:
            return column
    return _KNOWN.get(name) or _guessed(name)


def _guessed(name: str) -> Column | None:
    found = guessed(name)
    return Column(*found, sure=False) if found else None


def _numbered(what: str, number: str, part: str) -> Column | None:
    if what == "address":
        if part in _GOOGLE_ADDRESS:
            return Column("address", _GOOGLE_ADDRESS[part], number=number)
    elif what == "organization":
        if part in _GOOGLE_FIRM:
            return Column("organization", _GOOGLE_FIRM[part], number=number)
    elif what in _NUMBERED_ROLES:
        kind = _NUMBERED_ROLES[what]
        if part in {"value", "address", "adresse"}:
            return Column("point", kind, number=number)
        if part in {"type", "label", "service"}:
            return Column("label", kind, part, number)
    elif part in {"label", "type", "value"}:
        return Column("pair", part.replace("type", "label"), what, number)
    return Column("ignored")
