"""Partners: names over time, figures of each, and what goes to them."""
