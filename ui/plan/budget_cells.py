"""A cell of the budget: planned above spent, and the line one types a plan into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPen
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

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from netplanner.method.budget import Line

AnyBudget: TypeAlias = BudgetModel[Any]
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAST_COLUMN = 56
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class BudgetDelegate(QStyledItemDelegate):
    """Paints planned above spent; its editor stays open until what is typed can be read."""

    problem = Signal(str)  # a sentence, or "" when all is well again
    entered = Signal()  # a cell was left by Enter

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
        editor.setGeometry(option.rect)  # the whole cell, without the padding of the style

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
        elif index.column() == model.month % 12 or total:
            painter.fillRect(rect, QColor(t.window))
        painter.setPen(QColor(t.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inner = rect.adjusted(3, 5, -7, -5)
        upper, lower = QRectF(inner), QRectF(inner)
        if not line.empty:
            upper.setBottom(inner.center().y())
        lower.setTop(inner.center().y())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

        font = QFont(option.font)
        if total:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(t.text if line.planned else t.muted))
        painter.drawText(upper, right, model.unit.show(line.planned) if line.planned else "–")
        if line.spent:
            font.setPointSizeF(font.pointSizeF() - 1)
            font.setWeight(QFont.Weight.DemiBold if line.over else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(t.bad if line.over else t.muted))
            # the sign says it too, since not every eye tells the colours apart
            painter.drawText(
                lower, right, ("▲ " if line.over else "") + model.unit.show(line.spent)
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(t.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(LEAST_COLUMN, option.fontMetrics.height() * 2 + 10)

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
