"""Every page and dialog as a screen reader and a keyboard meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from netplanner import demo
from tests.conftest import TODAY
from ui.main_window import WELCOME, MainWindow
from ui.pages import PAGES
from ui.session import Session
from ui.widgets.tokens import TokenRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleInterface

# What Qt builds and never names, and where the name stands instead.
NAMELESS = {
    "QTabWidget",  # its tab bar has the names of the tabs
    "QComboBoxListView",  # the list a combo box drops: the box itself has the name
    "QLineEdit in QSpinBox",  # the box has the name
    "QLineEdit in QDateEdit",
    "QHeaderView",  # its sections have the names
    "QCalendarView",  # the calendar has the name
    "QPrevNextCalButton",
}


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.netplanner"
    demo.make(path, TODAY).close()
    return path


@pytest.fixture
def window(qtbot, demo_file, tmp_path, monkeypatch):
    """A window on a copy of the demo book: pages that have something to show."""
    from netplanner.store import Book

    copy = tmp_path / "copy.netplanner"
    copy.write_bytes(demo_file.read_bytes())
    session = Session(Book.open(copy))
    monkeypatch.setattr(session, "today", lambda: TODAY)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    if interface.role() in (QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree):
        return  # their rows have their texts as names, and there may be thousands
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from tree(child)


def called(widget: QWidget) -> str:
    """How `NAMELESS` speaks of a widget."""
    kind, parent = widget.metaObject().className(), widget.parent()
    within = f"{kind} in {parent.metaObject().className()}" if parent else kind
    return within if within in NAMELESS else kind


def without_name(widget: QWidget) -> list[str]:
    """The focusable, visible things in `widget` that a screen reader could not name."""
    found = []
    for interface in tree(QAccessible.queryAccessibleInterface(widget)):
        state, thing = interface.state(), interface.object()
        if not state.focusable or state.invisible or interface.text(QAccessible.Text.Name):
            continue
        if isinstance(thing, QWidget) and called(thing) not in NAMELESS:
            place = thing.parent().metaObject().className() if thing.parent() else ""
            found.append(f"{thing.metaObject().className()} {thing.objectName()} in {place}")
    return found


def beyond_the_keyboard(widget: QWidget) -> list[str]:
    """The visible, enabled controls that Tab never comes to and nothing else leads to."""
    reached, control = set(), widget
    while (control := control.nextInFocusChain()) is not widget:
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(control)
    wanted = [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.ClickFocus
        and child.isVisible()
        and child.isEnabled()
        and called(child) not in NAMELESS
    ]
    return [
        f"{child.metaObject().className()} {child.accessibleName()}"
        for child in wanted
        if child not in reached and not led_to_by_arrows(child)
    ]


def led_to_by_arrows(widget: QWidget) -> bool:
    """One of several of which one is chosen: Tab comes to that one, the arrow keys to the rest;
    or a chip, to which Left leads from the line above."""
    if isinstance(widget.parentWidget(), TokenRow):
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def markup_labels(widget: QWidget) -> list[str]:
    """The labels that would read a name with a `<` in it as markup."""
    return [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.textFormat() == Qt.TextFormat.AutoText
        and not label.objectName().startswith("qt_")  # Qt's own: message boxes, size grips
        and label.text()
    ]


@pytest.mark.parametrize("name", [WELCOME, *(page.name for page in PAGES)])
def test_every_control_of_every_page_has_a_name_and_is_in_reach_of_the_keyboard(window, name):
    window.open_page(name)
    QApplication.processEvents()
    assert window.current == name
    assert without_name(window) == []
    assert beyond_the_keyboard(window.page()) == []
    assert markup_labels(window.page()) == []


@pytest.mark.parametrize("name", ["contacts", "activities", "referrals", "plan"])
def test_every_control_of_a_new_record_has_a_name(window, name):
    window.open_page(name)
    if hasattr(window.page(), "new"):
        window.page().new()
    QApplication.processEvents()
    for widget in (window, *dialogs()):
        assert without_name(widget) == []
        assert beyond_the_keyboard(widget) == []
    close_dialogs()


@pytest.mark.parametrize("command", ["settings", "guide", "shortcuts", "about"])
def test_every_control_of_every_dialog_has_a_name(window, command):
    window.actions_.by_name[command].trigger()
    QApplication.processEvents()
    shown = dialogs()
    assert len(shown) == 1
    assert without_name(shown[0]) == []
    assert beyond_the_keyboard(shown[0]) == []
    assert markup_labels(shown[0]) == []
    close_dialogs()


def test_every_control_of_an_import_s_summary_has_a_name(window, qtbot, tmp_path):
    file = tmp_path / "one.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Zeno Zola\nEND:VCARD\nBEGIN:VCARD\nVERSION:")
    window.commands.import_files([file])
    shown = dialogs()
    qtbot.waitUntil(lambda: not shown[0].working)
    QApplication.processEvents()
    assert without_name(shown[0]) == []
    assert beyond_the_keyboard(shown[0]) == []
    assert markup_labels(shown[0]) == []
    close_dialogs()


def dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def close_dialogs() -> None:
    for dialog in dialogs():
        dialog.close()
    QApplication.processEvents()


def test_the_sidebar_is_a_list_that_says_which_page_is_open(window):
    interface = QAccessible.queryAccessibleInterface(window.sidebar.list)
    assert interface.role() == QAccessible.Role.List
    names = [interface.child(row).text(QAccessible.Text.Name) for row in range(len(PAGES))]
    assert names == ["Today", "Contacts", "Activities", "Referrals", "Plan", "Charts"]
    window.open_page("plan")
    selected = [interface.child(row).state().selected for row in range(len(PAGES))]
    assert selected == [page.name == "plan" for page in PAGES]
