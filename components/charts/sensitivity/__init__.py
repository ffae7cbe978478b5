"""How far the answer hangs on the prior and on each clue."""
