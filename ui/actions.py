"""Every command of the window: its words, its keys, its place in the menu bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut

from netplanner.i18n import N_, _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu

    from ui.commands import Commands


class Command(NamedTuple):
    """A command: `name` is the slot of `Commands` that carries it out."""

    name: str
    text: str  # message id
    keys: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole  # where macOS wants it


_ROLE = QAction.MenuRole
RECENT = "recent"  # stands for the menu of the books opened last
THEME = "theme"  # stands for the menu of themes

MENUS: tuple[tuple[str, tuple[Command | str | None, ...]], ...] = (
    (
        N_("&File"),
        (
            Command("new_book", N_("New &book…")),
            Command("open_book", N_("&Open book…"), "Ctrl+O"),
            RECENT,
            None,
            Command("import_contacts", N_("&Import contacts…"), "Ctrl+I"),
            None,
            Command("print_monthly_plan", N_("&Print monthly plan…"), "Ctrl+P"),
            Command("export_monthly_plan", N_("Export &monthly plan to PDF…"), "Ctrl+Shift+P"),
            Command("export_goals", N_("Export &goals to PDF…")),
            Command("export_briefing", N_("Sheet for a one-&to-one to PDF…"), "Ctrl+B"),
            None,
            Command("back_up", N_("Back &up…")),
            None,
            Command("quit", N_("&Quit"), "Ctrl+Q", _ROLE.QuitRole),
        ),
    ),
    (
        N_("&Edit"),
        (
            Command("undo", N_("&Undo"), "Ctrl+Z"),
            Command("redo", N_("&Redo"), "Ctrl+Shift+Z"),
            None,
            Command("new", N_("&New"), "Ctrl+N"),
            Command("log_activity", N_("Log &activity"), "Ctrl+L"),
            Command("new_referral", N_("New r&eferral"), "Ctrl+E"),
            Command("start_timer", N_("Start or pause the t&imer"), "Ctrl+T"),
            Command("log_timer", N_("Lo&g the timer's time"), "Ctrl+Shift+T"),
            None,
            Command("find", N_("&Find"), "Ctrl+F"),
            Command("save", N_("&Save"), "Ctrl+S"),
            None,
            Command("settings", N_("Se&ttings…"), "Ctrl+,", _ROLE.PreferencesRole),
        ),
    ),
    (
        N_("&View"),
        (
            Command("page_today", N_("Today"), "Ctrl+1"),
            Command("page_contacts", N_("Contacts"), "Ctrl+2"),
            Command("page_activities", N_("Activities"), "Ctrl+3"),
            Command("page_referrals", N_("Referrals"), "Ctrl+4"),
            Command("page_plan", N_("Plan"), "Ctrl+5"),
            Command("page_charts", N_("Charts"), "Ctrl+6"),
            None,
            THEME,
        ),
    ),
    (
        N_("&Help"),
        (
            Command("guide", N_("&Guide"), "F1"),
            Command("shortcuts", N_("&Keyboard shortcuts"), "Ctrl+F1"),
            Command("make_demo", N_("Open the &demo book")),
            None,
            Command("about", N_("&About NetPlanner"), "", _ROLE.AboutRole),
        ),
    ),
)

THEME_NAMES = (
    ("system", N_("Like the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
)


def without_mnemonic(text: str) -> str:
    """The text of a command as prose: `&File` is File."""
    return text.replace("&", "").removesuffix("…")


class Actions:
    """The actions by name, put into the menu bar of `window`.

    At first there are only the titles of the menus: `fill` them once the window is painted. Whoever
    asks for an action before gets it then.
    """

    def __init__(self, window: QMainWindow, commands: Commands) -> None:
        self._window, self._bar = window, window.menuBar()
        self._menus = [(self._bar.addMenu(_(title)), items) for title, items in MENUS]
        self._commands = commands
        self._undo: tuple[str | None, str | None] = (None, None)
        self._by_name: dict[str, QAction] = {}
        self._themes: dict[str, QAction] = {}

    @property
    def filled(self) -> bool:
        """Whether the actions are there."""
        return bool(self._by_name)

    @property
    def by_name(self) -> dict[str, QAction]:
        """Every action by the name of its command."""
        self.fill()
        return self._by_name

    @property
    def themes(self) -> dict[str, QAction]:
        """The actions of the themes, by the names of these."""
        self.fill()
        return self._themes

    @property
    def recent(self) -> QMenu:
        """The menu of the books opened last."""
        self.fill()
        return self._recent

    def fill(self) -> None:
        """Put the actions into their menus, unless they are there."""
        if self.filled:
            return
        for menu, items in self._menus:
            for item in items:
                if item is None:
                    menu.addSeparator()
                elif item == RECENT:
                    self._recent = menu.addMenu(_("Open &recent"))
                    self._recent.aboutToShow.connect(self._commands.list_recent)
                    self._recent.triggered.connect(self._commands.open_recent)
                elif item == THEME:
                    self._add_themes(menu.addMenu(_("&Theme")))
                elif isinstance(item, Command):
                    self._add(menu, item)
        both = [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")]
        self._by_name["redo"].setShortcuts(both)
        QShortcut(QKeySequence("F10"), self._window).activated.connect(self._open_first_menu)
        self.show_undo(*self._undo)

    def _open_first_menu(self) -> None:
        """For the arrow keys to go on from."""
        self._bar.setActiveAction(self._bar.actions()[0])

    def _add(self, menu: QMenu, command: Command) -> None:
        action = QAction(_(command.text), menu)
        action.setObjectName(command.name)
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.setMenuRole(command.role)
        action.triggered.connect(getattr(self._commands, command.name))
        menu.addAction(action)
        self._by_name[command.name] = action

    def _add_themes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for name, text in THEME_NAMES:
            action = QAction(_(text), menu)
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
            menu.addAction(action)
            self._themes[name] = action
        group.triggered.connect(self._commands.choose_theme)

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Say in the menu what would be undone and redone; both are message ids or None."""
        self._undo = (undo, redo)
        if not self.filled:
            return
        for name, label, plain, with_what in (
            ("undo", undo, N_("&Undo"), N_("&Undo “{what}”")),
            ("redo", redo, N_("&Redo"), N_("&Redo “{what}”")),
        ):
            action = self._by_name[name]
            action.setEnabled(label is not None)
            if label is None:
                action.setText(_(plain))
            else:
                action.setText(_(with_what).format(what=_(label).replace("&", "&&")))
