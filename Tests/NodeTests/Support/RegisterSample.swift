import Foundation

/// A real register, see `Tests/Samples/tutoring-register/SOURCE.txt`.
enum RegisterSample {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Samples/tutoring-register")

    /// 300 rows of it.
    static let path = folder.appending(path: "snapshot-sample.csv").path(percentEncoded: false)
}
