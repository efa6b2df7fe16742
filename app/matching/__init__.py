"""The matching engine: plain frozen data in, plain frozen data out. No window and no database here.

``problem`` → ``pairs`` (the rules and, with ``fits``, the fit of every pair) → ``solver`` (the best choice: ``flow``,
``multipliers``, ``exact``) → ``verify`` → ``solution``; ``engine.solve`` runs them in that order. ``prices``,
``what_if`` and ``wanted`` ask it again with something otherwise, and ``compare`` says what that changes; ``ranking``
and ``explain`` answer questions about single people and pairs. The files of words turn codes into sentences.
"""
