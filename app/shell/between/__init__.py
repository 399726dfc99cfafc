"""Money that leaves the wallet by a sheet of the shell: red packets and transfers in chats, withdrawals."""
