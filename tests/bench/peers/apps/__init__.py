"""Pages as a competent user writes them; each runs in the environment of the peers."""
