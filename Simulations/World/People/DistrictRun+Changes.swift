import District
import Rehearsal
import Replica
import SignedLog
import Signing

// What becomes of the district itself while its offices work: offices and nodes that come and go, and a new root.
extension DistrictRun {
    func change(_ change: DistrictChange, at node: Installation) throws {
        switch change {
        case .announce: try announce(node)
        case .enroll: try enroll(node)
        case .remove: try remove(node)
        case .takeOver: try takeOver(officeOf: node)
        case .rotate: try rotateRoot()
        case .retireItem: try retireItem(of: node)
        case .approveAgain: try approveAgain(itemOf: node)
        case .newerProgram: try runNewerProgram(beside: node)
        case .newerRoot: try runNewerProgram(onHubFor: node)
        case .enrollOffice: try enrollOffice()
        }
    }

    var hub: Installation { nodes[DistrictShape.hub] }

    /// One act by the root key.
    @discardableResult
    func byRoot(_ request: DistrictRequest, _ what: String) throws -> Acknowledgement? {
        let result = try attempt(at: hub) { try $0.author(request) }
        note("the root \(what): \(result.word)")
        if case .refused(let refusal) = result { reach(.rootRefused, isSo: refusal.code == .notRoot) }
        guard case .done(let done) = result else { return nil }
        acknowledge(done.entry, what, at: hub, isOwnKey: false)
        return done
    }

    private func announce(_ node: Installation) throws {
        let request = DistrictRequest.announceEndpoint(
            addresses: ["10.0.\(node.index).\(below(200, .deed, 40)):7443"],
            certificate: node.entropy.entropy().bytes(64)
        )
        let result = try attempt(at: node) { try $0.author(request) }
        note("\(node.code) announces where it is reached: \(result.word)")
        guard case .done(let done) = result else { return }
        acknowledge(done.entry, "announce", at: node)
        reach(.endpointAnnounced)
    }

    /// The root cuts the key of a node that nobody needs any more. What it has not handed in is lost with it.
    private func remove(_ node: Installation) throws {
        guard node.running != nil, try cutOff(node) else { return }
        retired.insert(node.index)
        node.condition.isAway = true
        node.kill()
        reach(.nodeRemoved)
    }

    /// One office ends, and another answers for its licenses.
    private func takeOver(officeOf node: Installation) throws {
        guard let ended = node.office, offices.count > 1, heirs[ended] == nil else { return }
        let heir = (ended + 1 + below(offices.count - 1, .deed, 41)) % offices.count
        guard heirs[heir] == nil else { return }
        let what = "ends \(DistrictShape.offices[ended].name) for \(DistrictShape.offices[heir].name)"
        guard try byRoot(.takeOver(ended: offices[ended], heir: offices[heir]), what) != nil else { return }
        heirs[ended] = heir
        reach(.officeTakenOver)
    }

    /// The offices whose licenses an office answers for: its own, and those that it has taken over.
    func offices(servedBy office: Int) -> [Int] { [office] + heirs.filter { $0.value == office }.keys.sorted() }

    /// The recovery key comes out of the safe, once: another root writes from now on.
    private func rotateRoot() throws {
        guard hub.roots.count == 1 else { return }
        let (next, safe) = (founding.root(after: 1), founding.recovery(after: 1))
        let result = try attempt(at: hub) { replica in
            try replica.rotate(to: next.publicKey, recovery: safe.publicKey, with: founding.recovery(after: 0))
        }
        note("the root key is replaced: \(result.word)")
        switch result {
        case .done(let done): acknowledge(done.entry, "rotate", at: hub, isOwnKey: false)
        case .refused(let refusal) where refusal.code == .wrongKey: break  // It was kept, though it was called failed.
        case .refused, .unreadable, .failed, .nobody: return
        }
        hub.take(root: next)
        rotation = result.result?.entry
        // A hub that went back in time may have forgotten cuts: those, the new root does not know.
        if hub.condition.wasSetBack { adversary.beyondCuts = [:] }
        reach(.rootReplaced)
        hub.kill()
        try restart(hub)
    }

    /// An office joins that has no node yet.
    func enrollOffice() throws {
        let request = DistrictRequest.enrollOffice(code: "11310107002450048Q", name: "民政局", roles: [.issuing])
        reach(.officeEnrolledLate, isSo: try byRoot(request, "enrolls an office") != nil)
    }

    /// The office puts a new version of its type forward, which is approved days later.
    private func retireItem(of node: Installation) throws {
        guard let office = node.office else { return }
        guard try byRoot(.retireItem(founding.items[office]), "retires a type") != nil else { return }
        reach(.itemRetired)
        try submitNextVersion(by: node)
        let event = PlannedEvent(number: current.event, time: 0, .change(.approveAgain, at: node.index))
        schedule(.planned(event), after: Int64(1 + below(4, .deed, 42)) * Span.day)
    }

    private func approveAgain(itemOf node: Installation) throws {
        guard let office = node.office else { return }
        try byRoot(.approveItem(founding.items[office], submission: nil), "approves a retired type again")
    }
}

// Nodes that join while the others work.
extension DistrictRun {
    /// The first time somebody sets the machine up, and it may call the hub as a stranger for a while; the root enrolls
    /// it then or later, and again if that was lost.
    private func enroll(_ node: Installation) throws {
        if node.condition.isAbsent {
            node.condition.isAbsent = false
            try restart(node)
            guard below(2, .deed, 43) == 0 else { return note("\(node.code) is set up, and not enrolled yet") }
        }
        try enrollUnlessKnown(node)
    }

    /// Whether the hub knows the node then.
    @discardableResult
    func enrollUnlessKnown(_ node: Installation) throws -> Bool {
        guard let replica = hub.running else { return false }
        if case .done = try attempt(at: hub, { try $0.node(named: node.code) }) { return true }
        guard let office = node.office.map({ offices[$0] }) ?? founding.library, replica.district != nil else {
            return false
        }
        let request = try node.identity.joinRequest(as: node.code, node.kind)
        let enrollment = DistrictRequest.enrollNode(request, office: office, kind: node.kind, code: node.code)
        guard try byRoot(enrollment, "enrolls \(node.code)") != nil else { return false }
        reach(.enrolledLate)
        return true
    }
}
