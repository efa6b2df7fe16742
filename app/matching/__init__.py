"""The matching engine: plain frozen data in, plain frozen data out.

``problem`` → ``pairs`` (rules and fit of every pair) → ``solver`` (the best choice) → ``verify`` → ``solution``;
``engine.solve`` runs them in that order, ``ranking`` and ``explain`` answer questions about single people and pairs,
and ``wording`` turns their codes into sentences. No window and no database here.
"""
