"""What an authority record is made of: each value, how it is heard from an element and composed into one."""
