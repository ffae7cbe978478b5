"""The class room: a lead, phones that follow, answers that are kept."""
