/* A camera for computers without one: preloaded, it answers for /dev/video0 as the kernel's V4L2 would, in Motion JPEG.
 *
 * PLAZA_CAMERA_PICTURE is the JPEG file that it shows, 1280 by 720, 30 times a second. Into PLAZA_CAMERA_LOG it writes a
 * line for each "opened", "started", "stopped" and "closed" with the monotonic time in nanoseconds. PLAZA_CAMERA_TROUBLE
 * is what is wrong with it: "busy" (it does not start), "garbage" (its frames are none), "nothing" (no frame ever comes),
 * "gone" (it is unplugged at the tenth frame).
 *
 * The descriptor that it gives out is a timer's, so that it can be waited for; its buffers lie in a file of memory.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define NODE "/dev/video0"
#define WIDTH 1280
#define HEIGHT 720
#define FPS 30
#define BUFFERS 8
#define BUFFER_SIZE ((size_t)WIDTH * HEIGHT * 2)
#define GONE_AT 10

static int camera = -1, memory = -1, is_gone, waiting[BUFFERS], waiting_count, frame_number;
static unsigned buffer_count;
static char *buffers, *picture;
static size_t picture_size;

static int fails(int code) { errno = code; return -1; }
static int has_trouble(const char *kind) {
    const char *trouble = getenv("PLAZA_CAMERA_TROUBLE");
    return trouble && !strcmp(trouble, kind);
}
static int is_camera(const char *path) { return path && !is_gone && !strcmp(path, NODE); }
static const char *known(const char *path) { return is_camera(path) ? "/dev/null" : path; }

static void tell(const char *what) {
    const char *path = getenv("PLAZA_CAMERA_LOG");
    int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    struct timespec now;
    char line[64];
    if (file < 0) return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int size = snprintf(line, sizeof line, "%s %lld\n", what, now.tv_sec * 1000000000LL + now.tv_nsec);
    if (syscall(SYS_write, file, line, size) != size) abort();
    syscall(SYS_close, file);
}

static int read_picture(void) {
    const char *path = getenv("PLAZA_CAMERA_PICTURE");
    int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC) : -1;
    struct stat about;
    if (file < 0 || fstat(file, &about) || (size_t)about.st_size > BUFFER_SIZE) return 0;
    picture_size = about.st_size;
    picture = malloc(picture_size);
    int is_read = syscall(SYS_read, file, picture, picture_size) == about.st_size;
    syscall(SYS_close, file);
    if (has_trouble("garbage")) memset(picture, 'x', picture_size);
    return is_read;
}

static int open_camera(int flags) {
    if (!picture && !read_picture()) return fails(ENODEV);
    camera = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | (flags & O_NONBLOCK ? TFD_NONBLOCK : 0));
    waiting_count = 0;
    tell("opened");
    return camera;
}

static void run(int is_on) {
    long every = is_on && !has_trouble("nothing") ? 1000000000L / FPS : 0;
    struct itimerspec pace = {{0, every}, {0, every}};
    timerfd_settime(camera, 0, &pace, NULL);
    tell(is_on ? "started" : "stopped");
}

static int next_frame(struct v4l2_buffer *buffer) {
    uint64_t ticks;
    struct timespec now;
    if (is_gone) return fails(ENODEV);
    if (!waiting_count || syscall(SYS_read, camera, &ticks, sizeof ticks) != sizeof ticks) return fails(EAGAIN);
    if (has_trouble("gone") && frame_number >= GONE_AT) { is_gone = 1; return fails(ENODEV); }
    int index = waiting[0];
    memmove(waiting, waiting + 1, --waiting_count * sizeof *waiting);
    memcpy(buffers + index * BUFFER_SIZE, picture, picture_size);
    clock_gettime(CLOCK_MONOTONIC, &now);
    buffer->index = index;
    buffer->bytesused = picture_size;
    buffer->length = BUFFER_SIZE;
    buffer->field = V4L2_FIELD_NONE;
    buffer->memory = V4L2_MEMORY_MMAP;
    buffer->m.offset = index * BUFFER_SIZE;
    buffer->sequence = frame_number++;
    buffer->flags = V4L2_BUF_FLAG_MAPPED | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    buffer->timestamp.tv_sec = now.tv_sec;
    buffer->timestamp.tv_usec = now.tv_nsec / 1000;
    return 0;
}

static int make_buffers(struct v4l2_requestbuffers *request) {
    if (request->memory != V4L2_MEMORY_MMAP) return fails(EINVAL);
    if (request->count > BUFFERS) request->count = BUFFERS;
    buffer_count = request->count;
    request->capabilities = V4L2_BUF_CAP_SUPPORTS_MMAP;
    if (memory >= 0 || !buffer_count) return 0;
    memory = memfd_create("camera", MFD_CLOEXEC);
    if (ftruncate(memory, BUFFERS * BUFFER_SIZE)) return fails(ENOMEM);
    buffers = (char *)syscall(SYS_mmap, NULL, BUFFERS * BUFFER_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    return 0;
}

static int answer(unsigned request, void *given) {
    struct v4l2_capability *capability = given;
    struct v4l2_format *format = given;
    struct v4l2_fmtdesc *description = given;
    struct v4l2_frmsizeenum *size = given;
    struct v4l2_frmivalenum *interval = given;
    struct v4l2_streamparm *pace = given;
    struct v4l2_buffer *buffer = given;
    switch (request) {
    case VIDIOC_QUERYCAP:
        memset(capability, 0, sizeof *capability);
        strcpy((char *)capability->driver, "fake");
        strcpy((char *)capability->card, "Camera of the tests");
        strcpy((char *)capability->bus_info, "platform:fake");
        capability->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        capability->capabilities = capability->device_caps | V4L2_CAP_DEVICE_CAPS;
        return 0;
    case VIDIOC_G_INPUT:
        *(int *)given = 0;
        return 0;
    case VIDIOC_S_INPUT:
        return *(int *)given ? fails(EINVAL) : 0;
    case VIDIOC_ENUM_FMT:
        if (description->index || description->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return fails(EINVAL);
        description->flags = V4L2_FMT_FLAG_COMPRESSED;
        description->pixelformat = V4L2_PIX_FMT_MJPEG;
        return 0;
    case VIDIOC_ENUM_FRAMESIZES:
        if (size->index || size->pixel_format != V4L2_PIX_FMT_MJPEG) return fails(EINVAL);
        size->type = V4L2_FRMSIZE_TYPE_DISCRETE;
        size->discrete.width = WIDTH;
        size->discrete.height = HEIGHT;
        return 0;
    case VIDIOC_ENUM_FRAMEINTERVALS:
        if (interval->index) return fails(EINVAL);
        interval->type = V4L2_FRMIVAL_TYPE_DISCRETE;
        interval->discrete.numerator = 1;
        interval->discrete.denominator = FPS;
        return 0;
    case VIDIOC_G_FMT:
    case VIDIOC_S_FMT:
    case VIDIOC_TRY_FMT:
        if (format->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return fails(EINVAL);
        memset(&format->fmt.pix, 0, sizeof format->fmt.pix);
        format->fmt.pix.width = WIDTH;
        format->fmt.pix.height = HEIGHT;
        format->fmt.pix.pixelformat = V4L2_PIX_FMT_MJPEG;
        format->fmt.pix.field = V4L2_FIELD_NONE;
        format->fmt.pix.sizeimage = BUFFER_SIZE;
        format->fmt.pix.colorspace = V4L2_COLORSPACE_JPEG;
        return 0;
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM:
        memset(&pace->parm, 0, sizeof pace->parm);
        pace->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
        pace->parm.capture.timeperframe.numerator = 1;
        pace->parm.capture.timeperframe.denominator = FPS;
        return 0;
    case VIDIOC_REQBUFS:
        return make_buffers(given);
    case VIDIOC_QUERYBUF:
        if (buffer->index >= buffer_count) return fails(EINVAL);
        buffer->length = BUFFER_SIZE;
        buffer->m.offset = buffer->index * BUFFER_SIZE;
        buffer->memory = V4L2_MEMORY_MMAP;
        buffer->flags = 0;
        return 0;
    case VIDIOC_QBUF:
        if (buffer->index >= buffer_count || waiting_count >= BUFFERS) return fails(EINVAL);
        waiting[waiting_count++] = buffer->index;
        buffer->flags |= V4L2_BUF_FLAG_QUEUED;
        return 0;
    case VIDIOC_DQBUF:
        return next_frame(buffer);
    case VIDIOC_STREAMON:
        if (has_trouble("busy")) return fails(EBUSY);
        run(1);
        return 0;
    case VIDIOC_STREAMOFF:
        waiting_count = 0;
        run(0);
        return 0;
    default:
        return fails(ENOTTY);
    }
}

/* What programs call instead of the C library's. */

