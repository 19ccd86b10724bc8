/* The VFS: paths beneath a disk's directory are ours, all others go on to the VFS that was the default. */

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static sqlite3_vfs *below = NULL;
static bool is_fixed = false;
static uint64_t entropy_seed = 0, entropy_count = 0;
static int64_t fixed_milliseconds = 0;

/* SplitMix64's finalizer: every bit of the value moves every bit of the result. */
uint64_t faulty_mix(uint64_t value) {
    value += 0x9e3779b97f4a7c15;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}

static faulty_file_kind kind_of(int flags) {
    if (flags & SQLITE_OPEN_MAIN_DB) return FAULTY_DATABASE;
    return flags & SQLITE_OPEN_WAL ? FAULTY_LOG : FAULTY_OTHER;
}

static int open_on(faulty_disk *disk, const char *name, faulty_handle *handle, int flags, int *out_flags) {
    faulty_plan plan = faulty_consult(disk, FAULTY_OPEN, kind_of(flags));
    bool is_read_only = plan.fault == FAULTY_READ_ONLY;
    if (plan.fault != FAULTY_NONE && !is_read_only) return SQLITE_CANTOPEN;
    faulty_file *file = faulty_file_find(disk, name);
    if (!file || !file->exists) {
        if (!(flags & SQLITE_OPEN_CREATE) || is_read_only) return SQLITE_CANTOPEN;
        file = faulty_file_create(disk, name);
    }
    *handle = (faulty_handle){
        .base.pMethods = &faulty_io_methods, .disk = disk, .file = file, .generation = disk->generation,
        .kind = kind_of(flags), .is_read_only = is_read_only};
    disk->references++;
    int access = SQLITE_OPEN_READWRITE | SQLITE_OPEN_READONLY | SQLITE_OPEN_CREATE;
    if (out_flags) *out_flags = is_read_only ? (flags & ~access) | SQLITE_OPEN_READONLY : flags;
    return SQLITE_OK;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags) {
    (void)vfs;
    faulty_lock();
    faulty_disk *disk = faulty_disk_serving(path);
    file->pMethods = NULL;
    int code = disk ? open_on(disk, faulty_name_on(disk, path), (faulty_handle *)file, flags, out_flags) : SQLITE_OK;
    faulty_unlock();
    return disk ? code : below->xOpen(below, path, file, flags, out_flags);
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int is_durable) {
    (void)vfs;
    faulty_lock();
    faulty_disk *disk = faulty_disk_serving(path);
    int code = SQLITE_OK;
    if (disk) {
        faulty_plan plan = faulty_consult(disk, FAULTY_DELETE, FAULTY_OTHER);
        bool is_done = plan.fault == FAULTY_NONE || plan.fault == FAULTY_STOP_AFTER;
        faulty_file *file = faulty_file_find(disk, faulty_name_on(disk, path));
        bool is_there = file && file->exists;
        if (is_done && is_there) faulty_file_delete(file, is_durable);
        code = plan.fault != FAULTY_NONE ? SQLITE_IOERR_DELETE : is_there ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
    }
    faulty_unlock();
    return disk ? code : below->xDelete(below, path, is_durable);
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *answer) {
    (void)vfs;
    faulty_lock();
    faulty_disk *disk = faulty_disk_serving(path);
    int code = SQLITE_OK;
    if (disk) {
        faulty_plan plan = faulty_consult(disk, FAULTY_ACCESS, FAULTY_OTHER);
        faulty_file *file = faulty_file_find(disk, faulty_name_on(disk, path));
        /* An empty file is none, as SQLite's own VFS has it. */
        *answer = file && file->exists && (flags != SQLITE_ACCESS_EXISTS || file->seen.count > 0);
        code = plan.fault == FAULTY_NONE ? SQLITE_OK : SQLITE_IOERR_ACCESS;
    }
    faulty_unlock();
    return disk ? code : below->xAccess(below, path, flags, answer);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int count, char *into) {
    (void)vfs;
    faulty_lock();
    bool is_ours = faulty_disk_serving(path) != NULL;
    faulty_unlock();
    if (!is_ours) return below->xFullPathname(below, path, count, into);
    if (strlen(path) >= (size_t)count) return SQLITE_CANTOPEN;
    strcpy(into, path);
    return SQLITE_OK;
}

static int vfs_randomness(sqlite3_vfs *vfs, int count, char *into) {
    (void)vfs;
    if (!is_fixed) return below->xRandomness(below, count, into);
    for (int index = 0; index < count; index++) into[index] = (char)faulty_mix(entropy_seed + entropy_count++);
    return count;
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    return is_fixed ? microseconds : below->xSleep(below, microseconds);
}

static int vfs_time_int64(sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) {
    (void)vfs;
    if (!is_fixed) return below->xCurrentTimeInt64(below, milliseconds);
    *milliseconds = fixed_milliseconds + 210866760000000; /* From noon of 4714-11-24 BC, as SQLite counts. */
    return SQLITE_OK;
}

static int vfs_time(sqlite3_vfs *vfs, double *days) {
    sqlite3_int64 milliseconds = 0;
    int code = vfs_time_int64(vfs, &milliseconds);
    *days = (double)milliseconds / 86400000.0;
    return code;
}

static int vfs_last_error(sqlite3_vfs *vfs, int count, char *into) {
    (void)vfs;
    return below->xGetLastError ? below->xGetLastError(below, count, into) : 0;
}

static sqlite3_vfs faulty_vfs = {
    .iVersion = 2,
    .mxPathname = 512,
    .zName = "hefu-faulty",
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_path,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_time,
    .xGetLastError = vfs_last_error,
    .xCurrentTimeInt64 = vfs_time_int64,
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int registration = SQLITE_ERROR;

static void register_once(void) {
    below = sqlite3_vfs_find(NULL);
    if (!below) return;
    int own = (int)sizeof(faulty_handle);
    faulty_vfs.szOsFile = below->szOsFile > own ? below->szOsFile : own;
    if (below->mxPathname > faulty_vfs.mxPathname) faulty_vfs.mxPathname = below->mxPathname;
    registration = sqlite3_vfs_register(&faulty_vfs, 1);
}

int faulty_vfs_register(void) {
    pthread_once(&once, register_once);
    return registration;
}

void faulty_vfs_fix(uint64_t seed, int64_t milliseconds_since_1970) {
    is_fixed = true;
    entropy_seed = faulty_mix(seed);
    entropy_count = 0;
    fixed_milliseconds = milliseconds_since_1970;
    sqlite3_randomness(0, NULL); /* SQLite draws anew from us. */
}

