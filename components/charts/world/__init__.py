"""Was Russia early, typical or late? Running totals of the world, with Russia's own step."""
