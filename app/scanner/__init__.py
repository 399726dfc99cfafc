"""Pictures to codes: where frames come from, the cascades that read them, the child they run in. No Qt."""
