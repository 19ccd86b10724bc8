// Databases that hand on rows or pages. None of them signs. doltlite pushed to a file, and what that grew by stands for the
// wire; PostgreSQL looks for changes each 20 ms, its figures have a client's connection in them, and it has no merge.
extension RecordedRival {
    static let databases = [
        RecordedRival(
            "cr-sqlite",
            [
                RecordedRun("1 bulk import", wall: 13.0163, disk: 118.13e6, mebibytes: 147),
                RecordedRun("2 full sync", wall: 26.4683, wire: 142.63e6, mebibytes: 1289),
                RecordedRun("3 incremental 100", wall: 0.0341, wire: 142.4e3, mebibytes: 20),
                RecordedRun("4 reconcile 100+100", wall: 0.0641, wire: 284.4e3, mebibytes: 24),
                RecordedRun("5 durable local write", median: 243.0, slow: 1394.9, mebibytes: 22),
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 0.3603, wire: 1.61e6, mebibytes: 62),
            ]
        ),
        RecordedRival(
            "cloudsync (sqlite-sync 0.8.12)",
            [
                RecordedRun("1 bulk import", wall: 17.716, disk: 180.29e6, mebibytes: 235),
                RecordedRun("2 full sync", wall: 26.0499, wire: 31.67e6, mebibytes: 605),
                RecordedRun("3 incremental 100", wall: 0.0357, wire: 32.1e3, mebibytes: 21),
                RecordedRun("4 reconcile 100+100", wall: 0.0945, wire: 64.3e3, mebibytes: 27),
                RecordedRun("5 durable local write", median: 263.5, slow: 1351.1, mebibytes: 32),
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 0.473, wire: 357.7e3, mebibytes: 92),
            ]
        ),
        RecordedRival(
            "doltlite 0.51.3",
            [
                RecordedRun("1 bulk import", wall: 2.8505, disk: 519.18e6, mebibytes: 96),
                RecordedRun("2 full sync (push to file remote, clone)", wall: 0.5031, wire: 45.13e6, mebibytes: 79),
                RecordedRun("3 incremental 100", wall: 0.0386, wire: 1.09e6, mebibytes: 29),
                RecordedRun(
                    "4 reconcile 100+100 (push, pull, push, pull)",
                    wall: 0.1785,
                    wire: 2.21e6,
                    mebibytes: 78
                ),
                RecordedRun("5 durable local write", median: 463.0, slow: 899.6, mebibytes: 28),
                RecordedRun(
                    "6 merge 10k+10k conflicting edits (stops: 10,000 conflicts)",
                    wall: 0.3887,
                    mebibytes: 140
                ),
            ]
        ),
        RecordedRival(
            "PostgreSQL 15 logical replication",
            [
                RecordedRun("1 bulk import (COPY)", wall: 0.7684, disk: 50.00e6),
                RecordedRun("2 full sync (initial copy)", wall: 0.5061, wire: 40.71e6),
                RecordedRun("3 incremental 100", wall: 0.0496, wire: 93.4e3),
                RecordedRun("5 durable local write", median: 269.0, slow: 508.5),
            ]
        ),
    ]
}
