"""`python -m screenplay_ls` is the console script `screenplay-ls`."""

from screenplay_ls.cli.main import main

if __name__ == "__main__":
    main()
