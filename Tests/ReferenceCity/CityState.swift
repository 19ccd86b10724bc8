import Crypto
import Foundation

/// What the reference city holds: a library that takes submissions (`docs/city-library.md`), and a channel that brings
/// licenses to their holders (`docs/delivery-channels.md`). Written from those pages alone; it knows nothing of Hefu's rooms.
actor CityState {
    /// What may go wrong with one request. A test lines them up; each is used up by one request.
    enum Fault: String, Codable {
        /// No server to speak of: 503, and nothing happens.
        case absent
        /// It is taken, and the answer comes when nobody waits for it any more.
        case slow
        case reject
        case conflict
        /// The request is held up on its way and arrives behind the next one; the client sees a 503.
        case overtaken
        /// A channel has the license and has not brought it yet.
        case later
    }

    struct Answer: Sendable {
        let status: Int
        let body: Data
        var delay = Duration.zero
    }

    private struct Held: Codable {
        let license: String
        let number: Int
        let submission: String
        let operation: String
        let data: [String: String]
    }

    private struct Submission: Codable {
        let submission: String
        let license: String
        let number: Int
        let operation: String
        let identifier: String
        var data: [String: String]?

        enum CodingKeys: String, CodingKey {
            case submission, license, number, operation, data
            case identifier = "ZZBS"
        }
    }

    private struct Delivery: Codable {
        let delivery: String
        let license: String
        let data: [String: String]
    }

    private struct Report: Codable {
        let licenses: [String: Held]
        let deliveries: [String: String]
        let submissions: Int
        let requests: Int
        let forged: Int
    }

    private let key: SymmetricKey
    private var faults: [Fault] = []
    private var answers: [String: (status: Int, body: Data)] = [:]
    private var licenses: [String: Held] = [:]
    private var overtaken: [Submission] = []
    private var deliveries: [String: String] = [:]
    private var requests = 0
    private var forged = 0

    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    func lineUp(_ body: Data) -> Answer {
        guard let faults = try? JSONDecoder().decode([Fault].self, from: body) else { return .plain(400) }
        self.faults += faults
        return .plain(204)
    }

    func report() -> Answer {
        let report = Report(
            licenses: licenses,
            deliveries: deliveries,
            submissions: answers.count,
            requests: requests,
            forged: forged
        )
        return Answer(status: 200, body: (try? JSONEncoder().encode(report)) ?? Data())
    }
}

// The library.
extension CityState {
    func submit(_ id: String, _ body: Data) -> Answer {
        requests += 1
        guard let submission = try? JSONDecoder().decode(Submission.self, from: body), submission.submission == id
        else {
            return .reason(422, "报文不合约定")
        }
        if let known = answers[id] { return Answer(status: known.status, body: known.body) }
        switch takeFault() {
        case .absent, .later: return .plain(503)
        case .reject: return answered(id, .reason(422, "持证主体 \(submission.data?["CZZT"] ?? "") 无法核实"))
        case .conflict: return answered(id, .reason(409, "标识已有其他内容"))
        case .overtaken:
            overtaken.append(submission)
            return .plain(503)
        case .slow:
            var answer = take(submission)
            answer.delay = .seconds(3)
            return answer
        case nil:
            let answer = take(submission)
            // What was overtaken arrives now.
            while let late = overtaken.popLast() { _ = take(late) }
            return answer
        }
    }

    private func take(_ submission: Submission) -> Answer {
        let held = licenses[submission.identifier]
        if let held, held.license != submission.license {
            return answered(submission.submission, .reason(409, "标识已有其他内容"))
        }
        // Versions have 标识 of their own; of one license the last that was told stands.
        let last = licenses.values.filter { $0.license == submission.license }.map(\.number).max() ?? 0
        if last < submission.number {
            licenses = licenses.filter { $0.value.license != submission.license }
            licenses[submission.identifier] = Held(
                license: submission.license,
                number: submission.number,
                submission: submission.submission,
                operation: submission.operation,
                data: submission.data ?? [:]
            )
        }
        return answered(submission.submission, .json(200, ["receipt": "SK-\(answers.count + 1)"]))
    }

    private func answered(_ id: String, _ answer: Answer) -> Answer {
        if answers[id] == nil { answers[id] = (answer.status, answer.body) }
        return answer
    }

    private func takeFault() -> Fault? { faults.isEmpty ? nil : faults.removeFirst() }
}

// The channel.
extension CityState {
    func deliver(_ body: Data, timestamp: String, signature: String) -> Answer {
        requests += 1
        let signed = Data("\(timestamp).".utf8) + body
        let code = HMAC<Crypto.SHA256>.authenticationCode(for: signed, using: key)
        guard signature == "v1=" + code.map({ String(format: "%02x", $0) }).joined(),
            let delivery = try? JSONDecoder().decode(Delivery.self, from: body), let seconds = Int(timestamp)
        else {
            forged += 1
            return .plain(401)
        }
        if deliveries[delivery.delivery] != nil { return prove(delivery, at: seconds) }
        switch takeFault() {
        case .absent, .overtaken: return .plain(503)
        case .reject, .conflict: return .reason(422, "持证主体未开通")
        case .later: return .plain(202)
        case .slow:
            var answer = prove(delivery, at: seconds)
            answer.delay = .seconds(3)
            return answer
        case nil: return prove(delivery, at: seconds)
        }
    }

    /// A minute after it was asked.
    private func prove(_ delivery: Delivery, at seconds: Int) -> Answer {
        let proof = deliveries[delivery.delivery] ?? "回执\(deliveries.count + 1)"
        deliveries[delivery.delivery] = proof
        let entered = Date(timeIntervalSince1970: Double(seconds + 60)).formatted(.iso8601)
        return .json(200, ["proof": proof, "entered": entered])
    }
}

extension CityState.Answer {
    static func plain(_ status: Int) -> Self { Self(status: status, body: Data("{}".utf8)) }

    static func reason(_ status: Int, _ reason: String) -> Self { json(status, ["reason": reason]) }

    static func json(_ status: Int, _ members: [String: String]) -> Self {
        Self(status: status, body: (try? JSONEncoder().encode(members)) ?? Data())
    }
}
