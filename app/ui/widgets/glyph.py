"""An icon beside words, that follows the palette and the text size."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.paint import antialiased


class Glyph(QWidget):
    """``name`` in a colour of the theme; a little higher than wide, so that it stands on the line of its words."""

    def __init__(self, name: str, token: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._name, self._token = name, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.fix(self, width=size, height=size + 2)

    def change(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with antialiased(self) as painter:
            theme.paint_icon(painter, self._name, self._token, 0, self.height() - self.width(), self.width())
