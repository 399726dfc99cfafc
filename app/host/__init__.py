"""The mini-app platform: runs other people's code in child processes and judges all they send."""
