"""The bar above a page: title, one sentence of state, search everywhere, tools, undo and redo, main action."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.page import Page
from app.ui.widgets.buttons import Button, icon_button, name_button
from app.ui.widgets.text import ElidedLabel, label


class TopBar(QWidget):
    """The bar of one page."""

    def __init__(self, page: Page, undo: QAction, redo: QAction, search: QWidget) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.fix(self, height=63)
        self.sentence = ElidedLabel(size=theme.BODY)
        page.sentence_changed.connect(self.sentence.setText)
        body = QHBoxLayout(self)
        body.setContentsMargins(24, 0, 24, 1)
        body.setSpacing(8)
        self.title = label(_(page.title), theme.TITLE, bold=True)
        page.title_changed.connect(self.title.setText)
        body.addWidget(self.title)
        body.addSpacing(5)
        body.addWidget(self.sentence, 1)
        body.addWidget(search)
        for tool in page.tools:
            body.addWidget(tool)
        body.addSpacing(4)
        for action, icon in ((undo, "undo"), (redo, "redo")):
            body.addWidget(_button_for(action, icon))
        if page.main_action:
            body.addSpacing(4)
            body.addWidget(page.main_action)


def _button_for(action: QAction, icon: str) -> Button:
    """An icon button that follows an action of the window."""
    button = icon_button(icon, action.text(), action.shortcut().toString())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    action.changed.connect(lambda: name_button(button, action.text(), action.shortcut().toString()))
    return button
