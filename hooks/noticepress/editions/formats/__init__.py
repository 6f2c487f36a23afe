"""Editions in other forms than pages: for feed readers, and for programs that read text."""
