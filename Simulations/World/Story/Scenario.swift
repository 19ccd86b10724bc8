/// A story with a name: what an office fears, and how it ends.
package protocol Scenario {
    /// What it tells, in one sentence.
    static var summary: String { get }

    /// Throws ``RunFailure`` where it ends otherwise.
    static func play(_ tell: ((String) -> Void)?) throws
}

extension Scenario {
    package static var name: String { "\(Self.self)" }
}
