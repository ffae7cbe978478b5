#!/usr/bin/env bash
# CPython 3.11.7 (shutil): what copytree(ignore_dangling_symlinks=True) leaves out.
#
# Its documentation says that the flag silences the error for links whose file does not exist.
# Seen: whether it exists is asked of the link's text as it stands, so a relative link is looked for
# in the working directory and not beside the link. A link that leads to a file is left out without
# a word; from inside the folder, the same call copies it.
#
# Output seen:
#   from outside ['file']
#   from inside  ['file', 'link']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir source
touch source/file
ln -s file source/link
python3 - > seen <<'PYTHON'
import os
import shutil

for where, start, source in (("outside", ".", "source"), ("inside", "source", ".")):
    os.chdir(start)
    found = f"{os.environ['PWD']}/copy-{where}"
    shutil.copytree(source, found, ignore_dangling_symlinks=True)
    print(f"from {where:<7} {sorted(os.listdir(found))}")
PYTHON
cat seen
diff seen - <<'SEEN'
from outside ['file']
from inside  ['file', 'link']
SEEN
