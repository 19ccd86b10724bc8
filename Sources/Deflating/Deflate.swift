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

    /// Bytes that are deflated at one go, so that several workers share out what is long. Cutting a stream here costs it
    /// some ten bytes each time.
    private static let strideByteCount = 256 * 1024

    /// Where what is long may be cut: ``deflated(_:_:)`` of each, one behind the other, is one stream.
    package static func strides(of byteCount: Int) -> [Range<Int>] {
        stride(from: 0, to: max(byteCount, 1), by: strideByteCount).map { start in
            start..<min(start + strideByteCount, byteCount)
        }
    }

    /// Deflates one of the ``strides(of:)`` of these bytes. What stands before it may be referred to.
    package static func deflated(_ bytes: [UInt8], _ stride: Range<Int>) -> [UInt8] {
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
        unsafe show(&stream, bytes[max(0, stride.lowerBound - windowByteCount)..<stride.lowerBound])
        let isLast = stride.upperBound == bytes.count
        let bound = Int(unsafe deflateBound(&stream, UInt(stride.count))) + flushByteCount
        var ended = Z_OK
        let output = unsafe run(&stream, bytes[stride], roomFor: bound) { stream in
            unsafe ended = deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
        }
        let isWhole = isLast ? ended == Z_STREAM_END : unsafe ended == Z_OK && stream.avail_out > 0
        precondition(isWhole, "zlib did not end within its own bound")
        return output
    }

    /// How far back a stream refers.
    private static let windowByteCount = 1 << Int(MAX_WBITS)
    /// More than an empty block takes, by which a stride ends on a whole byte.
    private static let flushByteCount = 16

    private static func show(_ stream: inout z_stream, _ before: ArraySlice<UInt8>) {
        unsafe before.withUnsafeBufferPointer { before in
            guard let first = before.baseAddress, !before.isEmpty else { return }
            let shown = unsafe deflateSetDictionary(&stream, first, UInt32(before.count))
            precondition(shown == Z_OK, "zlib does not take what stands before: \(shown)")
        }
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
        let output = unsafe run(&stream, bytes[...], roomFor: byteCount) { stream in
            unsafe ended = inflate(stream, Z_FINISH)
        }
        let isWhole = unsafe ended == Z_STREAM_END && stream.avail_in == 0 && output.count == byteCount
        return isWhole ? output : nil
    }

    /// Gives zlib all of the input and so much room; what it has written into it.
    private static func run(
        _ stream: inout z_stream,
        _ input: ArraySlice<UInt8>,
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
