"""What is shown of a notice's versions: their states, lists and what leads to what stands beside them."""
