#ifndef HEFU_SYNCMETER_H
#define HEFU_SYNCMETER_H

#include <stddef.h>
#include <stdint.h>

// Counts and times what reaches the disk. A program that links this target has fsync and fdatasync of its own, which do what
// libc's do: SQLite and everything else in the process call them.

/// Forgets what was counted.
void hefu_sync_reset(void);

/// Calls since then.
size_t hefu_sync_count(void);

/// Nanoseconds of the i-th call since then; of the first million calls.
uint64_t hefu_sync_nanoseconds(size_t i);

#endif
