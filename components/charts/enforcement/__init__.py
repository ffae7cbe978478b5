"""What was done under the law: every figure that a source gives, by step and year."""
