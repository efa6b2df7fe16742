"""How Klik looks and speaks on this laptop: colours, text size and language, for everybody who works at it."""

from PySide6.QtCore import QEvent, Signal

from app.i18n import LANGUAGES, _, place
from app.ui import look, theme
from app.ui.widgets.card import Card
from app.ui.widgets.field import Field
from app.ui.widgets.layout import row
from app.ui.widgets.segmented import Segmented


class LookCard(Card):
    """Changes at once, and is kept for next time. Another language is for who makes the window anew."""

    language_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("How Klik looks"))
        self.language = Segmented(list(LANGUAGES.items()), _("Language"))
        self.language.choose(place())
        self.language.chosen.connect(self.language_wanted)
        words = {
            look.SYSTEM: _("As the system"),
            look.LIGHT_ONES: _("Light"),
            look.DARK_ONES: _("Dark"),
            look.CONTRAST: _("High contrast"),
        }
        self.colours = Segmented(list(words.items()), _("Colours"))
        self.text_size = Segmented([(str(size), f"{size} %") for size in theme.TEXT_SIZES], _("Text size"))
        self.show_choice()
        self.colours.chosen.connect(look.choose_colours)
        self.text_size.chosen.connect(lambda size: look.choose_text_size(int(size)))
        keys = _("Ctrl+= larger, Ctrl+- smaller, Ctrl+0 normal")
        self.add(
            row(
                Field(_("Colours"), self.colours, optional=False),
                Field(_("Text size"), self.text_size, hint=keys, optional=False),
                1,
                gap=32,
            )
        )
        self.add(row(Field(_("Language"), self.language, optional=False), 1))

    def show_choice(self) -> None:
        """Show what is chosen, for a change by keyboard."""
        for choice, key in ((self.colours, look.colours()), (self.text_size, str(look.text_size()))):
            choice.blockSignals(True)
            choice.choose(key)
            choice.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.findChild(Segmented):
            self.show_choice()
