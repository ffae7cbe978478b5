"""The seats of the Duma in its vote on the law: who voted for, and of whom nothing is known."""
