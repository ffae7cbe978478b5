"""The seats of a chamber in its vote on the law: who voted for, and of whom nothing is known."""
