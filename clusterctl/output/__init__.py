"""Values to text: terminal, plain, versioned JSON. Value in, text out; nothing here computes or prints."""
