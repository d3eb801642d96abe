"""`python -m preview`: the demo."""

import sys

from preview.demo import main

if __name__ == "__main__":
    sys.exit(main())
