"""Runs one command, with limits and with an end to all that it starts."""

import collections
import ctypes
import os
import resource
import selectors
import signal
import sys
import time
import traceback

# Loaded before there is anything to do, so that a task does not wait for them.
import csv, datetime, decimal, fractions, hashlib, html, itertools, json, math, random, re, statistics, urllib.request  # noqa: E401, F401

from files import WORKSPACE

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



def environment():
    """What commands see: nothing but what they need, and the way out."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    # There is no resolver in here that would know "localhost".
    proxy = os.environ.get("HTTP_PROXY", "").replace("@localhost:", "@127.0.0.1:")
    names = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy") if proxy else ()
    return {**kept, "HOME": WORKSPACE, "TMPDIR": "/tmp", **{name: proxy for name in names}}


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


def end(pid, how=signal.SIGKILL):
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        pass


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
                end(pid, how)
        time.sleep(0.002)


def enter(job, pipes):
    """In the command's own process: takes limits, then becomes the command."""
    for target, pipe in enumerate(pipes):
        os.dup2(pipe, target)
    os.closerange(3, 65536)
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
    seen = environment()
    os.environ.clear()
    os.environ.update(seen)
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
    for pipe in (in_read, out_write, err_write):
        os.close(pipe)
    for pipe in (in_write, out_read, err_read):
        os.set_blocking(pipe, False)

    waiting = memoryview(job.get("stdin", "").encode())
    outputs = {out_read: bytearray(), err_read: bytearray()}
    cut, status, timed_out = False, None, False
    ends_at = time.monotonic() + job["timeoutMs"] / 1000
    selector = selectors.DefaultSelector()
    for pipe in outputs:
        selector.register(pipe, selectors.EVENT_READ)
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
    for pipe in outputs:
        # What is left in the pipe, and no more: a pipe holds 64 KiB.
        while take(pipe):
            pass
    return {
        "exitCode": status if status is not None and status >= 0 else None,
        "stdout": outputs[out_read].decode(errors="replace"),
        "stderr": outputs[err_read].decode(errors="replace"),
        "cut": cut,
        "timedOut": timed_out,
    }
