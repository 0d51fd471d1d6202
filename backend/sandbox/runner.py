"""Works inside a sandbox: runs commands and Python, reads and writes files of the workspace.

Requests come as JSON lines on stdin, answers go to stdout, in any order. Nothing that runs
here is trusted: whoever reads the answers limits their length and the time they take.
"""

import base64
import collections
import ctypes
import json
import os
import resource
import selectors
import signal
import stat
import sys
import time
import traceback

# Loaded before there is anything to do, so that a task does not wait for them.
import csv, datetime, decimal, fractions, hashlib, html, itertools, math, random, re, statistics, urllib.request  # noqa: E401, F401

WORKSPACE = os.environ.get("WORKSPACE", "/workspace")
MEGABYTE = 1024 * 1024
LIMITS = {
    resource.RLIMIT_AS: 1024 * MEGABYTE,
    resource.RLIMIT_FSIZE: 64 * MEGABYTE,
    resource.RLIMIT_NOFILE: 128,
    resource.RLIMIT_NPROC: 64,
    resource.RLIMIT_CORE: 0,
}
PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER = 4, 36
prctl = ctypes.CDLL(None, use_errno=True).prctl


class FileError(Exception):
    """Something is wrong with a path; the message is for the model."""


def environment():
    """What commands see: nothing but what they need, and the way out."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    # There is no resolver in here that would know "localhost".
    proxy = os.environ.get("HTTP_PROXY", "").replace("@localhost:", "@127.0.0.1:")
    names = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy") if proxy else ()
    return {**kept, "HOME": WORKSPACE, "TMPDIR": "/tmp", **{name: proxy for name in names}}


# --- Commands ---


def descendants(keep=()):
    """All processes below this one, except those in `keep` and what is below them."""
    children = collections.defaultdict(list)
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                children[int(file.read().rsplit(")", 1)[1].split()[1])].append(int(entry))
        except (OSError, IndexError):
            continue
    found, open_ends = [], [os.getpid()]
    while open_ends:
        for pid in children[open_ends.pop()]:
            if pid not in keep:
                found.append(pid)
                open_ends.append(pid)
    return found


def reap():
    """Collects the dead; True when this process has no children left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return False
    except ChildProcessError:
        return True


def end_descendants():
    """Ends all that a command has started: orphans too, as they become children of this process."""
    while not reap():
        # Stopped first: what cannot run cannot fork.
        for how in (signal.SIGSTOP, signal.SIGKILL):
            for pid in descendants():
                try:
                    os.kill(pid, how)
                except ProcessLookupError:
                    pass
        time.sleep(0.002)


def enter(job, pipes):
    """In the command's own process: takes limits, then becomes the command."""
    for target, pipe in enumerate(pipes):
        os.dup2(pipe, target)
    os.closerange(3, 256)
    os.setsid()
    os.nice(10)
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    for which, limit in LIMITS.items():
        resource.setrlimit(which, (limit, limit))
    cpu = job["timeoutMs"] // 1000 + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    for number in (signal.SIGTERM, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
    os.chdir(WORKSPACE)
    if job["op"] == "run":
        try:
            os.execvpe(job["argv"][0], job["argv"], environment())
        except OSError as error:
            print(f"{job['argv'][0]}: {error.strerror}", file=sys.stderr, flush=True)
            return 127
    os.environ.clear()
    os.environ.update(environment())
    return run_python(job["code"])


