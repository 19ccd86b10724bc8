/* The disks of the process, what is planned against each, and their content as a whole. */

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* One lock for all: GRDB runs each connection on a thread of its own. Nothing is called back while it is held. */
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk *disks = NULL;

void faulty_lock(void) { pthread_mutex_lock(&mutex); }
void faulty_unlock(void) { pthread_mutex_unlock(&mutex); }

faulty_disk *faulty_disk_make(const char *directory) {
    faulty_disk *disk = faulty_allocate(NULL, sizeof(faulty_disk));
    memset(disk, 0, sizeof *disk);
    disk->references = 1;
    if (!directory) return disk;
    disk->directory = strdup(directory);
    faulty_lock();
    disk->next = disks;
    disks = disk;
    faulty_unlock();
    return disk;
}

static void drop_files(faulty_disk *disk) {
    for (size_t index = 0; index < disk->file_count; index++) faulty_file_free(disk->files[index]);
    free(disk->files);
    disk->files = NULL;
    disk->file_count = 0;
}

/* With the lock held. */
void faulty_release(faulty_disk *disk) {
    if (--disk->references > 0) return;
    drop_files(disk);
    free(disk->directory);
    free(disk);
}

void faulty_disk_free(faulty_disk *disk) {
    faulty_lock();
    disk->is_halted = true; /* Who still has it open reaches nothing. */
    for (faulty_disk **link = &disks; *link; link = &(*link)->next) {
        if (*link != disk) continue;
        *link = disk->next;
        break;
    }
    faulty_release(disk);
    faulty_unlock();
}

const char *faulty_name_on(const faulty_disk *disk, const char *path) {
    size_t length = strlen(disk->directory);
    bool is_beneath = strncmp(path, disk->directory, length) == 0 && path[length] == '/';
    return is_beneath ? path + length + 1 : NULL;
}

faulty_disk *faulty_disk_serving(const char *path) {
    for (faulty_disk *disk = disks; disk && path; disk = disk->next) {
        if (faulty_name_on(disk, path)) return disk;
    }
    return NULL;
}

bool faulty_disk_plan(
    faulty_disk *disk, uint32_t operations, uint32_t files, faulty_fault fault, uint64_t skip, uint64_t times,
    uint64_t argument) {
    if (disk->plan_count == PLAN_COUNT) return false;
    disk->plans[disk->plan_count++] = (faulty_plan){operations, files, fault, skip, times, argument};
    return true;
}

void faulty_disk_forget_plans(faulty_disk *disk) { disk->plan_count = 0; }

void faulty_disk_set_capacity(faulty_disk *disk, uint64_t bytes) { disk->capacity = bytes; }

/* Counts the operation and says what befalls it: the first plan whose turn it is. */
faulty_plan faulty_consult(faulty_disk *disk, faulty_operation operation, faulty_file_kind kind) {
    faulty_plan verdict = {.fault = FAULTY_NONE};
    if (disk->is_halted) return (faulty_plan){.fault = FAULTY_STOP_BEFORE};
    disk->operations[operation]++;
    for (size_t index = 0; index < disk->plan_count; index++) {
        faulty_plan *plan = &disk->plans[index];
        if (!(plan->operations >> operation & 1) || !(plan->files >> kind & 1)) continue;
        if (plan->skip > 0) {
            plan->skip--;
        } else if (plan->times > 0 && verdict.fault == FAULTY_NONE) {
            if (plan->times != UINT64_MAX) plan->times--;
            verdict = *plan;
        }
    }
    if (verdict.fault != FAULTY_NONE) disk->strikes[verdict.fault]++;
    if (verdict.fault == FAULTY_STOP_BEFORE || verdict.fault == FAULTY_STOP_AFTER) disk->is_halted = true;
    return verdict;
}

bool faulty_is_full(faulty_disk *disk, const faulty_file *file, int64_t end) {
    if (disk->capacity == 0 || end <= file->seen.count) return false;
    uint64_t used = (uint64_t)(end - file->seen.count);
    for (size_t index = 0; index < disk->file_count; index++) used += (uint64_t)disk->files[index]->seen.count;
    if (used <= disk->capacity) return false;
    disk->strikes[FAULTY_DISK_FULL]++;
    return true;
}

uint64_t faulty_disk_operations(const faulty_disk *disk, faulty_operation operation) {
    return disk->operations[operation];
}

uint64_t faulty_disk_strikes(const faulty_disk *disk, faulty_fault fault) { return disk->strikes[fault]; }

void faulty_disk_halt(faulty_disk *disk) { disk->is_halted = true; }

bool faulty_disk_is_halted(const faulty_disk *disk) { return disk->is_halted; }

void faulty_disk_restart(faulty_disk *disk) {
    faulty_lock();
    disk->generation++;
    disk->is_halted = false;
    for (size_t index = 0; index < disk->file_count; index++) {
        faulty_file *file = disk->files[index];
        file->writer = NULL;
        file->is_pending = false;
        file->shared = 0;
    }
    faulty_unlock();
}

void faulty_disk_erase(faulty_disk *disk) {
    faulty_lock();
    disk->generation++; /* Open handles point into what goes now. */
    drop_files(disk);
    faulty_unlock();
}

void faulty_disk_copy(const faulty_disk *from, faulty_disk *to) {
    faulty_disk_erase(to);
    faulty_lock();
    to->files = faulty_allocate(NULL, from->file_count * sizeof(faulty_file *));
    for (size_t index = 0; index < from->file_count; index++) {
        to->files[to->file_count++] = faulty_file_copy(from->files[index]);
    }
    faulty_unlock();
}

void faulty_disk_remove(faulty_disk *disk, const char *name) {
    faulty_file *file = faulty_file_find(disk, name);
    if (file) faulty_file_delete(file, true);
}

static const faulty_bytes *content(const faulty_disk *disk, const char *name, bool durable) {
    const faulty_file *file = faulty_file_find(disk, name);
    if (!file || !(durable ? file->exists_durably : file->exists)) return NULL;
    return durable ? &file->durable : &file->seen;
}

int64_t faulty_disk_size(const faulty_disk *disk, const char *name, bool durable) {
    const faulty_bytes *bytes = content(disk, name, durable);
    return bytes ? bytes->count : -1;
}

void faulty_disk_read(const faulty_disk *disk, const char *name, bool durable, uint8_t *into) {
    const faulty_bytes *bytes = content(disk, name, durable);
    if (bytes && bytes->count) memcpy(into, bytes->bytes, (size_t)bytes->count);
}

static void flip(faulty_bytes *bytes, uint64_t bit) {
    if (bytes->count == 0) return;
    uint64_t place = bit % (uint64_t)(bytes->count * 8);
    bytes->bytes[place / 8] ^= (uint8_t)(1 << place % 8);
}

void faulty_disk_flip(faulty_disk *disk, const char *name, uint64_t bit) {
    faulty_file *file = faulty_file_find(disk, name);
    if (!file || !file->exists) return;
    flip(&file->seen, bit);
    if (file->durable.count == file->seen.count) flip(&file->durable, bit);
}

void faulty_disk_put(faulty_disk *disk, const char *name, const uint8_t *bytes, int64_t count) {
    faulty_lock();
    faulty_file *file = faulty_file_create(disk, name);
    faulty_file_truncate(file, 0);
    faulty_file_write(file, bytes, count, 0);
    faulty_file_sync(file);
    faulty_unlock();
}
