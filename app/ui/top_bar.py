"""The bar above a page: title, one sentence of state, search everywhere, tools, undo and redo, main action."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.page import Page
from app.ui.search.box import LEAST, NARROW
from app.ui.widgets.buttons import Button, icon_button, name_button
from app.ui.widgets.text import FactsLabel, label


class TopBar(QWidget):
    """The bar of one page; where it is narrow for its letters, the main action shows only its icon."""

    def __init__(self, page: Page, undo: QAction, redo: QAction, search: QWidget) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.fix(self, height=63)
        self.sentence = FactsLabel(size=theme.BODY)
        self._main = page.main_action
        page.sentence_changed.connect(self.sentence.setText)
        body = self._body = QHBoxLayout(self)
        body.setContentsMargins(24, 0, 24, 1)
        body.setSpacing(8)
        self.title = label(_(page.title), theme.TITLE, bold=True)
        page.title_changed.connect(self.title.setText)
        body.addWidget(self.title)
        if page.about:
            body.addWidget(page.about)
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

    def minimumSizeHint(self) -> QSize:
        least = self._body.minimumSize()
        more = self._main.brevity - self._saved() if isinstance(self._main, Button) else 0
        return QSize(least.width() - more, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a tool came or went, or the letters changed
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        if isinstance(self._main, Button):
            # The box to search in shows what it is for before the main action says its words.
            wanted = self._body.minimumSize().width() + self._saved() + theme.px(NARROW) - theme.px(LEAST)
            self._main.set_brief(wanted > self.width())

    def _saved(self) -> int:
        """How much room it saves now that the main action does not say its words."""
        return self._main.brevity if isinstance(self._main, Button) and self._main.is_brief else 0


def _button_for(action: QAction, icon: str) -> Button:
    """An icon button that follows an action of the window."""
    button = icon_button(icon, action.text(), action.shortcut().toString())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    action.changed.connect(lambda: name_button(button, action.text(), action.shortcut().toString()))
    return button
