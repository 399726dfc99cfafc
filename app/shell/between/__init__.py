"""Money that leaves the wallet by a sheet of the shell: red packets in chats and who had which share, withdrawals."""
