extension [UInt8] {
    /// Appends a number of so many bytes (1 to 8), the highest first.
    package mutating func append(bigEndian number: UInt64, byteCount: Int = 8) {
        precondition(1...8 ~= byteCount, "a number of \(byteCount) bytes")
        // In one go: byte by byte costs more than most of what is appended.
        unsafe Swift.withUnsafeBytes(of: number.bigEndian) { bytes in
            unsafe append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[(8 - byteCount)...]))
        }
    }

    /// A number of so many bytes (1 to 8), the highest first.
    package init(bigEndian number: UInt64, byteCount: Int = 8) {
        self = []
        append(bigEndian: number, byteCount: byteCount)
    }
}
