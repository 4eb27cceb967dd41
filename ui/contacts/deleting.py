"""What is asked before contacts are deleted, and what is said of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from netplanner import contacts
from netplanner.i18n import _, ngettext, show_number
from ui.contacts.notice import brief

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from netplanner.store import Book

MANY = 2  # from here on a deletion is asked about first
_ALL = 1_000_000  # moments


def farewell(book: Book, ids: Sequence[int]) -> str:
    """Who is about to be deleted, what goes with them and what stays, as said afterwards."""
    if len(ids) > 1:
        gone = ngettext("{count} contact was deleted.", "{count} contacts were deleted.", len(ids))
        stays = _("Hours and referrals stay in the log, without the names.")
        return f"{gone.format(count=show_number(len(ids)))} {stays}"
    name = brief(contacts.names(book, ids).get(ids[0], "")) or _("No name")
    moments = contacts.history(book, ids[0], _ALL)
    counts = [
        sum(moment.what in kinds for moment in moments)
        for kinds in (("gift", "ask", "promise"), ("activity",), ("referral",))
    ]
    account, activities, referrals = counts
    said = [_("{name} was deleted.").format(name=name)]
    if account:
        text = ngettext(
            "{count} entry of the account went along.",
            "{count} entries of the account went along.",
            account,
        )
        said.append(text.format(count=show_number(account)))
    if activities:
        text = ngettext(
            "{count} activity stays in the log, without the name.",
            "{count} activities stay in the log, without the name.",
            activities,
        )
        said.append(text.format(count=show_number(activities)))
    if referrals:
        text = ngettext(
            "{count} referral stays, without the partner.",
            "{count} referrals stay, without the partner.",
            referrals,
        )
        said.append(text.format(count=show_number(referrals)))
    return " ".join(said)


def confirmed(parent: QWidget, many: int) -> bool:
    """Ask whether so many contacts are to be deleted."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        ngettext("Delete {count} contact?", "Delete {count} contacts?", many).format(
            count=show_number(many)
        )
    )
    box.setInformativeText(
        _("Their phones, e-mails, tags and photos go too. Undo brings everything back.")
    )
    delete = box.addButton(_("Delete"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is delete


def heir(ids: Sequence[int], gone: Collection[int], shown: int) -> int:
    """Who is current in the list `ids` when these are gone: the next, else the one before.

    Where a search hides them it is who is `shown`, unless they go too; 0 is nobody.
    """
    places = [place for place, contact_id in enumerate(ids) if contact_id in gone]
    if not places:
        return 0 if shown in gone else shown
    after = (contact_id for contact_id in ids[places[0] :] if contact_id not in gone)
    before = ids[places[0] - 1] if places[0] else 0
    return next(after, before)
