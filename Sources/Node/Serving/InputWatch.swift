import Foundation
import ServiceLifecycle

/// Ends the node when its standard input ends. Whoever has started it holds the other end of a pipe and lets go of it
/// by ending, in whatever way: so no node outlives a parent that was killed.
struct InputWatch: Service {
    func run() async throws {
        let (input, continuation) = AsyncStream<Void>.makeStream()
        // A thread of its own, which waits in the kernel and ends with the process at the latest.
        Thread.detachNewThread {
            // What comes says nothing; only the end does.
            while let bytes = try? FileHandle.standardInput.read(upToCount: 1), !bytes.isEmpty {}
            continuation.finish()
        }
        await cancelWhenGracefulShutdown {
            for await _ in input {}
        }
    }
}
