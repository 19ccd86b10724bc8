import Foundation
import Node

extension ProgramSurroundings {
    /// This process, and the node in its data directory.
    static var process: ProgramSurroundings {
        ProgramSurroundings(
            environment: ProcessInfo.processInfo.environment,
            console: .standard,
            wallClock: { Int64(Date().timeIntervalSince1970 * 1000) },
            connect: { configuration, passphrase in
                try await connectLocalAPI(configuration: configuration, passphrase: { try passphrase.existing() })
            }
        )
    }
}
