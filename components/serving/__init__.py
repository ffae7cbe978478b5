"""HTTP that knows no chart: responses, errors, worker pool, cache, rate limit."""
