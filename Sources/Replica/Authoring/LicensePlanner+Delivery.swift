import Licenses
import SignedLog
import Storage

extension LicensePlanner {
    /// 送达 of the version in force, or of an older one whose proof comes late.
    mutating func planDelivery(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: true)
        let delivery = try request.delivery(today)
        try checkCanBeTold(found, at: delivery.dated)
        guard !found.history.isTest else { throw Refusal(.testLicense, field: "license") }
        let version = try version(of: request, found)
        guard let content = found.history.content(of: version) else { throw Refusal(.licenseVoid) }
        guard content.dated <= delivery.dated else {
            let dates = ["issued": "\(content.dated)", "found": "\(delivery.dated)"]
            throw Refusal(.deliveredBeforeIssue, field: "date", dates)
        }
        try check(delivery, of: content.item)
        if let proof = delivery.proof { try check(proof, of: delivery.channel) }
        let draft = try ActDraft.deliver(version, delivery, at: found.place, circumstances: request.circumstances)
        return planned(draft, found, remarks: remarks(on: delivery, of: version, found))
    }

    /// 法律另有规定的除外: a type of which the law wants paper in the holder's hands is not delivered otherwise.
    private func check(_ delivery: DeliveryDraft, of item: DocumentID) throws(Refusal) {
        guard delivery.way == .electronic, let law = now.catalogue.item(document: item)?.content.notes.paperDelivery
        else { return }
        throw Refusal(.deliveryOnPaper, field: "channel", ["basis": law.string])
    }

    /// One 送达回执 proves one delivery; the same once more was answered before (``Replica/earlier(_:in:)``).
    private func check(_ proof: Text, of channel: Text) throws {
        guard let other = try store.documents(with: .proof(channel: channel, proof)).first else { return }
        throw Refusal(.proofUsed, field: "proof", ["document": other.description, "value": proof.string])
    }

    private func remarks(on delivery: DeliveryDraft, of version: ActID, _ found: Found) -> [String] {
        let isAhead = today.map { delivery.dated > $0 } ?? false
        let isOlder = !found.history.heads.contains(version)
        return (isAhead ? ["date-in-future"] : []) + (isOlder ? ["older-version"] : [])
    }
}

// Which version a fact about one is about.
extension LicensePlanner {
    /// The one that is named by its number, else the one in force; of rivals none.
    func version(of request: LicenseRequest, _ found: Found) throws(Refusal) -> ActID {
        let history = found.history
        let candidates =
            request.version.map { number in
                history.acts.filter { $0.isEffective && $0.license?.content?.version == number }.map(\.id)
            } ?? history.heads
        guard candidates.count <= 1 else {
            throw Refusal(.rivals, ["acts": candidates.map(\.description).joined(separator: " ")])
        }
        if let version = candidates.first { return version }
        guard let number = request.version else { throw Refusal(.licenseVoid) }
        throw Refusal(.notFound, field: "version", ["found": "\(number)"])
    }

    /// Facts of the past may still be written down of a license that has ended, but not of one that nobody can judge.
    func checkCanBeTold(_ found: Found, at date: CivilDate) throws(Refusal) {
        switch found.state(at: date) {
        case .void: throw Refusal(.licenseVoid)
        case .held: throw Refusal(.licenseHeld)
        case .cannotBeJudged: throw Refusal(.cannotBeJudged)
        case .annulled, .revoked, .withdrawn, .cancelled, .notYetInForce, .suspended, .expired, .valid: return
        }
    }
}

extension LicenseRequest {
    /// The day is that on which it entered the holder's system, where the channel says so.
    fileprivate func delivery(_ today: CivilDate?) throws(Refusal) -> DeliveryDraft {
        guard let channel else { throw Refusal(.missingField, field: "channel") }
        let day = entered.map(CivilDate.at(millisecondsSince1970:))
        if let day, let date, date != day {
            throw Refusal(.fieldType, field: "date", ["expected": "\(day)", "value": "\(date)"])
        }
        let dated: CivilDate
        if let day { dated = day } else { dated = try legalDate(today) }
        return DeliveryDraft(
            dated: dated,
            channel: Text(channel),
            proof: proof.map { Text($0) },
            entered: entered,
            way: isOnPaper ? .paper : .electronic
        )
    }
}
