"""Works inside a sandbox: runs commands and Python, reads and writes files of the workspace.

Requests come as JSON lines on stdin, answers go to stdout, in any order. Nothing that runs
here is trusted: whoever reads the answers limits their length and the time they take.
"""

import json
import os
import selectors
import signal
import sys

from commands import PR_SET_CHILD_SUBREAPER, PR_SET_DUMPABLE, descendants, end, prctl, reap, supervise
from files import FILE_WORK, FileError


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
    try:
        os.waitpid(running.pop(job_id), 0)
    except ChildProcessError:
        pass  # Collected already.
    if said:
        sys.stdout.write(said.decode() + "\n")
        sys.stdout.flush()
        return
    # The command has ended its supervisor: what it left behind has become ours.
    for pid in descendants(keep=set(running.values())):
        end(pid)
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
