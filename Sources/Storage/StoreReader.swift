/// Answers questions about what is stored. Valid only within the closure that it was given to.
///
/// A class, because ``StoreWriter`` is one that can also write. Every function throws ``StoreFailure`` and nothing else.
package class StoreReader {
    let connection: Connection
    /// The store's, which outlives its readers.
    let viewMemory: ViewMemory

    init(_ connection: Connection, _ viewMemory: ViewMemory) {
        (self.connection, self.viewMemory) = (connection, viewMemory)
    }
}

/// Writes, within one transaction (``Store/write(_:)``), and sees what it has written.
package final class StoreWriter: StoreReader {}
