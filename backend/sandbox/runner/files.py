"""Files of the workspace, by their path in it."""

import base64
import os
import stat

WORKSPACE = os.environ.get("WORKSPACE", "/workspace")


class FileError(Exception):
    """Something is wrong with a path; the message is for the model."""


def inside(path):
    """The real path of a file of the workspace."""
    real = os.path.realpath(os.path.join(WORKSPACE, path))
    if real != WORKSPACE and not real.startswith(WORKSPACE + "/"):
        raise FileError(f"{path} is outside the workspace.")
    return real


def read_file(job):
    # Not blocking: it may be a pipe that nobody writes to.
    file = os.open(inside(job["path"]), os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    with open(file, "rb") as stream:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise FileError(f"{job['path']} is not a file.")
        content = stream.read(job["maxBytes"] + 1)
    kept = content[: job["maxBytes"]]
    return {"content": base64.b64encode(kept).decode(), "cut": len(content) > len(kept)}


def write_file(job):
    path = inside(job["path"])
    os.makedirs(os.path.dirname(path), exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NONBLOCK | os.O_NOFOLLOW
    file = os.open(path, flags, 0o644)
    with open(file, "wb") as stream:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise FileError(f"{job['path']} is not a file.")
        stream.write(base64.b64decode(job["content"]))
    if job["readOnly"]:
        os.chmod(path, 0o444)
    return {}


def list_files(job):
    root, limit = inside(job["path"]), job["maxEntries"]
    entries = []
    if not os.path.isdir(root):
        raise FileError(f"{job['path']} is not a folder.")
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(folders + files):
            if len(entries) == limit:
                return {"entries": entries, "cut": True}
            path = os.path.join(folder, name)
            try:
                found = os.lstat(path)
            except OSError:
                continue
            kinds = {stat.S_IFREG: "file", stat.S_IFDIR: "folder"}
            kind = kinds.get(stat.S_IFMT(found.st_mode), "other")
            size = found.st_size if kind == "file" else 0
            entries.append({"path": os.path.relpath(path, root), "kind": kind, "bytes": size})
    return {"entries": entries, "cut": False}


FILE_WORK = {"read": read_file, "write": write_file, "list": list_files}
