"""Who got what they asked for: from a demand to what became of it, and to the clause."""
