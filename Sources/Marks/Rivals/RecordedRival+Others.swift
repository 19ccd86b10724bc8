// Version control, a message log, and a set of signed events, which alone of all rivals signs. Bytes of the last two are all
// that went over the loopback. The relay refused to reconcile 100,000 events, so of that there are figures of 20,000.
extension RecordedRival {
    static let others = [
        RecordedRival(
            "git",
            [
                RecordedRun("1 bulk import (fast-import)", wall: 8.2267, disk: 50.03e6, mebibytes: 38),
                RecordedRun("2 full sync (clone)", wall: 2.9959, wire: 44.57e6, mebibytes: 119),
                RecordedRun("3 incremental 100 (100 commits)", wall: 0.2878, wire: 73.1e3, mebibytes: 121),
                RecordedRun("4 reconcile 100+100 (fetch, merge, push)", wall: 0.6421, wire: 152.0e3, mebibytes: 115),
                RecordedRun(
                    "5 durable local write (commit, 3 processes)",
                    median: 343450.3,
                    slow: 374502.5,
                    mebibytes: 115
                ),
                RecordedRun("6 merge 10k+10k conflicting edits", wall: 6.6959, wire: 9.93e6, mebibytes: 190),
            ]
        ),
        RecordedRival(
            "fossil",
            [
                RecordedRun("1 bulk import (import --git)", wall: 80.4177, disk: 91.25e6, mebibytes: 194),
                RecordedRun("2 full sync (clone)", wall: 6.8097, wire: 62.40e6, mebibytes: 160),
                RecordedRun("3 incremental 100 (1 check-in)", wall: 1.1114, wire: 40.7e3, mebibytes: 70),
                RecordedRun(
                    "5 durable local write (add + commit)",
                    median: 5884792.8,
                    slow: 6037528.9,
                    mebibytes: 66
                ),
            ]
        ),
        RecordedRival(
            "NATS JetStream sync_interval=2m",
            [
                RecordedRun("1 bulk import", wall: 2.7024, disk: 60.85e6),
                RecordedRun("2 full sync (mirror over leaf link)", wall: 0.6377, wire: 68.80e6),
                RecordedRun("3 incremental 100", wall: 0.007, wire: 146.4e3),
                RecordedRun("5 acknowledged publish (no fsync)", median: 232.2, slow: 503.4),
            ]
        ),
        RecordedRival(
            "NATS JetStream sync_interval=always",
            licenses: 20_000,
            [
                RecordedRun("1 bulk import", wall: 3.9064, disk: 12.18e6),
                RecordedRun("2 full sync (mirror over leaf link)", wall: 3.3572, wire: 13.91e6),
                RecordedRun("3 incremental 100", wall: 0.0462, wire: 147.6e3),
                RecordedRun("5 acknowledged publish (fsync)", median: 521.1, slow: 1865.0),
            ]
        ),
        RecordedRival(
            "nostr-sdk negentropy",
            [
                RecordedRun("1 bulk import (sign + store)", wall: 86.073, disk: 209.85e6, mebibytes: 228),
                RecordedRun("2 full sync", wall: 132.8018, wire: 102.99e6, mebibytes: 243),
                RecordedRun("5 durable local write (sign + store)", median: 884.1, slow: 1163.7, mebibytes: 76),
            ]
        ),
        RecordedRival(
            "nostr-sdk negentropy",
            licenses: 20_000,
            [
                RecordedRun("3 incremental 100", wall: 0.7209, wire: 120.3e3, mebibytes: 108),
                RecordedRun("4 reconcile 100+100 (22 of 100 came)", wall: 0.7599, wire: 234.6e3, mebibytes: 109),
            ]
        ),
        // The reconciliation alone: ids, no records, both sides in one process; processor time.
        RecordedRival("negentropy B-tree, ids alone", [RecordedRun("4c verify equal", wall: 0.0001, wire: 324)]),
    ]
}
