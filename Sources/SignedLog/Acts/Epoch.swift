package import Signing

/// One uninterrupted stretch of writing in one log: 16 random bytes, new at each start of the writer, so that no
/// writer that was restored or copied ever signs one (log, epoch, number) twice.
package struct Epoch: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let bytes: Bytes16

    package init(_ bytes: Bytes16) { self.bytes = bytes }

    package static func < (left: Epoch, right: Epoch) -> Bool { left.bytes < right.bytes }

    package var description: String { bytes.description }
}
