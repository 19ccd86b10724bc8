import Synchronization

/// Who computes things that do not depend on each other: one after another, or several at once. Handed in by the shell,
/// since the rooms below it know no threads. What comes out is the same either way, errors included.
package struct Workers: Sendable {
    package typealias Perform = @Sendable (_ parts: Int, _ work: @Sendable (Int) -> Void) -> Void
    package typealias Start = @Sendable (_ work: @escaping @Sendable () -> Void) -> Wait
    package typealias Wait = @Sendable () -> Void

    /// How many work at once.
    package let count: Int
    @usableFromInline let perform: Perform
    private let start: Start

    /// Less than this is done before another worker has woken up, as a rule.
    @usableFromInline static let leastShare = 32
    /// Parts for each worker: who is done early takes another.
    @usableFromInline static let partsEach = 4

    /// One after another, on the caller's thread: what a simulation hands in.
    package static let one = Workers(count: 1) { parts, work in
        for part in 0..<parts { work(part) }
    } start: { work in
        work()
        return {}
    }

    /// - Parameters:
    ///   - perform: calls `work` with each of `0..<parts`, in any order and on any thread, and returns when all calls
    ///     have.
    ///   - start: calls `work` on another thread and returns at once; what it returns waits for the end of that call.
    package init(count: Int, perform: @escaping Perform, start: @escaping Start) {
        precondition(count > 0, "\(count) workers")
        (self.count, self.perform, self.start) = (count, perform, start)
    }

    /// What `transform` makes of each item, in order. Of several errors the one of the first item is thrown.
    ///
    /// Inlinable, so that each room has it for its own types: what knows them only by name costs more than some work.
    ///
    /// - Parameter leastShare: items that are worth waking another worker for; nil of such as take some microseconds each.
    @inlinable
    package func map<Item: Sendable, Output: Sendable, Failure: Error>(
        _ items: [Item],
        leastShare: Int? = nil,
        _ transform: @Sendable (Item) throws(Failure) -> Output
    ) throws(Failure) -> [Output] {
        let parts = min(count * Self.partsEach, items.count / (leastShare ?? Self.leastShare))
        guard count > 1, parts > 1 else { return try items.map(transform) }
        let done = DoneParts<Output, Failure>(count: parts)
        perform(parts) { part in
            let share = items[items.count * part / parts..<items.count * (part + 1) / parts]
            done.put(Result { () throws(Failure) in try share.map(transform) }, at: part)
        }
        return try done.outputs()
    }

    /// How to share things out that are made of parts: many things among all, of few each one's parts.
    package func shared(over count: Int) -> (across: Workers, within: Workers) {
        count > Self.leastShare * 2 ? (self, .one) : (.one, self)
    }

    /// Begins with work that the caller will ask for later. If no other worker has come to it by then, the caller does it.
    package func begin<Output: Sendable>(_ work: @escaping @Sendable () -> Output) -> Pending<Output> {
        let pending = Pending(work)
        pending.await(start { pending.work() })
        return pending
    }
}

extension Workers {
    /// Items of which another worker is worth waking to take them apart.
    private static let leastWaste = 100

    /// Has another worker take apart what nobody needs any more: to give the memory of a thousand acts back takes a fifth as
    /// long as to store them, and who stores them is one.
    ///
    /// - Parameters:
    ///   - value: the last reference to it, or nothing is gained.
    ///   - count: items that it is made of.
    package func discard<Value: Sendable>(_ value: consuming Value, of count: Int) {
        guard self.count > 1, count >= Self.leastWaste else { return }
        let waste = Waste(value)
        _ = start { waste.empty() }
    }
}

/// What is to be taken apart. It is emptied by whoever takes it apart, so that it does not matter who lets go of it last.
///
/// A class, because both hold the same one; a lock guards it.
private final class Waste<Value: Sendable>: Sendable {
    private let value: Mutex<Value?>

    init(_ value: consuming Value) { self.value = Mutex(value) }

    func empty() {
        let value = value.withLock { $0.take() }
        _ = consume value
    }
}

/// What has been done of work that is shared out.
///
/// A class, because all who work hold the same one; a lock guards it.
@usableFromInline
final class DoneParts<Output: Sendable, Failure: Error>: Sendable {
    private let parts: Mutex<[Result<[Output], Failure>?]>

    @usableFromInline
    init(count: Int) { parts = Mutex([Result<[Output], Failure>?](repeating: nil, count: count)) }

    @usableFromInline
    func put(_ result: Result<[Output], Failure>, at part: Int) { parts.withLock { $0[part] = result } }

    /// Of all parts, in order.
    @usableFromInline
    func outputs() throws(Failure) -> [Output] {
        var outputs: [Output] = []
        for result in parts.withLock({ $0 }) {
            guard let result else { preconditionFailure("a part of the work was not done") }
            outputs += try result.get()
        }
        return outputs
    }
}

/// Work that was begun, and its outcome.
///
/// A class, because who works and who waits hold the same one; locks guard what they share.
package final class Pending<Output: Sendable>: Sendable {
    /// Nil as soon as somebody does it.
    private let open: Mutex<(@Sendable () -> Output)?>
    private let outcome = Mutex<Output?>(nil)
    private let wait = Mutex<Workers.Wait?>(nil)

    fileprivate init(_ work: @escaping @Sendable () -> Output) { open = Mutex(work) }

    fileprivate func await(_ wait: @escaping Workers.Wait) { self.wait.withLock { $0 = wait } }

    /// Does the work, unless somebody does it already.
    fileprivate func work() {
        guard let work = open.withLock({ $0.take() }) else { return }
        let output = work()
        outcome.withLock { $0 = output }
    }

    /// Does the work if nobody has begun with it: all others are busy then. Else waits for its end.
    package func value() -> Output {
        work()
        if let output = outcome.withLock({ $0 }) { return output }
        wait.withLock { $0 }?()
        guard let output = outcome.withLock({ $0 }) else { preconditionFailure("the work has not been done") }
        return output
    }
}
