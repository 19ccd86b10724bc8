#ifndef FAULTY_INTERNAL_H
#define FAULTY_INTERNAL_H

#include <sqlite3.h>
#include <stddef.h>

#include "CFaultyDisk.h"

enum { SECTOR = 512, PAGE = 4096, PLAN_COUNT = 32 };

typedef struct {
    uint8_t *bytes;
    int64_t count, capacity;
} faulty_bytes;

/* What was asked of a file since its last sync, in order. Creation and deletion are among it, because a directory
   too keeps nothing before it is synced. */
typedef enum { PENDING_CREATE, PENDING_WRITE, PENDING_TRUNCATE, PENDING_DELETE } faulty_pending_kind;

typedef struct {
    faulty_pending_kind kind;
    int64_t offset, count; /* A truncation's new size is its offset. */
    uint8_t *bytes;        /* Of a write only; owned. */
} faulty_pending;

typedef struct faulty_handle faulty_handle;

typedef struct {
    char *name; /* Without the directory. */
    bool exists, exists_durably;
    faulty_bytes seen;    /* What a reader is shown: the page cache. */
    faulty_bytes durable; /* What is there when the power goes. */
    faulty_pending *pending;
    size_t pending_count, pending_capacity;
    faulty_handle *writer; /* Who holds RESERVED or more. */
    bool is_pending;       /* The writer wants or has it alone: no new readers. */
    int shared;
} faulty_file;

typedef struct {
    uint32_t operations, files;
    faulty_fault fault;
    uint64_t skip, times, argument;
} faulty_plan;

struct faulty_disk {
    char *directory; /* NULL for an image. */
    faulty_disk *next;
    faulty_file **files;
    size_t file_count;
    faulty_plan plans[PLAN_COUNT];
    size_t plan_count;
    uint64_t operations[FAULTY_OPERATION_COUNT], strikes[FAULTY_FAULT_COUNT];
    uint64_t capacity;   /* In bytes; 0 = endless. */
    uint64_t generation; /* Rises with each restart: handles of a process that is gone reach nothing. */
    bool is_halted;
    size_t settling_file, settling_pending; /* The cursor of faulty_disk_resolve. */
    int64_t settling_sector;
    int references; /* The owner and all open handles. */
};

struct faulty_handle {
    sqlite3_file base;
    faulty_disk *disk;
    faulty_file *file;
    uint64_t generation;
    int level;
    faulty_file_kind kind;
    bool is_read_only;
};

/* contents.c: a file and what is un-synced of it. */
faulty_file *faulty_file_find(const faulty_disk *disk, const char *name);
faulty_file *faulty_file_create(faulty_disk *disk, const char *name);
void faulty_file_delete(faulty_file *file, bool durably);
void faulty_file_write(faulty_file *file, const uint8_t *bytes, int64_t count, int64_t offset);
void faulty_file_truncate(faulty_file *file, int64_t count);
void faulty_file_sync(faulty_file *file);
void faulty_directory_sync(faulty_disk *disk);
void faulty_file_forget_pending(faulty_file *file);
void faulty_file_forget_writes(faulty_file *file);
void faulty_file_forget_cache(faulty_file *file);
void faulty_file_revert(faulty_file *file);
void faulty_file_free(faulty_file *file);
faulty_file *faulty_file_copy(const faulty_file *file);
void faulty_bytes_set(faulty_bytes *to, const faulty_bytes *from);
void faulty_bytes_write(faulty_bytes *bytes, const uint8_t *from, int64_t count, int64_t offset);
void faulty_bytes_resize(faulty_bytes *bytes, int64_t count);
void *faulty_allocate(void *old, size_t size);

/* disk.c: the registry and the plans. */
void faulty_lock(void);
void faulty_unlock(void);
faulty_disk *faulty_disk_serving(const char *path);
const char *faulty_name_on(const faulty_disk *disk, const char *path);
faulty_plan faulty_consult(faulty_disk *disk, faulty_operation operation, faulty_file_kind kind);
bool faulty_is_full(faulty_disk *disk, const faulty_file *file, int64_t end);
void faulty_release(faulty_disk *disk);

/* handle.c: the methods of an open file. vfs.c: those of the VFS. */
extern const sqlite3_io_methods faulty_io_methods;
uint64_t faulty_mix(uint64_t value);

#endif
