/* The power is gone: what was un-synced is decided sector by sector, then what is durable is all there is. */

#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* How many parts of a pending change are kept or lost on their own. */
static int64_t part_count(const faulty_pending *pending) {
    if (pending->kind != PENDING_WRITE || pending->count == 0) return 1;
    return (pending->offset + pending->count - 1) / SECTOR - pending->offset / SECTOR + 1;
}

uint64_t faulty_disk_unsynced(const faulty_disk *disk) {
    uint64_t count = 0;
    for (size_t index = 0; index < disk->file_count; index++) {
        const faulty_file *file = disk->files[index];
        for (size_t pending = 0; pending < file->pending_count; pending++) {
            count += (uint64_t)part_count(&file->pending[pending]);
        }
    }
    return count;
}

static void resolve_write(
    faulty_file *file, const faulty_pending *pending, int64_t part, faulty_fate fate, uint64_t argument) {
    int64_t sector = pending->offset / SECTOR + part;
    int64_t from = sector * SECTOR > pending->offset ? sector * SECTOR : pending->offset;
    int64_t end = pending->offset + pending->count;
    int64_t to = (sector + 1) * SECTOR < end ? (sector + 1) * SECTOR : end;
    if (to <= from) return;
    uint8_t bytes[SECTOR];
    memcpy(bytes, pending->bytes + (from - pending->offset), (size_t)(to - from));
    switch (fate) {
    case FAULTY_DROPPED: return;
    case FAULTY_KEPT: break;
    case FAULTY_TORN: to = from + (int64_t)(argument % (uint64_t)(to - from)); break;
    case FAULTY_GARBLED:
        for (int64_t index = 0; index < to - from; index++) {
            bytes[index] = (uint8_t)faulty_mix(argument + (uint64_t)index);
        }
        break;
    }
    faulty_bytes_write(&file->durable, bytes, to - from, from);
}

static void resolve(
    faulty_file *file, const faulty_pending *pending, int64_t part, faulty_fate fate, uint64_t argument) {
    if (pending->kind == PENDING_WRITE) {
        /* What was written to a file whose name was lost is lost with it. */
        if (file->exists_durably) resolve_write(file, pending, part, fate, argument);
        return;
    }
    if (fate != FAULTY_KEPT) return;
    switch (pending->kind) {
    case PENDING_CREATE: file->exists_durably = true; break;
    case PENDING_DELETE: file->exists_durably = false; break;
    case PENDING_TRUNCATE:
        if (file->exists_durably) faulty_bytes_resize(&file->durable, pending->offset);
        return;
    case PENDING_WRITE: return;
    }
    faulty_bytes_resize(&file->durable, 0);
}

void faulty_disk_resolve(faulty_disk *disk, faulty_fate fate, uint64_t argument) {
    while (disk->settling_file < disk->file_count) {
        faulty_file *file = disk->files[disk->settling_file];
        if (disk->settling_pending == file->pending_count) {
            disk->settling_file++;
            disk->settling_pending = 0;
            continue;
        }
        const faulty_pending *pending = &file->pending[disk->settling_pending];
        resolve(file, pending, disk->settling_sector, fate, argument);
        if (++disk->settling_sector == part_count(pending)) {
            disk->settling_sector = 0;
            disk->settling_pending++;
        }
        return;
    }
}

void faulty_disk_settle(faulty_disk *disk) {
    for (size_t index = 0; index < disk->file_count; index++) faulty_file_revert(disk->files[index]);
    disk->settling_file = disk->settling_pending = 0;
    disk->settling_sector = 0;
}
