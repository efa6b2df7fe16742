"""Pages as pictures, to look at a paper before it is printed."""

from io import BytesIO
from threading import Lock

import pypdfium2

_ONE_AT_A_TIME = Lock()  # PDFium is not safe to use from two threads


def pages_as_png(pdf: bytes, dpi: float = 110) -> list[bytes]:
    """One PNG per page, at ``dpi`` dots per inch."""
    pages = []
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()  # or the lines to write on, which are fields, are not there
        for page in document:
            picture = BytesIO()
            page.render(scale=dpi / 72).to_pil().save(picture, format="PNG")
            page.close()
            pages.append(picture.getvalue())
    return pages
