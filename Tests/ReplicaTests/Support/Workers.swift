import Dispatch
import SignedLog

extension Workers {
    /// Real threads.
    static let allCores = Workers(count: 4) { parts, work in
        DispatchQueue.concurrentPerform(iterations: parts, execute: work)
    } start: { work in
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group, execute: work)
        return { group.wait() }
    }
}
