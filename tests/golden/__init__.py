"""Golden pictures: what every chart draws, kept, so that a change of it is seen and reviewed."""
