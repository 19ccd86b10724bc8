#ifndef C_FAULTY_DISK_H
#define C_FAULTY_DISK_H

/* A disk that lies: an own sqlite3_vfs that holds the files beneath registered directories in memory and fails as
   disks fail. All other paths go to the VFS that was there before. What each function promises stands beside its
   Swift name in the room FaultyDisk; here is only what C must know. */

#include <stdbool.h>
#include <stdint.h>

typedef struct faulty_disk faulty_disk;

/* What SQLite asks of a disk. A plan names a set of them as bits 1 << operation. */
typedef enum {
    FAULTY_OPEN,
    FAULTY_READ,
    FAULTY_WRITE,
    FAULTY_TRUNCATE,
    FAULTY_SYNC,
    FAULTY_SIZE,
    FAULTY_ACCESS,
    FAULTY_DELETE,
    FAULTY_LOCK,
    FAULTY_OPERATION_COUNT
} faulty_operation;

/* Which file of a database; again as bits. */
typedef enum { FAULTY_DATABASE, FAULTY_LOG, FAULTY_OTHER } faulty_file_kind;

typedef enum {
    FAULTY_NONE,
    FAULTY_STOP_BEFORE,
    FAULTY_STOP_AFTER,
    FAULTY_IO_ERROR,
    FAULTY_SHORT_WRITE,
    FAULTY_DISK_FULL,
    FAULTY_SYNC_LOST,
    FAULTY_SYNC_REVERTED,
    FAULTY_SYNC_KEPT,
    FAULTY_SYNC_LIES,
    FAULTY_SHORT_READ,
    FAULTY_READ_FLIPS,
    FAULTY_WRITE_FLIPS,
    FAULTY_WRITE_MISDIRECTED,
    FAULTY_WRITE_LOST,
    FAULTY_BUSY,
    FAULTY_CANNOT_OPEN,
    FAULTY_READ_ONLY,
    FAULTY_FAULT_COUNT
} faulty_fault;

typedef enum { FAULTY_KEPT, FAULTY_DROPPED, FAULTY_TORN, FAULTY_GARBLED } faulty_fate;

/* Makes the VFS the process's default, once. Returns an SQLite result code. */
int faulty_vfs_register(void);
/* From now on entropy and time come from here, and sleeping takes no time. */
void faulty_vfs_fix(uint64_t seed, int64_t milliseconds_since_1970);

/* A disk of its own if `directory` is NULL (an image), else the one that serves the paths beneath it. */
faulty_disk *faulty_disk_make(const char *directory);
void faulty_disk_free(faulty_disk *disk);

bool faulty_disk_plan(
    faulty_disk *disk, uint32_t operations, uint32_t files, faulty_fault fault, uint64_t skip, uint64_t times,
    uint64_t argument);
void faulty_disk_forget_plans(faulty_disk *disk);
void faulty_disk_set_capacity(faulty_disk *disk, uint64_t bytes);
uint64_t faulty_disk_operations(const faulty_disk *disk, faulty_operation operation);
uint64_t faulty_disk_strikes(const faulty_disk *disk, faulty_fault fault);

void faulty_disk_halt(faulty_disk *disk);
bool faulty_disk_is_halted(const faulty_disk *disk);
void faulty_disk_restart(faulty_disk *disk);

/* Un-synced sectors of all files, in the order in which they were written; each must be resolved, the first first. */
uint64_t faulty_disk_unsynced(const faulty_disk *disk);
void faulty_disk_resolve(faulty_disk *disk, faulty_fate fate, uint64_t argument);
void faulty_disk_settle(faulty_disk *disk);

void faulty_disk_copy(const faulty_disk *from, faulty_disk *to);
void faulty_disk_erase(faulty_disk *disk);
void faulty_disk_remove(faulty_disk *disk, const char *file);
/* Sizes are -1 for a file that is not there. `durable`: as if the power went and nothing un-synced were kept. */
int64_t faulty_disk_size(const faulty_disk *disk, const char *file, bool durable);
void faulty_disk_read(const faulty_disk *disk, const char *file, bool durable, uint8_t *bytes);
void faulty_disk_flip(faulty_disk *disk, const char *file, uint64_t bit);
void faulty_disk_put(faulty_disk *disk, const char *file, const uint8_t *bytes, int64_t count);

#endif
