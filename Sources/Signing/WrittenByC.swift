extension [UInt8] {
    /// `count` bytes as a C function writes them; nil if it reports failure (anything but 0).
    ///
    /// The pointer is valid within the closure only, and for exactly `count` bytes; a function that succeeds must have
    /// written them all.
    init?(count: Int, writtenByC write: (UnsafeMutablePointer<UInt8>) -> CInt) {
        var status: CInt = -1
        // Room for at least one byte, so that there is an address also where nothing is written.
        unsafe self.init(unsafeUninitializedCapacity: Swift.max(count, 1)) { buffer, initializedCount in
            guard let start = buffer.baseAddress else { return }
            status = unsafe write(start)
            initializedCount = status == 0 ? count : 0
        }
        guard status == 0 else { return nil }
    }

    /// `count` bytes as a C function that cannot fail writes them.
    init(count: Int, filledByC write: (UnsafeMutablePointer<UInt8>) -> Void) {
        unsafe self.init(unsafeUninitializedCapacity: Swift.max(count, 1)) { buffer, initializedCount in
            guard let start = buffer.baseAddress else { return }
            unsafe write(start)
            initializedCount = count
        }
    }
}