static int opened(int folder, const char *path, int flags, mode_t mode) {
    return is_camera(path) ? open_camera(flags) : (int)syscall(SYS_openat, folder, path, flags, mode);
}
#define MODE_AFTER(last) \
    mode_t mode = 0; \
    if (last & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, last); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { MODE_AFTER(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_AFTER(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE_AFTER(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE_AFTER(flags) return opened(folder, path, flags, mode); }

int close(int file) {
    if (file >= 0 && file == camera) {
        camera = -1;
        if (memory >= 0) syscall(SYS_close, memory);
        memory = -1;
        tell("closed");
    }
    return syscall(SYS_close, file);
}

int ioctl(int file, unsigned long request, ...) {
    va_list rest;
    va_start(rest, request);
    void *given = va_arg(rest, void *);
    va_end(rest);
    int is_ours = file >= 0 && file == camera && _IOC_TYPE(request) == 'V';
    return is_ours ? answer((unsigned)request, given) : (int)syscall(SYS_ioctl, file, request, given);
}

static void *mapped(void *at, size_t size, int rights, int flags, int file, off_t offset) {
    return (void *)syscall(SYS_mmap, at, size, rights, flags, file >= 0 && file == camera ? memory : file, offset);
}
void *mmap(void *at, size_t size, int rights, int flags, int file, off_t offset) {
    return mapped(at, size, rights, flags, file, offset);
}
void *mmap64(void *at, size_t size, int rights, int flags, int file, off64_t offset) {
    return mapped(at, size, rights, flags, file, offset);
}

/* The camera's node stands last in the listing of its folder, and looks like another device. */
static DIR *devices;
static int is_listed;
DIR *opendir(const char *path) {
    DIR *(*real)(const char *) = (DIR *(*)(const char *))dlsym(RTLD_NEXT, "opendir");
    DIR *folder = real(path);
    if (folder && !is_gone && (!strcmp(path, "/dev") || !strcmp(path, "/dev/"))) { devices = folder; is_listed = 0; }
    return folder;
}
struct dirent64 *readdir64(DIR *folder) {
    static struct dirent64 node;
    struct dirent64 *(*real)(DIR *) = (struct dirent64 *(*)(DIR *))dlsym(RTLD_NEXT, "readdir64");
    struct dirent64 *entry = real(folder);
    if (entry || folder != devices || is_listed) return entry;
    is_listed = 1;
    node.d_ino = 1;
    node.d_reclen = sizeof node;
    node.d_type = DT_CHR;
    strcpy(node.d_name, "video0");
    return &node;
}
struct dirent *readdir(DIR *folder) { return (struct dirent *)readdir64(folder); }

int statx(int folder, const char *restrict path, int flags, unsigned mask, struct statx *restrict about) {
    return syscall(SYS_statx, folder, known(path), flags, mask, about);
}
int stat(const char *restrict path, struct stat *restrict about) {
    return syscall(SYS_newfstatat, AT_FDCWD, known(path), about, 0);
}
int stat64(const char *restrict path, struct stat64 *restrict about) {
    return syscall(SYS_newfstatat, AT_FDCWD, known(path), about, 0);
}
int lstat(const char *restrict path, struct stat *restrict about) {
    return syscall(SYS_newfstatat, AT_FDCWD, known(path), about, AT_SYMLINK_NOFOLLOW);
}
int lstat64(const char *restrict path, struct stat64 *restrict about) {
    return syscall(SYS_newfstatat, AT_FDCWD, known(path), about, AT_SYMLINK_NOFOLLOW);
}
int access(const char *path, int mode) { return syscall(SYS_faccessat, AT_FDCWD, known(path), mode); }
