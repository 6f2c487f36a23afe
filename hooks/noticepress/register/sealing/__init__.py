"""What was published is sealed: digests, how they are made, and the chain of them."""
