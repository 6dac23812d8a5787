"""What a reader sees: one module per panel, plus the theme, the marks and the words."""
