"""Pages as pictures, to look at a paper before it is printed."""

from collections.abc import Callable
from io import BytesIO
from threading import Lock

import pypdfium2

from app.errors import KlikError
from app.i18n import N_

_ONE_AT_A_TIME = Lock()  # PDFium is not safe to use from two threads


def pages_as_png(
    pdf: bytes, dpi: float = 110, begun: Callable[[int, int], object] = lambda number, total: None
) -> list[bytes]:
    """One PNG per page, at ``dpi`` dots per inch.

    ``begun`` hears the number of each page, from 1, and how many there are; what it raises ends the work.
    """
    pages = []
    with _ONE_AT_A_TIME, _opened(pdf) as document:
        document.init_forms()  # or the lines to write on, which are fields, are not there
        for number, page in enumerate(document, start=1):
            begun(number, len(document))
            picture = BytesIO()
            page.render(scale=dpi / 72).to_pil().save(picture, format="PNG", compress_level=1)
            page.close()
            pages.append(picture.getvalue())
    return pages


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise KlikError(N_("This PDF cannot be read.")) from error
