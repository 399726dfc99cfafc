"""Between a mini-app's calls and what answers them: which call may be made, by whom, how often."""
