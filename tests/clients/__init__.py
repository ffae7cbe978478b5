"""Other people's software, given our addresses: ``make test-clients``. No part of ``make test``.

Each ``in_*.py`` is one kind of client. The first line of a test says what is asked of it; the table
at the end says what was seen. A client whose package is not to be had is passed over, with words.
"""
