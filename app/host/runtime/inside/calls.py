"""The system calls that Python is made of, and those worth a clear refusal, with their numbers on each machine."""

# Each: name, number on x86_64, number on aarch64 (-: it has none). Anything not here does not exist for a child.

ALLOWED = """
getpid 39 172, getppid 110 173, gettid 186 178, getuid 102 174, geteuid 107 175, getgid 104 176, getegid 108 177
getresuid 118 148, getresgid 120 150, getgroups 115 158, getpgrp 111 -, getrlimit 97 163, getrusage 98 165
sysinfo 99 179, uname 63 160, getrandom 318 278
clock_gettime 228 113, clock_getres 229 114, clock_nanosleep 230 115, nanosleep 35 101, gettimeofday 96 169
time 201 -, times 100 153, getitimer 36 102, setitimer 38 103, alarm 37 -, pause 34 -, rt_sigaction 13 134
rt_sigprocmask 14 135, rt_sigreturn 15 139, rt_sigpending 127 136, rt_sigtimedwait 128 137
rt_sigsuspend 130 133, sigaltstack 131 132, restart_syscall 219 128
futex 202 98, set_robust_list 273 99, set_tid_address 218 96, rseq 334 293, sched_yield 24 124
sched_getaffinity 204 123, getcpu 309 168, exit 60 93, exit_group 231 94, wait4 61 260, waitid 247 95
mmap 9 222, munmap 11 215, mremap 25 216, mprotect 10 226, madvise 28 233, brk 12 214, msync 26 227
read 0 63, write 1 64, readv 19 65, writev 20 66, pread64 17 67, pwrite64 18 68, preadv 295 69, pwritev 296 70
close 3 57, close_range 436 436, lseek 8 62, stat 4 -, fstat 5 80, lstat 6 -, newfstatat 262 79, statx 332 291
access 21 -, faccessat 269 48, faccessat2 439 439, readlink 89 -, readlinkat 267 78, getdents64 217 61
getcwd 79 17, chdir 80 49, fchdir 81 50, mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -, unlinkat 263 35
rename 82 -, renameat 264 38, renameat2 316 276, ftruncate 77 46, fallocate 285 47, fadvise64 221 223
fsync 74 82, fdatasync 75 83, flock 73 32, dup 32 23, dup2 33 -, dup3 292 24, pipe 22 -, pipe2 293 59
sendfile 40 71, copy_file_range 326 285, umask 95 166
epoll_create 213 -, epoll_create1 291 20, epoll_ctl 233 21, epoll_wait 232 -, epoll_pwait 281 22
epoll_pwait2 441 441, poll 7 -, ppoll 271 73, select 23 -, pselect6 270 72, eventfd 284 -, eventfd2 290 19
recvfrom 45 207, shutdown 48 210, getsockname 51 204, getpeername 52 205, getsockopt 55 209
"""
"""Those that reach nothing but the process itself and what it has open, or that Landlock judges."""

DECODING = """
getpid gettid getppid getuid geteuid getgid getegid sysinfo uname getrandom getrusage getrlimit sched_getaffinity getcpu
clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times setitimer getitimer sched_yield
rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall futex set_robust_list set_tid_address rseq
munmap mremap madvise brk read write readv writev close lseek fstat poll ppoll eventfd eventfd2 exit exit_group
"""
"""Of those allowed, what is left to a decoder: its memory, its threads, the clock, and the pipes it has open."""

DECODING_CHECKED = """
mmap mprotect clone prlimit64 kill tgkill fcntl ioctl prctl
"""
"""Of all, those allowed to a decoder with some arguments only."""

RECEIVING = """
connect sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg shutdown getsockopt getsockname getpeername
stat fstat newfstatat statx
"""
"""What a receiver may besides: make connections, and look up names in the few files that Landlock lets it read."""

RECEIVING_CHECKED = """
socket setsockopt open openat
"""
"""Of those, the ones with some arguments only."""

CHECKED = """
open 2 -, openat 257 56, clone 56 220, prlimit64 302 261, kill 62 129, tgkill 234 131, fcntl 72 25, ioctl 16 29
prctl 157 167, socketpair 53 199, sendto 44 206
"""
"""Those allowed with some arguments only; `seccomp` says with which."""

REFUSED = """
execve 59 221, execveat 322 281, fork 57 -, vfork 58 -, socket 41 198, connect 42 203, bind 49 200
listen 50 201, accept 43 202, accept4 288 242, sendmsg 46 211, sendmmsg 307 269, recvmsg 47 212
recvmmsg 299 243, ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, tkill 200 130
rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240, pidfd_open 434 434, pidfd_getfd 438 438
pidfd_send_signal 424 424, chmod 90 -, fchmod 91 52, fchmodat 268 53, chown 92 -, fchown 93 55, lchown 94 -
fchownat 260 54, utime 132 -, utimes 235 -, futimesat 261 -, utimensat 280 88, setxattr 188 5, lsetxattr 189 6
fsetxattr 190 7, removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16, link 86 -, linkat 265 37
symlink 88 -, symlinkat 266 36, mknod 133 -, mknodat 259 33, creat 85 -, truncate 76 45, memfd_create 319 279
memfd_secret 447 447, open_by_handle_at 304 265, name_to_handle_at 303 264, unshare 272 97, setns 308 268
mount 165 40, umount2 166 39, move_mount 429 429, open_tree 428 428, fsopen 430 430, fsconfig 431 431
fsmount 432 432, mount_setattr 442 442, pivot_root 155 41, chroot 161 51, bpf 321 280, perf_event_open 298 241
userfaultfd 323 282, io_setup 206 0, io_uring_setup 425 425, io_uring_enter 426 426, io_uring_register 427 427
keyctl 250 219, add_key 248 217, request_key 249 218, seccomp 317 277, landlock_create_ruleset 444 444
landlock_add_rule 445 445, landlock_restrict_self 446 446, capset 126 91, setuid 105 146, setgid 106 144
setreuid 113 145, setregid 114 143, setresuid 117 147, setresgid 119 149, setgroups 116 159, setfsuid 122 151
setfsgid 123 152, setsid 112 157, setpgid 109 154, setrlimit 160 164, setpriority 141 140
sched_setscheduler 144 119, sched_setattr 314 274, sched_setaffinity 203 122, ioprio_set 251 30
inotify_init 253 -, inotify_init1 294 26, fanotify_init 300 262, shmget 29 194, semget 64 190, msgget 68 186
mq_open 240 180, personality 135 92, reboot 169 142, kexec_load 246 104, init_module 175 105
finit_module 313 273, swapon 167 224, acct 163 89, quotactl 179 60, syslog 103 116, sethostname 170 161
clock_settime 227 112, settimeofday 164 170, adjtimex 159 171, iopl 172 -, ioperm 173 -, modify_ldt 154 -
splice 275 76, tee 276 77, vmsplice 278 75, mlock 149 228, mlockall 151 230, mincore 27 232, kcmp 312 272
timer_create 222 107, process_madvise 440 440, setsockopt 54 208
"""
"""Those that are answered "not permitted", which libraries understand better than "no such call"."""

ABSENT = """
clone3 435 435, openat2 437 437
"""
"""Those whose arguments lie in memory, where no filter sees them: "no such call", so that the C library falls back."""


def numbers(table: str, machine: str) -> dict[str, int]:
    """Return the calls in one of the tables with their numbers on ``machine``."""
    column = {"x86_64": 1, "aarch64": 2}[machine]
    rows = [row.split() for row in table.replace("\n", ",").split(",") if row.strip()]
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}
