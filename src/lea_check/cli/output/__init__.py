"""Where results go and how: a report as it was asked for, knowledge, and a line that counts while one waits."""
