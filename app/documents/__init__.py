"""The papers of buddywerking: frozen data and an editable Dutch text in, PDF bytes out.

Pure: no window, no database. The only room that imports ReportLab, so callers import from here only when they print.
"""
