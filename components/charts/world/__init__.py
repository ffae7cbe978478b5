"""Was the country early, typical or late? Running totals of the world, with its own step."""
