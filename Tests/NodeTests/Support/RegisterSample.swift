import Foundation

/// 300 rows of a real register, see `Tests/Samples/tutoring-register/SOURCE.txt`.
enum RegisterSample {
    static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Samples/tutoring-register/snapshot-sample.csv")
        .path(percentEncoded: false)
}
