// Documents that merge, in memory; written to a file and its fsync, where a work says durable. None of them signs. "fields"
// are fifteen registers a license, "blob" is one with JSON in it. Loro's snapshot file is copied and two keys are read:
// nothing of it is checked.
extension RecordedRival {
    static let documents = [
        RecordedRival(
            "loro 1.17.1 fields",
            [
                RecordedRun("1 bulk import", wall: 5.0278, disk: 59.83e6, mebibytes: 756),
                RecordedRun("2 full sync (updates)", wall: 4.075, wire: 46.17e6, mebibytes: 1170),
                RecordedRun("2b full sync (snapshot file)", wall: 0.2975, wire: 59.83e6, mebibytes: 145),
                RecordedRun("3 incremental 100 (warm)", wall: 0.1892, wire: 46.0e3, mebibytes: 247),
                RecordedRun("3b incremental 100 (cold start both)", wall: 0.631, wire: 46.0e3, mebibytes: 247),
                RecordedRun("4 reconcile 100+100", wall: 1.5938, wire: 91.7e3, mebibytes: 1013),
                RecordedRun("5 durable local write", median: 239.8, slow: 496.8, mebibytes: 131),
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 1.6681, wire: 278.1e3, mebibytes: 1968),
            ]
        ),
        RecordedRival(
            "loro 1.17.1 blob",
            [
                RecordedRun("1 bulk import", wall: 1.6097, disk: 41.38e6, mebibytes: 300),
                RecordedRun("2 full sync (updates)", wall: 1.1216, wire: 59.74e6, mebibytes: 530),
                RecordedRun("2b full sync (snapshot file)", wall: 0.3748, wire: 41.38e6, mebibytes: 224),
                RecordedRun("3 incremental 100 (warm)", wall: 0.3969, wire: 59.9e3, mebibytes: 390),
                RecordedRun("3b incremental 100 (cold start both)", wall: 1.138, wire: 59.9e3, mebibytes: 384),
                RecordedRun("4 reconcile 100+100", wall: 0.6757, wire: 119.5e3, mebibytes: 526),
                RecordedRun("5 durable local write", median: 1345.9, slow: 1983.6, mebibytes: 216),
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 0.7998, wire: 11.94e6, mebibytes: 769),
            ]
        ),
        RecordedRival(
            "yrs (pycrdt 0.14.13) fields",
            [
                RecordedRun("1 bulk import", wall: 3.6648, disk: 66.42e6, mebibytes: 743),
                RecordedRun("2 full sync", wall: 2.1091, wire: 66.42e6, mebibytes: 1642),
                RecordedRun("3 incremental 100 (warm)", wall: 0.0206, wire: 64.9e3, mebibytes: 1544),
                RecordedRun("3b incremental 100 (cold start both)", wall: 3.1445, wire: 64.9e3, mebibytes: 1545),
                RecordedRun("4 reconcile 100+100", wall: 0.0423, wire: 129.5e3, mebibytes: 1544),
                RecordedRun("5 durable local write", median: 16922.1, slow: 22111.4, mebibytes: 835),
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 0.1077, wire: 333.7e3, mebibytes: 1544),
            ]
        ),
        RecordedRival(
            "yrs (pycrdt 0.14.13) blob",
            [
                RecordedRun("1 bulk import", wall: 1.0383, disk: 60.44e6, mebibytes: 228),
                RecordedRun("2 full sync", wall: 0.468, wire: 60.44e6, mebibytes: 393),
                RecordedRun("3 incremental 100 (warm)", wall: 0.0024, wire: 60.5e3, mebibytes: 283),
                RecordedRun("3b incremental 100 (cold start both)", wall: 0.5753, wire: 60.5e3, mebibytes: 284),
                RecordedRun("4 reconcile 100+100", wall: 0.0059, wire: 120.7e3, mebibytes: 283),
                RecordedRun("5 durable local write", median: 529.9, slow: 1270.7, mebibytes: 184),
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 0.0624, wire: 11.62e6, mebibytes: 283),
            ]
        ),
        RecordedRival(
            "automerge 0.11.0 (rust, Automerge 3) fields",
            [
                RecordedRun("1 bulk import", wall: 24.5551, disk: 11.80e6, mebibytes: 252),
                RecordedRun("2 full sync (sync protocol)", wall: 4.5333, wire: 11.93e6, mebibytes: 658),
                RecordedRun("2b full sync (saved file)", wall: 1.4586, wire: 11.80e6, mebibytes: 528),
                RecordedRun("3 incremental 100 (warm)", wall: 1.1725, wire: 67.2e3, mebibytes: 619),
                RecordedRun("4 reconcile 100+100", wall: 1.0119, wire: 134.5e3, mebibytes: 619),
                RecordedRun("5 durable local write", median: 385.9, slow: 634.8, mebibytes: 528),
            ]
        ),
        RecordedRival(
            "automerge 0.11.0 (rust, Automerge 3) fields",
            licenses: 10_000,
            [
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 0.8753, wire: 2.71e6, mebibytes: 3766)
            ]
        ),
    ]
}
