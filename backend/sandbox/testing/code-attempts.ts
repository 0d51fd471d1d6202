/** What the test has put out of reach. */
export interface Prey {
  /** The process that runs the tests. */
  backendProcess: number;
  /** A file that any user of the machine may read. */
  secretFile: string;
  /** A listener of the machine. */
  unixSocket: string;
  projectFolder: string;
  temporaryFolder: string;
}

const PTRACE = (pid: number) => `
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(libc.ptrace(16, ${pid}, 0, 0), ctypes.get_errno())`;

const SYSTEM_CALL = (number: number, ...args: (number | string)[]) => `
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall(${[number, ...args].join(', ')})
assert result == -1, "the kernel has done it"
print("refused", ctypes.get_errno())`;

/** Python that looks for what is not its own; what it finds it prints. */
export const LOOKING = (prey: Prey): [name: string, code: string][] => [
  ['the shadow file', 'print(open("/etc/shadow").read())'],
  ["the machine's users", 'print(open("/etc/passwd").read())'],
  ['a secret of the host by its path', `print(open("${prey.secretFile}").read())`],
  ['a secret of the host by a relative path', `print(open("../../..${prey.secretFile}").read())`],
  ['a symlink to it', `import os; os.symlink("${prey.secretFile}", "s"); print(open("s").read())`],
  ['a hard link to it', `import os; os.link("${prey.secretFile}", "h"); print(open("h").read())`],
  ['/proc/self/root', `print(open("/proc/self/root${prey.secretFile}").read())`],
  ['/proc/1/root', `print(open("/proc/1/root${prey.secretFile}").read())`],
  ['/proc/1/cwd', `print(open("/proc/1/cwd/../..${prey.secretFile}").read())`],
  ['/proc/1/environ', 'print(open("/proc/1/environ").read())'],
  [
    'the environment of every process',
    'import glob\nfor f in glob.glob("/proc/[0-9]*/environ"):\n  try: print(open(f).read())\n  except OSError as e: print(e)',
  ],
  [
    'the open files of every process',
    'import glob\nfor f in glob.glob("/proc/[0-9]*/fd/*"):\n  if "self" in f: continue\n  try: print(open(f, "rb").read(10)) if "pipe" not in __import__("os").readlink(f) else None\n  except OSError as e: print(e)',
  ],
  ["the backend's environment", 'import os; print(os.environ); os.system("env")'],
  [
    'the project',
    `import os; print([f for f in os.listdir("${prey.projectFolder}")]); raise SystemExit("ESCAPED")`,
  ],
  [
    "the backend's temporary files",
    `import os\nfor f in os.listdir("${prey.temporaryFolder}"): os.system(f"cat ${prey.temporaryFolder}/{f}/* 2>/dev/null")`,
  ],
  [
    'files of other sandboxes',
    'import os; os.system("grep -rsa NOBODY-MAY-SEE /workspace /tmp /dev/shm /run /var /home /root /mnt /etc | grep -v task")',
  ],
  [
    'the memory of the kernel',
    'print(open("/proc/kcore", "rb").read(64)); raise SystemExit("ESCAPED")',
  ],
  ['hardware', 'import os; print(os.listdir("/sys")); raise SystemExit("ESCAPED")'],
];

