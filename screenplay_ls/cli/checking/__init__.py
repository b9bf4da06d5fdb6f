"""What `screenplay-ls check` is made of: reading scripts, checking, mending, and four reports."""
