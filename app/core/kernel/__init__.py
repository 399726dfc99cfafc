"""What every slice stands on: errors, ids, money, time, events, paging."""
