import District
import Licenses
import Replica
import SignedLog

// 不可抗力, as offices tell of it: to each other only when there is a line again.
extension DistrictRun {
    func declare(at node: Installation) throws {
        try author(IncidentRequest(.declare, cause: "线路中断 \(current.number)"), .incidentDeclared, at: node)
    }

    /// The office's last open incident, if it knows of one; a colleague may have cleared it meanwhile.
    func clear(at node: Installation) throws {
        guard let incident = try openIncident(at: node) else { return }
        var request = IncidentRequest(.clear, cause: "故障排除")
        request.incident = incident
        try author(request, .incidentCleared, at: node)
    }

    /// Some acts of the office, of whatever day, become part of it by its own word.
    func assign(at node: Installation) throws {
        guard let incident = try openIncident(at: node), let license = pick(try shownLicenses(at: node), .deed, 60)
        else { return }
        let history = try attempt(at: node) { try $0.history(license.document.description) }
        guard let acts = history.result?.acts.map(\.act), !acts.isEmpty else { return }
        let result = try attempt(at: node) { try $0.assign(acts, to: incident, by: "经办丙") }
        note("\(node.code) assigns \(acts.count) acts: \(result.word)")
        noteRefusal(result, node)
        guard case .done(let done) = result else { return }
        acknowledge(done.entry, "assign", at: node)
        reach(.actsAssigned)
    }

    private func openIncident(at node: Installation) throws -> DocumentID? {
        guard let office = node.office else { return nil }
        let all = try attempt(at: node) { try $0.incidents(of: offices[office], on: time.today).answer() }
        return all.result?.first { $0.open }?.document
    }

    private func author(_ request: IncidentRequest, _ mark: Mark, at node: Installation) throws {
        let result = try attempt(at: node) { try $0.author(request) }
        note("\(node.code) \(request.cause): \(result.word)")
        noteRefusal(result, node)
        guard case .done(let done) = result else { return }
        acknowledge(done.entry, "incident", at: node)
        reach(mark)
    }
}
