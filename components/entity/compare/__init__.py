"""Cases beside each other: a comparison each of votes, events, pressure, demands and answers."""
