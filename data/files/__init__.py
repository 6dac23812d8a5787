"""What readers take away: files of one selection in the formats that other programs read."""