/** Python that wants to be more than it is. Each prints `ESCAPED` when it has succeeded. */
export const RISING = (prey: Prey): [name: string, code: string][] => [
  ['writing to programs', 'open("/usr/bin/escaped", "w"); print("ESCAPED")'],
  ['writing to the root', 'open("/escaped", "w"); print("ESCAPED")'],
  ['writing to devices', 'open("/dev/escaped", "w"); print("ESCAPED")'],
  [
    'writing to settings of the kernel',
    'f = open("/proc/sys/kernel/core_pattern", "w"); f.write("|/x"); f.close(); print("ESCAPED")',
  ],
  ['making a device', 'import os; os.mknod("disk", 0o60666, os.makedev(254, 0)); print("ESCAPED")'],
  ['becoming root', 'import os; os.setuid(0); print("ESCAPED")'],
  [
    'becoming root by a set-uid program',
    'import os; os.system("su -c id; mount; chsh; sudo id") ; print(os.geteuid())',
  ],
  [
    'a set-uid copy',
    'import os; os.system("cp /usr/bin/id . && chmod u+s id && ./id"); os.chown("id", 0, 0); print("ESCAPED")',
  ],
  ['mounting', 'import os; os.system("mount -t tmpfs none /tmp && echo ESCAPED")'],
  [
    'unmounting',
    'import os; os.system("umount /workspace && echo ESCAPED; umount -l /proc && echo ESCAPED")',
  ],
  [
    'remounting writable',
    'import os; os.system("mount -o remount,rw / && echo ESCAPED; mount -o remount,rw /usr && echo ESCAPED")',
  ],
  ['a user namespace', 'import os; os.system("unshare -Ur id && echo ESCAPED")'],
  ['a network namespace', 'import os; os.system("unshare -n true && echo ESCAPED")'],
  [
    'the namespace of another process',
    'import os; os.system("nsenter -t 1 -a id && echo ESCAPED")',
  ],
  ['a new root', 'import os; os.chroot("/workspace"); print("ESCAPED")'],
  ['io_uring', SYSTEM_CALL(425, 8, 0)],
  ['programs in the kernel', SYSTEM_CALL(321, 5, 0, 0)],
  ['loading a kernel module', SYSTEM_CALL(175, 0, 0, 0)],
  ['restarting the machine', SYSTEM_CALL(169, '0xfee1dead', '672274793', 0)],
  [
    'setting the clock',
    'import time; time.clock_settime(time.CLOCK_REALTIME, 0); print("ESCAPED")',
  ],
  ['tracing the backend', PTRACE(prey.backendProcess)],
  ['tracing the first process', PTRACE(1)],
  ['killing the backend', `import os; os.kill(${prey.backendProcess}, 9); print("ESCAPED")`],
  [
    "lowering the machine's preference to end it",
    'f = open("/proc/self/oom_score_adj", "w"); f.write("-1000"); f.close(); print("ESCAPED")',
  ],
  ['a higher priority', 'import os; os.nice(-15); print("ESCAPED")'],
  [
    'raising its limits',
    'import resource as r; r.setrlimit(r.RLIMIT_NPROC, (9999, 9999)); print("ESCAPED")',
  ],
  [
    "a socket of the machine's",
    `import socket; s = socket.socket(socket.AF_UNIX); s.connect("${prey.unixSocket}"); print(s.recv(99))`,
  ],
  [
    'an abstract socket',
    'import socket; s = socket.socket(socket.AF_UNIX); s.connect("\\0escape"); print("ESCAPED")',
  ],
  [
    'a socket to the hypervisor',
    'import socket; socket.socket(40, socket.SOCK_STREAM); print("ESCAPED")',
  ],
  [
    'raw packets',
    'import socket; socket.socket(socket.AF_INET, socket.SOCK_RAW, 1); print("ESCAPED")',
  ],
  [
    'packets of the link',
    'import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW); print("ESCAPED")',
  ],
  [
    'DNS by itself',
    'import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.settimeout(1); s.sendto(b"x", ("8.8.8.8", 53)); print(s.recv(9)); print("ESCAPED")',
  ],
  [
    'a connection by itself',
    'import socket; socket.create_connection(("1.1.1.1", 443), 1); print("ESCAPED")',
  ],
];

/** Python that takes all there is. */
export const TAKING: [name: string, code: string][] = [
  ['a fork bomb', 'import os\nwhile True:\n  try: os.fork()\n  except OSError: pass'],
  ['a fork bomb of the shell', 'import os; os.system("bash -c \':(){ :|:& };:\'")'],
  ['memory in one process', 'x = []\nwhile True: x.append(bytearray(50_000_000))'],
  [
    'memory in many processes',
    'import os\nfor _ in range(20): os.fork()\nx = [bytearray(400_000_000)]\nimport time; time.sleep(3)',
  ],
  [
    'memory that no process shows',
    'import os\nkept = []\nfor n in range(200):\n  fd = os.memfd_create("m"); kept.append(fd)\n  os.write(fd, b"x" * 20_000_000)\nprint("ESCAPED", len(kept))',
  ],
  [
    'all of the disk',
    'n = 0\nwhile True:\n  n += 1\n  with open(f"f{n}", "wb") as f: f.write(b"x" * 30_000_000)\n  assert n < 100, "ESCAPED"',
  ],
  ['a file without an end', 'f = open("/tmp/big", "wb")\nwhile True: f.write(b"x" * 1_000_000)'],
  ['a million files', 'n = 0\nwhile True:\n  n += 1\n  open(f"/tmp/{n}", "w").close()'],
  ['output without an end', 'while True: print("x" * 10_000)'],
  ['a line without an end', 'import sys\nwhile True: sys.stderr.write("x" * 100_000)'],
  ['all file handles', 'import os\nkept = []\nwhile True: kept.append(os.open("/dev/null", 0))'],
  ['time', 'import time; time.sleep(600)'],
  ['the processor', 'import os\nos.fork(); os.fork(); os.fork()\nwhile True: pass'],
  [
    'time, deaf to signals',
    'import os, signal, time\nfor s in range(1, 32):\n  try: signal.signal(s, signal.SIG_IGN)\n  except OSError: pass\ntime.sleep(600)',
  ],
  [
    'a life after the command',
    'import os, time\nif os.fork() == 0:\n  os.setsid()\n  if os.fork() == 0:\n    time.sleep(600)\n  os._exit(0)\nprint("gone")',
  ],
  ['its supervisor', 'import os, time; os.kill(os.getppid(), 9); time.sleep(600)'],
  [
    'its supervisor, stopped',
    'import os, signal, time; os.kill(os.getppid(), signal.SIGSTOP); time.sleep(600)',
  ],
  ['all processes it may signal', 'import os; os.kill(-1, 9)'],
];
