import Replica
import Replication
import SignedLog
import Storage

/// What came of something that a node was asked to do.
enum Attempt<Result> {
    case done(Result)
    case refused(Refusal)
    /// Bytes from outside were no good.
    case unreadable(String)
    /// Its disk could not.
    case failed
    /// Nothing runs there.
    case nobody

    var result: Result? {
        switch self {
        case .done(let result): result
        case .refused, .unreadable, .failed, .nobody: nil
        }
    }

    /// For the trace.
    var word: String {
        switch self {
        case .done: "done"
        case .refused(let refusal): "refused: \(refusal.code.rawValue)"
        case .unreadable(let why): "unreadable: \(why)"
        case .failed: "the disk failed"
        case .nobody: "nobody there"
        }
    }
}

extension DistrictRun {
    /// Asks a node's process. Refusals and failures of its disk are answers; anything else is a fault of the engine.
    func attempt<Result>(at node: Installation, _ work: (Replica) throws -> Result) throws -> Attempt<Result> {
        guard let replica = node.running else { return .nobody }
        touched.insert(node.index)
        do {
            return .done(try work(replica))
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch is StoreFailure {
            noticeFailure(of: node)
            return .failed
        } catch let refusal as BundleRefusal {
            return .unreadable("\(refusal)")
        } catch let failure as RunFailure {
            throw failure
        } catch {
            noticeDisk(of: node)
            if node.condition.isDamaged { return .failed }
            throw RunFailure.safety("\(node.code): unexpected error \(error)")
        }
    }
}
