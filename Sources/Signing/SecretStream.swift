import CSodium

/// What both ends of a secret stream know of its shape.
package enum SecretStream {
    package static let headerByteCount = crypto_secretstream_xchacha20poly1305_headerbytes()
    /// How many bytes longer than its plain text each chunk is.
    package static let chunkOverheadByteCount = crypto_secretstream_xchacha20poly1305_abytes()

    fileprivate static let messageTag: UInt8 = 0
    fileprivate static let finalTag: UInt8 = 3

    /// The state from which both ends start: libsodium's two functions for it differ only in who draws the header.
    fileprivate static func start(key: Bytes32, header: [UInt8]) -> crypto_secretstream_xchacha20poly1305_state {
        precondition(header.count == headerByteCount, "a secret stream's header of \(header.count) bytes")
        initializeSodium()
        var state = crypto_secretstream_xchacha20poly1305_state()
        let status = unsafe key.withPointer {
            unsafe crypto_secretstream_xchacha20poly1305_init_pull(&state, header, $0)
        }
        precondition(status == 0, "a secret stream starts from any header")
        return state
    }
}

/// Encrypts a sequence of chunks (libsodium's secretstream, XChaCha20-Poly1305) so that none can be changed, dropped,
/// doubled or moved, and its end cannot be cut off, without the reader's notice.
///
/// Not copyable: two writers in one state would use one nonce for two messages, which breaks the cipher.
package struct SecretStreamWriter: ~Copyable, Sendable {
    /// The reader needs it; it is no secret.
    package let header: [UInt8]
    private var state: crypto_secretstream_xchacha20poly1305_state
    private var isFinished = false

    /// The key may serve several streams: each draws a header of its own.
    package init(key: Bytes32, entropy: Entropy = .system) {
        header = entropy.bytes(SecretStream.headerByteCount)
        state = SecretStream.start(key: key, header: header)
    }

    /// The next chunk, encrypted. After the last one there is none.
    package mutating func push(_ chunk: [UInt8], isLast: Bool) -> [UInt8] {
        precondition(!isFinished, "a chunk pushed after the last one")
        isFinished = isLast
        let tag = isLast ? SecretStream.finalTag : SecretStream.messageTag
        let sealed = unsafe [UInt8](
            count: chunk.count + SecretStream.chunkOverheadByteCount,
            writtenByC: { sealed in
                unsafe crypto_secretstream_xchacha20poly1305_push(
                    &state,
                    sealed,
                    nil,
                    chunk,
                    UInt64(chunk.count),
                    nil,
                    0,
                    tag
                )
            }
        )
        guard let sealed else { preconditionFailure("\(chunk.count) bytes are within libsodium's limits") }
        return sealed
    }
}

/// Why a chunk of a secret stream is refused. The reader stays where it was.
package enum SecretStreamRefusal: Error, Hashable, Sendable {
    /// Shorter than an empty chunk.
    case chunkTooShort(byteCount: Int)
    /// Another key, another place in the stream, or changed bytes.
    case notAuthentic
    /// Authentic, but of a kind that our writer never makes.
    case unknownTag(UInt8)
    /// The last chunk has been read.
    case afterLast
}

/// Decrypts what a ``SecretStreamWriter`` wrote, chunk by chunk in the same order.
package struct SecretStreamReader: Sendable {
    /// Whether the last chunk has been read. A stream that ends before was cut off.
    package private(set) var isFinished = false
    private var state: crypto_secretstream_xchacha20poly1305_state

    /// Nil unless the header has 24 bytes.
    package init?(key: Bytes32, header: [UInt8]) {
        guard header.count == SecretStream.headerByteCount else { return nil }
        state = SecretStream.start(key: key, header: header)
    }

    /// The plain text of the next chunk, and whether it is the last.
    package mutating func pull(
        _ sealed: [UInt8]
    ) throws(SecretStreamRefusal) -> (bytes: [UInt8], isLast: Bool) {
        guard !isFinished else { throw .afterLast }
        let (bytes, tag, next) = try opened(sealed)
        guard tag == SecretStream.messageTag || tag == SecretStream.finalTag else { throw .unknownTag(tag) }
        state = next
        isFinished = tag == SecretStream.finalTag
        return (bytes, isFinished)
    }

    private func opened(
        _ sealed: [UInt8]
    ) throws(SecretStreamRefusal) -> (bytes: [UInt8], tag: UInt8, next: crypto_secretstream_xchacha20poly1305_state) {
        let count = sealed.count - SecretStream.chunkOverheadByteCount
        guard count >= 0 else { throw .chunkTooShort(byteCount: sealed.count) }
        var next = state
        var tag: UInt8 = 0
        let bytes = unsafe [UInt8](
            count: count,
            writtenByC: { bytes in
                unsafe crypto_secretstream_xchacha20poly1305_pull(
                    &next,
                    bytes,
                    nil,
                    &tag,
                    sealed,
                    UInt64(sealed.count),
                    nil,
                    0
                )
            }
        )
        guard let bytes else { throw .notAuthentic }
        return (bytes, tag, next)
    }
}
