import CZlib

/// Raw deflate (RFC 1951) by zlib: bytes in, bytes out, nothing kept. Everything unsafe of the room stands here.
///
/// How small the output gets is zlib's affair and no part of a format: a reader takes whatever inflates to what was
/// promised.
package enum Deflate {
    /// zlib's level 1: acts of one kind repeat each other so near by that more effort saves little.
    private static let level: Int32 = 1
    /// Without zlib's own frame, since each format of ours says how long its parts are.
    private static let rawWindowBits = -MAX_WBITS
    private static let memoryLevel: Int32 = 8
    /// zlib compares it with its own, lest program and library differ.
    private static let streamByteCount = unsafe Int32(MemoryLayout<z_stream>.size)

    /// Deflates everything.
    package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var stream = unsafe z_stream()
        let version = unsafe zlibVersion()
        let opened = unsafe deflateInit2_(
            &stream,
            level,
            Z_DEFLATED,
            rawWindowBits,
            memoryLevel,
            Z_DEFAULT_STRATEGY,
            version,
            streamByteCount
        )
        precondition(opened == Z_OK, "zlib cannot begin: \(opened)")  // Out of memory, or another zlib than ours.
        defer { unsafe deflateEnd(&stream) }
        let bound = Int(unsafe deflateBound(&stream, UInt(bytes.count)))
        var ended = Z_OK
        let output = unsafe run(&stream, bytes, roomFor: bound) { stream in
            unsafe ended = deflate(stream, Z_FINISH)
        }
        precondition(ended == Z_STREAM_END, "zlib did not end within its own bound")
        return output
    }

    /// Inflates exactly one stream that fills `byteCount` bytes; nil if it is none, or ends before or behind. No more
    /// memory is taken than that, whatever the bytes say.
    package static func inflated(_ bytes: [UInt8], byteCount: Int) -> [UInt8]? {
        var stream = unsafe z_stream()
        let opened = unsafe inflateInit2_(
            &stream,
            rawWindowBits,
            zlibVersion(),
            streamByteCount
        )
        precondition(opened == Z_OK, "zlib cannot begin: \(opened)")
        defer { unsafe inflateEnd(&stream) }
        var ended = Z_OK
        let output = unsafe run(&stream, bytes, roomFor: byteCount) { stream in
            unsafe ended = inflate(stream, Z_FINISH)
        }
        let isWhole = unsafe ended == Z_STREAM_END && stream.avail_in == 0 && output.count == byteCount
        return isWhole ? output : nil
    }

    /// Gives zlib all of the input and so much room; what it has written into it.
    private static func run(
        _ stream: inout z_stream,
        _ input: [UInt8],
        roomFor byteCount: Int,
        _ step: (UnsafeMutablePointer<z_stream>) -> Void
    ) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: max(byteCount, 1)) { room, count in
            unsafe input.withUnsafeBufferPointer { input in
                // zlib does not write to its input; its type is of a time before `const`.
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = room.baseAddress
                unsafe stream.avail_out = UInt32(byteCount)
                unsafe step(&stream)
                count = unsafe byteCount - Int(stream.avail_out)
            }
        }
    }
}
