"""Pages that stay: one for each actor, event, provision, claim and source, and for what is not."""
