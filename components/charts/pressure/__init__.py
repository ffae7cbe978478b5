"""Who pressed whom across the country's border: the actor chart, with the boomerang."""