def run_python(code):
    sys.argv = [""]
    sys.path.insert(0, WORKSPACE)
    try:
        exec(compile(code, "<task>", "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
        return 0
    except SystemExit as exit:
        if isinstance(exit.code, str):
            print(exit.code, file=sys.stderr)
        return exit.code if isinstance(exit.code, int) else int(exit.code is not None)
    except BaseException as error:
        # Without the frame of this file.
        trace = error.__traceback__.tb_next if error.__traceback__ else None
        traceback.print_exception(type(error), error, trace)
        return 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                pass


def supervise(job):
    """In a process of its own: runs one command and all it starts, and says how it ended."""
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    cancelled = []
    signal.signal(signal.SIGTERM, lambda *_: cancelled.append(True))
    (in_read, in_write), (out_read, out_write), (err_read, err_write) = os.pipe(), os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = enter(job, (in_read, out_write, err_write))
        finally:
            os._exit(code & 255)
    for end in (in_read, out_write, err_write):
        os.close(end)
    for end in (in_write, out_read, err_read):
        os.set_blocking(end, False)

    waiting = memoryview(job.get("stdin", "").encode())
    outputs = {out_read: bytearray(), err_read: bytearray()}
    cut, status, timed_out = False, None, False
    ends_at = time.monotonic() + job["timeoutMs"] / 1000
    selector = selectors.DefaultSelector()
    for end in outputs:
        selector.register(end, selectors.EVENT_READ)
    exited = os.pidfd_open(child)
    selector.register(exited, selectors.EVENT_READ)
    selector.register(in_write, selectors.EVENT_WRITE)

    def take(end):
        """Reads once; False at the end of the stream, or when there is nothing at the moment."""
        nonlocal cut
        try:
            chunk = os.read(end, 65536)
        except BlockingIOError:
            return False
        room = job["maxOutputBytes"] - len(outputs[end])
        outputs[end] += chunk[:room]
        cut = cut or len(chunk) > room
        return bool(chunk)

    while status is None and not cancelled:
        left = ends_at - time.monotonic()
        timed_out = left <= 0
        if timed_out:
            break
        for key, _ in selector.select(min(left, 0.2)):
            if key.fd == exited:
                status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            elif key.fd == in_write:
                try:
                    waiting = waiting[os.write(in_write, waiting) :] if waiting else waiting
                except BrokenPipeError:
                    waiting = waiting[:0]
                if not waiting:
                    selector.unregister(in_write)
                    os.close(in_write)
            elif not take(key.fd):
                selector.unregister(key.fd)
    end_descendants()
    for end in outputs:
        # What is left in the pipe, and no more: a pipe holds 64 KiB.
        while take(end):
            pass
    return {
        "exitCode": status if status is not None and status >= 0 else None,
        "stdout": outputs[out_read].decode(errors="replace"),
        "stderr": outputs[err_read].decode(errors="replace"),
        "cut": cut,
        "timedOut": timed_out,
    }


# --- Files ---


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


# --- The conversation with the backend ---


def attempt(work, job):
    try:
        return {"id": job["id"], "result": work(job)}
    except FileError as error:
        return {"id": job["id"], "error": str(error)}
    except OSError as error:
        return {"id": job["id"], "error": f"{job.get('path', 'The command')}: {error.strerror}."}
    except ValueError as error:
        return {"id": job["id"], "error": f"{job.get('path', 'The command')}: {error}."}


def answer(reply):
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def start(job, selector, running):
    """Hands a command to a supervisor of its own."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        selector.close()
        reply = json.dumps(attempt(supervise, job)).encode()
        with open(write, "wb") as stream:
            stream.write(reply)
        os._exit(0)
    os.close(write)
    running[job["id"]] = pid
    selector.register(read, selectors.EVENT_READ, (job["id"], bytearray()))


def finish(key, selector, running):
    """Takes what a supervisor says; answers when it has said all."""
    job_id, said = key.data
    chunk = os.read(key.fd, 1 << 20)
    said += chunk
    if chunk:
        return
    selector.unregister(key.fd)
    os.close(key.fd)
    del running[job_id]
    if said:
        sys.stdout.write(said.decode() + "\n")
        sys.stdout.flush()
        return
    # The command has ended its supervisor: what it left behind has become ours.
    for pid in descendants(keep=set(running.values())):
        os.kill(pid, signal.SIGKILL)
    answer({"id": job_id, "result": {"exitCode": None, "stdout": "", "stderr": "", "cut": True, "timedOut": False}})


def main():
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    # Else a command could open our pipes through /proc.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    selector, running, received = selectors.DefaultSelector(), {}, bytearray()
    selector.register(0, selectors.EVENT_READ)
    answer({"ready": True})
    while True:
        for key, _ in selector.select(1):
            if key.data:
                finish(key, selector, running)
                continue
            chunk = os.read(0, 1 << 20)
            if not chunk:
                return
            received += chunk
            *lines, received = received.split(b"\n")
            for line in lines:
                job = json.loads(line)
                if job["op"] in FILE_WORK:
                    answer(attempt(FILE_WORK[job["op"]], job))
                elif job["op"] == "cancel":
                    if job["target"] in running:
                        os.kill(running[job["target"]], signal.SIGTERM)
                else:
                    start(job, selector, running)
        reap()


main()
