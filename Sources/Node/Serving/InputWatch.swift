import Dispatch
import Foundation
import ServiceLifecycle

/// Ends the node when its standard input ends. Whoever has started it holds the other end of a pipe and lets go of it
/// by ending, in whatever way: so no node outlives a parent that was killed.
struct InputWatch: Service {
    func run() async throws {
        let (input, continuation) = AsyncStream<Void>.makeStream()
        let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
        // What comes says nothing; only the end does.
        source.setEventHandler { if FileHandle.standardInput.availableData.isEmpty { continuation.finish() } }
        source.resume()
        defer { source.cancel() }
        await cancelWhenGracefulShutdown {
            for await _ in input {}
        }
    }
}
