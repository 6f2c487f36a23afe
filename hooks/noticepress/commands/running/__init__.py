"""What a build or a preview says while it runs."""
