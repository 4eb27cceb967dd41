"""What programs call things in vCards: labels, chats, relations, and Android's numbers for them."""

from __future__ import annotations

LABEL_OF = {  # the first that fits names the point
    "fax": "fax",
    "pager": "pager",
    "cell": "mobile",
    "mobile": "mobile",
    "work": "work",
    "home": "home",
    "main": "main",
    "other": "other",
}
APPLE_LABELS = {"homepage": "home", "iphone": "mobile", "_": ""}
CHATS = {
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-QQ": "QQ",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-GTALK": "Google Talk",
    "X-GOOGLE-TALK": "Google Talk",
    "X-SIP": "SIP",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GROUPWISE": "GroupWise",
    "X-MATRIX": "Matrix",
    "X-TELEGRAM": "Telegram",
    "X-MS-IMADDRESS": "",
    "X-SOCIALPROFILE": "",
    "SOCIALPROFILE": "",
    "IMPP": "",
    "X-EVOLUTION-VIDEO-URL": "",
    "X-KADDRESSBOOK-X-IMADDRESS": "",
    "X-MESSAGING/AIM-ALL": "AIM",
    "X-MESSAGING/GADU-ALL": "Gadu-Gadu",
    "X-MESSAGING/ICQ-ALL": "ICQ",
    "X-MESSAGING/IRC-ALL": "IRC",
    "X-MESSAGING/MSN-ALL": "MSN",
    "X-MESSAGING/SKYPE-ALL": "Skype",
    "X-MESSAGING/XMPP-ALL": "Jabber",
    "X-MESSAGING/YAHOO-ALL": "Yahoo",
}
SERVICES = {
    "xmpp": "Jabber",
    "aim": "AIM",
    "ymsgr": "Yahoo",
    "msnim": "MSN",
    "skype": "Skype",
    "x-apple": "",  # Apple's way to say: whatever service is named beside
}
RELATIONS = {
    "RELATED": "",
    "X-ABRELATEDNAMES": "",
    "X-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-MS-ASSISTANT": "assistant",
    "X-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-MS-MANAGER": "manager",
    "X-MS-CHILD": "child",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-MAIDENNAME": "maiden name",
    "X-ASSISTANT-TEL": "assistant's phone",
    "HOBBY": "hobby",
    "INTEREST": "interest",
    "EXPERTISE": "expertise",
}
ANDROID_BIRTHDAY = "3"  # the numbers are those of Android's ContactsContract
ANDROID_RELATIONS = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "partner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referred by",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}
# Properties of the specifications that bring a contact nothing.
PASSED_OVER = frozenset(
    {
        *("AGENT", "BEGIN", "BIRTHPLACE", "CALADRURI", "CALURI", "CLASS", "CLIENTPIDMAP"),
        *("CONTACT-URI", "CREATED", "DEATHDATE", "DEATHPLACE", "END", "FBURL", "GENDER", "GEO"),
        *("GRAMGENDER", "JSPROP", "KEY", "LANG", "LANGUAGE", "LOGO", "MAILER", "MEMBER", "NAME"),
        *("ORG-DIRECTORY", "PRODID", "PROFILE", "PRONOUNS", "REV", "SORT-STRING", "SOUND"),
        *("SOURCE", "TZ", "VERSION", "XML"),
    }
)
