"""Terms of imprisonment, and the term that the book gives against the statute's."""
