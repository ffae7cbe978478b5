"""Who pressed whom across Russia's border: the actor chart, with the boomerang."""
