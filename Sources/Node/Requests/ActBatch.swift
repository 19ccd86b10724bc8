import Licenses
import Replica
import SignedLog
import Signing

/// Many acts in one request. Each is judged by itself: one that is refused keeps no other back.
struct ActBatch: Sendable {
    /// Of each act the request, or why it cannot be read.
    private let requests: [Result<LicenseRequest, Refusal>]

    /// Reads `{"acts":[…]}`; an act has, beside its other members, `idempotencyKey` and `revision`, which a single
    /// request has in its headers.
    init(body: [UInt8], operatorByDefault: String?) throws {
        var object = try RequestObject(body: body)
        let acts = try object.objects("acts") ?? []
        try object.finish()
        guard !acts.isEmpty else { throw Refusal(.missingField, field: "acts") }
        guard acts.count <= Replica.applicationBatchLimit else {
            let limit = String(Replica.applicationBatchLimit)
            throw Refusal(.tooLarge, field: "acts", ["found": String(acts.count), "limit": limit])
        }
        requests = try acts.map { act in
            do { return .success(try LicenseRequest(inBatch: act, operatorByDefault)) } catch let refusal as Refusal {
                return .failure(refusal)
            }
        }
    }

    func carryOut(on replica: Replica) throws -> Answer {
        var written = try replica.author(each: requests.compactMap { try? $0.get() }).makeIterator()
        let results = requests.enumerated().map { index, request -> Answer.Result in
            let place = "acts/\(index)"
            switch request {
            case .failure(let refusal): return .refused(Problem(refusal, in: place))
            case .success:
                switch written.next() {
                case .done(let done)?: return .done(done)
                case .refused(let refusal)?: return .refused(Problem(refusal, in: place))
                case nil: preconditionFailure("an act of a batch has no result")
                }
            }
        }
        return Answer(results: results)
    }

    struct Answer: Encodable, Sendable {
        /// One for each act, in order.
        let results: [Result]
        let done: Int
        let refused: Int

        init(results: [Result]) {
            self.results = results
            done = results.count(where: \.isDone)
            refused = results.count - done
        }

        enum Result: Encodable, Sendable {
            case done(Acknowledgement)
            case refused(Problem)

            fileprivate var isDone: Bool {
                switch self {
                case .done: true
                case .refused: false
                }
            }

            private enum Key: CodingKey { case done, problem }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                switch self {
                case .done(let done): try container.encode(done, forKey: .done)
                case .refused(let problem): try container.encode(problem, forKey: .problem)
                }
            }
        }
    }
}

extension LicenseRequest {
    fileprivate init(inBatch object: RequestObject, _ operatorByDefault: String?) throws {
        var object = object
        try self.init(&object, operatorByDefault: operatorByDefault)
        idempotencyKey = try object.text("idempotencyKey").map { text throws(Refusal) in
            try Bytes16(idempotencyKey: text, field: "idempotencyKey")
        }
        revision = try object.text("revision").map(RevisionCondition.init(member:))
        try object.finish()
        try requireRevision(field: "revision")
    }
}
