/* The methods of an open file. */

#include <stdlib.h>
#include <string.h>

#include "internal.h"

static faulty_handle *handle_of(sqlite3_file *file) { return (faulty_handle *)file; }

/* Counts and asks what befalls; a handle of a process that is gone is like a disk without power. */
static faulty_plan consult(faulty_handle *handle, faulty_operation operation) {
    if (handle->generation != handle->disk->generation) return (faulty_plan){.fault = FAULTY_STOP_BEFORE};
    return faulty_consult(handle->disk, operation, handle->kind);
}

static int read_bytes(faulty_handle *handle, uint8_t *into, int64_t count, int64_t offset, faulty_plan plan) {
    const faulty_bytes *from = &handle->file->seen;
    int64_t here = offset >= from->count ? 0 : from->count - offset;
    if (here > count) here = count;
    if (plan.fault == FAULTY_SHORT_READ && here > 0) here = (int64_t)(plan.argument % (uint64_t)here);
    if (here > 0) memcpy(into, from->bytes + offset, (size_t)here);
    memset(into + here, 0, (size_t)(count - here));
    if (plan.fault == FAULTY_READ_FLIPS) {
        uint64_t bit = plan.argument % (uint64_t)(count * 8);
        into[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    return here < count ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *into, int count, sqlite3_int64 offset) {
    faulty_handle *handle = handle_of(file);
    faulty_lock();
    faulty_plan plan = consult(handle, FAULTY_READ);
    int code = SQLITE_IOERR_READ;
    switch (plan.fault) {
    case FAULTY_STOP_BEFORE:
    case FAULTY_STOP_AFTER:
    case FAULTY_IO_ERROR: break;
    default: code = read_bytes(handle, into, count, offset, plan);
    }
    faulty_unlock();
    return code;
}

/* Where a misdirected page lands: on another page of the file, which it overwrites. */
static int64_t elsewhere(const faulty_handle *handle, int64_t count, int64_t offset, uint64_t argument) {
    int64_t pages = handle->file->seen.count / count;
    if (pages < 2) return offset + count;
    int64_t distance = 1 + (int64_t)(argument % (uint64_t)(pages - 1));
    return (offset / count + distance) % pages * count + offset % count;
}

static void write_flipped(faulty_file *file, const uint8_t *bytes, int64_t count, int64_t offset, uint64_t argument) {
    uint8_t *copy = faulty_allocate(NULL, (size_t)count);
    memcpy(copy, bytes, (size_t)count);
    uint64_t bit = argument % (uint64_t)(count * 8);
    copy[bit / 8] ^= (uint8_t)(1 << bit % 8);
    faulty_file_write(file, copy, count, offset);
    free(copy);
}

static int write_bytes(faulty_handle *handle, const uint8_t *bytes, int64_t count, int64_t offset, faulty_plan plan) {
    faulty_file *file = handle->file;
    switch (plan.fault) {
    case FAULTY_STOP_BEFORE:
    case FAULTY_IO_ERROR: return SQLITE_IOERR_WRITE;
    case FAULTY_DISK_FULL: return SQLITE_FULL;
    case FAULTY_STOP_AFTER: faulty_file_write(file, bytes, count, offset); return SQLITE_IOERR_WRITE;
    case FAULTY_SHORT_WRITE:
        faulty_file_write(file, bytes, (int64_t)(plan.argument % (uint64_t)count), offset);
        return SQLITE_IOERR_WRITE;
    case FAULTY_WRITE_LOST: return SQLITE_OK;
    case FAULTY_WRITE_FLIPS: write_flipped(file, bytes, count, offset, plan.argument); return SQLITE_OK;
    case FAULTY_WRITE_MISDIRECTED:
        faulty_file_write(file, bytes, count, elsewhere(handle, count, offset, plan.argument));
        return SQLITE_OK;
    default: break;
    }
    if (handle->is_read_only) return SQLITE_READONLY;
    if (faulty_is_full(handle->disk, file, offset + count)) return SQLITE_FULL;
    faulty_file_write(file, bytes, count, offset);
    return SQLITE_OK;
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    faulty_handle *handle = handle_of(file);
    faulty_lock();
    int code = write_bytes(handle, bytes, count, offset, consult(handle, FAULTY_WRITE));
    faulty_unlock();
    return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 count) {
    faulty_handle *handle = handle_of(file);
    faulty_lock();
    faulty_plan plan = consult(handle, FAULTY_TRUNCATE);
    if (plan.fault == FAULTY_NONE || plan.fault == FAULTY_STOP_AFTER) faulty_file_truncate(handle->file, count);
    faulty_unlock();
    return plan.fault == FAULTY_NONE ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

/* SQLite's own VFS syncs the directory when it first syncs a journal that it has made. */
static void sync(faulty_handle *handle) {
    bool is_new = handle->file->pending_count > 0 && handle->file->pending[0].kind != PENDING_WRITE;
    if (handle->kind != FAULTY_DATABASE && is_new) faulty_directory_sync(handle->disk);
    faulty_file_sync(handle->file);
}

static int file_sync(sqlite3_file *file, int flags) {
    (void)flags;
    faulty_handle *handle = handle_of(file);
    faulty_lock();
    faulty_plan plan = consult(handle, FAULTY_SYNC);
    switch (plan.fault) {
    case FAULTY_NONE:
    case FAULTY_STOP_AFTER:
    case FAULTY_SYNC_KEPT: sync(handle); break;
    case FAULTY_SYNC_LOST: faulty_file_forget_writes(handle->file); break;
    case FAULTY_SYNC_REVERTED: faulty_file_forget_cache(handle->file); break;
    default: break;
    }
    faulty_unlock();
    return plan.fault == FAULTY_NONE || plan.fault == FAULTY_SYNC_LIES ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *count) {
    faulty_handle *handle = handle_of(file);
    faulty_lock();
    faulty_plan plan = consult(handle, FAULTY_SIZE);
    if (plan.fault == FAULTY_NONE) *count = handle->file->seen.count;
    faulty_unlock();
    return plan.fault == FAULTY_NONE ? SQLITE_OK : SQLITE_IOERR_FSTAT;
}

/* With the lock held. */
static void give_back(faulty_handle *handle, int level) {
    faulty_file *file = handle->file;
    if (level <= SQLITE_LOCK_SHARED && file->writer == handle) {
        file->writer = NULL;
        file->is_pending = false;
    }
    if (level == SQLITE_LOCK_NONE && handle->level > SQLITE_LOCK_NONE) file->shared--;
    handle->level = level;
}

static int take(faulty_handle *handle, int level) {
    faulty_file *file = handle->file;
    if (file->writer && file->writer != handle && (level > SQLITE_LOCK_SHARED || file->is_pending)) return SQLITE_BUSY;
    if (handle->level == SQLITE_LOCK_NONE) file->shared++;
    if (level >= SQLITE_LOCK_RESERVED) file->writer = handle;
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        file->is_pending = true;
        if (file->shared > 1) {
            handle->level = SQLITE_LOCK_PENDING;
            return SQLITE_BUSY;
        }
    }
    handle->level = level;
    return SQLITE_OK;
}

static int file_lock(sqlite3_file *file, int level) {
    faulty_handle *handle = handle_of(file);
    if (handle->level >= level) return SQLITE_OK;
    faulty_lock();
    faulty_plan plan = consult(handle, FAULTY_LOCK);
    int code = plan.fault == FAULTY_NONE   ? take(handle, level)
               : plan.fault == FAULTY_BUSY ? SQLITE_BUSY
                                           : SQLITE_IOERR_LOCK;
    faulty_unlock();
    return code;
}

static int file_unlock(sqlite3_file *file, int level) {
    faulty_handle *handle = handle_of(file);
    faulty_lock();
    if (handle->generation == handle->disk->generation && handle->level > level) give_back(handle, level);
    faulty_unlock();
    return SQLITE_OK;
}

static int file_check_reserved(sqlite3_file *file, int *is_reserved) {
    faulty_handle *handle = handle_of(file);
    faulty_lock();
    *is_reserved = handle->generation == handle->disk->generation && handle->file->writer != NULL;
    faulty_unlock();
    return SQLITE_OK;
}

static int file_close(sqlite3_file *file) {
    file_unlock(file, SQLITE_LOCK_NONE);
    faulty_lock();
    faulty_release(handle_of(file)->disk);
    faulty_unlock();
    file->pMethods = NULL;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    (void)file, (void)operation, (void)argument;
    return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *file) {
    (void)file;
    return PAGE;
}

/* As SQLite's own VFS for Unix claims it: a write that is cut short spoils nothing beside it. */
static int file_characteristics(sqlite3_file *file) {
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

/* Version 1: without shared memory. WAL then wants locking_mode=EXCLUSIVE, which is how a replica opens its store. */
const sqlite3_io_methods faulty_io_methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
};
