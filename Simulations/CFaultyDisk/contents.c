/* A file in memory: what a reader sees, what is durable, and what lies between the two. */

#include <stdlib.h>
#include <string.h>

#include "internal.h"

void *faulty_allocate(void *old, size_t size) {
    void *memory = realloc(old, size ? size : 1);
    if (!memory) abort(); /* A simulation without memory has nothing more to tell. */
    return memory;
}

void faulty_bytes_resize(faulty_bytes *bytes, int64_t count) {
    if (count > bytes->capacity) {
        int64_t wanted = bytes->capacity * 2 > count ? bytes->capacity * 2 : count;
        bytes->bytes = faulty_allocate(bytes->bytes, (size_t)wanted);
        bytes->capacity = wanted;
    }
    if (count > bytes->count) memset(bytes->bytes + bytes->count, 0, (size_t)(count - bytes->count));
    bytes->count = count;
}

void faulty_bytes_write(faulty_bytes *bytes, const uint8_t *from, int64_t count, int64_t offset) {
    if (count == 0) return;
    if (offset + count > bytes->count) faulty_bytes_resize(bytes, offset + count);
    memcpy(bytes->bytes + offset, from, (size_t)count);
}

void faulty_bytes_set(faulty_bytes *to, const faulty_bytes *from) {
    to->count = 0;
    faulty_bytes_write(to, from->bytes, from->count, 0);
}

faulty_file *faulty_file_find(const faulty_disk *disk, const char *name) {
    for (size_t index = 0; index < disk->file_count; index++) {
        if (strcmp(disk->files[index]->name, name) == 0) return disk->files[index];
    }
    return NULL;
}

static faulty_pending *append(faulty_file *file, faulty_pending_kind kind) {
    if (file->pending_count == file->pending_capacity) {
        file->pending_capacity = file->pending_capacity ? file->pending_capacity * 2 : 16;
        file->pending = faulty_allocate(file->pending, file->pending_capacity * sizeof(faulty_pending));
    }
    faulty_pending *pending = &file->pending[file->pending_count++];
    *pending = (faulty_pending){.kind = kind};
    return pending;
}

faulty_file *faulty_file_create(faulty_disk *disk, const char *name) {
    faulty_file *file = faulty_file_find(disk, name);
    if (!file) {
        file = faulty_allocate(NULL, sizeof(faulty_file));
        *file = (faulty_file){.name = strdup(name)};
        disk->files = faulty_allocate(disk->files, (disk->file_count + 1) * sizeof(faulty_file *));
        disk->files[disk->file_count++] = file;
    }
    if (!file->exists) {
        file->exists = true;
        faulty_bytes_resize(&file->seen, 0);
        append(file, PENDING_CREATE);
    }
    return file;
}

void faulty_file_delete(faulty_file *file, bool durably) {
    file->exists = false;
    faulty_bytes_resize(&file->seen, 0);
    append(file, PENDING_DELETE);
    if (durably) faulty_file_sync(file);
}

void faulty_file_write(faulty_file *file, const uint8_t *bytes, int64_t count, int64_t offset) {
    faulty_bytes_write(&file->seen, bytes, count, offset);
    faulty_pending *pending = append(file, PENDING_WRITE);
    pending->offset = offset;
    pending->count = count;
    pending->bytes = faulty_allocate(NULL, (size_t)count);
    memcpy(pending->bytes, bytes, (size_t)count);
}

void faulty_file_truncate(faulty_file *file, int64_t count) {
    faulty_bytes_resize(&file->seen, count);
    append(file, PENDING_TRUNCATE)->offset = count;
}

static void apply(faulty_file *file, const faulty_pending *pending) {
    switch (pending->kind) {
    case PENDING_CREATE:
        file->exists_durably = true;
        faulty_bytes_resize(&file->durable, 0);
        break;
    case PENDING_DELETE:
        file->exists_durably = false;
        faulty_bytes_resize(&file->durable, 0);
        break;
    case PENDING_TRUNCATE: faulty_bytes_resize(&file->durable, pending->offset); break;
    case PENDING_WRITE: faulty_bytes_write(&file->durable, pending->bytes, pending->count, pending->offset); break;
    }
}

void faulty_file_sync(faulty_file *file) {
    for (size_t index = 0; index < file->pending_count; index++) apply(file, &file->pending[index]);
    faulty_file_forget_pending(file);
}

static bool is_name(const faulty_pending *pending) {
    return pending->kind == PENDING_CREATE || pending->kind == PENDING_DELETE;
}

/* Takes the first so many changes off the list. */
static void drop_first(faulty_file *file, size_t count) {
    for (size_t index = 0; index < count; index++) free(file->pending[index].bytes);
    file->pending_count -= count;
    memmove(file->pending, file->pending + count, file->pending_count * sizeof(faulty_pending));
}

void faulty_file_forget_pending(faulty_file *file) { drop_first(file, file->pending_count); }

/* Names that were made or deleted become durable; what was written to the files since then does not. */
void faulty_directory_sync(faulty_disk *disk) {
    for (size_t index = 0; index < disk->file_count; index++) {
        faulty_file *file = disk->files[index];
        size_t count = file->pending_count;
        while (count > 0 && !is_name(&file->pending[count - 1])) count--;
        for (size_t pending = 0; pending < count; pending++) apply(file, &file->pending[pending]);
        drop_first(file, count);
    }
}

/* Nothing will ever bring to the disk what was written. Names are another matter: they are the directory's. */
void faulty_file_forget_writes(faulty_file *file) {
    size_t kept = 0;
    for (size_t index = 0; index < file->pending_count; index++) {
        if (is_name(&file->pending[index])) {
            file->pending[kept++] = file->pending[index];
        } else {
            free(file->pending[index].bytes);
        }
    }
    file->pending_count = kept;
}

/* Readers see again what the disk has; of a file that it does not know yet, nothing. */
void faulty_file_forget_cache(faulty_file *file) {
    faulty_file_forget_writes(file);
    if (file->pending_count > 0) {
        faulty_bytes_resize(&file->seen, 0);
    } else {
        faulty_bytes_set(&file->seen, &file->durable);
    }
}

void faulty_file_revert(faulty_file *file) {
    faulty_file_forget_pending(file);
    file->exists = file->exists_durably;
    faulty_bytes_set(&file->seen, &file->durable);
}

void faulty_file_free(faulty_file *file) {
    faulty_file_forget_pending(file);
    free(file->pending);
    free(file->seen.bytes);
    free(file->durable.bytes);
    free(file->name);
    free(file);
}

faulty_file *faulty_file_copy(const faulty_file *file) {
    faulty_file *copy = faulty_allocate(NULL, sizeof(faulty_file));
    *copy = (faulty_file){
        .name = strdup(file->name), .exists = file->exists, .exists_durably = file->exists_durably};
    faulty_bytes_set(&copy->seen, &file->seen);
    faulty_bytes_set(&copy->durable, &file->durable);
    for (size_t index = 0; index < file->pending_count; index++) {
        const faulty_pending *from = &file->pending[index];
        faulty_pending *to = append(copy, from->kind);
        to->offset = from->offset;
        to->count = from->count;
        if (!from->bytes) continue;
        to->bytes = faulty_allocate(NULL, (size_t)from->count);
        memcpy(to->bytes, from->bytes, (size_t)from->count);
    }
    return copy;
}
