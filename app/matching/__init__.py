"""The matching engine: plain frozen data in, plain frozen data out.

``problem`` → ``pairs`` (rules and fit of every pair) → ``solver`` (the best choice) → ``verify`` → ``solution``;
``engine.solve`` runs them in that order, ``ranking`` and ``explain`` answer questions about single people and pairs.
``compare`` tells two solutions apart, and with it ``prices`` says what a choice costs, ``what_if`` what one thing
otherwise would do, and ``wanted`` which buddy would help most. ``wording``, ``price_words`` and ``wanted_words`` turn
codes into sentences. No window and no database here.
"""
