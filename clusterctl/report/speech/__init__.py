"""The language of reports: messages, labels, numbers, money and dates."""
