#define _GNU_SOURCE
#include "syncmeter.h"

#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { kept = 1000000 };

static uint32_t nanoseconds[kept];
static atomic_size_t count;

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int timed(long call, int descriptor) {
    uint64_t start = now();
    int result = (int)syscall(call, descriptor);
    uint64_t time = now() - start;
    size_t place = atomic_fetch_add(&count, 1);
    if (place < kept) nanoseconds[place] = time > UINT32_MAX ? UINT32_MAX : (uint32_t)time;
    return result;
}

int fsync(int descriptor) { return timed(SYS_fsync, descriptor); }

int fdatasync(int descriptor) { return timed(SYS_fdatasync, descriptor); }

void hefu_sync_reset(void) { atomic_store(&count, 0); }

size_t hefu_sync_count(void) { return atomic_load(&count); }

uint64_t hefu_sync_nanoseconds(size_t i) { return i < kept ? nanoseconds[i] : 0; }
