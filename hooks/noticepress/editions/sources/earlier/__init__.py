"""What a project published and promised before, read again."""
