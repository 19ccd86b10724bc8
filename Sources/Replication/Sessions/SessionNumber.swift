/// Names a session within one responder.
package struct SessionNumber: Hashable, Comparable, Sendable {
    let value: UInt64

    package static func < (left: SessionNumber, right: SessionNumber) -> Bool { left.value < right.value }
}
