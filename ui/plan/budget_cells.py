"""A cell of the budget: planned above spent, and the line one types a plan into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from netplanner.i18n import _
from ui import theme
from ui.plan.budget_model import YEAR, BudgetModel
from ui.plan.budget_room import figure_fonts, spent_text

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from netplanner.method.budget import Line

AnyBudget: TypeAlias = BudgetModel[Any]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_EDITOR = 84
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class BudgetDelegate(QStyledItemDelegate):
    """Paints planned above spent; its editor stays open until what is typed can be read."""

    problem = Signal(str)  # a sentence, or "" when all is well again
    entered = Signal()  # a cell was left by Enter
    smaller: float = 0  # points the figures are smaller by, where there is little room

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        model = _model(index)
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setStyleSheet("QLineEdit#cell { border-radius: 0; padding: 0 6px; }")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(
            _("{row}, {column}: planned").format(
                row=model.row_name(index.row()), column=model.column_name(index.column())
            )
        )
        return editor

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # the whole cell, without the padding of the style; what is typed must be read
        place = QRect(option.rect)
        place.setLeft(max(0, min(place.left(), place.right() - _LEAST_EDITOR)))
        place.setWidth(max(place.width(), _LEAST_EDITOR))
        editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():  # never over what is typed
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if isinstance(editor, QLineEdit):
            self.problem.emit("")
            _model(index).setData(index, editor.text())

    def sound(self, editor: QLineEdit) -> bool:
        """Whether the text can be read; marks the editor and tells why if not."""
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        unit = _model(view.currentIndex()).unit
        text = editor.text().strip()
        well = not text or unit.parse(text) is not None
        editor.setProperty("problem", "" if well else "true")
        border = "" if well else f"border-color: {theme.tokens().bad};"
        editor.setStyleSheet(f"QLineEdit#cell {{ border-radius: 0; padding: 0 6px; {border} }}")
        self.problem.emit("" if well else _(unit.nonsense))
        return well

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model, t = _model(index), theme.tokens()
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        total = model.is_total(index) or index.column() == YEAR
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(t.accent_soft))
        elif index.column() in (model.month % 12, YEAR):
            painter.fillRect(rect, QColor(t.window))
        if not model.is_total(index):
            painter.setPen(QColor(t.border))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

        planned, spent = figure_fonts(option.font, self.smaller, total=total)
        above, below = QFontMetrics(planned).height(), QFontMetrics(spent).height()
        upper = rect.adjusted(1, 0, -4, -1)
        if line.spent:  # two lines, together in the middle
            upper.setTop(rect.top() + (rect.height() - 1 - above - below) / 2)
            upper.setHeight(above)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(planned)
        painter.setPen(QColor(t.text if line.planned else t.muted))
        painter.drawText(upper, right, model.unit.show(line.planned) if line.planned else "–")
        if line.spent:
            lower = QRectF(upper.left(), upper.bottom(), upper.width(), below)
            painter.setFont(spent)
            painter.setPen(QColor(t.bad if line.over else t.muted))
            painter.drawText(lower, right, spent_text(line, model.unit))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QLineEdit):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (*ENTER, *_TAB) and not self.sound(watched):
                return True
            if event.key() in ENTER:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.problem.emit("")
        if event.type() == QEvent.Type.FocusOut and not self.sound(watched):
            return False  # stays open and marked, with what was typed
        return super().eventFilter(watched, event)


def _model(index: QModelIndex | QPersistentModelIndex) -> AnyBudget:
    model = index.model()
    assert isinstance(model, BudgetModel)
    return model
