"""The timeline: every event in view, by who pushed, with its date as uncertain as it is."""
