"""Terms of imprisonment, and terms that a source gives against the statute's."""
