-- What people of one trust read in some days, for the page that says whom a deployment has reached.
create index lesson_read_trust on lesson_read (trust_code, day) where trust_code <> '';
