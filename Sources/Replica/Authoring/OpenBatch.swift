import Licenses
import SignedLog
import Signing

/// The requests of a batch before they are planned. What builds on acts that are held is planned already, since it takes
/// the store; new licenses are planned when their entry is sealed, while the one before it is stored.
struct OpenBatch: Sendable {
    /// Most acts of a batch that stand under one signature: while one entry is stored, the next one is planned and signed,
    /// and of a batch of thousands little waits for the first or on the last.
    private static let entryLimit = 500

    private let issuing: IssuePlanner
    private let requests: [LicenseRequest]
    /// One for each request.
    private var open: [OpenRequest]
    /// Of each request the number that its license is given; empty if none wants one.
    private var numbers: [GivenNumber?] = []

    init(_ requests: [LicenseRequest], _ open: [OpenRequest], issuing: IssuePlanner) {
        (self.requests, self.open, self.issuing) = (requests, open, issuing)
    }

    var count: Int { open.count }

    /// Those that belong to no audience.
    var refused: [(index: Int, refusal: Refusal)] {
        open.enumerated().compactMap { index, request in
            if case .refused(let refusal) = request { (index, refusal) } else { nil }
        }
    }

    var audiences: [Audience] { Set(open.compactMap(\.audience)).sorted() }

    /// The requests for an audience, as indexes, in as few parts as entries have room for.
    func parts(for audience: Audience) -> [ArraySlice<Int>] {
        let indexes = open.indices.filter { open[$0].audience == audience }
        return stride(from: 0, to: indexes.count, by: Self.entryLimit).map { start in
            indexes[start..<min(start + Self.entryLimit, indexes.count)]
        }
    }

    /// Why requests would be refused; nil of those that would not.
    func refusals(by workers: Workers) -> [Refusal?] {
        workers.map(Array(open.indices)) { planned($0).refusal }
    }

    /// The same, planned: for a batch of which is asked what is odd, too, so that it is planned once.
    func planned(by workers: Workers) -> OpenBatch {
        var batch = self
        batch.open = workers.map(Array(open.indices)) { index in
            switch planned(index) {
            case .success(let act): .planned(act)
            case .failure(let refusal): .refused(refusal)
            }
        }
        return batch
    }

    /// What is odd about a request that is not refused, by the names of the API.
    func remarks(at index: Int) -> [String] {
        let number = numbers.isEmpty ? nil : numbers[index]?.remark?.rawValue
        return ((try? planned(index).get())?.remarks ?? []) + [number].compactMap(\.self)
    }

    /// The batch with numbers for those that want one. All of it is planned for that, so that a request that is refused
    /// takes none.
    ///
    /// - Parameter give: decides for each want, in order, and claims what it gives.
    func numbered(by workers: Workers, _ give: ([NumberWant?]) throws -> [GivenNumber?]) rethrows -> OpenBatch {
        guard zip(requests, open).contains(where: { $1.mayWantNumber(for: $0) }) else { return self }
        let wants = workers.map(Array(open.indices)) { index in try? planned(index).get().want }
        var batch = self
        batch.numbers = try give(wants)
        return batch
    }

    /// Plans and drafts a part as one entry.
    func drafting(_ part: ArraySlice<Int>, by workers: Workers) -> Drafting {
        { writer in
            var founded: UInt64 = 0
            let plans = workers.map(Array(part), planned)
            let placed = zip(part, plans).map { index, plan in
                defer { if case .success(let act) = plan, act.takesSerial { founded += 1 } }
                let number = numbers.isEmpty ? nil : numbers[index]
                return (plan: plan, place: DraftPlace(writer: writer, foundedBefore: founded, number: number))
            }
            return workers.map(placed) { plan, place in
                plan.flatMap { act in Result { () throws(Refusal) in try act.draft(place) } }
            }
        }
    }

    private func planned(_ index: Int) -> Result<PlannedAct, Refusal> {
        switch open[index] {
        case .refused(let refusal): .failure(refusal)
        case .planned(let act): .success(act)
        case .issue(let type, let nonce):
            Result { () throws(Refusal) in try issuing.plan(requests[index], of: type, nonce: nonce) }
        }
    }
}

/// What can be told of a request before it is planned.
enum OpenRequest: Sendable {
    case refused(Refusal)
    case planned(PlannedAct)
    /// A new license, with the 16 random bytes that were drawn for it.
    case issue(IssuedType, nonce: Bytes16)

    /// Only a new license of a type with numbers of its own does, and no back-file's.
    fileprivate func mayWantNumber(for request: LicenseRequest) -> Bool {
        guard case .issue(let type, _) = self else { return false }
        return type.numbering != nil && request.number == nil && request.provenance == nil
    }

    fileprivate var audience: Audience? {
        switch self {
        case .refused: nil
        case .planned(let act): act.audience
        case .issue(let type, _): type.audience
        }
    }
}

extension ArraySlice<Int> {
    /// Two parts in place of one that has more than one index.
    var halves: [ArraySlice<Int>] {
        guard count > 1 else { return [self] }
        let middle = startIndex + count / 2
        return [self[..<middle], self[middle...]]
    }
}
