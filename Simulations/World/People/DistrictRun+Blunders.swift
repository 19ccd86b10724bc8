import District
import Licenses
import Replica
import SignedLog

// What people do that makes work for others.
extension DistrictRun {
    func blunder(_ kind: FaultKind, at node: Installation) throws {
        switch kind {
        case .sameLicenseTwice: try typeTwice(at: node)
        case .rivalAmendments: try amendTwice(at: node)
        case .catalogueChanged: try changeCatalogue(by: node)
        default: try cutInHaste(node)
        }
    }

    private func colleague(of node: Installation) -> Installation? {
        nodes.first { $0.index != node.index && $0.office == node.office && $0.office != nil && $0.running != nil }
    }

    /// One applicant, two counters that are out of touch.
    private func typeTwice(at node: Installation) throws {
        guard let other = colleague(of: node), node.running != nil else { return }
        struck(.sameLicenseTwice)
        let name = "双\(current.number)"
        let first = try author(issue(by: node, for: name), at: node)
        let second = try author(issue(by: other, for: name), at: other)
        if first != nil, second != nil { changed(.sameLicenseTwice) }
    }

    /// Two counters change one license, neither knowing of the other.
    private func amendTwice(at node: Installation) throws {
        guard let other = colleague(of: node) else { return }
        struck(.rivalAmendments)
        let known = Set(try shownLicenses(at: other).filter { $0.state == .valid && !$0.rivals }.map(\.document))
        let mine = try shownLicenses(at: node).filter { known.contains($0.document) && !$0.rivals }
        guard let license = pick(mine, .deed, 20) else { return }
        var count = 0
        for (place, counter) in [node, other].enumerated() {
            var request = LicenseRequest(.amend)
            (request.license, request.date, request.by) = (license.document.description, time.today, "经办丙")
            request.fields = ["address": .text(place == 0 ? "甲址" : "乙址")]
            if try author(request, at: counter) != nil { count += 1 }
        }
        if count == 2 { changed(.rivalAmendments) }
    }

    /// The office proposes a new version of its type, and the root approves it as soon as it hears of it.
    private func changeCatalogue(by node: Installation) throws {
        guard let office = node.office, node.running != nil else { return }
        struck(.catalogueChanged)
        guard try submitNextVersion(by: node) else { return }
        let approval = DistrictRequest.approveItem(founding.items[office], submission: nil)
        guard try byRoot(approval, "approves what it has heard of") != nil else { return }
        changed(.catalogueChanged)
        reach(.catalogueVersionTwo)
    }

    /// Says whether it is done.
    @discardableResult
    func submitNextVersion(by node: Installation) throws -> Bool {
        guard let office = node.office, let replica = node.running else { return false }
        let items = replica.catalogue().filter { $0.document == founding.items[office] }
        guard let version = items.map(\.version).max() else { return false }
        var item = try ItemSubmission.simulated(office, offices[office], version: version + 1)
        item.fields.append(FaceField(key: "area", label: "面积", type: .text, isPublic: true, isRequired: false))
        let submission = item
        let submitted = try attempt(at: node) { replica in
            try replica.author(.submitItem(submission, item: founding.items[office]))
        }
        note("\(node.code) submits version \(version + 1) of its type: \(submitted.word)")
        guard case .done(let done) = submitted else { return false }
        acknowledge(done.entry, "submit", at: node)
        return true
    }

    /// A node is cut that did nothing wrong; a colleague adopts what it wrote after the cut.
    private func cutInHaste(_ node: Installation) throws {
        struck(.hastyCut)
        let lines = across([node.index])
        network.cut(lines)
        for index in 0..<3 { try author(issue(by: node, for: "\(current.number)-\(index)"), at: node) }
        schedule(.afterwards(.lineUp(lines)), after: Span.hour)
        guard try cutOff(node) else { return }
        changed(.hastyCut)
        guard let other = colleague(of: node) else { return }
        for round in 1...4 {
            let event = PlannedEvent(number: current.event, time: 0, .deed(.adopt, at: other.index))
            schedule(.planned(event), after: Int64(round) * Span.day)
            let dial = PlannedEvent(number: current.event, time: 0, .dial(from: node.index, to: DistrictShape.hub))
            schedule(.planned(dial), after: Int64(round) * 12 * Span.hour)
        }
    }

    /// The root cuts a node's key off. Says whether that was done.
    func cutOff(_ node: Installation) throws -> Bool {
        guard node.index != hub.index, !node.condition.isCut else { return false }
        let named = try attempt(at: hub) { try $0.node(named: node.code) }
        guard let document = named.result, try byRoot(.cutOff(node: document), "cuts \(node.code) off") != nil else {
            return false
        }
        node.condition.isCut = true
        reach(.keyCut)
        return true
    }
}
