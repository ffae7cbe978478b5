"""The routes to an outcome: who reached whom before it, as far as the sources say."""
