"""Links that come from outside: being the program that this system opens them with."""
